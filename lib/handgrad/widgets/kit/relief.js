// A surface over a plane as a solid picture, which a reader turns by mouse, by finger and by the arrow keys.

import { clamp, note, ticks } from "./chart.js";
import { colorsOf, mix, pencil } from "./canvas.js";
import { element, pointIn, set, shape } from "./dom.js";
import { plain } from "./format.js";
import { perFrame, themed } from "./frame.js";
import { boxOf, eyeOf, heightAt, hiding, lightOf, orderOf, segmentsOf, slopesOf } from "./projection.js";

const STEEPEST = 85, FLATTEST = 15, TURN = 0.5; // degrees: of the eye, and of a turn by one pixel
const EDGE = 1.45; // half of the picture's width, where half of the plane's is 1
const SHADES = 24;

/**
 * A surface { x, y, h } with heights from 0 to 1. `levels` are level lines, [{ height, lines }]; `names` are what
 * stands at its axes, and `up` the numbers of the third, [height, text] each. `label` says to a screen reader what it
 * is. The reader turns it; then, and after `layout(width)`, `draw` may put points of the surface into `front`: `at`
 * gives the pixel of (x, y, height) and whether the surface hides it, `ground` the height at (x, y).
 */
export function relief({ surface, levels, names, up, label }, draw, signal) {
  const box = boxOf(surface), solid = { ...surface, slopes: slopesOf(surface), segments: segmentsOf(surface, levels) };
  const canvas = element("canvas", { "aria-hidden": "true" }), words = shape("g"), front = shape("g");
  const svg = shape("svg", { role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": 0, "aria-valuemax": 359 }, words, front);
  const root = element("div", { class: "hg-relief" }, canvas, svg), view = { azimuth: 30, elevation: 48 };
  let place = null, eye = null, covered = null, colors = null;

  const pixel = (point) => {
    const [right, down] = eye.screen(box(point));
    return [place.middle + right * place.unit, place.down + down * place.unit];
  };
  const at = (point) => ({ pixel: pixel(point), hidden: covered(point) });
  const paint = () => {
    if (!place) return;
    eye = eyeOf(view);
    colors ??= colorsOf(root);
    covered = hiding(surface, eye);
    const frame = frameOf(surface, eye, pixel), turned = ((Math.round(view.azimuth) % 360) + 360) % 360;
    paintSolid(pencil(canvas, place.width, place.height), { ...solid, ...frame, eye, pixel, colors });
    words.replaceChildren(...axisShapes({ ...frame, names, up, pixel }));
    set(svg, { "aria-valuenow": turned, "aria-valuetext": `turned by ${turned}°, seen from ${Math.round(view.elevation)}° above` });
    draw();
  };
  const soon = perFrame(paint, signal);
  themed(() => soon((colors = null)), signal);
  turnable(svg, view, soon);
  const layout = (width) => {
    const height = Math.round(0.9 * width);
    place = { width, height, middle: width / 2, down: height / 2, unit: width / (2 * EDGE) };
    set(svg, { width, height, viewBox: `0 0 ${width} ${height}` });
    paint();
  };
  return { root, front, layout, at, ground: (a, b) => heightAt(surface, a, b) };
}

const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Lets a reader turn the view. A finger that moves up or down scrolls the page, and what it had turned turns back. */
function turnable(svg, view, changed) {
  let last = null, before = null;
  const turn = (azimuth, elevation) => {
    view.azimuth += azimuth;
    view.elevation = clamp(view.elevation + elevation, FLATTEST, STEEPEST);
    changed();
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    [last, before] = [pointIn(svg, event), { ...view }];
  });
  svg.addEventListener("pointermove", (event) => {
    if (!svg.hasPointerCapture(event.pointerId)) return;
    const now = pointIn(svg, event), [right, down] = [now[0] - last[0], now[1] - last[1]];
    last = now;
    turn(-TURN * right, TURN * down);
  });
  svg.addEventListener("pointercancel", () => changed(Object.assign(view, before)));
  svg.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    turn(...way.map((part) => part * (event.shiftKey ? 30 : 5)));
  });
}

