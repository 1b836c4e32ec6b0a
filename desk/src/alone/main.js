// The page without an installation: the same desk, with Drafter inside.

import { Inside } from "./transport.js";

if (!(/** @type {any} */ (window).drafterTooOld)) {
  /** @type {any} */ (window).drafterTransport = new Inside();
  void import("../main.js");
}
