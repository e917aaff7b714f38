// A network with one hidden layer on a curve: the reader scrubs through its training, and moves its joints.

import { unpack } from "../kit/arrays.js";
import { snap } from "../kit/chart.js";
import { button } from "../kit/controls.js";
import { element } from "../kit/dom.js";
import { change, fit, mount, perFrame } from "../kit/frame.js";
import { player, stillness } from "../kit/player.js";
import { numbers, provenance, speech } from "../kit/speech.js";
import { OFF, costOf, jointOf, moved, training, unitOf, unitsOf, withUnit } from "./network.js";
import { fitPicture } from "./picture.js";
import { reachOf, tilesOf } from "./tiles.js";
import { rowsOf, sentence, thousands, tryWords } from "./words.js";

const STEP = 0.05, SLICE = 8; // of a joint; milliseconds of training in a frame

/** The parameters at each moment. */
function thetasOf(packed) {
  const { shape: [count, size], data } = unpack(packed);
  return Array.from({ length: count }, (_, k) => data.subarray(k * size, (k + 1) * size));
}

/** Trains from theta, a slice a frame, and tells of each moment on the way; the promise gives all. */
function trainHere(theta, { points, rate, updates }, onMoment, signal) {
  const steps = training(theta, points, rate, updates), thetas = [];
  return new Promise((resolve) => {
    const slice = () => {
      if (signal.aborted) return;
      for (const began = performance.now(); performance.now() - began < SLICE && thetas.length < updates.length;) thetas.push(steps.next().value);
      if (thetas.length === updates.length) return resolve(thetas);
      if (!stillness()) onMoment(thetas);
      requestAnimationFrame(slice);
    };
    slice();
  });
}

/** What the reader looks at, and how he or she changes it. */
function sessionOf(model) {
  const recorded = thetasOf(model.get("recorded")), span = [model.get("points").x[0], model.get("points").x.at(-1)];
  const [[[first]]] = [...model.get("tries"), [[1]]]; // the unit that the page speaks of
  const now = { thetas: recorded, frame: 0, edit: null, chosen: first - 1, source: "recorded", busy: false }, saved = new Map();
  const theta = () => now.edit ?? now.thetas[now.frame];
  const unit = () => unitOf(theta(), now.chosen);
  const put = (next) => { now.edit = withUnit(theta(), now.chosen, next); };
  return {
    now, theta, recorded, span,
    move: (to) => put(moved(unit(), snap(to, STEP, span))),
    isOff: () => jointOf(unit()) === null,
    toggle: () => {
      if (jointOf(unit()) !== null) saved.set(now.chosen, unit());
      put(jointOf(unit()) === null ? saved.get(now.chosen) ?? unitOf(recorded.at(-1), now.chosen) : OFF);
    },
    show: (thetas, source, frame = thetas.length - 1) => Object.assign(now, { thetas, frame, source, edit: null }),
  };
}

/** Trains where Python answers, there; elsewhere in the browser. Gives the parameters at each moment. */
function trainerOf(model, listen, signal) {
  let hear = null;
  listen("trained", () => hear?.(thetasOf(model.get("trained"))));
  return (theta, onMoment) => {
    if (!model.get("live")) {
      const given = { points: model.get("points"), rate: model.get("rate"), updates: model.get("updates") };
      return trainHere(theta, given, onMoment, signal);
    }
    return new Promise((resolve) => {
      hear = resolve;
      change(model, { start: [...theta], begin: model.get("begin") + 1 });
    });
  };
}

function build({ root, model, signal, listen }) {
  const session = sessionOf(model), { now, recorded, span } = session, updates = model.get("updates"), points = model.get("points");
  const words = speech(signal), from = provenance("recorded"), train = trainerOf(model, listen, signal);
  let width = 0;
  const show = () => {
    const theta = session.theta();
    if (width > 0) picture.draw(theta, now.chosen);
    tiles.draw(theta, now.chosen);
    off.textContent = `Switch unit ${now.chosen + 1} ${session.isOff() ? "on" : "off"}`;
    const again = now.thetas !== recorded;
    words.say(sentence({ theta, cost: costOf(theta, points), update: updates[now.frame], changed: now.edit !== null, again, chosen: now.chosen }));
    from.put(now.source);
    table.refresh();
  };
  const soon = perFrame(show, signal);
  const move = (to) => { session.move(to); soon(); };
  const picture = fitPicture(points, { onMove: move, onNudge: (steps) => move(place() + STEP * steps) });
  const place = () => jointOf(unitOf(session.theta(), now.chosen));
  const tiles = tilesOf(unitsOf(recorded[0]), span, reachOf(recorded.at(-1), span), (unit) => { now.chosen = unit; soon(); });
  const time = player({ label: "update", last: updates.length - 1, words: (k) => thousands(updates[k]) }, (frame) => {
    Object.assign(now, { frame, edit: null });
    soon();
  }, signal);
  const look = (thetas, source, frame) => {
    session.show(thetas, source, frame);
    time.length(updates.length - 1, now.frame);
    soon();
  };
  const again = async () => {
    const source = model.get("live") ? "python" : "browser";
    look(await train(Float64Array.from(session.theta()), (thetas) => look([...thetas], source)), source);
  };
  const alone = (f) => async () => {
    if (now.busy) return;
    now.busy = true;
    await f();
    now.busy = false;
  };
  const off = button("", () => { session.toggle(); soon(); });
  const back = button("Back to the recorded run", () => { if (!now.busy) look(recorded, "recorded"); });
  const attempt = (steps) => button(tryWords(steps), alone(async () => {
    look(recorded, "recorded");
    for (const [unit, to] of steps) {
      now.chosen = unit - 1;
      session.move(to);
      await again();
    }
  }));
  const tries = model.get("tries"), table = numbers({
    caption: "The units", columns: ["unit", "joint x", "bend", "w", "b", "w′"], rows: () => rowsOf(session.theta()),
  });
  const host = element("div", {}, picture.svg);
  root.append(
    host, time.root, words.root, tiles.root,
    element("div", { class: "hg-scrubbed-fit-row" }, button("Train again from here", alone(again)), off, back),
    ...(tries.length ? [element("div", { class: "hg-scrubbed-fit-tries", role: "group", "aria-label": "Tries" },
      element("p", {}, "Tries, each from the end of the recorded run: move, then train again."), ...tries.map(attempt))] : []),
    from.root, table.root,
  );
  fit(host, (next) => {
    width = next;
    picture.layout(width);
    soon();
  }, signal);
  show();
}

export default {
  render: ({ model, el }) => mount({ model, el, name: "scrubbed-fit", label: "A network fits a curve, its joints to be moved" }, build),
};
