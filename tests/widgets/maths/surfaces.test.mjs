import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { descend } from "../../../lib/handgrad/widgets/maths/optimizers.js";
import { surfaceOf } from "../../../lib/handgrad/widgets/maths/surfaces.js";

const { descents } = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

const close = (a, b, name) => assert.ok(Math.abs(a - b) <= 1e-6 * Math.abs(b) + 1e-12, `${name}: ${a}, in Python ${b}`);

test("there are seven surfaces and three rules to compare, one of them with four β", () => assert.equal(descents.length, 42));

for (const { surface, rule, options, theta, cost, grad } of descents) {
  test(`${rule} (β ${options.momentum}) on ${surface.name} goes where Python's goes`, () => {
    const run = descend(surfaceOf(surface), rule, options.start, options);
    assert.equal(run.path.length, theta.length);
    run.path.forEach((point, t) => point.forEach((value, i) => close(value, theta[t][i], `θ after ${t}`)));
    run.cost.forEach((value, t) => close(value, cost[t], `cost after ${t}`));
  });

  test(`${surface.name} has Python's costs and gradients on the path of ${rule} (β ${options.momentum})`, () => {
    const objective = surfaceOf(surface);
    theta.forEach((point, t) => {
      close(objective.value(point), cost[t], "cost");
      objective.grad(point).forEach((value, i) => assert.ok(Math.abs(value - grad[t][i]) < 1e-9 * (1 + Math.abs(grad[t][i]))));
    });
  });
}

test("a descent ends at its first cost beyond a billion", () => {
  const bowl = surfaceOf({ name: "Quadratic", A: [[1, 0], [0, 10]] });
  const { cost } = descend(bowl, "descent", [-2, 1.5], { rate: 0.3, updates: 60 });
  assert.equal(cost.length, 15);
  assert.ok(cost.at(-1) > 1e9 && cost.at(-2) <= 1e9);
});
