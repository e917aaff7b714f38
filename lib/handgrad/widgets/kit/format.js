// The ways to write a number, all with a true minus sign.

const minus = (text) => text.replaceAll("-", "−");

/** As it is: a round number, on an axis. */
export const plain = (value) => minus(String(value));

/** With so many decimals, "0.250", and as a power of ten where these would not show it. */
export function number(value, decimals = 3) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 10 ** -decimals)) return scientific(value);
  return size === 0 ? (0).toFixed(decimals) : minus(value.toFixed(decimals));
}

/** With so many digits that count and no zeros at the end, "0.25", from `least` on; smaller as a power of ten. */
export function short(value, digits = 3, least = 1e-3) {
  const size = Math.abs(value);
  if (size !== 0 && (size < least || size >= 1e5)) return number(value);
  return plain(Number(value.toPrecision(digits)));
}

/** Rounded to so many decimals, without zeros at the end: "0.25", and "0" for what is smaller. */
export const round = (value, decimals) => plain(Number(value.toFixed(decimals)));

/** A share of one as "12.3 %"; what is there but too small for that is not called none. */
export const percent = (share) => (share > 0 && share < 0.001 ? "< 0.1 %" : `${number(100 * share, 1)} %`);

/** "2.5 · 10⁻⁷" */
function scientific(value) {
  const [digits, exponent] = value.toExponential(1).split("e");
  return `${minus(digits)} · ${power(Number(exponent))}`;
}

const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/** A power of ten: "10⁻⁷". */
export const power = (exponent) => `10${[...String(exponent)].map((sign) => RAISED[sign]).join("")}`;
