import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";

import { Edits, match } from "../../web/live/notebook/edits.js";
import { ending } from "../../web/live/notebook/failure.js";
import { copyWith } from "../../web/live/notebook/export.js";
import { rowFor } from "../../web/live/notebook/order.js";
import { Queue } from "../../web/live/notebook/queue.js";
import { codeCells } from "../../web/live/notebook/source.js";
import { Loading } from "../../web/live/engine/loading.js";
import { figures, nameOf, wordFor } from "../../web/live/base/words.js";

const { notebook, target } = JSON.parse(readFileSync(process.env.FIXTURE, "utf8"));
const cell = (id, source, code = source, ran = null) => ({ id, source, code, ran });

test("earlier cells that have not run, or were edited since, run first and in order", () => {
  const cells = [cell("a", "1", "1", "1"), cell("b", "2"), cell("c", "3", "4", "3"), cell("d", "5", "5", "5"), cell("e", "6")];
  assert.deepEqual(rowFor(cells, cells[3]).map(({ id }) => id), ["b", "c", "d"]);
  assert.deepEqual(rowFor(cells, cells[0]).map(({ id }) => id), ["a"]);
});

test("the code cells of a notebook are named by their places, and the one that installs is none", () => {
  const found = codeCells(notebook);
  assert.deepEqual(found.map(({ id }) => id), ["cell-2", "cell-4"]);
  assert.deepEqual(found.map(({ tags }) => tags), [[], ["remove-cell"]]);
  assert.equal(found[0].source, "x = 1\nx");
});

test("an edit belongs to the cell whose text in the book is the one that was edited, wherever it stands now", () => {
  const edit = { id: "cell-5", book: "x = 1", code: "x = 2" };
  const moved = [cell("cell-5", "y = 1"), cell("cell-7", "x = 1")];
  assert.deepEqual([...match([edit], moved).codes], [["cell-7", "x = 2"]]);
  assert.deepEqual(match([edit], [cell("cell-5", "y = 1")]).outdated, [edit]);
  const twice = [cell("cell-6", "x = 1"), cell("cell-7", "x = 1")];
  assert.deepEqual(match([edit], twice).outdated, [edit]); // nobody knows which
  assert.deepEqual([...match([{ ...edit, id: "cell-7" }], twice).codes], [["cell-7", "x = 2"]]);
});

test("the bar counts while bytes come, and only moves while they are unpacked or Python starts", () => {
  const told = [], loading = new Loading((text) => told.push(text));
  loading.progress(1, 10);
  assert.equal(loading.counts, true);
  loading.heard -= 10_000; // nothing has come for ten seconds
  assert.equal(loading.counts, false);
  loading.progress(2, 10);
  assert.equal(loading.counts, true);
  loading.progress(10, 10);
  assert.equal(loading.counts, false);
  loading.end();
  assert.deepEqual([told.at(0), told.at(-1)], ["Loading Python", "Starting Python"]);
});

function storage() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key), kept };
}

test("an edit is kept, replaced, and forgotten when the code is the book's again", () => {
  const place = storage(), edits = new Edits("/a.ipynb", () => place), one = cell("cell-2", "x = 1", "x = 2");
  edits.keep(one);
  edits.keep({ ...one, code: "x = 3" });
  edits.keep(cell("cell-4", "y", "z"));
  assert.deepEqual(edits.read().map(({ id, code }) => [id, code]), [["cell-2", "x = 3"], ["cell-4", "z"]]);
  edits.keep({ ...one, code: "x = 1" });
  edits.drop(edits.read()[0]);
  assert.equal(place.kept.size, 0);
});

test("edits of another page are left alone", () => {
  const place = storage(), [a, b] = ["/a.ipynb", "/b.ipynb"].map((path) => new Edits(path, () => place));
  a.keep(cell("cell-2", "x", "y"));
  assert.deepEqual(b.read(), []);
});

test("a storage that is forbidden, full or full of nonsense is survived, and said", () => {
  const forbidden = new Edits("/a", () => { throw new Error("forbidden"); });
  assert.deepEqual(forbidden.read(), []);
  assert.equal(forbidden.keep(cell("cell-2", "x", "y")), false);
  for (const text of ["{", "7", '[null, 3, {"id": "cell-2"}]']) {
    assert.deepEqual(new Edits("/a", () => ({ getItem: () => text })).read(), []);
  }
});

