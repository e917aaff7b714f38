import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { costsOf as classCostsOf, stateOf as classesOf } from "../../../lib/handgrad/widgets/cost_explorer/classes.js";
import { crossings, curvesOf, onScreen, unpackCurves } from "../../../lib/handgrad/widgets/cost_explorer/curves.js";
import { costsOf, stateOf } from "../../../lib/handgrad/widgets/cost_explorer/number.js";
import { classesSentence, classSentence, numberSentence } from "../../../lib/handgrad/widgets/cost_explorer/words.js";
import { CLASS_COSTS, NUMBER_COSTS, softmax } from "../../../lib/handgrad/widgets/maths/costs.js";

const fixture = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));

test("the curves of a number are recorded over the error and drawn over the prediction", () => {
  const { record } = fixture.number;
  const curves = curvesOf(unpackCurves(record.number, "number"), 2);
  const inside = curves.value.map((value) => onScreen(curves.x, value, (x) => x, (y) => y, record.number.domain));
  inside.forEach((points, k) => {
    assert.equal(points.length, 129);
    points.forEach(([x, y], i) => {
      assert.ok(Math.abs(x - (-2 + i / 16)) < 1e-9);
      assert.ok(Math.abs(y - fixture.curve[k][i]) < 1e-6);
    });
  });
});

test("the curves of a class are those of the class that is the target", () => {
  const axis = unpackCurves(fixture.class.record.class, "class");
  const [zero, one] = [0, 1].map((target) => curvesOf(axis, target).value[0]);
  assert.ok(zero.at(-1) > 5 && zero[0] < 0.01);
  assert.ok(one.at(-1) < 0.01 && one[0] > 5);
});

test("a curve's name stands where the curve crosses a height", () => {
  assert.deepEqual(crossings([0, 1, 2, 3, 4], [4, 2, 0, 2, 4], 1), [2, 3]);
  assert.deepEqual(crossings([0, 1], [4, 2], 5), []);
});

const traits = (state, changes = {}) => (name) => ({ ...state, ...changes })[name];

test("what an address holds is brought into range", () => {
  const state = stateOf(traits(fixture.number, { prediction: 1e9, target: -1e9, chosen: "huber nonsense", kind: "nonsense" }));
  assert.deepEqual([state.kind, state.prediction, state.target, state.chosen], ["number", 6, -2, ["huber"]]);
  assert.equal(stateOf(traits(fixture.class, { target: 17 })).target, 1);
  assert.equal(stateOf(traits(fixture.number, { prediction: [1, 2] })).prediction, 0.5);
  const classes = classesOf(traits(fixture.several, { prediction: [99, "x", -99], target: 9 }));
  assert.deepEqual([classes.logits, classes.target], [[6, 0.5, -6], 2]);
  assert.deepEqual(classesOf(traits(fixture.several, { prediction: 4 })).logits, [4, 0.5, 0]);
});

test("where a kernel answers, its numbers are shown, and said to be", () => {
  const shown = { kind: "number", prediction: 1, target: 2, value: [7, 8, 9], grad: [[1], [2], [3]] };
  const state = stateOf(traits(fixture.number));
  const live = costsOf(state, true, shown), still = costsOf(state, false, shown);
  assert.deepEqual([live.by, live.prediction, live.costs[1]], ["kernel", 1, { name: "absolute", value: 8, grad: 2 }]);
  assert.deepEqual([still.by, still.prediction, still.costs[1]], ["browser", 0.5, { name: "absolute", value: 1.5, grad: -1 }]);
  assert.equal(costsOf(state, true, { ...shown, kind: "class" }).by, "browser");
  const classes = classesOf(traits(fixture.several));
  assert.deepEqual(classCostsOf(classes, true, fixture.several.shown).costs.map(({ value }) => value), fixture.several.shown.value);
});

const all = (x, y, c = 1) => ["squared", "absolute", "huber"].map((name) => [name, NUMBER_COSTS[name](x, y, c)[1]]);

test("the sentence of a number says how strongly each cost pulls, and by what rule", () => {
  assert.equal(
    numberSentence(3.5, 1, 1, all(3.5, 1)),
    "The prediction is 2.50 above the target. Squared error pulls with 2.50, the error itself; absolute error with 1.00, at any distance; Huber with 1.00, its threshold.",
  );
  assert.match(numberSentence(0.5, 1, 1, all(0.5, 1)), /0.50 below the target.*Huber with 0.50, like squared error so near/);
  assert.match(numberSentence(1, 1, 1, all(1, 1)), /meets the target. Every gradient is 0; absolute error has a kink/);
  assert.equal(numberSentence(1, 1, 1, []), "The prediction meets the target. Choose a cost to see its pull.");
});

const logit = (z, y) => ["cross-entropy", "hinge", "squared-sigmoid"].map((name) => [name, NUMBER_COSTS[name](z, y)[1]]);

test("the sentence of a logit says which gradient has vanished", () => {
  assert.match(classSentence(-3, 1, logit(-3, 1)), /probability 0.05.*pulls with 0.95.*hinge with 1.00.*with 0.04: it has all but stopped learning\.$/);
  assert.doesNotMatch(classSentence(-1, 1, logit(-1, 1)), /stopped/);
  assert.doesNotMatch(classSentence(4, 1, logit(4, 1)), /stopped/);
  assert.match(classSentence(4, 1, logit(4, 1)), /hinge not at all: the score is beyond its margin/);
  assert.match(classSentence(3, 0, logit(3, 0)), /class 0, has probability 0.05/);
});

const [axis] = [fixture.several.record.classes];
const several = (logits, target) =>
  axis.names.map((name, k) => ({ name, words: axis.words[k], grad: CLASS_COSTS[name](logits, target)[1] }));
const words = (logits, target) => classesSentence(softmax(logits), target, several(logits, target));

test("the sentence of classes says what happens when the network is sure of the wrong one", () => {
  assert.match(words([4, 0.5, 0], 2), /class 2, has probability 0.02, class 0 has 0.95. Cross-entropy pulls at the target’s logit with 0.98; squared error of p with 0.03: it has all but stopped learning. The surer of the wrong class/);
  assert.doesNotMatch(words([4, 0.5, 0], 0), /stopped|surer/);
  assert.match(words([0, 0, 0], 0), /class 0, has probability 0.33, class 1 has 0.33/);
  assert.match(words([0, 0, 0], 2), /class 2, has probability 0.33, class 0 has 0.33/);
});
