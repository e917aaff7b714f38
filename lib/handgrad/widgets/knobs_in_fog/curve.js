// The curve and its cost: what the knobs do.

/** The parameters of dials from 0 to 100, each within its side of the domain. */
export const thetaOf = (dials, domain) => dials.map((dial, j) => domain[j][0] + ((domain[j][1] - domain[j][0]) * dial) / 100);

/** x as t, from −1 at its first to 1 at its last. */
export const scaled = (x) => x.map((value) => (2 * (value - x[0])) / (x.at(-1) - x[0]) - 1);

/** θ₀ + θ₁t + θ₂t². */
export const curveAt = (theta, t) => theta.reduceRight((sum, part) => sum * t + part, 0);

/** Half the mean of the squared distances between the curve and the points. */
export const costOf = (theta, { t, y }) => t.reduce((sum, at, i) => sum + (curveAt(theta, at) - y[i]) ** 2, 0) / (2 * t.length);
