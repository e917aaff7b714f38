import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { OFF, bendOf, costOf, jointOf, moved, predict, training, unitOf, update, withUnit } from "../../../lib/handgrad/widgets/scrubbed_fit/network.js";
import { reachOf, scaleOf } from "../../../lib/handgrad/widgets/scrubbed_fit/tiles.js";
import { rowsOf, sentence, thousands, tryWords, unitWords } from "../../../lib/handgrad/widgets/scrubbed_fit/words.js";

const python = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));
const { theta, points, rate } = python;
const near = (a, b, tolerance = 1e-12) => assert.ok(Math.abs(a - b) <= tolerance, `${a} and ${b}`);

test("the prediction and the cost are Python's", () => {
  points.x.forEach((x, i) => near(predict(theta, x), python.predictions[i]));
  near(costOf(theta, points), python.cost);
});

test("an update is Python's, and leaves the parameters that it got", () => {
  const before = Float64Array.from(theta), after = update(before, points, rate);
  after.forEach((value, k) => near(value, python.after[k]));
  assert.deepEqual([...before], theta);
});

test("a whole training is Python's, moment by moment, to more digits than are shown", () => {
  const thetas = [...training(theta, points, rate, python.updates)];
  assert.equal(thetas.length, python.updates.length);
  thetas.forEach((now, t) => now.forEach((value, k) => near(value, python.thetas[t][k], 1e-8)));
});

test("joints and bends are Python's", () => {
  python.joints.forEach((joint, unit) => near(jointOf(unitOf(theta, unit)), joint));
  python.bends.forEach((bend, unit) => near(bendOf(unitOf(theta, unit)), bend));
});

test("a moved unit has its joint there, and is as steep as it was", () => {
  const before = unitOf(theta, 1), after = unitOf(withUnit(theta, 1, moved(before, 1.2)), 1);
  near(jointOf(after), 1.2);
  assert.equal(bendOf(after), bendOf(before));
  assert.deepEqual(unitOf(withUnit(theta, 1, moved(before, 1.2)), 0), unitOf(theta, 0));
});

test("a unit that is switched off adds nothing, and no training wakes it", () => {
  const off = withUnit(theta, 2, OFF), last = [...training(off, points, rate, [0, 50])].at(-1);
  assert.deepEqual(unitOf(last, 2), OFF);
  assert.equal(jointOf(unitOf(off, 2)), null);
  assert.equal(unitWords(off, 2), "Unit 3 is switched off.");
  assert.equal(rowsOf(off)[2][1], "off");
});

test("small pictures have room for the unit that reaches farthest", () => {
  const h = python.joints.length, span = [points.x[0], points.x.at(-1)];
  const reach = reachOf(theta, span);
  for (let unit = 0; unit < h; unit += 1) {
    for (const x of span) assert.ok(Math.abs(unitOf(theta, unit).v * Math.max(0, unitOf(theta, unit).w * x + unitOf(theta, unit).b)) <= reach);
  }
});

test("a push that reaches farther than the run widens the scale of the small pictures, and nothing narrows it", () => {
  const span = [points.x[0], points.x.at(-1)], pushed = withUnit(theta, 1, { w: -3, b: 4, v: 2 }), least = reachOf(theta, span);
  assert.ok(Math.abs(2 * (-3 * span[0] + 4)) > least);
  const wide = scaleOf(pushed, span, least), usual = scaleOf(withUnit(theta, 1, OFF), span, least);
  for (const x of span) assert.ok(wide(2 * Math.max(0, -3 * x + 4)) >= 0);
  near(usual(least), 4);
  near(wide(0), usual(0));
});

test("it says how far training is, what was changed, and what the chosen unit does", () => {
  const given = { theta, cost: 0.05071, update: 6000, changed: false, again: false, chosen: 0 }, unit = unitWords(theta, 0);
  assert.equal(sentence(given), `Update 6,000: cost 0.0507. ${unit}`);
  assert.equal(sentence({ ...given, again: true }), `Trained again, update 6,000: cost 0.0507. ${unit} The slider shows this new run.`);
  assert.equal(sentence({ ...given, changed: true }), `You changed a unit: cost 0.0507. Now train again. ${unit}`);
  assert.match(unit, /^Unit 1 has its joint at x = 0 and bends the curve (up|down) there, by 0\.\d+\.$/);
});

test("a joint at zero is at zero, and not at a power of ten", () => {
  const told = unitWords(withUnit(theta, 0, { w: 1, b: -0.004, v: -2.345 }), 0);
  assert.equal(told, "Unit 1 has its joint at x = 0 and bends the curve down there, by 2.35.");
});

test("whole numbers have commas, and a try says where which unit goes", () => {
  assert.deepEqual([0, 999, 1000, 60000].map(thousands), ["0", "999", "1,000", "60,000"]);
  assert.equal(tryWords([[2, 1.2], [5, -1.2]]), "unit 2 to 1.2, then unit 5 to −1.2");
});
