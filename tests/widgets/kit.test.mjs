import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { fromLetters, unpack } from "../../lib/handgrad/widgets/kit/arrays.js";
import { clamp, decades, line, scale, snap, ticks, wholes } from "../../lib/handgrad/widgets/kit/chart.js";
import { number, percent, plain, power, round, short } from "../../lib/handgrad/widgets/kit/format.js";

const fixture = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

test("arrays that Python packed come back, as exactly as their kind says", () => {
  for (const { packed, values, within } of fixture.arrays) {
    const { shape, data } = unpack(packed);
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
  assert.deepEqual([0, -0].map((zero) => number(zero)), ["0.000", "0.000"]);
  assert.equal(number(-Infinity), "−∞");
  assert.equal(number(NaN), "not a number");
  assert.deepEqual([-4, 0.5].map(plain), ["−4", "0.5"]);
});

test("numbers too large or too small for their digits are written with a power of ten", () => {
  assert.equal(number(2.5e-7), "2.5 · 10⁻⁷");
  assert.equal(number(-1.5e12), "−1.5 · 10¹²");
  assert.deepEqual([-12, 0, 9].map(power), ["10⁻¹²", "10⁰", "10⁹"]);
});

test("short numbers have the digits that count, rounded ones no zeros at their end", () => {
  assert.deepEqual([0.1, -12.345, 1e6, 2e-4, 0].map((x) => short(x)), ["0.1", "−12.3", "1.0 · 10⁶", "2.0 · 10⁻⁴", "0"]);
  assert.equal(short(0.00043857, 3, 1e-4), "0.000439");
  assert.deepEqual([2.5, -0.126, -0.001].map((x) => round(x, 2)), ["2.5", "−0.13", "0"]);
});

test("a small share is not called none", () => {
  assert.deepEqual([0, 1e-7, 0.0123, 1].map(percent), ["0.0 %", "< 0.1 %", "1.2 %", "100.0 %"]);
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
