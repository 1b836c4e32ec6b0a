// What the front end and Drafter say to each other. All indexes count Unicode code points.

/** A difference of a text: what stands from start to stop gives way to a new text.
 * @typedef {[start: number, stop: number, text: string]} Edit
 */

/** Where a stretch of a block's (or value's) text stands in the outline's text.
 * @typedef {[at: number, start: number, length: number]} Run
 */

/** Something wrong with the text that Drafter read.
 * @typedef {object} Fault
 * @property {string} message
 * @property {string} [advice]
 * @property {number} [line]
 * @property {number} [column]
 * @property {number|null} [start]
 * @property {number|null} [stop]
 */

/** A paragraph of the page: one element.
 * @typedef {object} Block
 * @property {string} html
 * @property {Run[]} [runs]
 * @property {boolean} [break] whether it begins a new page
 */

/** How the page looks. Lengths are points.
 * @typedef {object} Layout
 * @property {string} name
 * @property {string} css rules for what is inside `.paper`
 * @property {{width: number, height: number, top: number, right: number, bottom: number, left: number, lines?: number, pitch?: number}} paper
 * @property {{place: "outside"|"right"|"center"|"none", before: string, after: string, inset: number, bottom: number}} number
 * @property {Rim|null} rim null where there is nothing but page numbers
 * @property {{name: string, stand_ins: string[]}[]} fonts
 */

/** What stands on some sheets: three texts of a header and of a footer, the mark, and whether the page number stands alone.
 * @typedef {{header: string[]|null, mark: string, footer: string[]|null, number: boolean}} Around
 */
/** The rim of the sheets. Lengths are points.
 * @typedef {{pages: {default: Around, even?: Around, first?: Around}, top: number, bottom: number, rules: {header: boolean, footer: boolean}, watermark: {text: string, size: number, color: string}|null}} Rim
 */

/** @typedef {{from: number, drop: number, put: Block[]}} BlockEdit */

/** Where the caret belongs: in the text, and in which field of the form.
 * @typedef {{start: number|null, path?: string, at?: number}} Caret
 */

/** One outline being edited, as Drafter sees it.
 * @typedef {object} View
 * @property {string} sitting
 * @property {string} path
 * @property {number} version
 * @property {boolean} saved
 * @property {boolean} undo
 * @property {boolean} redo
 * @property {string|null} [text]
 * @property {Edit|null} [change]
 * @property {Fault[]} faults
 * @property {Fault[]} notices
 * @property {boolean} readable whether the page is that of the text
 * @property {boolean} editable whether the form is: the text is an outline, though a value in it may be wrong
 * @property {Layout|null} [layout]
 * @property {string[]|null} [layouts]
 * @property {string} looked the layout in which the page is looked at, "" for the speech's own
 * @property {Block[]|BlockEdit|null} [blocks]
 * @property {Run[][]} [runs] the runs of every block
 * @property {Record<string, string>} [pictures] the addresses of pictures that the page has not yet, by their names
 * @property {Form|null} form
 * @property {{title: string, date: string}} [heads] what headers and footers show of the document
 * @property {Caret|null} [caret]
 * @property {(string|Fault)[]} [said] what a paste changed, or what was noticed when a file was opened
 * @property {boolean} [stale] the change was against a text that is no more, and was not made
 * @property {string|null} [trouble] why the file is not saved
 */

/** @typedef {{chinese: boolean, documents: FormDocument[], bundle?: {fields: Field[]}|null}} Form */

/** @typedef {{path: string, template?: string, title?: string, fields: Field[], slots: Field[], opening: Body, agenda: {path: string, fields: Field[], items: KeyedItem[]}, sections: Section[], closing: Body, attachments: {path: string, items: KeyedItem[]}, ending: Field[], footnotes: Field[], notes: Body}} FormDocument */

/** A value on one or more lines.
 * @typedef {object} Field
 * @property {string} path
 * @property {string} name
 * @property {string} label
 * @property {string} [hint]
 * @property {"line"|"lines"|"date"|"choice"|"number"} kind
 * @property {string} value
 * @property {boolean} [required]
 * @property {number|null} start
 * @property {string[]} [choices]
 * @property {Run[]} [runs]
 * @property {string} [words] the key of its name among the words, where `field.` and `name` is not it
 */

/** @typedef {{path: string, items: Item[]}} Body */
/** @typedef {{path: string, kind: "text", text: string, start: number|null, runs?: Run[]}} TextItem */
/** @typedef {{path: string, kind: "point", mark: string, heading: Heading, items: Item[]}} PointItem */
/** A line of a kind of its own. name: the kind: `cue`, `quote` …
 * @typedef {{path: string, kind: "line", name: string, label: string, fields: Field[]}} LineItem
 */
