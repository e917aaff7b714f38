import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { amongStops, choices, descentsOf, nearestStop } from "../../../lib/handgrad/widgets/descent_on_surface/descents.js";
import { pathData } from "../../../lib/handgrad/widgets/descent_on_surface/paths.js";
import { drape } from "../../../lib/handgrad/widgets/descent_on_surface/solid.js";
import { cellsOf } from "../../../lib/handgrad/widgets/descent_on_surface/basins.js";
import { freeBox } from "../../../lib/handgrad/widgets/descent_on_surface/place.js";
import { costDecades } from "../../../lib/handgrad/widgets/descent_on_surface/strip.js";
import { unpack } from "../../../lib/handgrad/widgets/kit/arrays.js";
import { surfaceOf } from "../../../lib/handgrad/widgets/maths/surfaces.js";

const { state, trained, rates, paths } = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));
const records = { ...state.sweep, theta: unpack(state.sweep.theta) };
const descent = (changes, from = state) => {
  const values = { ...from, rules: "momentum", ...changes };
  return descentsOf((name) => values[name], surfaceOf(values.surface), records).momentum;
};

test("from the first start every rate is a recorded run, and it is Python's", () => {
  rates.forEach((rate, i) => {
    const { path, source } = descent({ rate });
    assert.equal(source, "recorded");
    path.forEach((point, t) => point.forEach((value, j) => assert.ok(Math.abs(value - paths[i][t][j]) <= 1e-6 * Math.abs(value) + 1e-30)));
  });
});

test("from another start, the descent is computed here and says so", () => {
  const { path, source } = descent({ start: [1, 0.5] });
  assert.equal(source, "browser");
  assert.deepEqual(path[0], [1, 0.5]);
  assert.equal(path.length, 61);
});

test("with another β, momentum is computed here, and the rules that have none are still recorded", () => {
  const runs = descentsOf((name) => ({ ...state, rules: "descent momentum", momentum: state.betas[3] })[name], surfaceOf(state.surface), records);
  assert.deepEqual([runs.descent.source, runs.momentum.source], ["recorded", "browser"]);
  assert.notDeepEqual(runs.momentum.path, descent({}).path);
});

test("where Python has trained just now, its answer is shown, but not for another start or rate", () => {
  assert.equal(descent({}, trained).source, "python");
  assert.equal(descent({ start: [1, 0.25] }, trained).source, "browser");
  assert.equal(descent({ rate: rates[2] }, trained).source, "browser");
  assert.equal(descent({ live: false }, trained).source, "browser");
});

test("whatever an address holds, the choice is valid", () => {
  const values = { ...state, start: [1e9, -1e9], rate: -5, momentum: 2, update: 1e9, rules: "adam nonsense descent" };
  const now = choices((name) => values[name]);
  assert.deepEqual(now.start, [state.domain[0][1], state.domain[1][0]]);
  assert.equal(now.rate, rates[0]);
  assert.equal(now.momentum, state.betas.at(-1));
  assert.equal(now.update, 60);
  assert.deepEqual(now.rules, ["descent", "adam"]);
});

test("a mark lies between the stops that surround its value", () => {
  assert.deepEqual([1, 2, 3, 6, 0, 9].map((value) => amongStops([1, 2, 4, 8], value)), [0, 1, 1.5, 2.5, 0, 3]);
  assert.deepEqual([0, 2.9, 3.1, 99].map((value) => nearestStop([1, 2, 4, 8], value)), [0, 1, 2, 3]);
});

test("a path that leaves the picture ends not far from it, in its direction", () => {
  assert.equal(pathData([[0, 0], [10, 10]], 100), "M0.0 0.0L10.0 10.0");
  assert.equal(pathData([[0, 0], [3e30, 4e30], [5, 5]], 100), "M0.0 0.0L600.0 800.0");
  assert.equal(pathData([[0, 0], [NaN, 1]], 100), "M0.0 0.0");
});

test("the cost strip spans whole decades, and what overflows does not stretch it", () => {
  assert.deepEqual(costDecades([0.2, 30]), [-1, 2]);
  assert.deepEqual(costDecades([5, Infinity, NaN]), [0, 9]);
  assert.deepEqual(costDecades([0]), [-8, -7]);
});

test("a label keeps clear of other labels and inside of the picture", () => {
  const place = { left: 0, right: 200, top: 0, bottom: 100 }, size = { width: 60, height: 16 };
  const first = freeBox([[100, 50]], [[100, 20]], size, place, []);
  assert.ok(first.y > 50, "away from the other path");
  const second = freeBox([[100, 50]], [[100, 20]], size, place, [first]);
  assert.notDeepEqual([first.x, first.y], [second.x, second.y]);
  assert.equal(freeBox([[300, 50]], [], size, place, []), null);
});

test("on the surface a long step follows it, and what leaves the picture is left out", () => {
  const ground = (a, b) => (Math.abs(a) <= 1 && Math.abs(b) <= 1 ? a * a : -Infinity);
  const [line, ...rest] = drape([[-1, 0], [1, 0]], [[-1, 1], [-1, 1]], ground);
  assert.equal(rest.length, 0);
  assert.ok(line.length > 40 && line.every(([a, , height]) => height === a * a));
  assert.deepEqual([line[0].slice(0, 2), line.at(-1).slice(0, 2)], [[-1, 0], [1, 0]]);
  const two = drape([[0, 0], [0, 3], [0.5, 0]], [[-1, 1], [-1, 1]], ground);
  assert.equal(two.length, 2);
  assert.deepEqual(drape([[0, 0], [NaN, 0], [0, Infinity]], [[-1, 1], [-1, 1]], ground), [[[0, 0, 0]]]);
});

test("a basin is drawn as the runs of its cells, row by row", () => {
  const place = { x: (i) => 10 * i, y: (j) => -j };
  assert.equal(cellsOf([[0, 0, 1], [1, 0, 0]], 0, place), "M0 0H20V-1H0ZM10 -1H30V-2H10Z");
  assert.equal(cellsOf([[-1, -1]], 0, place), "");
});
