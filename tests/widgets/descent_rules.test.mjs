import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { grid, levelLines } from "../../lib/handgrad/widgets/maths/contours.js";
import { curvature, eigen } from "../../lib/handgrad/widgets/maths/curvature.js";
import { descend } from "../../lib/handgrad/widgets/maths/optimizers.js";
import { surfaceOf } from "../../lib/handgrad/widgets/maths/surfaces.js";

const { descents } = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

const close = (a, b, name) => assert.ok(Math.abs(a - b) <= 1e-6 * Math.abs(b) + 1e-12, `${name}: ${a}, in Python ${b}`);

test("there are six surfaces and three rules to compare", () => assert.equal(descents.length, 18));

for (const { surface, rule, options, theta, cost, grad } of descents) {
  test(`${rule} on ${surface.name} goes where Python's goes`, () => {
    const run = descend(surfaceOf(surface), rule, options.start, options);
    assert.equal(run.path.length, theta.length);
    run.path.forEach((point, t) => point.forEach((value, i) => close(value, theta[t][i], `θ after ${t}`)));
    run.cost.forEach((value, t) => close(value, cost[t], `cost after ${t}`));
  });

  test(`${surface.name} has Python's costs and gradients on the path of ${rule}`, () => {
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

test("eigenvalues and directions of a symmetric matrix solve A v = λ v", () => {
  for (const A of [[[1, 0], [0, 10]], [[10, 0], [0, 1]], [[3, 1], [1, 2]], [[1, -4], [-4, 1]], [[2, 0], [0, 2]]]) {
    for (const { value, direction: [x, y] } of eigen(A)) {
      A.forEach(([a, b], i) => assert.ok(Math.abs(a * x + b * y - value * [x, y][i]) < 1e-12));
    }
    assert.ok(eigen(A)[0].value <= eigen(A)[1].value);
  }
});

test("the curvature of Rosenbrock's valley at its minimum is the known one", () => {
  const [low, high] = eigen(curvature(surfaceOf({ name: "Rosenbrock" }), [1, 1]));
  assert.ok(Math.abs(low.value - 0.39936) < 1e-3);
  assert.ok(Math.abs(high.value - 1001.6) < 0.01);
});

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
