import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { fromLetters, unpack } from "../../../lib/handgrad/widgets/kit/arrays.js";

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
