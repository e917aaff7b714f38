import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { parse, Progress } from "../../web/live/exercises/progress.js";
import { errorIn, exerciseIn, verdictIn } from "../../web/live/base/verdict.js";

const verdicts = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));
const DAY = new Date("2026-11-23T12:00:00Z");

/** A browser's storage; one that is full throws at each new entry. */
function storage({ full = false } = {}) {
  const kept = new Map();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => kept.delete(key),
    setItem(key, value) {
      if (full) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
  };
}

function progress(place) {
  return new Progress("/notebooks/page.ipynb", () => place);
}

test("verdicts that Python gave are read as they were given", () => {
  for (const { outputs, exercise, right, message } of verdicts) {
    assert.deepEqual(verdictIn(outputs), { exercise, right, message });
  }
});

test("other outputs are no verdict, also if they look like one", () => {
  assert.equal(verdictIn([]), null);
  assert.equal(verdictIn([{ output_type: "stream", name: "stdout", text: "softmax: right" }]), null);
  const text = { "text/plain": "'softmax: right'", "text/html": "softmax: right" };
  assert.equal(verdictIn([{ output_type: "execute_result", data: text }]), null);
});

test("an error is told with its line, where that is in the cell that was asked about", () => {
  const error = { output_type: "error", ename: "SyntaxError", places: [{ id: "a", line: 3 }, { id: "b", line: 7 }] };
  assert.deepEqual(errorIn([error], "a"), { name: "SyntaxError", line: 3 });
  assert.deepEqual(errorIn([error], "c"), { name: "SyntaxError", line: null });
  assert.deepEqual(errorIn([{ output_type: "error", ename: "KeyError" }], "a"), { name: "KeyError", line: null });
  assert.equal(errorIn([{ output_type: "stream" }], "a"), null);
});

test("a cell that checks is known by its code", () => {
  assert.equal(exerciseIn("hg.check(softmax)\n"), "softmax");
  assert.equal(exerciseIn("hg.check(mine, 'softmax')"), "mine");
  assert.equal(exerciseIn("# hg.check(softmax)"), null);
  assert.equal(exerciseIn("print(hg.check(softmax))"), null);
});

test("what is solved outlasts the page, and the first time counts", () => {
  const place = storage();
  progress(place).solve("softmax", DAY);
  progress(place).solve("softmax", new Date("2027-01-01"));
  progress(place).solve("adam", DAY);
  assert.deepEqual(progress(place).all(), { softmax: DAY.toISOString(), adam: DAY.toISOString() });
});

test("two windows do not take each other's progress away", () => {
  const place = storage();
  const [one, other] = [progress(place), progress(place)];
  one.solve("softmax", DAY);
  other.solve("adam", DAY);
  assert.deepEqual(Object.keys(one.all()), ["softmax", "adam"]);
});

test("forgetting leaves no trace, and can be undone", () => {
  const place = storage();
  const mine = progress(place);
  mine.solve("softmax", DAY);
  const before = mine.all();
  mine.keep({});
  assert.equal(place.kept.size, 0);
  mine.keep(before);
  assert.deepEqual(progress(place).all(), { softmax: DAY.toISOString() });
});

test("a full storage keeps nothing and stops nothing", () => {
  const mine = progress(storage({ full: true }));
  mine.solve("softmax", DAY);
  assert.deepEqual(Object.keys(mine.all()), ["softmax"]);
  assert.equal(mine.kept, false);
  mine.solve("adam", DAY);
  assert.deepEqual(Object.keys(mine.all()), ["softmax", "adam"]);
});

test("a browser that allows no storage stops nothing", () => {
  const mine = new Progress("/notebooks/page.ipynb", () => {
    throw new DOMException("refused", "SecurityError");
  });
  assert.deepEqual(mine.all(), {});
  mine.solve("softmax", DAY);
  assert.deepEqual(Object.keys(mine.all()), ["softmax"]);
});

test("what is no record of progress counts as none", () => {
  for (const text of [null, "", "{", "null", "7", '"text"', "[]", '{"softmax": true}', '{"softmax": "yes"}']) {
    assert.deepEqual(parse(text), {}, text);
  }
});

test("pages are kept apart", () => {
  const place = storage();
  progress(place).solve("softmax", DAY);
  assert.deepEqual(new Progress("/other/notebooks/page.ipynb", () => place).all(), {});
});
