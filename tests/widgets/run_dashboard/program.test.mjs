import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { placeOf } from "../../../lib/handgrad/widgets/run_dashboard/curves.js";
import { signedColor } from "../../../lib/handgrad/widgets/kit/pixels.js";
import { flow, inWords, levelsOf, moment, shareOf, strongest } from "../../../lib/handgrad/widgets/run_dashboard/moments.js";
import { origin, progress, ratesWith } from "../../../lib/handgrad/widgets/run_dashboard/training.js";

const fixture = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

test("the weights of every moment come back as the levels that Python meant", () => {
  assert.deepEqual(levelsOf(fixture.weights).map((levels) => [...levels]), fixture.levels);
});

test("what flows over an edge is w·a", () => {
  const flows = flow(fixture.a, fixture.outgoing.flat(), fixture.outgoing[0].length);
  assert.equal(flows.length, fixture.products.length);
  flows.forEach((row, unit) => row.forEach((push, k) => assert.ok(Math.abs(push - fixture.products[unit][k]) < 1e-12)));
});

test("the strongest unit is the one with the largest push, sign included", () => {
  assert.deepEqual(strongest([[-3, 1], [2, 0.5], [-9, 4]], 0), [1, 2]);
});

const light = { paper: [255, 254, 250], parameter: [11, 95, 165], prediction: [154, 82, 0] };
const dark = { paper: [25, 24, 22], parameter: [108, 182, 255], prediction: [240, 168, 72] };
const luminance = ([red, green, blue]) => [[red, 0.2126], [green, 0.7152], [blue, 0.0722]].reduce((sum, [c, share]) =>
  sum + share * (c <= 10 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4), 0);
const contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

test("weights go from the parameter's color through the page's to the prediction's, and no further", () => {
  assert.deepEqual([-1, 0, 1].map((share) => signedColor(share, light).slice(0, 3)), [light.parameter, light.paper, light.prediction]);
  assert.deepEqual(signedColor(1, light), signedColor(7, light));
});

test("weights around zero stand out from it, in light and dark", () => {
  for (const colors of [light, dark]) {
    for (const sign of [-1, 1]) {
      const seen = [0.1, 0.25, 0.5, 1].map((share) => contrast(signedColor(sign * share, colors), colors.paper));
      assert.ok(seen[0] > 1.15 && seen[1] > 1.4 && seen[2] > 2 && seen[3] > 4.5, String(seen));
    }
  }
});

test("a level stands for a share of the largest weight", () => assert.deepEqual([1, 16, 31].map(shareOf), [-1, 0, 1]));

test("on the axis of updates the first ten have a good share, and each has a place", () => {
  const at = [0, 1, 2, 5, 10, 20, 50, 100, 1000].map(placeOf);
  assert.equal(at[0], 0);
  at.slice(1).forEach((place, k) => assert.ok(place - at[k] > 0.05 * at.at(-1), String(at)));
});

test("moments are named by the epoch where one ends, else by the update", () => {
  assert.deepEqual([0, 50, 75, 100].map((update) => moment(update, 50)), ["before training", "epoch 1", "update 75", "epoch 2"]);
});

test("a sentence says what the network takes the image for, and whether that is right", () => {
  const said = { when: "Epoch 2", digit: 3, probability: 0.5, unit: 4, push: 1.5, right: 0.9, cost: 0.25 };
  assert.match(inWords({ ...said, target: 3 }), /takes the image for a 3, with a probability of 50\.0 %, and it is one\. Unit 5 pushes/);
  assert.match(inWords({ ...said, target: 8 }), /but it is a 8\./);
});

test("a training in words is how far it is, or how it ended", () => {
  const settings = { optimizer: "adam", rate: 0.01, width: 8, seed: 3 };
  const now = { training: true, updates: [0, 50, 350], planned: 1000, epoch: 50, trained: settings, diverged: -1 };
  assert.equal(progress(now), "Training: epoch 7 of 20.");
  assert.equal(progress({ ...now, updates: [0, 372], training: false }), "Stopped after epoch 7 of 20, at update 372. What was trained is kept.");
  assert.equal(progress({ ...now, updates: [0, 1000], training: false }), "Trained: epoch 20 of 20.");
  assert.match(progress({ ...now, training: false, diverged: 355 }), /^Diverged at update 355: .* The rate is too high\. Shown is what came before\.$/);
  assert.equal(progress({ ...now, updates: [0, 1000], training: false, trained: {} }), "");
});

test("a run says who made it, and with which settings", () => {
  assert.equal(origin({}), "The run that the cell made");
  assert.equal(origin({ optimizer: "descent", rate: 0.5, width: 16, seed: 1 }), "Trained just now in Python: gradient descent, rate 0.5, 16 hidden units, seed 1");
});

test("the rates to choose from hold the one that is set", () => {
  assert.deepEqual(ratesWith(0.5), ratesWith(100));
  assert.equal(ratesWith(0.3).indexOf(0.3), ratesWith(0.5).indexOf(0.2) + 1);
});
