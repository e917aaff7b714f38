// One neuron under the reader's brush: a sheet of weights, and how it piles up the images' sums.

import { fromLetters, unpack } from "../kit/arrays.js";
import { button, choice, slider } from "../kit/controls.js";
import { element, shape } from "../kit/dom.js";
import { change, fit, mount, perFrame, themed } from "../kit/frame.js";
import { numbers, provenance, speech } from "../kit/speech.js";
import { stroke } from "./brush.js";
import { rightAt, sums, threshold } from "./neuron.js";
import { drawPiles, reachOf } from "./piles.js";
import { samplesOf } from "./samples.js";
import { sheetOf } from "./sheet.js";
import { rowsOf, sentence } from "./words.js";

const PAINT = 31, LEVELS = 15; // as in records.py
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const sheetFrom = (text) => Float64Array.from(fromLetters(text), (level) => level / PAINT - 1);
const sheetText = (weights) => Array.from(weights, (w) => LETTERS[Math.round(PAINT * (1 + w))]).join("");

/** The images that the sheet is painted for, and others: { pixels, isOne } each. */
function groupsOf(model) {
  const levels = fromLetters(model.get("images")), counts = model.get("counts");
  const d = levels.length / counts.reduce((sum, n) => sum + n, 0), pixels = Float64Array.from(levels, (level) => level / LEVELS);
  const group = (from, zeros, ones) => ({
    pixels: pixels.subarray(from * d, (from + zeros + ones) * d),
    isOne: [...new Array(zeros).fill(false), ...new Array(ones).fill(true)],
  });
  const [zeros, ones, otherZeros = 0, otherOnes = 0] = counts;
  return { d, own: group(0, zeros, ones), others: group(zeros + ones, otherZeros, otherOnes) };
}

/** What a neuron with these weights does, with its bias, or else with the best one for the images painted for. */
function neuronOf({ own, others }, weights, bias = -threshold(sums(weights, own.pixels), own.isOne).at) {
  const z = ({ pixels }) => sums(weights, pixels).map((sum) => sum + bias);
  const count = (group) => [rightAt(z(group), group.isOne, 0), group.isOne.length];
  return { z: z(own), isOne: own.isOne, own: count(own), others: count(others) };
}

function render({ model, el }) {
  return mount({ model, el, name: "painted-neuron", label: "One neuron, its weights painted by hand" }, build);
}

function build({ root, model, signal, listen }) {
  const groups = groupsOf(model), side = Math.sqrt(groups.d), updates = model.get("updates");
  let sheet = sheetFrom(model.get("sheet")), paint = 1, whose = "yours", width = 0, reach = 0;
  let trained = unpack(model.get("trained").weights), source = "recorded";
  const words = speech(signal), from = provenance("browser");
  const svg = shape("svg", { role: "img", "aria-label": "Piles of sums" });
  const frame = element("div", { class: "hg-painted-neuron-piles" }, svg);

  const found = (moment) => trained.data.subarray(moment * groups.d, (moment + 1) * groups.d);
  const learned = (moment) => neuronOf(groups, found(moment), model.get("trained").biases[moment]);
  const neuron = () => (whose === "yours" ? neuronOf(groups, sheet) : learned(time.value()));
  const show = () => {
    const now = neuron(), weights = whose === "yours" ? sheet : found(time.value());
    const most = whose === "yours" ? 1 : Math.max(...weights.map(Math.abs)) || 1;
    paper.draw(weights.map((w) => w / most));
    reach = Math.max(reach, reachOf(now));
    if (width > 0) drawPiles(svg, now, reach, width);
    words.say(sentence(now, whose === "yours" ? null : updates[time.value()], sheet));
    from.put(whose === "yours" ? "browser" : source);
    time.root.style.visibility = whose === "yours" ? "hidden" : null; // its room stays
    table.refresh();
  };
  const soon = perFrame(show, signal);

  const paper = sheetOf(side, (start, end) => {
    look("yours");
    sheet = stroke(sheet, side, start, end, paint);
    change(model, { sheet: sheetText(sheet) });
    soon();
  });
  const brush = choice({ label: "Brush", options: [["1", "+ ink of a one"], ["-1", "− ink of a zero"], ["0", "eraser"]], value: "1" }, (key) => { paint = Number(key); });
  const view = choice({ label: "Whose sheet", options: [["yours", "yours"], ["training", "training's"]], value: "yours" }, (key) => { look(key); soon(); });
  const time = slider({ label: "updates so far", min: 0, max: updates.length - 1, step: 1, value: 0, words: (k) => String(updates[k]) }, soon);
  const look = (key) => {
    if (whose !== key) reach = key === "yours" ? 0 : Math.max(...updates.map((_, k) => reachOf(learned(k))));
    whose = key;
    view.querySelector(`input[value="${key}"]`).checked = true;
  };
  const clear = button("Blank sheet", () => {
    look("yours");
    reach = 0;
    sheet = new Float64Array(groups.d);
    change(model, { sheet: sheetText(sheet) });
    soon();
  });
  const table = numbers({ caption: "Images told apart", columns: ["sheet", "painted for", "others"], rows: () => rowsOf({
    yours: neuronOf(groups, sheet),
    ...Object.fromEntries(updates.map((update, k) => [update, learned(k)])),
  }) });
  const train = model.get("live") && button("Train from my sheet", () => change(model, { begin: model.get("begin") + 1 }));
  listen("trained", () => {
    trained = unpack(model.get("trained").weights);
    source = "python";
    look("training");
    soon();
  });

  root.append(
    samplesOf(groups.own, side),
    element("div", { class: "hg-painted-neuron-bench" }, paper.root, frame),
    element("div", { class: "hg-painted-neuron-row" }, brush, clear),
    element("div", { class: "hg-painted-neuron-row" }, view, time.root, ...(train ? [train] : [])),
    words.root, from.root, table.root,
  );
  themed(soon, signal);
  fit(frame, (now) => { width = now; soon(); }, signal);
  show();
}

export default { render };