/** A picture: its file, its caption, its width. @typedef {{path: string, kind: "picture", fields: Field[]}} PictureItem */
/** rows: the cells, none where the table takes them from a file.
 * @typedef {{path: string, kind: "table", fields: Field[], rows: {path: string, text: string, start: number|null, hint?: string, open: boolean, runs?: Run[]}[][]}} TableItem
 */
/** What the form cannot change. @typedef {{path: string, kind: "other", text: string}} OtherItem */
/** An item of the agenda, or an attachment. @typedef {{path: string, kind: "item"|"attachment", fields: Field[], body?: Body}} KeyedItem */
/** @typedef {TextItem|PointItem|LineItem|PictureItem|TableItem|OtherItem} Item */
/** @typedef {{path: string, mark: string, level: number, heading: Heading, body: Body, sections: Section[]}} Section */
/** @typedef {{fixed: string}|{path: string, text: string, start: number|null, runs?: Run[]}} Piece */
/** @typedef {{path: string, text: string, start: number|null, runs?: Run[]}|{path: string, pieces: Piece[]}} Heading */

/** Something that a check found.
 * @typedef {object} Finding
 * @property {number} id
 * @property {string} check
 * @property {"error"|"warning"|"info"|"note"} severity
 * @property {string} message
 * @property {string} [advice]
 * @property {number|null} start
 * @property {number|null} stop
 * @property {number|null} block
 * @property {number} [at]
 * @property {number} [length]
 * @property {string|null} [fix]
 * @property {string} [text] the outline in which it was found; the page's own
 */

/** @typedef {{start: number|null, stop?: number|null, block: number|null, at: number, length: number, path?: string|null, hint: string}} Blank */
/** @typedef {{characters: number, minutes: number, limit?: number|null, rate?: number, parts: LengthPart[], cut: Cut[]}} Stats */
/** A part of a speech. due: the characters that the limit leaves for it, null without a limit.
 * @typedef {{kind: "opening"|"section"|"closing", title: string, characters: number, minutes: number, due: number|null}} LengthPart
 */
/** What could be cut in a speech that is too long.
 * @typedef {{sentences: {text: string, characters: number, start: number|null, block: number|null, at: number}[], phrases: {text: string, times: number}[]}} Cut
 */
/** @typedef {{version: number, findings: Finding[], ignored: Finding[], explains: Record<string, string>, blanks: Blank[], stats: Stats|null}} Findings */

/** A template in the gallery. group: the heading that it stands under, "" for none.
 * @typedef {{name: string, title: string, genre: string, group: string, summary: string, picture: string|null}} Card
 */

/** What the front end asks for first.
 * @typedef {object} Start
 * @property {string} version
 * @property {string} language `en`, `zh` …
 * @property {Record<string, string>} [words]
 * @property {string} [folder] the folder that was opened
 * @property {string|null} opened
 * @property {boolean} tour
 * @property {{office: boolean}} platform
 */

/** What the first page chooses from. files: the outlines of the opened folder. titles: those of the speeches in them, by their names.
 * @typedef {{templates: Card[], files: string[], titles: Record<string, string>, recent: {path: string, title: string, changed: string}[]}} Choice
 */

/** @typedef {{do: string, path: string, [key: string]: unknown}} Action */
/** @typedef {{label: string, detail?: string, insert: string, kind?: string}} Completion */
/** @typedef {{kind: "value", start: number}|{kind: "template"|"layout", name: string, line: number, file?: string, excerpt?: string}} Origin */
/** @typedef {{kind: "pull"|"mine"|"draft", text: string, changes: {old: string, new: string}[], notices: (string|Fault)[]}} Dropped */

/** What Drafter says unasked.
 * @typedef {object} Said
 * @property {"disk"|"changed"|"conflict"|"saved"|"trouble"|"template"|"lost"|"back"} kind
 * @property {string} [sitting]
 * @property {number} [version]
 * @property {string} [message]
 * @property {string} [mine]
 * @property {string} [theirs]
 * @property {string} [base]
 * @property {string} [kept] the file in which the other's text was put
 */

/** How the front end reaches Drafter. A page without an installation puts its own in `window.drafterTransport`.
 * @typedef {object} Transport
 * @property {(name: string, args: object) => Promise<any>} call
 * @property {(hear: (said: Said) => void) => void} listen
 * @property {() => Promise<Picked|null>} [pick] a file chosen by the user, where that is more than an ordinary file field does
 * @property {(path: string, text: string) => Promise<unknown>} [keep] gives the outline to the user as a file
 * @property {() => void} [licenses] shows the licenses of what is built in
 * @property {(error: unknown) => string} [failed] what is said where Drafter did not start
 * @property {() => void} [leave] called when the page is closed
 */

/** A file that was chosen: the call that opens it, and what is done with its view.
 * @typedef {{open: [name: string, args: object], link: ((view: View) => Promise<void>)|null}} Picked
 */

export {};
