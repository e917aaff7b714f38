import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { endOf, rowsOfEnds } from "../../../lib/handgrad/widgets/maths/basins.js";
import { surfaceOf } from "../../../lib/handgrad/widgets/maths/surfaces.js";

const { starts, minima, cases } = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));
const himmelblau = surfaceOf({ name: "Himmelblau" });

for (const { ends, ...options } of cases) {
  test(`${options.rule} at rate ${options.rate} and β ${options.momentum} ends where Python's does`, () => {
    const found = starts.map((start) => endOf(himmelblau, options.rule, start, { ...options, minima, near: 0.01 }));
    const wrong = found.filter((end, k) => end !== ends[k]);
    assert.ok(wrong.length <= 0.01 * ends.length, `${wrong.length} of ${ends.length} differ`); // at borders, rounding decides
  });
}

test("a grid of starts is answered row by row", () => {
  const rows = [...rowsOfEnds({ x: [1, 2, 3], y: [10, 20] }, ([a, b]) => a + b)];
  assert.deepEqual(rows, [[11, 12, 13], [21, 22, 23]]);
});

test("to pass a minimum is not to end at it", () => {
  const passing = { grad: () => [-1, 0] }; // at 1 after 20 updates, and on
  assert.equal(endOf(passing, "descent", [0, 0], { rate: 0.05, minima: [[1, 0]], near: 0.01 }), -1);
});
