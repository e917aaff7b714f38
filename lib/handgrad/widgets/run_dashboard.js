// A training run, scrubbed: costs and accuracy, weights as images, and what flows for one image.

import { button, change, choice, clamp, element, fitted, fromLetters, mount, newId, number, numbers, perFrame, player, provenance, scale, set, shape, slider, speech, unpacked } from "./kit.js";

const LIGHT = [205, 230, 255], GRAY = [140, 140, 140], DARK = [95, 43, 0]; // as in plots.weights
const CURVES = [["training", ""], ["held out", "5 3"]];

/** The weights' levels, 1 … 63 around 32, at each moment: every letter is a change modulo 64. */
export function levelsOf(letters) {
  const moments = [];
  for (const text of letters) {
    const before = moments.at(-1);
    moments.push(fromLetters(text).map((change, i) => (change + (before ? before[i] : 0)) % 64));
  }
  return moments;
}

/** The color of a share from −1 to 1: light blue, gray, dark orange. */
export function signedColor(share) {
  const end = share < 0 ? LIGHT : DARK, part = Math.min(1, Math.abs(share));
  return [...GRAY.map((from, i) => Math.round(from + part * (end[i] - from))), 255];
}

/** What flows over each edge to the outputs, w·a, as rows of one hidden unit each. */
export function flow(activations, outgoing, classes) {
  return [...activations].map((a, unit) => Array.from({ length: classes }, (_, k) => a * outgoing[unit * classes + k]));
}

/** The unit that pushes a class hardest, [unit, push]. */
export function strongest(flows, k) {
  return flows.reduce((best, row, unit) => (row[k] > best[1] ? [unit, row[k]] : best), [0, -Infinity]);
}

/** One moment in a sentence. */
export function inWords({ when, said, probability, target, unit, push, right, cost }) {
  const verdict = said === target ? "and it is one" : `but it is a ${target}`;
  return `${when}: the network takes the image for a ${said}, with a probability of ${percent(probability)}, ${verdict}. ` +
    `Unit ${unit + 1} pushes hardest for the ${said}: w·a = ${number(push, 2)}. ` +
    `Of all held-out images ${number(100 * right, 1)} % are right, at cost ${number(cost, 3)}.`;
}

/** Before training, or so many epochs or updates after its start. */
export function moment(update, epoch) {
  if (update === 0) return "before training";
  return update % epoch === 0 ? `epoch ${update / epoch}` : `update ${update}`;
}

/** Paints images of side × side pixels, each given by a color of its pixels, at places of a canvas. */
function painter(side) {
  const small = document.createElement("canvas");
  small.width = small.height = side;
  const pen = small.getContext("2d"), image = pen.createImageData(side, side);
  return (context, color, x, y, size) => {
    for (let i = 0; i < side * side; i += 1) image.data.set(color(i), 4 * i);
    pen.putImageData(image, 0, 0);
    context.drawImage(small, x, y, size, size);
  };
}

/** Ink without paper: the style sheet turns it into chalk where the page is dark. */
const ink = (level) => [0, 0, 0, Math.round((level * 255) / 63)];

/** A probability in percent, as far as a reader looks. */
export const percent = (p) => (p > 0 && p < 0.001 ? "< 0.1 %" : `${number(100 * p, 1)} %`);

function render({ model, el }) {
  return mount({ model, el, label: "A training run of a network that reads digits" }, build);
}

