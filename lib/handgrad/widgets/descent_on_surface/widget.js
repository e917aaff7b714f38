// Descents over the level lines of an objective: the reader drags the start, moves the rate, scrubs the updates.

import { unpack } from "../kit/arrays.js";
import { snap } from "../kit/chart.js";
import { element, set, shape } from "../kit/dom.js";
import { short } from "../kit/format.js";
import { change, fit, mount, perFrame } from "../kit/frame.js";
import { draggable, handle } from "../kit/pointer.js";
import { numbers, provenance, speech } from "../kit/speech.js";
import { surfaceOf } from "../maths/surfaces.js";
import { basinTints } from "./basins.js";
import { descentControls } from "./controls.js";
import { choices, descentsOf, same } from "./descents.js";
import { nearness } from "./outcome.js";
import { drawLabels, drawRule, ruleShapes } from "./paths.js";
import { surfacePicture } from "./picture.js";
import { NAMES, ORDER } from "./rules.js";
import { solidView } from "./solid.js";
import { costStrip } from "./strip.js";
import { wayPart } from "./way.js";
import { costText, pointText } from "./words.js";

function drawDescents({ nodes, rows, start, near, pixel }, runs, now, { place, own }) {
  for (const rule of ORDER) {
    const shown = rule in runs;
    for (const part of Object.values(nodes[rule])) set(part, { display: shown ? null : "none" });
    rows[rule].box.checked = shown;
    if (!shown) {
      rows[rule].put("", "");
      continue;
    }
    const { path, cost, text } = runs[rule], t = Math.min(now.update, path.length - 1);
    drawRule(nodes[rule], rule, path.map(pixel), now.update, place);
    rows[rule].put(`θ = ${pointText(path[t], near)}, J ${costText(cost[t])}`, text);
  }
  const pixels = Object.entries(runs).map(([rule, { path }]) => [rule, path.map(pixel)]);
  const [x, y] = pixel(now.start);
  drawLabels(nodes, { ...Object.fromEntries(pixels), ...own }, [x, y], place);
  set(start, {
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
    "aria-valuenow": now.start[0],
    "aria-valuetext": pointText(now.start, near),
  });
}

/** The ring that the reader drags. */
const startHandle = ([[low, high]]) => handle({
  "aria-label": "Start: the arrow keys move it, with shift farther", "aria-valuemin": low, "aria-valuemax": high,
}, shape("circle", { class: "hg-handle", r: 8 }));

