// Text as a terminal would show it: carriage returns and backspaces done, colors and cursor left out.

const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007]*(?:\u0007|\u001b\\)|\u001b[@-_]/g;

export function plainText(text) {
  const clean = text.replace(ESCAPES, "").replaceAll("\r\n", "\n");
  return /[\r\b]/.test(clean) ? clean.split("\n").map(line).join("\n") : clean;
}

/** A line in which later text overwrites what stood there. */
function line(text) {
  const shown = [];
  let column = 0;
  for (const letter of text) {
    if (letter === "\r") column = 0;
    else if (letter === "\b") column = Math.max(0, column - 1);
    else shown[column++] = letter;
  }
  return shown.join("");
}
