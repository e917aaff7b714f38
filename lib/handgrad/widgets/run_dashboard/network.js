// The network for one image, with what flows through it.

import { clamp, note, scale } from "../kit/chart.js";
import { colorsOf } from "../kit/canvas.js";
import { element, set, shape } from "../kit/dom.js";
import { percent } from "../kit/format.js";
import { ink, painter, signedColor } from "../kit/pixels.js";
import { flow, shareOf, strongest } from "./moments.js";

/** The network for one image: image, units with their weights, and edges as wide as what flows over them. */
export function networkOf(place, record, width) {
  const narrow = width < 520, tile = narrow ? 28 : 34, gap = 3, top = 26;
  const units = record.hidden * (tile + gap), height = top + Math.max(units, 32 * record.classes), above = (height + top - units) / 2;
  const picture = narrow ? 64 : 112, unitX = narrow ? 92 : 190, barX = unitX + tile + 6, bar = narrow ? 18 : 34;
  const outX = width - (narrow ? 82 : 170), from = barX + bar;
  const middle = (unit) => above + unit * (tile + gap) + tile / 2;
  const outY = scale([0, record.classes - 1 || 1], [top + height * 0.16, height * 0.84]);
  const canvas = element("canvas", { width: tile * 2, height: height * 2, style: `left: ${unitX}px; width: ${tile}px; height: ${height}px`, "aria-hidden": "true" });
  const paper = element("canvas", { class: "hg-run-dashboard-ink", width: record.side, height: record.side, style: `top: ${(height - picture) / 2}px; width: ${picture}px; height: ${picture}px`, "aria-hidden": "true" });
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
  const context = canvas.getContext("2d"), paint = painter(record.side);
  context.scale(2, 2); // for screens with two dots a pixel

  const head = (x, text) => svg.append(note([x, 12], text));
  head(0, narrow ? "image" : "held-out image");
  head(unitX, narrow ? "units, a" : `${record.hidden} hidden units and their a`);
  head(outX - 8, narrow ? "softmax" : "softmax of the outputs");
  const edges = Array.from({ length: record.hidden }, (_, unit) => Array.from({ length: record.classes }, (_, k) =>
    svg.appendChild(shape("line", { x1: from, y1: middle(unit), x2: outX - 12, y2: outY(k) }))));
  const numerals = Array.from({ length: record.hidden }, (_, unit) => {
    svg.append(shape("rect", { x: unitX, y: middle(unit) - tile / 2, width: tile, height: tile, class: "hg-run-dashboard-tile" }));
    return svg.appendChild(note([unitX - 6, middle(unit) + 5], String(unit + 1), { anchor: "end" }));
  });
  const bars = Array.from({ length: record.hidden }, (_, unit) => {
    svg.append(shape("line", { x1: barX + bar / 2, x2: barX + bar / 2, y1: middle(unit) - tile / 2, y2: middle(unit) + tile / 2, class: "hg-rule" }));
    return svg.appendChild(shape("rect", { y: middle(unit) - 5, height: 10, class: "hg-run-dashboard-bar" }));
  });
  const outputs = Array.from({ length: record.classes }, (_, k) => {
    const size = width - outX - 14;
    const full = svg.appendChild(shape("rect", { x: outX + 14, y: outY(k) + 2, height: 8, class: "hg-run-dashboard-share" }));
    const digit = svg.appendChild(note([outX, outY(k) + 5], String(k), { anchor: "middle" }));
    const text = svg.appendChild(note([outX + 14, outY(k) - 4], ""));
    return { size, full, digit, text };
  });
  place.replaceChildren(paper, canvas, svg);
  place.style.height = `${height}px`;

  return ({ frame, image, view }) => {
    const pixels = record.images[image], levels = record.levels[frame], a = record.a(frame, image), p = record.p(frame, image);
    const flows = flow(a, record.out(frame), record.classes), colors = colorsOf(place);
    const [hardest] = strongest(flows, p.indexOf(Math.max(...p))); // the unit that the sentence names
    const sheet = paper.getContext("2d");
    sheet.clearRect(0, 0, record.side, record.side);
    paint(sheet, (i) => ink(pixels[i]), 0, 0, record.side);
    for (let unit = 0; unit < record.hidden; unit += 1) {
      const start = unit * record.side ** 2;
      const share = (i) => shareOf(levels[start + i]) * (view === "products" ? pixels[i] / 63 : 1);
      paint(context, (i) => signedColor(share(i), colors), 0, middle(unit) - tile / 2, tile);
      set(numerals[unit], { class: unit === hardest ? "hg-run-dashboard-hardest" : "hg-quiet" });
      const reach = (clamp(a[unit], -1, 1) * bar) / 2;
      set(bars[unit], { x: barX + bar / 2 + Math.min(0, reach), width: Math.abs(reach) });
      edges[unit].forEach((edge, k) => {
        const push = flows[unit][k] / record.most;
        set(edge, { class: push < 0 ? "hg-run-dashboard-against" : "hg-run-dashboard-for", "stroke-width": (5 * Math.abs(push)).toFixed(2), "stroke-opacity": (0.15 + 0.85 * Math.abs(push)).toFixed(2) });
      });
    }
    outputs.forEach(({ size, full, digit, text }, k) => {
      const right = k === record.targets[image];
      set(full, { width: Math.max(0.5, size * p[k]) });
      set(digit, { class: right ? "hg-run-dashboard-target" : null });
      text.textContent = percent(p[k]) + (right && !narrow ? ", the target" : "");
    });
  };
}
