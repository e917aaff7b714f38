// The recorded curves of costs of one number, over it.

import { unpack } from "../kit/arrays.js";

/** The recorded curves of a kind of target, ready to be read. */
export function unpackCurves(axis, kind) {
  const value = unpack(axis.value), grad = unpack(axis.grad), x = unpack(axis.x).data;
  const [, targets, points] = value.shape, half = (axis.domain[1] - axis.domain[0]) / 2;
  const rows = ({ data }) => axis.names.map((_, k) =>
    Array.from({ length: targets }, (_, y) => data.subarray((k * targets + y) * points, (k * targets + y + 1) * points)));
  const near = (row) => [...row].filter((_, i) => Math.abs(x[i]) <= half + 1e-9);
  const values = rows(value);
  const most = Math.max(...values.flat().flatMap(near)); // what the picture has room for
  return { kind, x, value: values, grad: rows(grad), most };
}

/** The curves for one target: x (m), value and grad by cost. A number's are recorded over the error. */
export function curvesOf({ kind, x, value, grad }, target) {
  const y = kind === "class" ? target : 0, shift = kind === "class" ? 0 : target;
  return { x: [...x].map((e) => e + shift), value: value.map((rows) => rows[y]), grad: grad.map((rows) => rows[y]) };
}

/** The points of a curve that lie on the axis, on the screen. */
export function onScreen(x, y, toX, toY, [low, high]) {
  const points = [];
  x.forEach((at, k) => {
    if (at >= low - 1e-9 && at <= high + 1e-9) points.push([toX(at), toY(y[k])]);
  });
  return points;
}

/** Where a curve crosses a height. */
export function crossings(x, value, level) {
  return x.filter((_, i) => i > 0 && (value[i - 1] - level) * (value[i] - level) < 0);
}
