// What a cell shows when the Python that ran it is gone.

const ANEW = "Python had to be started anew: run the cells again.";

/** The event of an error output. broken: why Python itself broke down; nothing if the reader stopped it. */
export function endingOf(broken) {
  const ename = broken ? "SystemError" : "KeyboardInterrupt";
  const traceback = [broken ? `Python itself broke down: ${broken}` : "Stopped.", ANEW];
  return { kind: "output", output: { output_type: "error", ename, evalue: broken ?? "", traceback, places: [] } };
}
