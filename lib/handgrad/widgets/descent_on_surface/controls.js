// What the reader can set: the rate, the update, the rules that are shown, and the first start again.

import { dashSample } from "../kit/chart.js";
import { button, slider, toggle } from "../kit/controls.js";
import { element, shape } from "../kit/dom.js";
import { short } from "../kit/format.js";
import { player } from "../kit/player.js";
import { amongStops, choices, nearestStop } from "./descents.js";
import { DASHES, MARKS, NAMES, ORDER, SPOKEN } from "./rules.js";

/** A slider over stops, with marks on its track: { name, at, text } each. */
function stopSlider({ label, stops, value, marks }, onStop) {
  const control = slider({
    label, min: 0, max: stops.length - 1, step: 1, value: nearestStop(stops, value), words: (i) => short(stops[i]),
  }, (i) => onStop(stops[i]));
  const track = element("div", { class: "hg-descent-on-surface-track" });
  control.input.replaceWith(track);
  track.append(control.input);
  for (const { name, at, text } of marks) {
    const mark = element("span", { class: `hg-descent-on-surface-stop hg-descent-on-surface-${name}` }, `${text} = ${short(at)}`);
    mark.style.setProperty("--at", (amongStops(stops, at) / (stops.length - 1)).toFixed(4));
    track.append(mark);
  }
  return { ...control, put: (next) => control.put(stops.indexOf(next)) };
}

/** The rate's slider, with the best rates and the limit of a bowl marked on its track. */
const rateSlider = ({ rates, rate, limits }, onRate) => stopSlider({
  label: "rate η", stops: rates, value: rate, marks: limits ? [
    { name: "best", at: limits.best, text: "best" },
    { name: "pair", at: limits.pair[0], text: "momentum: best" },
    { name: "limit", at: limits.limit, text: "2/λ" },
  ] : [],
}, onRate);

/** Momentum's slider, with the best β of a bowl marked on its track. */
const betaSlider = ({ betas, momentum, limits }, onBeta) => stopSlider({
  label: "β", stops: betas, value: momentum, marks: limits ? [{ name: "best-beta", at: limits.pair[1], text: "best" }] : [],
}, onBeta);

/** A rule's row: the box that shows it, its line, where it is, and what became of it. */
function ruleRow(rule, checked, onChange) {
  const mark = shape("path", { class: "hg-descent-on-surface-mark", d: MARKS[rule], transform: "translate(20 7)" });
  const look = { class: "hg-descent-on-surface-path", "stroke-dasharray": DASHES[rule] };
  const box = toggle({ label: NAMES[rule], checked }, onChange);
  box.append(dashSample({ width: 40, height: 14, ...look }, mark));
  const where = element("p", { class: "hg-descent-on-surface-where" }), text = element("p", { class: "hg-descent-on-surface-verdict" });
  const root = element("div", { class: "hg-descent-on-surface-row" }, element("div", {}, box, where), text);
  const put = (place, verdict) => {
    where.textContent = place;
    text.textContent = verdict;
    root.classList.toggle("hg-descent-on-surface-off", !verdict);
  };
  return { root, box: box.querySelector("input"), put };
}

/** The box that tints the map while the start is not held, for the first rule that is shown. */
function tintToggle(checked, onChange) {
  const root = toggle({ label: "", checked }, onChange), [input, text] = root.children;
  const put = ({ tinted, rules: [rule] }) => {
    input.checked = tinted;
    input.disabled = !rule;
    text.textContent = `Tint each start by where ${SPOKEN[rule] ?? "a rule"} ends`;
  };
  return { root, put };
}

/** All that the reader can set. `put` gets the values that he or she chose. */
export function descentControls(get, put, signal) {
  const surface = get("surface"), first = get("sweep").start;
  const showRule = (rule, checked) =>
    put({ rules: ORDER.filter((other) => (other === rule ? checked : choices(get).rules.includes(other))).join(" ") });
  const beta = betaSlider({ betas: get("betas"), momentum: get("momentum"), limits: surface.limits }, (momentum) => put({ momentum }));
  beta.root.classList.add("hg-descent-on-surface-beta");
  const rows = Object.fromEntries(ORDER.map((rule) =>
    [rule, ruleRow(rule, choices(get).rules.includes(rule), (checked) => showRule(rule, checked))]));
  return {
    rate: rateSlider({ rates: get("rates"), rate: get("rate"), limits: surface.limits }, (rate) => put({ rate })),
    beta, rows,
    tint: tintToggle(get("tinted"), (tinted) => put({ tinted })),
    play: player({
      label: "update t", last: get("updates"), at: choices(get).update, words: (t) => `${t} of ${get("updates")}`,
    }, (update) => put({ update }), signal),
    back: button("Back to the first start", () => put({ start: first })),
  };
}
