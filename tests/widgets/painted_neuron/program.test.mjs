import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { stroke } from "../../../lib/handgrad/widgets/painted_neuron/brush.js";
import { histogram, rightAt, sums, threshold } from "../../../lib/handgrad/widgets/painted_neuron/neuron.js";
import { sentence } from "../../../lib/handgrad/widgets/painted_neuron/words.js";

const python = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

test("sums and the best threshold are Python's", () => {
  const z = sums(python.weights, python.pixels);
  z.forEach((value, i) => assert.ok(Math.abs(value - python.z[i]) < 1e-12));
  const best = threshold(z, python.isOne);
  assert.equal(best.right, python.right);
  assert.ok(Math.abs(best.at - python.at) < 1e-12);
  assert.equal(rightAt(z, python.isOne, best.at), python.right);
});

test("each value is counted once, the largest in the last bin", () => {
  assert.deepEqual(histogram([0, 0.4, 1, 2], [0, 2], 4), [2, 0, 1, 1]);
});

const blank = new Float64Array(100);

test("a stroke paints what it passes and nothing else, and leaves the sheet that it got", () => {
  const painted = stroke(blank, 10, [2, 5], [8, 5], 1);
  assert.ok(blank.every((w) => w === 0));
  for (let column = 2; column < 8; column += 1) assert.equal(painted[50 + column], 1);
  assert.equal(painted[5], 0);
  assert.ok(painted.every((w) => w >= 0 && w <= 1));
});

test("a fast stroke has no gaps", () => {
  const painted = stroke(blank, 10, [0, 0], [10, 10], -1);
  for (let k = 0; k < 10; k += 1) assert.equal(painted[11 * k], -1);
});

test("the other brush paints over, and the eraser takes away", () => {
  const one = stroke(blank, 10, [5, 5], [5, 5], 1), other = stroke(one, 10, [5, 5], [5, 5], -1);
  assert.equal(other[55], -1);
  assert.ok(stroke(other, 10, [5, 5], [5, 5], 0).every((w) => Math.abs(w) < 1));
  assert.equal(stroke(other, 10, [5.5, 5.5], [5.5, 5.5], 0)[55], -0);
});

test("it says how many are told apart, and of the others how many", () => {
  const neuron = { own: [150, 200], others: [70, 100] };
  assert.equal(sentence(neuron, null, [1]), "Your sheet reads 150 of 200 images right (75.0 %). Of 100 images that it was not made for, 70.");
  assert.match(sentence(neuron, 1, [1]), /^Training's sheet, after 1 update, reads 150/);
  assert.match(sentence({ own: [1, 2], others: [0, 0] }, null, [0]), /^A blank sheet adds up nothing/);
  assert.doesNotMatch(sentence({ own: [1, 2], others: [0, 0] }, null, [1]), /Of 0/);
});