function build({ root, model, signal, listen }) {
  let record = read(model);
  const words = speech(signal), source = provenance(model.get("live") ? "python" : "recorded");
  const curves = element("div", { class: "hg-dashboard-curves" });
  const network = element("div", { class: "hg-dashboard-network" });
  let drawCurves = () => {}, drawNetwork = () => {};

  const at = () => ({ frame: time.frame(), image: clamp(model.get("image"), 0, record.images.length - 1), view: model.get("view") });
  const show = () => {
    const now = at();
    drawCurves(now);
    drawNetwork(now);
    words.say(sentence(record, now));
    table.refresh();
  };
  const soon = perFrame(show, signal);

  const last = record.moments.length - 1;
  const time = player({ label: "Moment", last, at: clamp(model.get("frame"), 0, last), words: (f) => record.name(f) }, (frame) => {
    change(model, { frame });
    soon();
  }, signal);
  const view = choice({ label: "Draw in each unit", options: [["weights", "its weights"], ["products", "weight × pixel"]], value: model.get("view") }, (key) => {
    change(model, { view: key });
    soon();
  }, signal);
  const table = numbers({ caption: "Costs and accuracy", columns: ["moment", "training cost", "held-out cost", "held-out images right"], rows: () => rowsOf(record) }, signal);

  root.append(time.root, curves, chooser(record, at().image, (image) => { change(model, { image }); soon(); }, signal), view, network, words.root);
  if (model.get("live")) root.append(retrain(model, signal));
  root.append(source.root, table.root);

  fitted(curves, (width) => { drawCurves = curvesOf(curves, record, width); soon(); }, signal);
  fitted(network, (width) => { drawNetwork = networkOf(network, record, width); soon(); }, signal);
  listen("weights", () => { // Python trained anew: all other traits came with it
    record = read(model);
    drawCurves = curvesOf(curves, record, curves.clientWidth);
    drawNetwork = networkOf(network, record, network.clientWidth);
    time.length(record.moments.length - 1);
    soon();
  });
  show();
}

/** What the traits hold, with arrays unpacked. */
function read(model) {
  const get = (name) => model.get(name);
  const activations = unpacked(get("activations")), outgoing = unpacked(get("outgoing")), probabilities = unpacked(get("probabilities"));
  const [, images, hidden] = activations.shape, classes = outgoing.shape[2];
  const moments = get("moments"), updates = get("updates");
  const record = {
    moments, updates, hidden, classes,
    side: get("side"), rows: get("rows"), targets: get("targets"), costs: get("costs"), right: get("right"),
    epochs: updates.map((update) => update / get("epoch")),
    images: get("pixels").map(fromLetters),
    levels: levelsOf(get("weights")),
    name: (frame) => moment(updates[moments[frame]], get("epoch")),
    a: (frame, image) => activations.data.subarray((frame * images + image) * hidden, (frame * images + image + 1) * hidden),
    out: (frame) => outgoing.data.subarray(frame * hidden * classes, (frame + 1) * hidden * classes),
    p: (frame, image) => probabilities.data.subarray((frame * images + image) * classes, (frame * images + image + 1) * classes),
  };
  const all = moments.flatMap((_, frame) => record.images.flatMap((_, image) => flow(record.a(frame, image), record.out(frame), classes).flat()));
  record.most = Math.max(...all.map(Math.abs)); // one scale for all moments, so that growth is seen
  return record;
}

function sentence(record, { frame, image }) {
  const p = record.p(frame, image), said = p.indexOf(Math.max(...p)), t = record.moments[frame];
  const [unit, push] = strongest(flow(record.a(frame, image), record.out(frame), record.classes), said);
  const name = record.name(frame);
  return inWords({
    when: name[0].toUpperCase() + name.slice(1), said, probability: p[said], target: record.targets[image],
    unit, push, right: record.right[t], cost: record.costs["held out"][t],
  });
}

function rowsOf(record) {
  const { training, "held out": heldOut } = record.costs;
  return record.moments.map((t, frame) => [record.name(frame), number(training[t], 4), number(heldOut[t], 4), `${number(100 * record.right[t], 1)} %`]);
}

/** Held-out images as radio buttons. */
function chooser(record, chosen, onChange, signal) {
  const name = newId(), paint = painter(record.side);
  const options = record.images.map((pixels, image) => {
    const canvas = element("canvas", { class: "hg-dashboard-ink", width: record.side, height: record.side, "aria-hidden": "true" });
    paint(canvas.getContext("2d"), (i) => ink(pixels[i]), 0, 0, record.side);
    const input = element("input", { type: "radio", name, checked: image === chosen, "aria-label": `held-out image ${record.rows[image] + 1}, a ${record.targets[image]}` });
    input.addEventListener("change", () => onChange(image), { signal });
    return element("label", {}, input, element("span", {}, canvas));
  });
  return element("fieldset", { class: "hg-choice-bar hg-dashboard-images" }, element("legend", {}, "A held-out image"), ...options);
}

