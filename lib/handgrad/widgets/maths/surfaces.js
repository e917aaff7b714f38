// The surfaces of handgrad, so that a page can descend them; tests compare the two.

const TURN = 2 * Math.PI;

const BEALE = [1.5, 2.25, 2.625];

/** Each makes { value, grad }, functions of a point [x, y], as handgrad has them. */
const SURFACES = {
  Quadratic: ({ A: [[a, b], [c, d]] }) => ({
    value: ([x, y]) => 0.5 * (x * (a * x + b * y) + y * (c * x + d * y)),
    grad: ([x, y]) => [a * x + b * y, c * x + d * y],
  }),
  Bowl: ({ A, minima: [[p, q]], least }) => {
    const { value, grad } = SURFACES.Quadratic({ A });
    return { value: ([x, y]) => least + value([x - p, y - q]), grad: ([x, y]) => grad([x - p, y - q]) };
  },
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
