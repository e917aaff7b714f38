// Where Python answers: optimizer, rate, width and seed, and a training that is watched and stopped.

import { button, choice, slider } from "../kit/controls.js";
import { element } from "../kit/dom.js";
import { change, perFrame } from "../kit/frame.js";
import { SOURCES, speech } from "../kit/speech.js";

const OPTIMIZERS = [["descent", "gradient descent"], ["momentum", "momentum"], ["adam", "Adam"]];
const RATES = [-4, -3, -2, -1, 0, 1].flatMap((power) => ["1", "2", "5"].map((digit) => Number(`${digit}e${power}`))).concat(100);
const WIDTHS = [2, 24], SEEDS = [0, 20];

/** The rates to choose from, ascending, with the one that is set. */
export const ratesWith = (rate) => [...new Set([...RATES, rate])].sort((a, b) => a - b);

/** How far a training is, or how it ended. */
export function progress({ training, updates, planned, epoch, trained, diverged }) {
  const last = updates.at(-1), of = `epoch ${Math.floor(last / epoch)} of ${Math.round(planned / epoch)}`;
  if (training) return `Training: ${of}.`;
  if (diverged >= 0) {
    return `Diverged at update ${diverged}: the numbers grew beyond all bounds. The rate is too high. ` +
      "Shown is what came before.";
  }
  if (!trained.optimizer) return "";
  return last < planned ? `Stopped after ${of}, at update ${last}. What was trained is kept.` : `Trained: ${of}.`;
}

/** Where the run comes from, and with which settings Python trained it. */
export function origin({ optimizer, rate, width, seed }) {
  if (!optimizer) return "The run that the cell made";
  const name = Object.fromEntries(OPTIMIZERS)[optimizer];
  return `${SOURCES.python}: ${name}, rate ${rate}, ${width} hidden units, seed ${seed}`;
}

/** The sliders, and what they are set to. `put` takes over what Python holds. */
function settingsOf(model, onChange) {
  const rates = ratesWith(model.get("rate"));
  let optimizer = model.get("optimizer");
  const kinds = choice({ label: "Optimizer", options: OPTIMIZERS, value: optimizer }, (key) => {
    optimizer = key;
    onChange();
  });
  const range = (name, label, [min, max], words) =>
    slider({ label, min, max, step: 1, value: name === "rate" ? rates.indexOf(model.get(name)) : model.get(name), words }, onChange);
  const rate = range("rate", "Rate η", [0, rates.length - 1], (i) => String(rates[i]));
  const width = range("width", "Hidden units", WIDTHS, String), seed = range("seed", "Seed", SEEDS, String);
  return {
    root: element("div", {}, kinds, element("div", { class: "hg-controls" }, rate.root, width.root, seed.root)),
    values: () => ({ optimizer, rate: rates[rate.value()], width: width.value(), seed: seed.value() }),
  };
}

/** All that trains anew, for the view to show. A control that moves during a training starts it again. */
export function training({ model, signal, listen, source, renew }) {
  let waiting = false; // for the first that Python says of a training
  const settings = settingsOf(model, () => { if (model.get("training")) start(); });
  const start = () => {
    waiting = true;
    change(model, { ...settings.values(), training: true });
    tell();
  };
  const go = button("Train anew", () => (model.get("training") ? change(model, { training: false }) : start()));
  const words = speech(signal);
  const tell = () => {
    const now = Object.fromEntries(["training", "updates", "planned", "epoch", "trained", "diverged"].map((name) => [name, model.get(name)]));
    go.textContent = now.training ? "Stop" : "Train anew";
    words.say(now.training && waiting ? "Training begins." : progress(now));
    source.root.textContent = origin(now.trained);
  };
  const soon = perFrame(() => { renew(); tell(); }, signal);
  for (const name of ["weights", "updates"]) listen(name, () => { waiting = false; soon(); });
  for (const name of ["training", "trained", "diverged"]) listen(name, tell);
  tell();
  return element("div", { class: "hg-run-dashboard-training" }, settings.root, element("div", { class: "hg-player" }, go, words.root));
}