test("a word beside a cell tells how code, output and Python are related", () => {
  const base = { state: "new", code: "x", source: "x", tried: null, showsRecord: true };
  assert.equal(wordFor(base), "");
  assert.match(wordFor({ ...base, code: "y" }), /output is the recorded one/);
  assert.equal(wordFor({ ...base, code: "y", showsRecord: false }), "edited, not run");
  assert.equal(wordFor({ ...base, state: "ok", tried: "x" }), "run here");
  assert.equal(wordFor({ ...base, state: "ok", tried: "y" }), "edited since it ran");
  assert.equal(wordFor({ ...base, state: "running", code: "y" }), "running");
});

test("loading is told in megabytes and seconds", () => {
  assert.equal(figures({ loaded: 3_140_000, total: 34_000_000, seconds: 2.4 }), "3.1 of 34 MB, 2 s");
  assert.equal(figures({ loaded: 12_000_000, seconds: 1 }), "12 MB, 1 s");
});

test("a hidden cell is named by the next one that the reader sees", () => {
  const cells = [{ number: 1 }, { number: 0 }, { number: 2 }, { number: 0 }];
  assert.equal(nameOf(cells[1], cells), "a hidden cell before cell 2");
  assert.equal(nameOf(cells[3], cells), "a hidden cell at the end");
  assert.equal(nameOf(cells[2], cells), "cell 2");
});

test("what a hidden cell asserts is what the text says; its other errors are named", () => {
  const cells = [{ number: 1 }, { number: 0 }, { number: 2 }];
  const told = (ename) => ending(cells[1], cells, { status: "error", outputs: [{ output_type: "error", ename, evalue: "x" }] });
  assert.match(told("AssertionError")[0], /^Python is ready. Some of what the text says/);
  assert.deepEqual(told("NameError"), ["A hidden cell before cell 2 ended with an error: NameError: x"]);
  assert.equal(ending(cells[1], cells, { status: "ok", outputs: [] }), null);
});

function runner(id) {
  const become = function (state) {
    this.state = state;
    this.states.push(state);
  };
  return { id, states: [], become, rest() { this.become("rest"); } };
}

test("requests wait for one another, and an error ends all of them", async () => {
  const [a, b, c] = ["a", "b", "c"].map(runner), ran = [];
  const queue = new Queue(async (one) => (ran.push(one.id), { status: one === b ? "error" : "ok" }));
  const ends = await Promise.all([queue.ask(() => [a, b, c]), queue.ask(() => [c])]);
  assert.deepEqual(ran, ["a", "b"]);
  assert.deepEqual(ends.map(({ status }) => status), ["error", "stopped"]);
  assert.deepEqual(c.states, ["waiting", "rest"]);
  assert.deepEqual(await queue.ask(() => [a]), { status: "ok" });
});

test("a cell that is asked for waits at once, and no longer when all is called off", async () => {
  const [a, b] = ["a", "b"].map(runner);
  let end;
  const queue = new Queue((one) => (one.become("running"), new Promise((resolve) => (end = resolve))));
  queue.ask(() => [a], a);
  const later = queue.ask(() => [b], b);
  queue.ask(() => [a], a);
  assert.deepEqual([a.state, b.state], ["running", "waiting"]);
  queue.cancel();
  assert.deepEqual([a.state, b.state], ["running", "rest"]);
  assert.equal((await later).status, "stopped");
  end({ status: "stopped" });
});

test("a downloaded notebook holds the reader's code, and the outputs of cells that ran", () => {
  const [first, hidden] = codeCells(notebook);
  const error = { output_type: "error", ename: "E", evalue: "", traceback: [], places: [{ id: "cell-2", line: 1 }] };
  const outputs = [{ output_type: "stream", name: "stdout", text: "hi\n", extra: 1 }, { output_type: "execute_result", data: { "text/plain": "2" } }, error];
  const made = copyWith(notebook, [{ ...first, code: "x = 2", outputs, count: 3 }, { ...hidden, code: hidden.source, outputs: [], count: 0 }]);
  assert.equal(made.cells[2].source, "x = 2");
  assert.deepEqual(made.cells[2].outputs[1], { output_type: "execute_result", data: { "text/plain": "2" }, metadata: {}, execution_count: 3 });
  assert.equal(made.cells[4].execution_count, null);
  assert.equal(notebook.cells[2].source.length, 2); // the original stays
  writeFileSync(target, JSON.stringify(made));
});
