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

/** What gets the focus back once the form is laid. @type {Element|null} */
let comesBack = null;

/** Keep the row of a control as that with the focus is kept. @param {Element|null} control null for none */
export const keepRow = (control) => void (comesBack = control);

/** A list of rows made to show a list of things. Rows whose thing is the same stay (counted from both ends), so that what is focused in one of
 * them stays focused though others come or go before it; between them rows take other things in order, but the row with the focus keeps its own.
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
  /** @param {R} row @param {T} thing */
  const lay = (row, thing) => (change(row, thing) ? row : replace(row, make(thing)));
  /** @param {R[]} rows @param {T[]} things @param {Element|null} following the element before which new ones stand */
  const inOrder = (rows, things, following) => {
    rows.slice(things.length).forEach((row) => row.element.remove());
    return things.map((thing, index) => {
      if (rows[index]) return lay(rows[index], thing);
      const made = make(thing);
      parent.insertBefore(made.element, following);
      return made;
    });
  };
  const [first, middle, last] = [rows.slice(0, head), rows.slice(head, rows.length - tail), tail ? rows.slice(-tail) : []];
  const between = things.slice(head, things.length - tail);
  const next = first.map((row, index) => lay(row, things[index]));
  const following = last[0]?.element ?? null;
  const held = focusedIn(middle, between, same);
  if (held) {
    const { row, at } = held;
    const others = middle.filter((other) => other !== row);
    if (middle[at] !== row) {
      // The others change their places: an element taken from its own loses the focus, and an input method what it composes.
      row.element.before(...others.slice(0, at).map(({ element }) => element));
      row.element.after(...others.slice(at).map(({ element }) => element));
    }
    next.push(...inOrder(others.slice(0, at), between.slice(0, at), row.element), lay(row, between[at]), ...inOrder(others.slice(at), between.slice(at + 1), following));
  } else next.push(...inOrder(middle, between, following));
  return [...next, ...last.map((row, index) => lay(row, things[things.length - tail + index]))];
}

/** The row with the focus, and the index of the nearest thing that is still its own; null where there is none.
 * @template T
 * @template {{element: Element}} R
 * @param {R[]} rows
 * @param {T[]} things
 * @param {(row: R, thing: T) => boolean} same
 */
function focusedIn(rows, things, same) {
  const rowOf = (/** @type {Element|null} */ control) => rows.findIndex(({ element }) => element.contains(control));
  const focused = rowOf(document.activeElement);
  const from = focused < 0 && comesBack ? rowOf(comesBack) : focused;
  if (from < 0) return null;
  const far = (/** @type {number} */ index) => Math.abs(index - from);
  const [at] = [...things.keys()].filter((index) => same(rows[from], things[index])).sort((one, other) => far(one) - far(other));
  return at === undefined ? null : { row: rows[from], at };
}

/** @template {{element: Element}} R @param {R} row @param {R} other @returns {R} */
function replace(row, other) {
  row.element.replaceWith(other.element);
  return other;
}
