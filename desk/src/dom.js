// Elements made and changed. No word of a speech is ever read as HTML here.

/** @typedef {Node|string|number|null|undefined|false} Child */

/** An element with its properties and children. `class`, `dataset`, `aria-…`, `role` and other attributes are set as attributes,
 * `on…` as listeners, all else as properties: `h("button", {class: "icon", onclick: undo}, "↶")`.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [properties] what is null or undefined is left out
 * @param {...(Child|Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes("-") && name !== "role") /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name === "className" ? "class" : name, String(value));
  }
  element.append(...nodes(children));
  return element;
}

/** The children of an element, replaced.
 * @param {Element} element
 * @param {...(Child|Child[])} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
}

/** @param {(Child|Child[])[]} children @returns {(Node|string)[]} */
function nodes(children) {
  return children.flat().flatMap((child) => (child === null || child === undefined || child === false ? [] : [typeof child === "number" ? String(child) : child]));
}

/** A text changed only where it differs, so that nothing is painted without need.
 * @param {Node} node
 * @param {string} text
 */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A list of rows made to show a list of things. Rows whose thing is the same stay (counted from both ends), so that what is focused in one of
 * them stays focused though others come or go before it; between them rows take other things in order.
 * @template T
 * @template {{element: Element}} R
 * @param {Element} parent only the rows are its children
 * @param {R[]} rows
 * @param {T[]} things
 * @param {(row: R, thing: T) => boolean} same
 * @param {(thing: T) => R} make
 * @param {(row: R, thing: T) => boolean} change makes a row show another thing; false where it cannot
 * @returns {R[]} the rows in their new order
 */
export function reconcile(parent, rows, things, same, make, change) {
  let head = 0;
  while (head < rows.length && head < things.length && same(rows[head], things[head])) head++;
  let tail = 0;
  while (tail < rows.length - head && tail < things.length - head && same(rows[rows.length - 1 - tail], things[things.length - 1 - tail])) tail++;
  const middle = rows.slice(head, rows.length - tail);
  const before = rows.slice(0, head);
  const behind = tail ? rows.slice(-tail) : [];
  /** @type {R[]} */
  const next = [];
  before.forEach((row, index) => next.push(change(row, things[index]) ? row : replace(row, make(things[index]))));
  const following = behind[0]?.element ?? null;
  things.slice(head, things.length - tail).forEach((thing, index) => {
    const row = middle[index];
    if (row && change(row, thing)) next.push(row);
    else if (row) next.push(replace(row, make(thing)));
    else {
      const made = make(thing);
      parent.insertBefore(made.element, following);
      next.push(made);
    }
  });
  middle.slice(things.length - head - tail).forEach((row) => row.element.remove());
  behind.forEach((row, index) => {
    const thing = things[things.length - tail + index];
    next.push(change(row, thing) ? row : replace(row, make(thing)));
  });
  return next;
}

/** @template {{element: Element}} R @param {R} row @param {R} other @returns {R} */
function replace(row, other) {
  row.element.replaceWith(other.element);
  return other;
}
