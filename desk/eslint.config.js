import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  { ignores: ["node_modules/"] },
  {
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-implicit-globals": "error",
      // What a method of a base class is given, and does not need.
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // The pages of this machine may show words of a speech: they are put in as text. `innerHTML` is set in one place, src/page.js.
      "no-restricted-properties": ["error", { property: "innerHTML" }, { property: "outerHTML" }, { property: "insertAdjacentHTML" }],
    },
  },
  { files: ["src/old.js"], rules: { "no-var": "off" } },
  { files: ["src/**"], languageOptions: { globals: globals.browser } },
  { files: ["test/**", "*.js", "*.mjs"], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
