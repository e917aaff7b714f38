import assert from "node:assert/strict";
import test from "node:test";

import { number, percent, plain, power, round, short } from "../../../lib/handgrad/widgets/kit/format.js";

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
