// A surface over a plane as an eye sees it from afar: which point of the screen shows a point of space, and what hides it.
//
// A surface is { x, y, h }: ascending x and y, and a height from 0 to 1 at each place, h[j][i] at (x[i], y[j]).

const HIGH = 0.7; // of a height of 1, where half of the plane's width is 1
const CLEAR = 0.02; // a point this little below the surface still lies on it

const middle = (ends) => (ends[0] + ends.at(-1)) / 2;

/** How a point (x, y, height) lies in a box of width 2 around the middle of the plane. */
export function boxOf({ x, y }) {
  const half = (x.at(-1) - x[0]) / 2, deep = Math.min(1, Math.max(0.6, (y.at(-1) - y[0]) / (2 * half)));
  const tall = (y.at(-1) - y[0]) / (2 * deep), [a0, b0] = [middle(x), middle(y)];
  return ([a, b, height]) => [(a - a0) / half, (b - b0) / tall, HIGH * height];
}

/**
 * An eye that is turned by `azimuth` around the box and looks down from `elevation`, both in degrees: at 0 it looks
 * along y. `screen` maps a point of the box to [right, down] of the middle of the box.
 */
export function eyeOf({ azimuth, elevation }) {
  const [turn, tilt] = [azimuth, elevation].map((degrees) => (degrees * Math.PI) / 180);
  const [c, s] = [Math.cos(turn), Math.sin(turn)], [low, high] = [Math.cos(tilt), Math.sin(tilt)];
  return {
    c, s,
    screen: ([a, b, z]) => [a * c + b * s, (a * s - b * c) * high + (HIGH / 2 - z) * low],
    toward: [low * s, -low * c, high], // from a point to the eye
  };
}

/** The height of the surface at a place of the plane, between the places of its grid; −∞ beside it. */
export function heightAt({ x, y, h }, a, b) {
  const across = ((a - x[0]) / (x.at(-1) - x[0])) * (x.length - 1), up = ((b - y[0]) / (y.at(-1) - y[0])) * (y.length - 1);
  if (!(across >= 0 && up >= 0 && across <= x.length - 1 && up <= y.length - 1)) return -Infinity;
  const i = Math.min(Math.floor(across), x.length - 2), j = Math.min(Math.floor(up), y.length - 2), [p, q] = [across - i, up - j];
  return (1 - q) * ((1 - p) * h[j][i] + p * h[j][i + 1]) + q * ((1 - p) * h[j + 1][i] + p * h[j + 1][i + 1]);
}

/** The width and the depth of a cell of the grid in the box. */
function cellOf({ x, y }) {
  const box = boxOf({ x, y }), [[a, b], [c, d]] = [box([x[0], y[0], 0]), box([x[1], y[1], 0])];
  return [c - a, d - b];
}

/** A function that says whether the surface stands between a point on it and the eye. */
export function hiding(surface, { toward: [right, deep, up] }) {
  const { x, y } = surface, [dx, dy] = cellOf(surface), pace = Math.min(dx, dy);
  const step = [(pace / dx) * (x[1] - x[0]) * right, (pace / dy) * (y[1] - y[0]) * deep, (pace * up) / HIGH];
  return ([a, b, height]) => {
    for (let k = 1; height + k * step[2] <= 1; k += 1) {
      const ground = heightAt(surface, a + k * step[0], b + k * step[1]);
      if (ground === -Infinity) return false;
      if (ground > height + k * step[2] + CLEAR) return true;
    }
    return false;
  };
}

/** In which order strips of the grid are drawn, from far to near, and whether they are its rows or its columns. */
export function orderOf({ x, y }, { c, s }) {
  const rows = Math.abs(c) >= Math.abs(s), count = (rows ? y : x).length - 1;
  const ascending = Array.from({ length: count }, (_, k) => k);
  return { rows, order: (rows ? c > 0 : s < 0) ? ascending.reverse() : ascending };
}

/** The segments of level lines, [{ height, lines }], by the strip of the grid in which they lie. */
export function segmentsOf({ x, y }, levels) {
  const strips = { rows: y.slice(1).map(() => []), columns: x.slice(1).map(() => []) };
  const at = (ends, value) => Math.min(ends.length - 2, Math.floor(((value - ends[0]) / (ends.at(-1) - ends[0])) * (ends.length - 1)));
  for (const { height, lines } of levels) {
    for (const [k, [c, d], points] of lines.flatMap((line) => line.map((point, k) => [k, point, line]))) {
      if (!k) continue;
      const [a, b] = points[k - 1], segment = [[a, b, height], [c, d, height]];
      strips.rows[at(y, (b + d) / 2)].push(segment);
      strips.columns[at(x, (a + c) / 2)].push(segment);
    }
  }
  return strips;
}

/** The slopes of the box at each cell of the grid, [along x, along y]. */
export function slopesOf(surface) {
  const { x, y, h } = surface, [dx, dy] = cellOf(surface);
  return Array.from({ length: y.length - 1 }, (_, j) => Array.from({ length: x.length - 1 }, (__, i) => [
    (HIGH * (h[j][i + 1] - h[j][i] + h[j + 1][i + 1] - h[j + 1][i])) / (2 * dx),
    (HIGH * (h[j + 1][i] - h[j][i] + h[j + 1][i + 1] - h[j][i + 1])) / (2 * dy),
  ]));
}

const LIGHT = [-0.55, 0.45, 0.7]; // it comes from the left and from behind the surface, wherever the eye is

/** How light a cell is, from 0 to 1. */
export function lightOf([gx, gy], { c, s }) {
  const right = gx * c + gy * s, back = gy * c - gx * s;
  const light = LIGHT[2] - right * LIGHT[0] - back * LIGHT[1];
  return Math.max(0, light / (Math.hypot(gx, gy, 1) * Math.hypot(...LIGHT)));
}
