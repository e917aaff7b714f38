// The objectives of handgrad, so that a page can descend them, and the level lines of a function.

const TURN = 2 * Math.PI;

const BEALE = [1.5, 2.25, 2.625];

/** Each makes { value, grad }, functions of a point [x, y], as handgrad.objectives has them. */
const SURFACES = {
  Quadratic: ({ A: [[a, b], [c, d]] }) => ({
    value: ([x, y]) => 0.5 * (x * (a * x + b * y) + y * (c * x + d * y)),
    grad: ([x, y]) => [a * x + b * y, c * x + d * y],
  }),
  Rosenbrock: () => ({
    value: ([x, y]) => (1 - x) ** 2 + 100 * (y - x ** 2) ** 2,
    grad: ([x, y]) => [-2 * (1 - x) - 400 * x * (y - x ** 2), 200 * (y - x ** 2)],
  }),
  Himmelblau: () => ({
    value: ([x, y]) => (x ** 2 + y - 11) ** 2 + (x + y ** 2 - 7) ** 2,
    grad: ([x, y]) => {
      const u = x ** 2 + y - 11, v = x + y ** 2 - 7;
      return [4 * x * u + 2 * v, 2 * u + 4 * y * v];
    },
  }),
  Beale: () => ({
    value: ([x, y]) => BEALE.reduce((sum, c, i) => sum + (c - x + x * y ** (i + 1)) ** 2, 0),
    grad: ([x, y]) => {
      const g = [0, 0];
      BEALE.forEach((c, i) => {
        const residual = c - x + x * y ** (i + 1);
        g[0] += 2 * residual * (y ** (i + 1) - 1);
        g[1] += 2 * residual * (i + 1) * x * y ** i;
      });
      return g;
    },
  }),
  Saddle: () => ({
    value: ([x, y]) => x ** 2 - y ** 2,
    grad: ([x, y]) => [2 * x, -2 * y],
  }),
  Rastrigin: () => ({
    value: (point) => point.reduce((sum, t) => sum + t ** 2 + 10 * (1 - Math.cos(TURN * t)), 0),
    grad: (point) => point.map((t) => 2 * t + 10 * TURN * Math.sin(TURN * t)),
  }),
};

/** { value, grad } of a surface as Python describes it, { name, A }. */
export const surfaceOf = (surface) => SURFACES[surface.name](surface);

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

/** The function at points × points places of the domain: z[j][i] at (x[i], y[j]). */
export function grid(value, domain, points = 121) {
  const [x, y] = domain.map(([low, high]) =>
    Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1)));
  return { x, y, z: y.map((b) => x.map((a) => value([a, b]))) };
}

// Which sides of a cell a line joins, by which of its corners are above the level: sides are
// 0 below, 1 right, 2 above, 3 left; corners 1 left below, 2 right below, 4 right above, 8 left above.
const JOINS = [
  [], [[3, 0]], [[0, 1]], [[3, 1]], [[1, 2]], [[3, 2], [0, 1]], [[0, 2]], [[3, 2]],
  [[2, 3]], [[2, 0]], [[0, 3], [1, 2]], [[2, 1]], [[1, 3]], [[1, 0]], [[0, 3]], [],
];

/** Lines of points [x, y] where the grid's function has that level (marching squares). */
export function levelLines({ x, y, z }, level) {
  const places = new Map(), neighbors = new Map();
  const crossing = (i, j, side) => {
    const [a, b] = [[[i, j], [i + 1, j]], [[i + 1, j], [i + 1, j + 1]], [[i, j + 1], [i + 1, j + 1]], [[i, j], [i, j + 1]]][side];
    const key = 2 * (a[1] * x.length + a[0]) + (side % 2);
    const [low, high] = [z[a[1]][a[0]], z[b[1]][b[0]]], t = (level - low) / (high - low);
    places.set(key, [x[a[0]] + t * (x[b[0]] - x[a[0]]), y[a[1]] + t * (y[b[1]] - y[a[1]])]);
    return key;
  };
  const join = (a, b) => neighbors.set(a, [...(neighbors.get(a) ?? []), b]);
  for (let j = 0; j < y.length - 1; j += 1) {
    for (let i = 0; i < x.length - 1; i += 1) {
      const above = (z[j][i] > level) + 2 * (z[j][i + 1] > level) + 4 * (z[j + 1][i + 1] > level) + 8 * (z[j + 1][i] > level);
      for (const sides of JOINS[above]) {
        const [a, b] = sides.map((side) => crossing(i, j, side));
        join(a, b);
        join(b, a);
      }
    }
  }
  return chains(neighbors).map((keys) => keys.map((key) => places.get(key)));
}

/** The paths through a graph in which each node has one neighbor or two. */
function chains(neighbors) {
  const left = new Set(neighbors.keys()), found = [];
  const ends = [...left].filter((key) => neighbors.get(key).length === 1);
  for (const first of [...ends, ...neighbors.keys()]) {
    if (!left.has(first)) continue;
    const chain = [];
    for (let key = first; key !== undefined; key = neighbors.get(key).find((next) => left.has(next))) {
      chain.push(key);
      left.delete(key);
    }
    if (neighbors.get(first).length === 2) chain.push(first); // closed
    found.push(chain);
  }
  return found;
}
