import assert from "node:assert/strict";
import test from "node:test";

import { fromAddress, StaticModel, toAddress } from "../../web/recorded/static_model.js";

const state = { rate: 0.1, start: [1, 2], name: "a", list: [] };
const shared = ["rate", "start", "name"];

test("a listener hears a change once, and nothing after it is taken off", () => {
  const model = new StaticModel(state), heard = [];
  const listener = () => heard.push(model.get("rate"));
  model.on("change:rate", listener);
  model.set("rate", 0.2);
  model.set("rate", 0.2);
  model.off("change:rate", listener);
  model.set("rate", 0.3);
  assert.deepEqual(heard, [0.2]);
});

test("the page's state is not changed by its model", () => {
  new StaticModel(state).set("rate", 5);
  assert.equal(state.rate, 0.1);
});

test("saving tells whoever wants to know", () => {
  let told = 0;
  const model = new StaticModel(state, () => { told += 1; });
  model.set("rate", 5);
  model.save_changes();
  assert.equal(told, 1);
});

test("Python takes over what the reader changed, and nothing else", () => {
  const model = new StaticModel(state);
  model.set("start", [1, 3]);
  model.set("rate", 0.2);
  model.set("rate", 0.1);
  model.set("list", [1]);
  assert.deepEqual(model.changes(shared, state), { start: [1, 3] });
});

test("what a reader sets goes into the address and comes back", () => {
  const model = new StaticModel(state);
  model.set("rate", 0.25);
  model.set("start", [-1, 0.5]);
  const search = toAddress("?q=x", 2, shared, state, model);
  assert.deepEqual(fromAddress(search, 2, shared, state), { rate: 0.25, start: [-1, 0.5] });
  assert.match(search, /^q=x&/);
});

test("two widgets keep their values apart", () => {
  const model = new StaticModel(state);
  model.set("rate", 0.25);
  assert.deepEqual(fromAddress(toAddress("", 1, shared, state, model), 2, shared, state), {});
});

test("a value that is back where it began leaves the address", () => {
  const model = new StaticModel(state);
  assert.equal(toAddress("?1.rate=0.7", 1, shared, state, model), "");
});

for (const [what, search] of [
  ["another type", "1.rate=%22fast%22"],
  ["another length", "1.start=[1,2,3]"],
  ["another type inside", "1.start=[1,%22b%22]"],
  ["no JSON", "1.rate=0.1.2"],
  ["nothing", "1.rate="],
  ["null", "1.rate=null"],
  ["a trait that is not shared", "1.list=[]"],
]) {
  test(`an address with ${what} is ignored`, () => {
    assert.deepEqual(fromAddress(search, 1, shared, state), {});
  });
}
