// Costs and their gradients for one example, as handgrad.costs has them; tests compare the two.

/** σ(z), written so that no exponent is positive. */
export const sigmoid = (z) => Math.exp(Math.min(z, 0)) / (1 + Math.exp(-Math.abs(z)));

/** log(1 + eᶻ), whose slope is σ(z). */
export const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/** Probabilities of classes from their logits. */
export function softmax(logits) {
  const top = Math.max(...logits);
  const exps = logits.map((z) => Math.exp(z - top));
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((e) => e / sum);
}

/** Costs of one number x against a target y, each [value, gradient]; c is Huber's threshold. */
export const NUMBER_COSTS = {
  squared: (x, y) => [(x - y) ** 2 / 2, x - y],
  absolute: (x, y) => [Math.abs(x - y), Math.sign(x - y)],
  huber: (x, y, c) => {
    const distance = Math.abs(x - y), near = Math.min(distance, c);
    return [near * (distance - near / 2), Math.sign(x - y) * near];
  },
  "cross-entropy": (z, y) => [softplus(z) - y * z, sigmoid(z) - y],
  hinge: (s, y) => {
    const sign = 2 * y - 1;
    return [Math.max(0, 1 - sign * s), sign * s < 1 ? -sign : 0];
  },
  "squared-sigmoid": (z, y) => {
    const a = sigmoid(z);
    return [(a - y) ** 2 / 2, (a - y) * (a * (1 - a))];
  },
};

/** Costs of the logits of classes against the right one, each [value, gradient by logit]. */
export const CLASS_COSTS = {
  "cross-entropy": (logits, target) => {
    const p = softmax(logits);
    return [logSumExp(logits) - logits[target], misses(p, target)];
  },
  "squared-softmax": (logits, target) => {
    const p = softmax(logits);
    const g = misses(p, target);
    const mean = g.reduce((sum, gk, k) => sum + gk * p[k], 0);
    return [g.reduce((sum, gk) => sum + (gk * gk) / 2, 0), p.map((pj, j) => pj * (g[j] - mean))];
  },
};

/** p − y, for the target y that is one at one class. */
export const misses = (p, target) => p.map((pj, j) => pj - (j === target ? 1 : 0));

function logSumExp(logits) {
  const top = Math.max(...logits);
  return top + Math.log(logits.reduce((sum, z) => sum + Math.exp(z - top), 0));
}
