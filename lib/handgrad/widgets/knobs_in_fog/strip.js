// How wrong, attempt by attempt.

import { axes, decades, line, note, scale, wholes } from "../kit/chart.js";
import { set, shape } from "../kit/dom.js";
import { power, short } from "../kit/format.js";
import { DASHES, mark } from "./looks.js";

const LEFT = 40, TOP = 26, HEIGHT = 210, BOTTOM = HEIGHT - 40, FEWEST = 10;

/** Draws ways { name: { costs, seen } } and the goal as a line, on a log scale, into a picture of that width. */
export function drawStrip(svg, { ways, goal }, width) {
  const right = width - 14, costs = Object.values(ways).flatMap((way) => way.costs);
  const last = Math.max(FEWEST, ...Object.values(ways).map((way) => way.costs.length - 1));
  const [low, high] = decades(costs.map((cost) => Math.max(cost, 1e-3)), Math.log10(goal));
  const x = scale([0, last], [LEFT, right]), y = scale([low, high], [BOTTOM, TOP]), height = (cost) => y(Math.log10(Math.max(cost, 1e-3)));
  const goalAt = height(goal);
  svg.replaceChildren(
    ...axes({ x, y, left: LEFT, right, bottom: BOTTOM }, { across: wholes([0, last], 5), up: wholes([low, high], 4).map((k) => [k, power(k)]), ruled: true }),
    note([LEFT, TOP - 12], "how wrong, log scale", { color: "cost" }),
    note([right, HEIGHT - 6], "descent" in ways ? "attempt, or update" : "attempt", { color: "quiet", anchor: "end" }),
    shape("path", { d: line([[LEFT, goalAt], [right, goalAt]]), class: "hg-knobs-in-fog-goal" }),
    note([right, TOP - 12], `dotted: the goal, ${short(goal)}`, { color: "target", anchor: "end" }),
    ...Object.entries(ways).flatMap(([name, way]) => {
      const points = way.costs.map((cost, k) => [x(k), height(cost)]);
      return [
        shape("path", { d: line(points), class: "hg-knobs-in-fog-costs", "stroke-dasharray": DASHES[name] }),
        ...points.map((point, k) => mark(name, point, way.seen?.[k])),
      ];
    }),
  );
  set(svg, { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });
}
