// The piles: sums of the zeros above an axis, sums of the ones below it, and the threshold between them.

import { axes, line, note, scale, ticks } from "../kit/chart.js";
import { set, shape } from "../kit/dom.js";
import { histogram } from "./neuron.js";

const BINS = 40, HALF = 92, TOP = 22, DROP = 34; // pixels but for the bins

/** Draws the piles for a width in pixels. z holds the zeros' sums and after them the ones'. */
export function drawPiles(svg, { z, isOne, at }, width) {
  const ends = [Math.min(...z, at), Math.max(...z, at)], span = ends[1] > ends[0] ? ends : [ends[0] - 1, ends[1] + 1];
  const x = scale(span, [8, width - 8]), middle = TOP + HALF, height = middle + HALF + DROP;
  const groups = [false, true].map((one) => histogram(z.filter((_, i) => isOne[i] === one), span, BINS));
  const most = Math.max(...groups.flat()), size = (width - 16) / BINS;
  const bars = groups.flatMap((counts, one) => counts.map((count, bin) => {
    const long = (count / most) * (HALF - 8), right = one === Number(x.invert(8 + (bin + 0.5) * size) > at);
    return count > 0 && shape("rect", {
      x: 8 + bin * size, width: size, y: one ? middle : middle - long, height: long,
      class: `hg-painted-neuron-bar${right ? "" : " hg-painted-neuron-astray"}`,
    });
  }));
  svg.replaceChildren(
    ...bars.filter(Boolean),
    shape("path", { d: line([[8, middle], [width - 8, middle]]), class: "hg-rule" }),
    shape("path", { d: line([[x(at), TOP - 6], [x(at), middle + HALF]]), class: "hg-painted-neuron-threshold" }),
    ...axes({ x, bottom: middle + HALF, drop: 16 }, { across: ticks(span, 4) }),
    note([8, 12], "zeros, piled up"),
    note([8, middle + HALF - 4], "ones, piled down"),
    note([width - 8, height - 2], "weighted sum z", { color: "quiet", anchor: "end" }),
  );
  set(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
}
