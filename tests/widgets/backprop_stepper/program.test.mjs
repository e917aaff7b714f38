import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { askWords, knownAt, readNumber, recognize, rightSoFar, stepAfter, verdictWords } from "../../../lib/handgrad/widgets/backprop_stepper/answers.js";
import { layoutOf, wordsAt } from "../../../lib/handgrad/widgets/backprop_stepper/diagram.js";
import { equationParts, equationText, longNumber } from "../../../lib/handgrad/widgets/backprop_stepper/equations.js";
import { StepperSession } from "../../../lib/handgrad/widgets/backprop_stepper/session.js";

const { steps, given, names } = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));
const step = (id) => steps.find((each) => each.id === id);
const at = (id) => steps.findIndex((each) => each.id === id);
const words = (text, id) => verdictWords(recognize(text, step(id)), text, step(id));

class Model {
  constructor(values) { this.values = values; }
  get(name) { return this.values[name]; }
}
const session = (values = {}) => new StepperSession(new Model({ steps, step: 0, mode: "every", ...values }));

test("a number may be written with a comma, without its zero, with any minus and with a power", () => {
  for (const [text, value] of [["0.138", 0.138], [".1385", 0.1385], ["0,138", 0.138], [" -.5 ", -0.5], ["−2", -2], ["4.39e-4", 4.39e-4], ["7.", 7]]) {
    assert.equal(readNumber(text).value, value);
  }
  assert.equal(readNumber("0.138").unit.toPrecision(3), "0.00100");
  assert.equal(readNumber("4.39e-4").unit.toPrecision(3), "0.00000100");
});

test("what is no number is none: expressions, words, two points", () => {
  for (const text of ["", ".", "1+1", "0.5*2", "abc", "1.2.3", "1,2,3", "Infinity", "0x10", "1e"]) assert.equal(readNumber(text), null);
});

test("every answer is right: in all its digits, and in three, rounded or cut", () => {
  for (const each of steps) {
    const cut = (Math.trunc(each.answer * 10 ** each.places) / 10 ** each.places).toFixed(each.places);
    for (const text of [String(each.answer), each.answer.toFixed(each.places), cut, each.answer.toFixed(9)]) {
      assert.equal(recognize(text, each).kind, "right", `${text} at ${each.id}`);
    }
  }
});

test("the answers of the brief reader are right: 0.138, .1385 and 0,138 for δ of o1", () => {
  for (const text of ["0.138", ".1385", "0,138", "0.138498562"]) assert.equal(recognize(text, step("delta:o1")).kind, "right");
  for (const text of ["0.14", "0.13"]) assert.notEqual(recognize(text, step("delta:o1")).kind, "right");
});

test("every mistake is recognized by its name, in all its digits", () => {
  for (const each of steps) {
    for (const mistake of each.mistakes) {
      const verdict = recognize(String(mistake.value), each);
      assert.equal(verdict.kind, "mistake", `${mistake.name} at ${each.id}`);
      assert.equal(verdict.mistake.name, mistake.name);
    }
  }
});

test("a mistake that three digits tell from all others is recognized in three digits", () => {
  let told = 0;
  for (const each of steps) {
    const values = [each.answer, ...each.mistakes.map((mistake) => mistake.value)];
    for (const mistake of each.mistakes) {
      if (mistake.value === 0 || each.id.startsWith("new:")) continue;
      if (values.some((value) => value !== mistake.value && Math.abs(value / mistake.value - 1) < 0.03)) continue;
      const verdict = recognize(mistake.value.toPrecision(3), each);
      assert.equal(verdict.mistake?.name, mistake.name, `${mistake.value} at ${each.id}`);
      told += 1;
    }
  }
  assert.ok(told > 100, String(told));
});

