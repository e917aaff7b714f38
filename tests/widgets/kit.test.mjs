import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { clamp, fromLetters, number, scale, unpacked } from "../../lib/handgrad/widgets/kit/kit.js";

const fixture = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

test("arrays that Python packed come back, as exactly as their kind says", () => {
  for (const { packed, values, within } of fixture.arrays) {
    const { shape, data } = unpacked(packed);
    assert.deepEqual(shape, packed.shape);
    assert.equal(data.length, values.length);
    data.forEach((value, i) => assert.ok(Math.abs(value - values[i]) <= within, `${value} for ${values[i]}`));
  }
});

test("letters come back as the numbers that Python wrote", () => {
  assert.deepEqual([...fromLetters(fixture.letters)], fixture.levels);
});

test("numbers have a true minus sign and no more digits than asked", () => {
  assert.equal(number(-0.12345), "−0.123");
  assert.equal(number(3, 0), "3");
  assert.equal(number(0), "0.000");
  assert.equal(number(-Infinity), "−∞");
  assert.equal(number(NaN), "not a number");
});

test("numbers too large or too small for their digits are written with a power of ten", () => {
  assert.equal(number(2.5e-7), "2.5 · 10⁻⁷");
  assert.equal(number(-1.5e12), "−1.5 · 10¹²");
});

test("a scale maps its ends onto the other ends, and back", () => {
  const x = scale([-1, 3], [0, 400]);
  assert.equal(x(-1), 0);
  assert.equal(x(3), 400);
  assert.equal(x.invert(x(0.5)), 0.5);
});

test("clamp keeps a value between two others", () => {
  assert.deepEqual([-2, 0.5, 9].map((value) => clamp(value, 0, 1)), [0, 0.5, 1]);
});
