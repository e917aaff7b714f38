// anywidget's front end registers itself as an AMD module: it calls `define`. esbuild puts `registerModule` in the
// place of that global (--define, --inject): require.js, which a page may hold, then gets none of our modules, and
// those that could also be CommonJS are, since `registerModule.amd` is missing.

const factories = [];

export function registerModule(names, factory) {
  factories.push(factory);
}

/** The factory that was registered last. */
export const lastFactory = () => factories.at(-1);