test("wrong answers are named as people know them", () => {
  assert.match(words("0.741", "delta:o1"), /^Not yet: the activation's derivative is missing/);
  assert.match(words("-0.138", "delta:o1"), /target and output are swapped/);
  assert.match(words("0.0382", "back:h1"), /the weights are transposed/);
  assert.match(words("0.0554", "back:h1"), /one path is missing/);
  assert.match(words("0.441", "new:w:h1:o1"), /uphill/);
  assert.match(words("0.291027924", "new:J"), /updated before/);
  assert.match(words("0.597", "J"), /factor 2/);
});

test("the published error and the right one differ only in their seventh digit, and are told apart", () => {
  assert.equal(recognize("0.2910277", step("new:J")).kind, "right");
  assert.equal(recognize("0.291", step("new:J")).kind, "right");
  for (const text of ["0.29102792", "0.291027924"]) assert.equal(recognize(text, step("new:J")).kind, "mistake");
});

test("too few digits are told from wrong ones", () => {
  assert.match(words("0.1498", "new:w:i1:h1"), /^Right as far as it goes, .*give 6 decimals/);
  assert.match(words("0.15", "new:w:i1:h1"), /the parameter before the update/);
  assert.equal(recognize("0.14", step("delta:o1")).kind, "short");
});

test("an unknown answer shows which of its digits are right, and no more", () => {
  assert.equal(rightSoFar("0.1311", 0.138498562), "0.13");
  assert.equal(rightSoFar("-0.1311", 0.138498562), "");
  assert.equal(rightSoFar("0.9", 0.138498562), "");
  assert.match(words("0.1325", "delta:o1"), /The digits 0\.13 are right\. Take a hint/);
  assert.match(words("77", "delta:o1"), /^That is not a mistake I know\. Take a hint/);
  assert.equal(recognize("0.1365", step("delta:o1")).kind, "near");
  assert.equal(recognize("hello", step("delta:o1")).kind, "none");
});

test("no words but the right verdict's give the answer away", () => {
  for (const each of steps) {
    const answer = Math.abs(each.answer).toFixed(each.places);
    for (const mistake of each.mistakes) assert.ok(!verdictWords({ kind: "mistake", mistake }, "", each).includes(answer));
    assert.ok(!`${each.hint} ${each.question} ${askWords(each)}`.includes(answer));
  }
});

test("next and back go through every number, or through the key numbers", () => {
  assert.equal(stepAfter(steps, 0, "every", 1), 1);
  assert.equal(stepAfter(steps, 0, "every", -1), -1);
  assert.equal(stepAfter(steps, 0, "key", 1), at("J"));
  assert.equal(stepAfter(steps, at("delta:o1"), "key", -1), at("J"));
  assert.equal(stepAfter(steps, steps.length - 1, "key", 1), -1);
});

test("a number is known after its step, and not before", () => {
  const i = at("delta:h1");
  assert.equal(knownAt(given, steps, i, false)["delta:h1"], undefined);
  assert.equal(knownAt(given, steps, i, true)["delta:h1"], step("delta:h1").answer);
  assert.equal(knownAt(given, steps, i, false)["back:h1"], step("back:h1").answer);
  assert.equal(knownAt(given, steps, 0, false)["w:i1:h1"], 0.15);
});

test("a place in the diagram is empty, asked, known, about to change, and changed", () => {
  assert.equal(wordsAt("z:h1", {}, "J", 4), "");
  assert.equal(wordsAt("z:h1", {}, "z:h1", 4), "z ?");
  assert.equal(wordsAt("z:h1", { "z:h1": 0.3775 }, "z:h1", 3), "z 0.378");
  assert.equal(wordsAt("w:i1:h1", { "w:i1:h1": 0.15 }, "new:w:i1:h1", 4), "0.15 → ?");
  assert.equal(wordsAt("w:i1:h1", { "w:i1:h1": 0.15, "new:w:i1:h1": 0.149780716 }, "J", 3), "0.1498");
  assert.equal(wordsAt("J", { J: 0.298371109 }, "new:J", 3), "J 0.298");
  assert.equal(wordsAt("new:J", { J: 0.298371109 }, "new:J", 3), "→ ?");
  assert.equal(wordsAt("new:J", { J: 0.298371109, "new:J": 0.291027774 }, "new:J", 3), "→ 0.291");
});

test("numbers in the diagram are short, down to a ten-thousandth, and have a true minus sign", () => {
  const words = (value) => wordsAt("w:i1:h1", { "w:i1:h1": value }, "J", 3);
  assert.deepEqual([-0.038098236, 0.000438568, 0.00000438, 0].map(words), ["−0.0381", "0.000439", "4.4 · 10⁻⁶", "0"]);
});

test("numbers in the table have all digits that published examples print", () => {
  assert.deepEqual([0.1384985616, -2, 0, 4.38e-7].map(longNumber), ["0.138498562", "−2", "0", "4.4 · 10⁻⁷"]);
});

test("equations nest an index in a power", () => {
  assert.deepEqual(equationParts("e^{−z_{h1}} + 1"), ["e", { tag: "sup", parts: ["−z", { tag: "sub", parts: ["h1"] }] }, " + 1"]);
  assert.equal(equationText("w_{i1→h1}", "new:w:i1:h1"), "new w i1→h1");
});

test("no two numbers on lines overlap, at any width and size", () => {
  for (const width of [280, 328, 400, 559, 560, 640, 760]) {
    for (const sizes of [[2, 2, 2], [1, 1, 1], [3, 3, 3], [2, 3, 1], [3, 2, 3], [1, 3, 2]]) {
      const { lines, height } = layoutOf(sizes.map((n, l) => Array.from({ length: n }, (_, i) => `${"iho"[l]}${i}`)), width);
      lines.forEach(({ label: [x, y] }, i) => {
        assert.ok(x > 24 && x < width - 24 && y > 0 && y < height);
        for (const { label: [u, v] } of lines.slice(0, i)) assert.ok(Math.abs(x - u) > 48 || Math.abs(y - v) > 26, `${sizes} at ${width}`);
      });
    }
  }
});

test("the first number is an example, the second is asked", () => {
  const first = session(), second = session({ step: 1 });
  assert.ok(first.open);
  assert.match(first.sentence(), /^Worked out as an example/);
  assert.ok(!second.open);
  assert.equal(second.sentence(), "Type it, to three digits, or show it.");
});

test("hints climb from a question over symbols to numbers, and no higher", () => {
  const one = session({ step: 1 });
  const rungs = [1, 2, 3, 4].map(() => {
    one.hint();
    return [one.rung, one.sentence()];
  });
  assert.deepEqual(rungs.map(([rung]) => rung), [1, 2, 3, 3]);
  assert.equal(rungs[0][1], steps[1].hint);
  assert.match(rungs[1][1], /in symbols/);
  assert.match(rungs[2][1], /numbers/);
  assert.ok(!one.open);
});

test("what was typed stays when the reader steps away and back", () => {
  const one = session({ step: 1 });
  one.answer("0.3775");
  assert.match(one.sentence(), /the activation function is missing/);
  one.model.values.step = 2;
  one.arrive();
  assert.equal(one.text, "");
  one.model.values.step = 1;
  one.arrive();
  assert.equal(one.text, "0.3775");
  assert.match(one.sentence(), /the activation function is missing/);
  one.answer("0.593");
  assert.ok(one.open);
  assert.match(one.sentence(), /^Right\./);
});

test("other numbers forget what was typed", () => {
  const one = session({ step: 1 });
  one.answer("0.593");
  one.forget();
  assert.equal(one.text, "");
  assert.ok(!one.open);
});

test("a step or a mode that an address invents is brought to one that is there", () => {
  assert.equal(session({ step: 1e9 }).at, steps.length - 1);
  assert.equal(session({ step: -3 }).at, 0);
  assert.equal(session({ step: 2.4 }).at, 2);
  assert.equal(session({ step: NaN }).at, 0);
  assert.equal(session({ mode: "hack" }).mode, "every");
});

test("asked for key numbers only, the reader goes on to the next of them", () => {
  assert.equal(session({ step: 1 }).stepIn("key"), at("J"));
  assert.equal(session({ step: at("delta:h2") }).stepIn("key"), at("delta:h2"));
  assert.equal(session({ step: 1 }).stepIn("none"), 1);
});
