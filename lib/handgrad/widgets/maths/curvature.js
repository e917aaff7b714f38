// How a function of two parameters bends.

/** The second derivatives [[xx, xy], [xy, yy]] at a point, by central differences of the gradient. */
export function curvature({ grad }, [x, y], h = 1e-4) {
  const [east, west, north, south] = [[x + h, y], [x - h, y], [x, y + h], [x, y - h]].map(grad);
  const xx = (east[0] - west[0]) / (2 * h), yy = (north[1] - south[1]) / (2 * h);
  const xy = (east[1] - west[1] + north[0] - south[0]) / (4 * h);
  return [[xx, xy], [xy, yy]];
}

/** The eigenvalues of a symmetric matrix, the smaller first, each with its direction. */
export function eigen([[a, b], [, d]]) {
  const middle = (a + d) / 2, spread = Math.hypot((a - d) / 2, b);
  const angle = 0.5 * Math.atan2(2 * b, a - d); // of the larger
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [{ value: middle - spread, direction: [-s, c] }, { value: middle + spread, direction: [c, s] }];
}
