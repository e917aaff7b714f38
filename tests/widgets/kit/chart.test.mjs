import assert from "node:assert/strict";
import test from "node:test";

import { clamp, decades, line, scale, snap, ticks, wholes } from "../../../lib/handgrad/widgets/kit/chart.js";

test("a scale maps its ends onto the other ends, and back", () => {
  const x = scale([-1, 3], [0, 400]);
  assert.equal(x(-1), 0);
  assert.equal(x(3), 400);
  assert.equal(x.invert(x(0.5)), 0.5);
});

test("clamp keeps a value between two others", () => {
  assert.deepEqual([-2, 0.5, 9].map((value) => clamp(value, 0, 1)), [0, 0.5, 1]);
});

test("a drag ends on multiples of the step and within the axis", () => {
  assert.equal(snap(0.3 + 1e-3, 0.05, [-4, 4]), 0.3);
  assert.equal(snap(-9, 0.05, [-4, 4]), -4);
});

test("axes carry round numbers, inside of their range, about as many as asked", () => {
  assert.deepEqual(ticks([-3, 5], 9), [-3, -2, -1, 0, 1, 2, 3, 4, 5]);
  assert.deepEqual(ticks([0, 8.32], 5), [0, 2, 4, 6, 8]);
  assert.deepEqual(ticks([-2.7, 2.7], 5), [-2, 0, 2]);
  assert.deepEqual(ticks([0, 60], 6), [0, 10, 20, 30, 40, 50, 60]);
  assert.deepEqual(ticks([-0.1, 0.35], 4), [0, 0.2]);
  assert.deepEqual(ticks([0, 0.3], 3), [0, 0.1, 0.2, 0.3]); // 0.3 / 3 is above 0.1 by the dust of binary fractions
});

test("the decades around values are whole and at least one, and reach down to where they start", () => {
  assert.deepEqual(decades([0.2, 30]), [-1, 2]);
  assert.deepEqual(decades([100]), [2, 3]);
  assert.deepEqual(decades([100], 0), [0, 2]);
});

test("an axis has few powers of ten, however many there are", () => {
  assert.deepEqual(wholes([-2, 0]), [-2, -1, 0]);
  assert.deepEqual(wholes([-6, 9]), [-6, -3, 0, 3, 6, 9]);
});

test("a line goes through its points, and one without points is empty", () => {
  assert.equal(line([[0, 1.25], [2, -3]]), "M0.0 1.3L2.0 -3.0");
  assert.equal(line([]), "");
});
