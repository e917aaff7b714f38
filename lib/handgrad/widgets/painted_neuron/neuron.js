// What one neuron computes: a sum for each image, and the threshold that tells most of them apart.

/** The weighted sum of each image; pixels hold one image after the other. */
export function sums(weights, pixels) {
  const d = weights.length, z = new Float64Array(pixels.length / d);
  for (let i = 0; i < z.length; i += 1) {
    for (let j = 0; j < d; j += 1) z[i] += weights[j] * pixels[i * d + j];
  }
  return z;
}

/**
 * { at, right }: most sums stand on their sides of `at`, the ones' above it. It lies midway between two neighboring
 * sums, or beyond all of them; of several best, it is the lowest.
 */
export function threshold(z, isOne) {
  const order = Array.from(z.keys()).sort((i, j) => z[i] - z[j]);
  const ends = [z[order[0]] - 1, ...order.map((i) => z[i]), z[order.at(-1)] + 1];
  let right = isOne.filter(Boolean).length, best = { at: 0, right: -1 };
  for (let k = 0; k < ends.length - 1; k += 1) {
    if (k > 0) right += isOne[order[k - 1]] ? -1 : 1;
    if (ends[k + 1] > ends[k] && right > best.right) best = { at: (ends[k] + ends[k + 1]) / 2, right };
  }
  return best;
}

/** How many sums stand on their sides of a threshold. */
export const rightAt = (z, isOne, at) => z.reduce((count, value, i) => count + Number(value > at === isOne[i]), 0);

/** How many of these values lie in each of `bins` equal parts of [low, high]. */
export function histogram(values, [low, high], bins) {
  const counts = new Array(bins).fill(0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor(((value - low) / (high - low || 1)) * bins))] += 1;
  return counts;
}