function build({ root, model, signal, listen }) {
  const get = (name) => model.get(name), surface = get("surface"), domain = get("domain"), near = nearness(domain);
  const objective = surfaceOf(surface), sweep = get("sweep"), records = { ...sweep, theta: unpack(sweep.theta) };
  const several = surface.minima.length > 1; // basins
  const given = get("way");
  let place = null, runs = {};
  const put = (values) => change(model, values);
  // A start has few digits, so that the reader can put it exactly on an axis.
  const putStart = (point) => put({ start: point.map((value, i) => snap(value, near, domain[i])) });
  const moveTo = ([x, y]) => putStart([place.x.invert(x), place.y.invert(y)]);

  const [pictureHost, solidHost, stripHost] = [0, 1, 2].map(() => element("div")), start = startHandle(domain);
  const picture = surfacePicture(pictureHost, { surface, domain, objective, knobs: Boolean(given.keep), onPlace: moveTo });
  const way = given.keep ? wayPart(given, picture, objective) : null, pixel = ([a, b]) => [place.x(a), place.y(b)];
  const nodes = { ...Object.fromEntries(ORDER.map((rule) => [rule, ruleShapes(rule, picture)])), way };
  picture.top.append(start);
  const nudge = (way, far) => putStart(choices(get).start.map((value, i) => value + way[i] * near * (far ? 50 : 10)));
  draggable(start, { surface: picture.svg, move: moveTo, nudge });
  const strip = way ? null : costStrip(stripHost, { objective, surface, domain }), solid = way ? null : solidView(solidHost, { objective, surface, domain }, signal);
  const tints = basinTints({ root: picture.tints, objective, minima: surface.minima, domain, near }, signal);
  const { rate, beta, play, rows, tint, back } = descentControls(get, put, signal);
  const words = speech(signal), source = provenance("recorded");
  const table = numbers({
    caption: "The descents, update by update",
    columns: ["update", ...ORDER.flatMap((rule) => [`${NAMES[rule]}: θ`, "cost J"])],
    rows: () => tableRows(runs, get("updates"), near),
  });

  const draw = () => {
    const now = choices(get), kinds = Object.values((runs = descentsOf(get, objective, records))).map((run) => run.source);
    const taken = way?.read(), drawn = way?.draw(taken, pixel);
    drawDescents({ nodes, rows, start, near, pixel }, runs, now, { place, own: way && { way: drawn.pixels } });
    strip?.draw(runs, now);
    solid?.draw(runs, now);
    const tinted = several && now.rules.length > 0 && (now.tinted || start.matches(":focus"));
    set(picture.tints, { display: tinted ? null : "none" });
    if (tinted) tints.draw(now, place);
    tint.put(now);
    rate.put(now.rate);
    beta.put(now.momentum);
    root.classList.toggle("hg-descent-on-surface-with-momentum", "momentum" in runs);
    play.length(now.updates);
    if (play.frame() !== now.update) play.show(now.update);
    set(back, { "aria-disabled": String(same(now.start, sweep.start)) }); // `disabled` would take the focus from it
    source.put(["browser", "python"].find((kind) => kinds.includes(kind)) ?? "recorded");
    words.say([sentenceOf(runs, now, near), way && `${taken.mine ? "Your way: " : ""}${drawn.text}`].filter(Boolean).join(" "));
    table.refresh();
  };
  const told = element("div", { class: "hg-descent-on-surface-rows" }, way?.row, ...ORDER.filter((rule) => !way || get("rules").includes(rule)).map((rule) => rows[rule].root));
  root.append(element("div", { class: "hg-descent-on-surface-views" }, pictureHost, way ? told : solidHost),
    ...(several ? [tint.root] : []),
    element("div", { class: "hg-descent-on-surface-controls" }, rate.root, beta.root, play.root),
    ...(way ? [] : [stripHost, told]), words.root,
    element("div", { class: "hg-descent-on-surface-foot" }, source.root, back), table.root);
  const redraw = perFrame(() => place && draw(), signal);
  if (strip) fit(stripHost, (width) => { strip.wide(width); redraw(); }, signal);
  if (solid) fit(solidHost, solid.layout, signal);
  fit(pictureHost, (width) => {
    place = picture.layout(width);
    draw();
  }, signal);
  for (const name of ["start", "rate", "momentum", "updates", "rules", "update", "tinted", "descents"]) listen(name, redraw);
  way?.follow(redraw, signal);
  for (const name of ["focus", "blur"]) start.addEventListener(name, redraw);
}

function sentenceOf(runs, { update, start, rate, momentum }, near) {
  const sentences = Object.entries(runs).map(([rule, { path, cost, text }]) => {
    const t = Math.min(update, path.length - 1);
    return `${NAMES[rule]}, update ${t}: θ ${pointText(path[t], near)}, cost J ${costText(cost[t])}. ${text}`;
  });
  return `From ${pointText(start, near)} with rate ${short(rate)}${"momentum" in runs ? ` and β ${short(momentum)}` : ""}. ${sentences.join(" ") || "No rule is shown."}`;
}

function tableRows(runs, updates, near) {
  return Array.from({ length: updates + 1 }, (_, t) => [
    String(t),
    ...ORDER.flatMap((rule) => {
      const run = runs[rule];
      return run && t < run.path.length ? [pointText(run.path[t], near / 10), costText(run.cost[t]).replace("= ", "")] : ["", ""];
    }),
  ]);
}

const labelOf = (model) => (model.get("way").keep ? "The way of two knobs, beside a descent" : `Descents on the surface ${model.get("surface").name}`);

export default {
  render: ({ model, el }) => mount({ model, el, name: "descent-on-surface", label: labelOf(model) }, build),
};
