import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { choices, descentsOf } from "../../../lib/handgrad/widgets/descent_on_surface/descents.js";
import { factors } from "../../../lib/handgrad/widgets/descent_on_surface/outcome.js";
import { costText, pointText } from "../../../lib/handgrad/widgets/descent_on_surface/words.js";
import { surfaceOf } from "../../../lib/handgrad/widgets/maths/surfaces.js";

const cases = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

const descent = ({ state, rule }) => descentsOf((name) => state[name], surfaceOf(state.surface), {})[rule];

for (const each of cases.filter(({ said }) => said)) {
  test(`${each.state.surface.name} at rate ${each.state.rate}: ${each.said}`, () => {
    const { text } = descent(each);
    assert.equal(text.slice(0, each.said.length), each.said);
  });
}

test("the factors of a bowl are those by which its descents shrink", () => {
  for (const each of cases.slice(0, 6).filter(({ state }) => state.updates === 60 && state.rate < 0.19)) {
    const { path } = descent(each), [along, across] = factors(each.state.surface.A, each.rule, path[0], choices((name) => each.state[name]));
    if (each.rule === "descent") {
      assert.ok(Math.abs(path[21][0] / path[20][0] - along) < 1e-9);
      assert.ok(Math.abs(path[21][1] / path[20][1] - across) < 1e-9);
    } else { // the largest over one swing, against one ten updates later
      const top = (from) => Math.max(...path.slice(from, from + 15).map(([x]) => Math.abs(x)));
      assert.ok(Math.abs((top(35) / top(20)) ** (1 / 15) - along) < 0.03);
    }
  }
});

test("costs and points are printed with the digits that count", () => {
  assert.deepEqual([0.25, 1e-9, 0].map(costText), ["= 0.25", "< 10⁻⁸", "< 10⁻⁸"]);
  assert.equal(pointText([-1.8481, 3], 0.01), "(−1.85, 3)");
  assert.equal(pointText([-0.001, 123456], 0.01), "(0, 1.2 · 10⁵)");
});
