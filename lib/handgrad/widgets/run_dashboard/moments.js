// A training run as the dashboard reads it, and its moments in words.

import { fromLetters, unpack } from "../kit/arrays.js";
import { number, percent } from "../kit/format.js";

const MOST = 15; // the level of the largest weight, as in record.py

/** A weight's share of the largest, from −1 to 1, by its level. */
export const shareOf = (level) => (level - MOST - 1) / MOST;

/** The weights' levels, 1 … 31 around 16, at each moment: every letter is a change modulo 32. */
export function levelsOf(letters) {
  const moments = [];
  for (const text of letters) {
    const before = moments.at(-1);
    moments.push(fromLetters(text).map((change, i) => (change + (before ? before[i] : 0)) % (2 * MOST + 2)));
  }
  return moments;
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
export function inWords({ when, digit, probability, target, unit, push, right, cost }) {
  const verdict = digit === target ? "and it is one" : `but it is a ${target}`;
  return `${when}: the network takes the image for a ${digit}, with a probability of ${percent(probability)}, ${verdict}. ` +
    `Unit ${unit + 1} pushes hardest for the ${digit}: w·a = ${number(push, 2)}. ` +
    `Of all held-out images ${number(100 * right, 1)} % are right, at cost ${number(cost, 3)}.`;
}

/** Before training, or so many epochs or updates after its start. */
export function moment(update, epoch) {
  if (update === 0) return "before training";
  return update % epoch === 0 ? `epoch ${update / epoch}` : `update ${update}`;
}

/** What the traits hold, with arrays unpacked. */
export function read(model) {
  const get = (name) => model.get(name);
  const activations = unpack(get("activations")), outgoing = unpack(get("outgoing")), probabilities = unpack(get("probabilities"));
  const [, images, hidden] = activations.shape, classes = outgoing.shape[2];
  const moments = get("moments"), updates = get("updates");
  const record = {
    moments, updates, hidden, classes,
    side: get("side"), rows: get("rows"), targets: get("targets"), costs: get("costs"), right: get("right"),
    end: get("planned"), // where the axes end, also while a training is on its way
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

export function sentence(record, { frame, image }) {
  const p = record.p(frame, image), digit = p.indexOf(Math.max(...p)), t = record.moments[frame];
  const [unit, push] = strongest(flow(record.a(frame, image), record.out(frame), record.classes), digit);
  const name = record.name(frame);
  return inWords({
    when: name[0].toUpperCase() + name.slice(1), digit, probability: p[digit], target: record.targets[image],
    unit, push, right: record.right[t], cost: record.costs["held out"][t],
  });
}

export function rowsOf(record) {
  const { training, "held out": heldOut } = record.costs;
  return record.moments.map((t, frame) => [record.name(frame), number(training[t], 4), number(heldOut[t], 4), `${number(100 * record.right[t], 1)} %`]);
}
