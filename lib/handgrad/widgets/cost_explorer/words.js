// What the picture of a cost shows, in sentences made of its numbers.

import { number } from "../kit/format.js";
import { sigmoid } from "../maths/costs.js";

/** What becomes of each gradient far from the target. */
export const FAR_AWAY = {
  squared: "grows with the error",
  absolute: "stays 1",
  huber: "stays constant",
  "cross-entropy": "tends to 1",
  hinge: "stays 1",
  "squared-sigmoid": "vanishes",
  "squared-softmax": "vanishes",
};

const STALLED = 0.05; // of what is missing: a cost that pulls with less has all but given up

/** The sentence for a number against a number. gradients has [name, gradient] for what is drawn. */
export function numberSentence(prediction, target, threshold, gradients) {
  const error = prediction - target, side = error > 0 ? "above" : "below";
  if (error === 0 && gradients.length > 0) return `The prediction meets the target. Every gradient is 0${atTheKink(gradients)}.`;
  const pulls = gradients.map(([name, grad]) => numberPull(name, Math.abs(error), Math.abs(grad), threshold));
  const opening = error === 0 ? "meets" : `is ${number(Math.abs(error), 2)} ${side}`;
  return `The prediction ${opening} the target. ${sentenceOf(pulls)}`;
}

function atTheKink(gradients) {
  return gradients.some(([name]) => name === "absolute") ? "; absolute error has a kink here, where the library takes 0" : "";
}

function numberPull(name, distance, pull, threshold) {
  const size = number(pull, 2);
  if (name === "squared") return `squared error pulls with ${size}, the error itself`;
  if (name === "absolute") return `absolute error with ${size}, at any distance`;
  if (distance > threshold) return `Huber with ${size}, its threshold`;
  return `Huber with ${size}, like squared error so near`;
}

/** The sentence for a logit against a class, 0 or 1. */
export function classSentence(logit, target, gradients) {
  const p = target === 1 ? sigmoid(logit) : sigmoid(-logit);
  const pulls = gradients.map(([name, grad]) => logitPull(name, Math.abs(grad), p));
  return `The target, class ${target}, has probability ${number(p, 2)}. ${sentenceOf(pulls)}`;
}

function logitPull(name, pull, p) {
  const size = number(pull, 2);
  if (name === "cross-entropy") return `cross-entropy pulls with ${size}, all that is missing to 1`;
  if (name === "hinge") return pull > 0 ? `hinge with ${size}` : "hinge not at all: the score is beyond its margin";
  return `squared error of σ(z) with ${size}${p < 0.5 ? stallNote(pull, 1 - p) : ""}`;
}

/** The sentence for the logits of several classes, p their probabilities. costs has { name, words, grad } of what is drawn. */
export function classesSentence(p, target, costs) {
  const rival = p.reduce((best, pj, j) => (j !== target && (best < 0 || pj > p[best]) ? j : best), -1);
  const opening = `The target, class ${target}, has probability ${number(p[target], 2)}, class ${rival} has ${number(p[rival], 2)}.`;
  const wrong = p[target] < p[rival];
  const pulls = costs.map(({ name, words, grad }, k) => {
    const size = number(Math.abs(grad[target]), 2);
    const verb = k === 0 ? "pulls at the target’s logit " : "";
    const note = name === "squared-softmax" && wrong ? stallNote(Math.abs(grad[target]), 1 - p[target]) : "";
    return `${words} ${verb}with ${size}${note}`;
  });
  return `${opening} ${sentenceOf(pulls)}${wrong && p[rival] > 0.9 ? surelyWrong(costs) : ""}`;
}

const stallNote = (pull, missing) => (pull < STALLED * missing ? ": it has all but stopped learning" : "");

/** What the gradients tend to, the surer the network is of a wrong class. */
function surelyWrong(costs) {
  const limits = costs.map(({ name }) => (name === "cross-entropy" ? "cross-entropy’s gradient to ±1" : "squared error’s to 0"));
  return ` The surer of the wrong class, the nearer comes ${limits.join(", and ")}.`;
}

/** Clauses as one sentence. */
function sentenceOf(clauses) {
  if (clauses.length === 0) return "Choose a cost to see its pull.";
  const text = clauses.join("; ");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
