import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { CLASS_COSTS, NUMBER_COSTS, softmax } from "../../../lib/handgrad/widgets/maths/costs.js";

const fixture = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

/** Equal to 12 digits, and to 1e-12 beside terms of size one; three or four digits are shown. */
function near(found, expected, what) {
  const error = Math.abs(found - expected);
  assert.ok(error <= 1e-12 * Math.max(1, Math.abs(expected)), `${JSON.stringify(what)}: ${found}, not ${expected}`);
}

test("costs of one number and their gradients are the library's, at extremes and on the target too", () => {
  assert.ok(fixture.numbers.length > 100);
  for (const one of fixture.numbers) {
    const [value, grad] = NUMBER_COSTS[one.name](one.x, one.y, fixture.threshold);
    near(value, one.value, one);
    near(grad, one.grad, one);
  }
});

test("small gradients keep their digits: they are shown as powers of ten", () => {
  const small = fixture.numbers.filter(({ grad, name }) => grad !== 0 && Math.abs(grad) < 1e-3 && name === "squared-sigmoid");
  assert.ok(small.length >= 4);
  for (const { name, x, y, grad } of small) {
    const [, found] = NUMBER_COSTS[name](x, y, fixture.threshold);
    assert.ok(Math.abs(found / grad - 1) < 1e-12, `${x}, ${y}: ${found}, not ${grad}`);
  }
});

test("costs of classes and their gradients are the library's", () => {
  assert.ok(fixture.classes.length > 20);
  for (const one of fixture.classes) {
    const [value, grad] = CLASS_COSTS[one.name](one.logits, one.target);
    near(value, one.value, one);
    grad.forEach((g, j) => near(g, one.grad[j], one));
  }
});

test("softmax sums to one, and large logits do not overflow", () => {
  const p = softmax([1000, 1000, -1000]);
  assert.deepEqual(p, [0.5, 0.5, 0]);
});
