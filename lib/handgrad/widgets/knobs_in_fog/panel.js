// The points and the curve, or the fog in front of them.

import { axes, line, note, scale, ticks } from "../kit/chart.js";
import { newId, set, shape } from "../kit/dom.js";
import { curveAt } from "./curve.js";

const LEFT = 40, TOP = 24, HEIGHT = 230, BOTTOM = HEIGHT - 40, MARGIN = 0.12, DENSE = 60;

/** The picture of points { x, y, t } and of a curve; `draw(theta, lifted)`. */
export function panel({ x, y }, names) {
  const frame = newId(), veil = newId(), clip = shape("rect", { x: LEFT, y: TOP });
  const mist = shape("pattern", { id: veil, width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-35)" },
    shape("path", { d: "M0 4.5H9", class: "hg-knobs-in-fog-mist" }));
  const group = shape("g"), svg = shape("svg", { role: "img" }, shape("defs", {}, shape("clipPath", { id: frame }, clip), mist), group);
  const room = MARGIN * (Math.max(...y) - Math.min(...y)), span = [Math.min(...y) - room, Math.max(...y) + room];
  const fog = (width) => [
    shape("rect", { x: LEFT, y: TOP, width: width - LEFT - 8, height: BOTTOM - TOP, fill: `url(#${veil})`, class: "hg-knobs-in-fog-edge" }),
    note([(LEFT + width - 8) / 2, HEIGHT - 18], "fog: points and curve are behind it", { color: "quiet", anchor: "middle" }),
  ];
  const seen = (theta, width) => {
    const right = width - 8, across = scale([x[0], x.at(-1)], [LEFT + 6, right - 6]), up = scale(span, [BOTTOM, TOP]);
    const curve = Array.from({ length: DENSE + 1 }, (_, k) => {
      const t = (2 * k) / DENSE - 1;
      return [across(x[0] + ((t + 1) / 2) * (x.at(-1) - x[0])), up(curveAt(theta, t))];
    });
    return [
      shape("rect", { x: LEFT, y: TOP, width: right - LEFT, height: BOTTOM - TOP, class: "hg-knobs-in-fog-edge", fill: "none" }),
      ...axes({ x: across, y: up, left: LEFT, right, bottom: BOTTOM }, { across: ticks([x[0], x.at(-1)], width < 420 ? 4 : 6), up: ticks(span, 5) }),
      note([LEFT, TOP - 9], names[1], { color: "quiet" }),
      note([right, HEIGHT - 6], names[0], { color: "quiet", anchor: "end" }),
      ...x.map((at, i) => shape("circle", { cx: across(at).toFixed(1), cy: up(y[i]).toFixed(1), r: 2.2, class: "hg-knobs-in-fog-point" })),
      shape("path", { d: line(curve), class: "hg-knobs-in-fog-curve", "clip-path": `url(#${frame})` }),
    ];
  };
  const draw = (theta, lifted, width) => {
    set(clip, { width: width - LEFT - 8, height: BOTTOM - TOP });
    group.replaceChildren(...(lifted ? seen(theta, width) : fog(width)));
    set(svg, { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, "aria-label": lifted ? "The points and your curve" : "Fog" });
  };
  return { svg, draw };
}