/** In a notebook: another rate, another training. */
function retrain(model, signal) {
  const rate = slider({ label: "Rate", min: -3, max: 1, step: 0.25, value: Math.log10(model.get("rate")), words: (power) => number(10 ** power, 3) }, () => {}, signal);
  const go = button("Train anew", () => change(model, { rate: 10 ** rate.value() }), signal);
  return element("div", { class: "hg-player" }, rate.root, go);
}

/** Costs on a log scale and accuracy beside them; returns what moves the cursor. */
function curvesOf(place, record, width) {
  const two = width >= 520, each = two ? (width - 32) / 2 : width, height = 170;
  const panels = [costPanel(record, each, height), rightPanel(record, each, height)];
  place.replaceChildren(...panels.map((panel) => panel.svg));
  return ({ frame }) => panels.forEach((panel) => panel.move(record.moments[frame]));
}

function costPanel(record, width, height) {
  const all = CURVES.flatMap(([name]) => record.costs[name]).map((cost) => Math.log10(Math.max(cost, 1e-6)));
  const low = Math.floor(Math.min(...all)), high = Math.ceil(Math.max(...all));
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => [low + i, number(10 ** (low + i), Math.max(0, -(low + i)))]);
  const lines = CURVES.map(([name, dash]) => ({ name, dash, ys: record.costs[name].map((cost) => Math.log10(Math.max(cost, 1e-6))) }));
  return panel({ title: "cost J", record, width, height, range: [low, high], ticks, lines, color: "cost" });
}

function rightPanel(record, width, height) {
  const lines = [{ name: "", dash: "", ys: record.right }];
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => [share, `${100 * share} %`]);
  return panel({ title: "held-out images right", record, width, height, range: [0, 1], ticks, lines, color: "prediction" });
}

