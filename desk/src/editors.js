// The code editors, which the desk loads when the form and the page stand.

export { Source } from "./source.js";
export { Template } from "./template.js";
