import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { bestOf, reached } from "../../../lib/handgrad/widgets/knobs_in_fog/attempts.js";
import { costOf, curveAt, scaled, thetaOf } from "../../../lib/handgrad/widgets/knobs_in_fog/curve.js";
import { inFog, lifted, lookedBack, ovals } from "../../../lib/handgrad/widgets/knobs_in_fog/words.js";

const python = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9 * (1 + Math.abs(b)), `${a} is not ${b}`);

test("the cost of dials is Python's", () => {
  const points = { t: scaled(python.x), y: python.y };
  for (const { dials, theta, cost } of python.cases) {
    thetaOf(dials, python.domain).forEach((part, j) => near(part, theta[j]));
    near(costOf(thetaOf(dials, python.domain), points), cost);
  }
});

test("a curve is a sum of powers", () => assert.equal(curveAt([1, 2, 3], 2), 17));

test("the best is the first of the least, and a goal is reached below it", () => {
  assert.equal(bestOf([3, 1, 2, 1]), 1);
  assert.equal(reached([3, 2, 1], 2), 2);
  assert.equal(reached([3, 2], 2), -1);
});

test("in fog it says whether an attempt was better, and when to lift", () => {
  const base = { goal: 2, knobs: 2 };
  assert.equal(inFog({ ...base, costs: [826] }), "Two knobs, as they came: 826 wrong. Get below 2.");
  assert.equal(inFog({ ...base, costs: [826, 500] }), "Attempt 1: 500 wrong, less than before. Your least so far is 500, at attempt 1.");
  assert.match(inFog({ ...base, costs: [5, 9] }), /9 wrong, more than before\. Your least so far is 5, at attempt 0/);
  assert.match(inFog({ ...base, costs: [5, 1.9] }), /You came below 2 at attempt 1: lift the fog/);
});

test("without fog it says how the reader did, and a descent", () => {
  const said = { costs: [826, 3, 1.8], seen: [false, false, true], goal: 2, knobs: 2, least: 1.742, descent: [826, 4, 1.9, 1.8] };
  assert.equal(lifted(said), "With two knobs you came below 2 after 2 attempts, 1 of them without fog. The least that two knobs allow is 1.74. Gradient descent comes below 2 after 2 updates.");
  assert.match(lifted({ ...said, costs: [826], seen: [false] }), /^You have not turned a knob yet: 826 wrong\./);
  assert.match(lifted({ ...said, costs: [826, 3], seen: [false, false] }), /^After 1 attempt with two knobs your least is 3\./);
});

test("three knobs begin anew, and one of them is in no picture", () => {
  assert.match(inFog({ goal: 1, knobs: 3, costs: [710] }), /^Three knobs, begun anew: 710 wrong/);
  assert.doesNotMatch(ovals(2), /Knob 2/);
  assert.match(ovals(3), /Knob 2 is not in this picture/);
});

test("who has turned nothing is shown a search", () => {
  const said = lookedBack({ yours: null, search: [9, 8, 0.5], descent: [9, 3, 2], goal: 1, knobs: 3 });
  assert.equal(said, "You have not turned three knobs on this device. A search that turns one knob after the other comes below 1 after 2 attempts. Gradient descent is at 2 after 2 updates.");
});
