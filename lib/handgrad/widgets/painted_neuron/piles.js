// The piles: sums of the zeros above an axis, sums of the ones below it, and the border between them at zero.

import { axes, line, note, scale, ticks } from "../kit/chart.js";
import { set, shape } from "../kit/dom.js";
import { histogram } from "./neuron.js";

const BINS = 40, HALF = 92, TOP = 22, DROP = 34; // pixels but for the bins

/** How far from zero the sums reach. */
export const reachOf = ({ z }) => z.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Draws the piles from −reach to reach, for a width in pixels. */
export function drawPiles(svg, { z, isOne }, reach, width) {
  const span = [-reach, reach], x = scale(span, [8, width - 8]), middle = TOP + HALF, height = middle + HALF + DROP;
  const groups = [false, true].map((one) => histogram(z.filter((_, i) => isOne[i] === one), span, BINS));
  const most = Math.max(...groups.flat()), size = (width - 16) / BINS;
  const bars = groups.flatMap((counts, one) => counts.map((count, bin) => {
    const long = (count / most) * (HALF - 8), right = one === Number(2 * bin >= BINS);
    return count > 0 && shape("rect", {
      x: 8 + bin * size, width: size, y: one ? middle : middle - long, height: long,
      class: `hg-painted-neuron-bar${right ? "" : " hg-painted-neuron-astray"}`,
    });
  }));
  svg.replaceChildren(
    ...bars.filter(Boolean),
    shape("path", { d: line([[8, middle], [width - 8, middle]]), class: "hg-rule" }),
    shape("path", { d: line([[x(0), TOP - 6], [x(0), middle + HALF]]), class: "hg-painted-neuron-border" }),
    ...axes({ x, bottom: middle + HALF, drop: 16 }, { across: ticks(span, 4) }),
    note([8, 12], "zeros, piled up"),
    note([8, middle + HALF - 4], "ones, piled down"),
    note([width - 8, height - 2], "z, the sum with its bias", { color: "quiet", anchor: "end" }),
  );
  set(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
}
