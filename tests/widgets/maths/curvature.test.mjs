import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { curvature, eigen } from "../../../lib/handgrad/widgets/maths/curvature.js";
import { surfaceOf } from "../../../lib/handgrad/widgets/maths/surfaces.js";

const { matrices } = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

test("eigenvalues are NumPy's, and each has its direction", () => {
  assert.ok(matrices.length > 5);
  for (const { A, eigenvalues } of matrices) {
    eigen(A).forEach(({ value, direction: [x, y] }, k) => {
      assert.ok(Math.abs(value - eigenvalues[k]) < 1e-12 * (1 + Math.abs(eigenvalues[k])), `${value}, not ${eigenvalues[k]}`);
      A.forEach(([a, b], i) => assert.ok(Math.abs(a * x + b * y - value * [x, y][i]) < 1e-12));
    });
  }
});

test("the curvature of Rosenbrock's valley at its minimum is the known one", () => {
  const [low, high] = eigen(curvature(surfaceOf({ name: "Rosenbrock" }), [1, 1]));
  assert.ok(Math.abs(low.value - 0.39936) < 1e-3);
  assert.ok(Math.abs(high.value - 1001.6) < 0.01);
});
