declare module "*.css";

declare module "*/pyodide.asm.mjs";

/** Pyodide's lock file, put in by alone.mjs. */
declare const PYODIDE_LOCK: string;
