// What the scrubbed fit says of itself.

import { number, round } from "../kit/format.js";
import { bendOf, jointOf, unitOf, unitsOf } from "./network.js";

export const thousands = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** One unit: where its joint is, and which way it bends the curve. */
export function unitWords(theta, unit) {
  const one = unitOf(theta, unit), joint = jointOf(one);
  if (joint === null) return `Unit ${unit + 1} is switched off.`;
  const bend = bendOf(one);
  return `Unit ${unit + 1} has its joint at x = ${round(joint, 2)} and bends the curve ${bend < 0 ? "down" : "up"} there, by ${round(Math.abs(bend), 2)}.`;
}

/** The whole picture: how far training is or what the reader changed, and the chosen unit. */
export function sentence({ theta, cost, update, changed, again, chosen }) {
  const when = `${again ? "Trained again, update" : "Update"} ${thousands(update)}`;
  const said = changed ? `You changed a unit: cost ${number(cost, 4)}. Now train again.` : `${when}: cost ${number(cost, 4)}.`;
  const whose = again && !changed ? " The slider shows this new run." : "";
  return `${said} ${unitWords(theta, chosen)}${whose}`;
}

/** A try as the words of its button. */
export const tryWords = (steps) => steps.map(([unit, place]) => `unit ${unit} to ${round(place, 2)}`).join(", then ");

export const rowsOf = (theta) => Array.from({ length: unitsOf(theta) }, (_, unit) => {
  const one = unitOf(theta, unit), joint = jointOf(one);
  return [`unit ${unit + 1}`, joint === null ? "off" : round(joint, 2), ...[bendOf(one), one.w, one.b, one.v].map((value) => round(value, 2))];
});
