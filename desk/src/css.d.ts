declare module "*.css";

/** Pyodide's lock file, put in by alone.mjs. */
declare const PYODIDE_LOCK: string;
