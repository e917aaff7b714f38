// The surface itself beside its map: the same start, the same paths, the same minima.

import { clamp } from "../kit/chart.js";
import { set, shape } from "../kit/dom.js";
import { short } from "../kit/format.js";
import { heightScale, heightTicks } from "../kit/heights.js";
import { relief } from "../kit/relief.js";
import { grid, levelLines } from "../maths/contours.js";
import { DASHES, MARKS, ORDER } from "./rules.js";

const POINTS = 41; // of the grid, each way

/** The surface as the kit draws it, and the levels of the map at their heights. */
function solidOf({ objective, surface, domain }) {
  const samples = grid(objective.value, domain, POINTS), scale = heightScale(samples.z.flat());
  const h = samples.z.map((row) => row.map((cost) => clamp(scale.height(cost), 0, 1)));
  const levels = surface.levels.map((level) => ({ height: scale.height(level), lines: levelLines(samples, level) }));
  const names = ["θ₀", "θ₁", scale.from ? "cost J, log scale" : "cost J"];
  const height = scale.from ? `the logarithm of the cost, above ${short(scale.from)}` : "the cost";
  const label = `Surface over both parameters, as high as ${height}: the arrow keys turn it`;
  return { surface: { x: samples.x, y: samples.y, h }, levels, names, up: heightTicks(scale), label };
}

/** A path as polylines that lie on the surface: points beside it are left out, and long steps get points between. */
export function drape(path, [[x0, x1], [y0, y1]], ground) {
  const lines = [[]], most = (x1 - x0) / (POINTS - 1);
  const add = ([a, b]) => {
    const height = ground(a, b);
    if (Number.isFinite(height)) lines.at(-1).push([a, b, height]);
    else if (lines.at(-1).length) lines.push([]);
  };
  path.forEach(([a, b], t) => {
    const [c, d] = path[Math.max(0, t - 1)], far = Math.hypot(a - c, b - d), parts = clamp(Math.ceil(far / most), 1, 100);
    for (let k = 1; k <= parts; k += 1) add([c + ((a - c) * k) / parts, d + ((b - d) * k) / parts]);
  });
  return lines.filter((line) => line.length);
}

const text = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Path data through places of the picture, { pixel, hidden } each; `seen` leaves out what is hidden. */
function through(places, seen) {
  const open = ({ hidden }) => !(seen && hidden);
  return places.map((place, k) => (open(place) ? `${k && open(places[k - 1]) ? "L" : "M"}${text(place.pixel)}` : "")).join("");
}

function ruleNodes(rule) {
  const look = { "stroke-dasharray": DASHES[rule] };
  const node = {
    rest: shape("path", { class: "hg-descent-on-surface-rest", ...look }),
    done: shape("path", { class: "hg-descent-on-surface-path", ...look }),
    mark: shape("path", { class: "hg-descent-on-surface-mark", d: MARKS[rule] }),
  };
  return { ...node, root: shape("g", {}, node.rest, node.done, node.mark) };
}

/** The view, in a host: `draw(runs, now)` puts the paths, the start and where the rules are onto the surface. */
export function solidView(host, given, signal) {
  const nodes = Object.fromEntries(ORDER.map((rule) => [rule, ruleNodes(rule)]));
  const ring = shape("circle", { class: "hg-descent-on-surface-ring", r: 6 });
  const minima = given.surface.minima.map((at) => ({ at, node: shape("path", { class: "hg-descent-on-surface-cross", d: "M-5 0H5M0-5V5" }) }));
  let shown = null, wide = false;
  const put = (node, [a, b]) => {
    const height = view.ground(a, b), inside = Number.isFinite(height), { pixel, hidden } = inside ? view.at([a, b, height]) : {};
    set(node, { display: inside ? null : "none", transform: inside && `translate(${text(pixel)})`, opacity: hidden ? 0.3 : null });
  };
  const paint = () => {
    minima.forEach(({ at, node }) => put(node, at));
    if (!shown) return;
    for (const rule of ORDER) {
      set(nodes[rule].root, { display: rule in shown.runs ? null : "none" });
      if (rule in shown.runs) paintRule(nodes[rule], shown.runs[rule].path);
    }
    put(ring, shown.now.start);
  };
  const paintRule = (node, path) => {
    const done = path.slice(0, shown.now.update + 1), lines = (points) => drape(points, given.domain, view.ground).map((line) => line.map(view.at));
    set(node.rest, { d: lines(path).map((places) => through(places, false)).join("") });
    set(node.done, { d: lines(done).map((places) => through(places, true)).join("") });
    put(node.mark, done.at(-1));
  };
  const view = relief(solidOf(given), paint, signal);
  view.front.append(...minima.map(({ node }) => node), ...ORDER.map((rule) => nodes[rule].root), ring);
  host.append(view.root);
  const layout = (width) => {
    wide = true;
    view.layout(width);
  };
  const draw = (runs, now) => {
    shown = { runs, now };
    if (wide) paint();
  };
  return { layout, draw };
}
