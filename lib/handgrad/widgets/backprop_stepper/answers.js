// What a typed answer is, what is said to it, and which numbers are known at a step.

/** The number that a reader typed and the size of its last digit, or null. A comma may stand for the point. */
export function readNumber(text) {
  const plain = text.trim().replace(/[−–]/g, "-").replace(",", ".");
  const parts = /^[+-]?(?:\d+\.?(\d*)|\.(\d+))(?:e([+-]?\d{1,3}))?$/i.exec(plain);
  if (!parts) return null;
  const decimals = (parts[1] ?? parts[2] ?? "").length;
  return { value: Number(plain), unit: 10 ** (Number(parts[3] ?? 0) - decimals) };
}

/**
 * What a typed answer is: { kind, mistake } with kind "right", "mistake", "short" (right, with too few digits),
 * "near", "unknown" or "none" (no number). One unit of the last digit asked for is right.
 */
export function recognize(text, step) {
  const typed = readNumber(text);
  if (!typed) return { kind: "none" };
  const { value, unit } = typed;
  const off = Math.abs(value - step.answer), asked = 10 ** -step.places;
  const nearest = (limit) => closest(step.mistakes.filter((m) => Math.abs(value - m.value) <= limit(m)), value);
  // So many digits that they tell a mistake from an answer which is almost the same.
  const exact = nearest((m) => Math.abs(m.value) * 1e-9 + (off > 2 * unit ? unit * 0.5005 : 0));
  if (exact) return { kind: "mistake", mistake: exact };
  if (off <= asked * 1.001) return { kind: "right" };
  if (off <= unit * 0.5005) return { kind: "short" };
  const mistake = nearest((m) => 1.001 * Math.min(thirdDigit(m.value), Math.max(asked, unit)));
  if (mistake) return { kind: "mistake", mistake };
  return { kind: off <= 0.03 * Math.abs(step.answer) ? "near" : "unknown" };
}

function closest(mistakes, value) {
  const distance = (m) => Math.abs(value - m.value);
  return mistakes.reduce((best, m) => (best && distance(best) <= distance(m) ? best : m), null);
}

const thirdDigit = (value) => (value === 0 ? 1e-3 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2));

/** The digits with which what was typed and the answer begin alike: "0.13", or "". */
export function rightSoFar(text, answer) {
  const typed = readNumber(text);
  if (!typed || Math.sign(typed.value) !== Math.sign(answer)) return "";
  const a = Math.abs(typed.value).toFixed(12), b = Math.abs(answer).toFixed(12);
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const digits = a.slice(0, same);
  if (a.indexOf(".") !== b.indexOf(".") || !/[1-9]/.test(digits)) return "";
  return `${answer < 0 ? "−" : ""}${digits.replace(/\.$/, "")}`;
}

/** What the widget says to a verdict. */
export function verdictWords({ kind, mistake }, text, step) {
  if (kind === "right") return `Right. ${step.why}`;
  if (kind === "mistake") return `Not yet: ${mistake.name}. ${mistake.hint}`;
  if (kind === "short") return `Right as far as it goes, but too few digits: give ${step.places} decimals.`;
  if (kind === "near") return "Close, and not a mistake I know. Did you round on the way? Keep more digits until the end.";
  if (kind === "none") return "That is not a number. Type digits, such as −0.25.";
  const digits = rightSoFar(text, step.answer);
  return `That is not a mistake I know. ${digits ? `The digits ${digits} are right. ` : ""}Take a hint.`;
}

/** How exact an answer must be. */
export function askWords(step) {
  const changed = step.id.startsWith("new:") && step.id !== "new:J";
  return changed ? `Type it with ${step.places} decimals, or show it.` : "Type it, to three digits, or show it.";
}

/** The number of the next step in a direction, -1 if there is none. In mode "key" only key numbers count. */
export function stepAfter(steps, at, mode, way) {
  for (let i = at + way; i >= 0 && i < steps.length; i += way) if (mode !== "key" || steps[i].key) return i;
  return -1;
}

/** What is known while step `at` is asked, by id: what is given, and the answers so far. */
export function knownAt(given, steps, at, shown) {
  const answers = steps.slice(0, at + (shown ? 1 : 0)).map(({ id, answer }) => [id, answer]);
  return { ...given, ...Object.fromEntries(answers) };
}
