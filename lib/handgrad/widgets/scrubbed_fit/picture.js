// The fit: points as circles, the curve, its joints as squares, and the chosen unit alone as a dashed line.

import { axes, clamp, line, note, scale, ticks } from "../kit/chart.js";
import { newId, set, shape } from "../kit/dom.js";
import { round } from "../kit/format.js";
import { draggable, handle } from "../kit/pointer.js";
import { jointOf, predict, share, unitOf, unitsOf } from "./network.js";

const HEIGHT = 290, TOP = 10, LEFT = 34, BOTTOM = HEIGHT - 40, STEPS = 240;
const UP = [-1.9, 1.5];

/** x, then the joints, so that each piece of a curve is straight. */
function places([low, high], theta) {
  const even = Array.from({ length: STEPS + 1 }, (_, k) => low + ((high - low) * k) / STEPS);
  const joints = Array.from({ length: unitsOf(theta) }, (_, unit) => jointOf(unitOf(theta, unit)));
  return [...even, ...joints.filter((at) => at !== null && at > low && at < high)].sort((a, b) => a - b);
}

const square = ([x, y], size, attributes) => shape("rect", { x: x - size / 2, y: y - size / 2, width: size, height: size, ...attributes });

/** The picture; `onMove(x)` gets where the reader drags the joint of the chosen unit, `onNudge(steps)` the keys. */
export function fitPicture({ x: xs, y: ys }, { onMove, onNudge }) {
  const span = [xs[0], xs.at(-1)], clip = newId(), frame = shape("rect");
  const [back, curves, marks] = [0, 1, 2].map(() => shape("g"));
  const inner = shape("g", { "clip-path": `url(#${clip})` }, curves);
  const grip = handle({ "aria-valuemin": span[0], "aria-valuemax": span[1] }, square([0, 0], 16, { class: "hg-handle" }));
  const svg = shape("svg", { class: "hg-scrubbed-fit-picture" }, shape("defs", {}, shape("clipPath", { id: clip }, frame)), back, inner, marks, grip);
  let x = null, y = scale(UP, [BOTTOM, TOP]);
  draggable(grip, { surface: svg, move: ([px]) => onMove(x.invert(px)), nudge: ([dx, dy], far) => onNudge((dx || dy) * (far ? 5 : 1)) });

  const layout = (width) => {
    x = scale(span, [LEFT + 8, width - 10]);
    set(frame, { x: LEFT, y: TOP, width: width - LEFT, height: BOTTOM - TOP });
    set(svg, { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });
    back.replaceChildren(
      ...axes({ x, y, left: LEFT, right: width, bottom: BOTTOM }, { across: ticks(span, 4), up: [-1, 0, 1], ruled: true }),
      note([width - 8, HEIGHT - 6], "input x", { color: "quiet", anchor: "end" }),
      ...xs.map((at, i) => shape("circle", { cx: x(at), cy: y(ys[i]), r: 3, class: "hg-scrubbed-fit-point" })),
    );
  };
  const draw = (theta, chosen) => {
    const at = places(span, theta), path = (f, look) => shape("path", { d: line(at.map((a) => [x(a), y(clamp(f(a), -9, 9))])), class: look });
    const alone = unitOf(theta, chosen);
    curves.replaceChildren(
      path((a) => share(alone, a), "hg-scrubbed-fit-alone"),
      path((a) => predict(theta, a), "hg-scrubbed-fit-curve"),
    );
    const place = (joint) => [x(clamp(joint, ...span)), y(clamp(predict(theta, joint), ...UP))];
    const joints = Array.from({ length: unitsOf(theta) }, (_, unit) => jointOf(unitOf(theta, unit)));
    marks.replaceChildren(...joints.filter((joint, unit) => joint !== null && unit !== chosen && joint >= span[0] && joint <= span[1])
      .map((joint) => square(place(joint), 9, { class: "hg-scrubbed-fit-joint" })));
    const held = joints[chosen] !== null;
    set(grip, { display: held ? null : "none" });
    if (!held) return;
    const [px, py] = place(joints[chosen]);
    set(grip, {
      transform: `translate(${px.toFixed(1)} ${py.toFixed(1)})`,
      "aria-label": `Joint of unit ${chosen + 1}: the arrow keys move it, with shift farther`,
      "aria-valuenow": joints[chosen].toFixed(2), "aria-valuetext": `x = ${round(joints[chosen], 2)}`,
    });
  };
  return { svg, layout, draw };
}
