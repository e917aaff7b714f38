import assert from "node:assert/strict";
import test from "node:test";

import { heightScale, heightTicks } from "../../../lib/handgrad/widgets/kit/heights.js";

const costs = (f) => Array.from({ length: 900 }, (_, k) => f((k % 30) / 14.5 - 1, Math.floor(k / 30) / 14.5 - 1));
const rises = ({ height, range: [low, high] }) => {
  let before = -1;
  for (let k = 0; k <= 50; k += 1) {
    const now = height(low + ((high - low) * k) / 50);
    assert.ok(now > before);
    before = now;
  }
};

test("a bowl and a saddle are as high as they are", () => {
  const bowl = heightScale(costs((x, y) => 0.5 * x * x + 5 * y * y)), saddle = heightScale(costs((x, y) => 9 * x * x - 4 * y * y));
  assert.equal(bowl.from, null);
  assert.ok(Math.abs(bowl.height(bowl.range[1] / 2) - 0.5) < 0.01);
  assert.deepEqual(saddle.range.map(saddle.height), [0, 1]);
  assert.deepEqual(heightTicks(saddle).map(([, text]) => text), ["0", "5"]);
});

test("where walls dwarf the valley, heights are logarithms, which the axis says", () => {
  const steep = heightScale([...costs((x, y) => 1000 * (y - x * x) ** 2 + 100 * x * x), Infinity, NaN]);
  assert.ok(steep.from > 0);
  rises(steep);
  assert.deepEqual(steep.range.map(steep.height), [0, 1]);
  assert.ok(steep.height(steep.range[1] / 10) > 0.3);
  assert.equal(steep.height(-5), 0);
  const ticks = heightTicks(steep);
  assert.ok(ticks.length >= 2 && ticks.every(([, text]) => /^(0|10*)$/.test(text)));
  ticks.slice(1).forEach(([height], k) => assert.ok(ticks[k][0] - height >= 0.139));
});

test("a surface that is flat, or flat nearly everywhere, has heights too", () => {
  assert.equal(heightScale([3, 3, 3]).height(3), 0);
  const hole = heightScale([...Array(90).fill(0), ...Array.from({ length: 10 }, (_, k) => 10 ** k)]);
  assert.deepEqual([0, 1e9].map(hole.height), [0, 1]);
  assert.ok(hole.height(1) > 0.02);
});
