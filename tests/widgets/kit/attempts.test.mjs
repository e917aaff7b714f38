import assert from "node:assert/strict";
import test from "node:test";

import { attemptsFrom, keptAttempts, keptFrom } from "../../../lib/handgrad/widgets/kit/attempts.js";
import { keepsake } from "../../../lib/handgrad/widgets/kit/keepsake.js";

test("what was kept comes back, and what is spoiled counts as none", () => {
  const attempts = [{ dials: [70, 25], seen: false }, { dials: [60, 25], seen: true }];
  assert.deepEqual(attemptsFrom(JSON.parse(JSON.stringify(keptFrom(attempts))), 2), attempts);
  for (const spoiled of [null, 3, "x", [3], [[1, 2]], [[1, 2, 0], [101, 2, 0]], [[1, "2", 0]], [[1, 2, 3, 0]], [[null, 1, 0]]]) {
    assert.deepEqual(attemptsFrom(spoiled, 2), []);
  }
});

test("not more is kept than a reader can have meant", () => {
  const many = Array.from({ length: 900 }, () => ({ dials: [1, 2], seen: false }));
  assert.equal(keptFrom(many).length, 400);
  assert.equal(attemptsFrom(many.map(() => [1, 2, 0]), 2).length, 400);
});

test("a storage keeps, refuses or holds rubbish, and nothing fails", () => {
  const kept = new Map(), storage = () => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) });
  keepsake("a", storage).write({ 2: [[1, 2, 0]] });
  assert.deepEqual(keepsake("a", storage).read(), { 2: [[1, 2, 0]] });
  assert.deepEqual([...kept.keys()], ["handgrad knobs a"]);
  kept.set("handgrad knobs a", "{");
  assert.equal(keepsake("a", storage).read(), null);
  const refused = () => { throw new Error("SecurityError"); };
  keepsake("b", refused).write({ 3: [] });
  assert.deepEqual(keepsake("b", refused).read(), { 3: [] }); // until the page is left
});

test("a widget without a name keeps for itself and leaves the device alone", () => {
  const touched = () => { throw new Error("touched"); }, one = keepsake("", touched);
  one.write([1]);
  assert.deepEqual(one.read(), [1]);
  assert.equal(keepsake("", touched).read(), null);
});

test("attempts with two knobs and with three are kept beside each other", () => {
  const two = [{ dials: [70, 25], seen: false }], three = [{ dials: [1, 2, 3], seen: true }], kept = keptAttempts("c");
  kept.write(2, two);
  kept.write(3, three);
  assert.deepEqual([2, 3].map((count) => keptAttempts("c").read(count)), [two, three]);
  assert.deepEqual(keptAttempts("d").read(2), []);
});
