import assert from "node:assert/strict";
import test from "node:test";

import { grid, levelLines } from "../../../lib/handgrad/widgets/maths/contours.js";

test("the level line of a round bowl is one closed circle", () => {
  const lines = levelLines(grid(([x, y]) => x * x + y * y, [[-2, 2], [-2, 2]], 81), 1);
  assert.equal(lines.length, 1);
  assert.deepEqual(lines[0][0], lines[0].at(-1));
  for (const [x, y] of lines[0]) assert.ok(Math.abs(Math.hypot(x, y) - 1) < 1e-3);
});

test("the level lines of a saddle run from edge to edge, two at a level", () => {
  const samples = grid(([x, y]) => x * x - y * y, [[-2, 2], [-2, 2]], 81);
  for (const level of [1, -1]) {
    const lines = levelLines(samples, level);
    assert.equal(lines.length, 2);
    for (const line of lines) for (const end of [line[0], line.at(-1)]) assert.ok(end.some((c) => Math.abs(c) === 2));
  }
});
