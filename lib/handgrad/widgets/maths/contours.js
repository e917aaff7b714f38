// The level lines of a function of two parameters.

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
  const left = new Set(neighbors.keys()), paths = [];
  const ends = [...left].filter((key) => neighbors.get(key).length === 1);
  for (const first of [...ends, ...neighbors.keys()]) {
    if (!left.has(first)) continue;
    const chain = [];
    for (let key = first; key !== undefined; key = neighbors.get(key).find((next) => left.has(next))) {
      chain.push(key);
      left.delete(key);
    }
    if (neighbors.get(first).length === 2) chain.push(first); // closed
    paths.push(chain);
  }
  return paths;
}
