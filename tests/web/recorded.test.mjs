import assert from "node:assert/strict";
import test from "node:test";

import { Recorded } from "../../web/recorded/recorded.js";

const node = () => ({ append() {}, before() {}, remove() {}, replaceWith() {}, cloneNode: node });
globalThis.document = { createElement: node };
globalThis.location = { search: "?2.rate=0.7" };

/** A widget that notes how often it began and ended, and its host. */
function recorded(index) {
  const counts = { begun: 0, ended: 0 };
  const widget = {
    render({ model }) {
      counts.begun += 1;
      counts.model = model;
      return () => { counts.ended += 1; };
    },
  };
  const script = { textContent: JSON.stringify({ rate: 0.1, start: [1, 2], list: [] }) };
  const host = { dataset: { shared: "rate start" }, querySelector: (what) => (what === "script" ? script : node()), closest: () => null };
  return { counts, recorded: new Recorded(host, index, widget) };
}

test("it is mounted once, however often it comes near", () => {
  const { counts, recorded: one } = recorded(1);
  one.show();
  one.show();
  assert.equal(counts.begun, 1);
});

test("whoever takes over ends it and gets what the reader changed", () => {
  const { counts, recorded: one } = recorded(1);
  one.show();
  counts.model.set("start", [1, 3]);
  counts.model.set("list", [1]);
  assert.deepEqual(one.takeOver(), { start: [1, 3] });
  assert.equal(counts.ended, 1);
  assert.equal(one.taken, true);
});

test("one that nobody has seen yet hands over what the address holds", () => {
  assert.deepEqual(recorded(2).recorded.takeOver(), { rate: 0.7 });
});

test("it comes back as the reader left it, and can be taken over again", () => {
  const { counts, recorded: one } = recorded(1);
  one.show();
  counts.model.set("rate", 0.3);
  one.takeOver();
  one.show();
  assert.equal(counts.begun, 2);
  assert.equal(one.taken, false);
  assert.deepEqual(one.takeOver(), { rate: 0.3 });
});
