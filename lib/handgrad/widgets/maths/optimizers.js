// Descents by three rules, as handgrad.optimizers has them; tests compare the two.

/** A descent is kept up to its first cost beyond. */
export const FAR = 1e9;

/** Each is init(options) → update(theta, grad) → theta, and keeps the rule's state. */
const RULES = {
  descent: ({ rate }) => (theta, g) => theta.map((t, i) => -rate * g[i] + t),
  momentum: ({ rate, momentum }) => {
    let v = [];
    return (theta, g) => {
      v = g.map((slope, i) => momentum * (v[i] ?? 0) + slope);
      return theta.map((t, i) => t - rate * v[i]);
    };
  },
  adam: ({ rate }) => {
    let t = 0, m = [], v = [];
    return (theta, g) => {
      t += 1;
      m = g.map((slope, i) => 0.9 * (m[i] ?? 0) + (1 - 0.9) * slope);
      v = g.map((slope, i) => 0.999 * (v[i] ?? 0) + (1 - 0.999) * slope ** 2);
      return theta.map((x, i) => x - (rate * (m[i] / (1 - 0.9 ** t))) / (Math.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8));
    };
  },
};

/** A new update of a rule: theta → theta for a gradient. It keeps the rule's state. */
export const updateOf = (rule, options) => RULES[rule](options);

/** { path, cost } from start: a point and its cost before each update, and after the last. */
export function descend({ value, grad }, rule, start, { rate, momentum, updates }) {
  const update = updateOf(rule, { rate, momentum });
  const path = [start], cost = [value(start)];
  while (path.length <= updates && Math.abs(cost.at(-1)) <= FAR) {
    path.push(update(path.at(-1), grad(path.at(-1))));
    cost.push(value(path.at(-1)));
  }
  return { path, cost };
}
