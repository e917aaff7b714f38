import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { wayOf } from "../../../lib/handgrad/widgets/descent_on_surface/way.js";
import { wayText } from "../../../lib/handgrad/widgets/descent_on_surface/words.js";

const { way } = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));
const attempts = (...dials) => dials.map((each) => ({ dials: each, seen: false }));
const sum = ([a, b]) => a + b;

test("a way of one turn or more is the reader's", () => {
  const { mine, points } = wayOf(way, attempts([70, 25], [50, 25]));
  assert.deepEqual([mine, points], [true, [[70, 25], [50, 25]]]);
});

test("who kept none, turned none, or began elsewhere, sees the search", () => {
  for (const kept of [[], attempts([70, 25]), attempts([0, 0], [50, 0])]) {
    assert.deepEqual(wayOf(way, kept), { mine: false, points: way.search, tried: 59 });
  }
});

test("it says how many attempts there were, and which was the best", () => {
  const said = (...points) => wayText({ mine: true, points }, sum);
  assert.equal(said([70, 25], [50, 25], [60, 25]), "2 attempts with two knobs, from J = 95 to J = 75 at attempt 1, your least.");
  assert.equal(said([70, 25], [80, 25]), "1 attempt with two knobs, from J = 95, which none lowered.");
});

test("of a search it says that it is none of the reader's", () => {
  const text = wayText({ mine: false, points: [[70, 25], [54, 25]], tried: 59 }, sum);
  assert.equal(text, "You have not turned two knobs on this device, so here is a search, one knob at a time: what lowered the cost of its 59 attempts, from J = 95 to J = 79.");
});