function panel({ title, record, width, height, range, ticks, lines, color }) {
  const end = record.epochs.at(-1), named = lines.length > 1 ? 62 : 12;
  const x = scale([0, end], [46, width - named]), y = scale(range, [height - 34, 24]);
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
  svg.append(shape("text", { x: 0, y: 12 }, title), shape("text", { x: x(end), y: height - 2, "text-anchor": "end" }, "epoch"));
  for (const [at, text] of ticks) {
    svg.append(shape("line", { x1: 46, x2: x(end), y1: y(at), y2: y(at), class: "hg-dashboard-rule" }), shape("text", { x: 40, y: y(at) + 4, "text-anchor": "end" }, text));
  }
  for (const at of [0, Math.round(end)]) svg.append(shape("text", { x: x(at), y: height - 18, "text-anchor": "middle" }, String(at)));
  const cursor = svg.appendChild(shape("line", { y1: 20, y2: height - 34, class: "hg-dashboard-cursor" }));
  const dots = lines.map(({ name, dash, ys }, i) => {
    const points = ys.map((value, t) => `${x(record.epochs[t]).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
    svg.append(shape("polyline", { points, fill: "none", stroke: `var(--hg-w-${color})`, "stroke-width": 1.8, "stroke-dasharray": dash }));
    if (name) svg.append(shape("text", { x: x(end) + 6, y: labelHeight(lines, y, i) + 4 }, name));
    return svg.appendChild(shape("circle", { r: 4, fill: `var(--hg-w-${color})` }));
  });
  const move = (t) => {
    set(cursor, { x1: x(record.epochs[t]), x2: x(record.epochs[t]) });
    dots.forEach((dot, i) => set(dot, { cx: x(record.epochs[t]), cy: y(lines[i].ys[t]) }));
  };
  return { svg, move };
}

/** Where a line's name stands: at its end, apart from the other's. */
function labelHeight(lines, y, i) {
  const ends = lines.map(({ ys }) => y(ys.at(-1)));
  const gap = 15, middle = (ends[0] + ends[1]) / 2, above = ends[i] <= ends[1 - i];
  if (Math.abs(ends[0] - ends[1]) >= gap) return ends[i];
  return middle + (above ? -gap / 2 : gap / 2);
}

/** The network for one image: image, units with their weights, and edges as wide as what flows over them. */
function networkOf(place, record, width) {
  const narrow = width < 520, tile = narrow ? 28 : 34, gap = 3, top = 26;
  const height = top + record.hidden * (tile + gap);
  const picture = narrow ? 64 : 112, unitX = narrow ? 92 : 190, barX = unitX + tile + 6, bar = narrow ? 18 : 34;
  const outX = width - (narrow ? 82 : 170), from = barX + bar;
  const middle = (unit) => top + unit * (tile + gap) + tile / 2;
  const outY = scale([0, record.classes - 1 || 1], [top + height * 0.16, height * 0.84]);
  const canvas = element("canvas", { width: tile * 2, height: height * 2, style: `left: ${unitX}px; width: ${tile}px; height: ${height}px`, "aria-hidden": "true" });
  const paper = element("canvas", { class: "hg-dashboard-ink", width: record.side, height: record.side, style: `top: ${(height - picture) / 2}px; width: ${picture}px; height: ${picture}px`, "aria-hidden": "true" });
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
  const context = canvas.getContext("2d"), paint = painter(record.side);
  context.scale(2, 2); // for screens with two dots a pixel

  const head = (x, text, anchor = "start") => svg.append(shape("text", { x, y: 12, "text-anchor": anchor }, text));
  head(0, narrow ? "image" : "held-out image");
  head(unitX, narrow ? "units, a" : `${record.hidden} hidden units and their a`);
  head(outX - 8, narrow ? "softmax" : "softmax of the outputs");
  const edges = Array.from({ length: record.hidden }, (_, unit) => Array.from({ length: record.classes }, (_, k) =>
    svg.appendChild(shape("line", { x1: from, y1: middle(unit), x2: outX - 12, y2: outY(k) }))));
  const bars = Array.from({ length: record.hidden }, (_, unit) => {
    svg.append(shape("line", { x1: barX + bar / 2, x2: barX + bar / 2, y1: middle(unit) - tile / 2, y2: middle(unit) + tile / 2, class: "hg-dashboard-rule" }));
    return svg.appendChild(shape("rect", { y: middle(unit) - 5, height: 10, class: "hg-dashboard-bar" }));
  });
  const outputs = Array.from({ length: record.classes }, (_, k) => {
    const size = width - outX - 14;
    const full = svg.appendChild(shape("rect", { x: outX + 14, y: outY(k) + 2, height: 8, class: "hg-dashboard-share" }));
    const digit = svg.appendChild(shape("text", { x: outX, y: outY(k) + 5, "text-anchor": "middle" }, String(k)));
    const text = svg.appendChild(shape("text", { x: outX + 14, y: outY(k) - 4 }));
    return { size, full, digit, text };
  });
  place.replaceChildren(paper, canvas, svg);
  place.style.height = `${height}px`;

  return ({ frame, image, view }) => {
    const pixels = record.images[image], levels = record.levels[frame], a = record.a(frame, image), p = record.p(frame, image);
    const flows = flow(a, record.out(frame), record.classes);
    const sheet = paper.getContext("2d");
    sheet.clearRect(0, 0, record.side, record.side);
    paint(sheet, (i) => ink(pixels[i]), 0, 0, record.side);
    for (let unit = 0; unit < record.hidden; unit += 1) {
      const start = unit * record.side ** 2;
      const share = (i) => ((levels[start + i] - 32) / 31) * (view === "products" ? pixels[i] / 63 : 1);
      paint(context, (i) => signedColor(share(i)), 0, middle(unit) - tile / 2, tile);
      const reach = (clamp(a[unit], -1, 1) * bar) / 2;
      set(bars[unit], { x: barX + bar / 2 + Math.min(0, reach), width: Math.abs(reach) });
      edges[unit].forEach((edge, k) => {
        const push = flows[unit][k] / record.most;
        set(edge, { class: push < 0 ? "hg-dashboard-against" : "hg-dashboard-for", "stroke-width": (5 * Math.abs(push)).toFixed(2), "stroke-opacity": (0.15 + 0.85 * Math.abs(push)).toFixed(2) });
      });
    }
    outputs.forEach(({ size, full, digit, text }, k) => {
      const right = k === record.targets[image];
      set(full, { width: Math.max(0.5, size * p[k]) });
      set(digit, { class: right ? "hg-dashboard-target" : null });
      text.textContent = percent(p[k]) + (right && !narrow ? ", the target" : "");
    });
  };
}

export default { render };