/** Paints what is solid, from far to near: the floor, the surface strip by strip with its level lines, its walls. */
function paintSolid(pen, { x, y, h, slopes, segments, eye, pixel, near, floor, post, colors }) {
  const light = colors.paper.reduce((sum, c) => sum + c, 0) > colors.cost.reduce((sum, c) => sum + c, 0);
  const tone = (share) => mix(colors.paper, colors.cost, light ? 0.46 - 0.42 * share : 0.08 + 0.42 * share);
  const tones = Array.from({ length: SHADES }, (_, k) => tone(k / (SHADES - 1))), look = { stroke: mix(colors.rule), width: 1 };
  const corners = h.map((row, j) => row.map((height, i) => pixel([x[i], y[j], height])));
  const { rows, order } = orderOf({ x, y }, eye), across = (rows ? x : y).length - 1;
  pen.path([...floor.map(pixel), pixel(floor[0])], look);
  pen.path([post(0), post(1)], look);
  for (const k of order) {
    const cells = Array.from({ length: across }, (_, cell) => (rows ? [k, cell] : [cell, k])), lights = cells.map(([j, i]) => lightOf(slopes[j][i], eye));
    const edges = rows ? [corners[k], corners[k + 1]] : [0, 1].map((side) => corners.map((row) => row[k + side]));
    const cover = tone(lights.reduce((sum, one) => sum + one, 0) / across); // so that no seams show
    pen.path([...edges[0], ...[...edges[1]].reverse()], { fill: cover, stroke: cover, width: 0.6 });
    cells.forEach(([j, i], cell) => {
      const fill = tones[Math.floor((SHADES - 0.01) * lights[cell])];
      pen.path([corners[j][i], corners[j][i + 1], corners[j + 1][i + 1], corners[j + 1][i]], { fill });
    });
    pen.lines((rows ? segments.rows : segments.columns)[k].map((segment) => segment.map(pixel)), { stroke: mix(colors.cost), width: 0.8 });
  }
  for (const wall of wallsOf({ x, y, h }, near)) pen.path(wall.map(pixel), { fill: tone(light ? 0.8 : 0.2), ...look });
}

/** The floor, the post at its left corner, and which of the floor's corners is nearest to the eye, [i, j]. */
function frameOf({ x, y }, eye, pixel) {
  const ends = [[x[0], x.at(-1)], [y[0], y.at(-1)]], near = [eye.s > 0 ? 1 : 0, eye.c > 0 ? 0 : 1];
  const floor = [[0, 0], [1, 0], [1, 1], [0, 1]].map(([i, j]) => [ends[0][i], ends[1][j], 0]);
  const [a, b] = floor.reduce((best, corner) => (pixel(corner)[0] < pixel(best)[0] ? corner : best));
  return { ends, near, floor, post: (height) => pixel([a, b, height]) };
}

/** From the surface's two near edges down to the floor. */
function wallsOf({ x, y, h }, [i, j]) {
  const [column, row] = [i * (x.length - 1), j * (y.length - 1)];
  const edges = [x.map((a, k) => [a, y[row], h[row][k]]), y.map((b, k) => [x[column], b, h[k][column]])];
  return edges.map((edge) => [...edge, ...[edge.at(-1), edge[0], edge[0]].map(([a, b], k) => [a, b, k < 2 ? 0 : edge[0][2]])]);
}

const place = ([right, down]) => ({ x: right.toFixed(1), y: down.toFixed(1) });

/** Numbers and names: below the two near edges of the floor, and beside the post at its left corner. */
function axisShapes({ near, ends, post, names, up, pixel }) {
  const along = ([low, high], name, point) => {
    const [[a, b], [c, d]] = [pixel(point(low)), pixel(point(high))], side = (c - a) * (d - b) > 0 ? 1 : -1;
    const anchor = side > 0 ? "end" : "start", inner = (tick) => Math.min(tick - low, high - tick) > 0.08 * (high - low);
    const marks = ticks([low, high], 3).filter(inner).map((tick) => {
      const [right, down] = pixel(point(tick));
      return shape("text", { ...place([right - 4 * side, down + 14]), "text-anchor": anchor, class: "hg-tick" }, plain(tick));
    });
    return [...marks, note([(a + c) / 2 - 22 * side, (b + d) / 2 + 30], name, { color: "quiet", anchor })];
  };
  return [
    note([0, 12], names[2], { color: "quiet" }),
    ...up.map(([height, words]) => {
      const [right, down] = post(height);
      return shape("text", { ...place([right - 5, down + 4]), "text-anchor": "end", class: "hg-tick" }, words);
    }),
    ...along(ends[0], names[0], (end) => [end, ends[1][near[1]], 0]),
    ...along(ends[1], names[1], (end) => [ends[0][near[0]], end, 0]),
  ];
}
