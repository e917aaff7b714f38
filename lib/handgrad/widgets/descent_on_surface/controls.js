// What the reader can set: the rate, the update, the rules that are shown, and the first start again.

import { dashSample } from "../kit/chart.js";
import { button, slider, toggle } from "../kit/controls.js";
import { element, shape } from "../kit/dom.js";
import { short } from "../kit/format.js";
import { player } from "../kit/player.js";
import { amongStops, choices, nearestStop } from "./descents.js";
import { DASHES, MARKS, NAMES, ORDER } from "./rules.js";

/** The rate's slider over its stops, with the best rate and the limit of a bowl marked on its track. */
function rateSlider({ rates, rate, limits }, onRate) {
  const control = slider({
    label: "rate η", min: 0, max: rates.length - 1, step: 1, value: nearestStop(rates, rate), words: (i) => short(rates[i]),
  }, (i) => onRate(rates[i]));
  const track = element("div", { class: "hg-descent-on-surface-track" });
  control.input.replaceWith(track);
  track.append(control.input);
  for (const [name, text] of limits ? [["best", "best"], ["limit", "2/λ"]] : []) {
    const share = amongStops(rates, limits[name]) / (rates.length - 1);
    const mark = element("span", { class: `hg-descent-on-surface-rate hg-descent-on-surface-${name}` }, `${text} = ${short(limits[name])}`);
    mark.style.setProperty("--at", share.toFixed(4));
    track.append(mark);
  }
  return control;
}

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

/** All that the reader can set. `put` gets the values that he or she chose. */
export function descentControls(get, put, signal) {
  const surface = get("surface"), first = get("sweep").start;
  const showRule = (rule, checked) =>
    put({ rules: ORDER.filter((other) => (other === rule ? checked : choices(get).rules.includes(other))).join(" ") });
  return {
    rate: rateSlider({ rates: get("rates"), rate: get("rate"), limits: surface.limits }, (rate) => put({ rate })),
    play: player({
      label: "update t", last: get("updates"), at: choices(get).update, words: (t) => `${t} of ${get("updates")}`,
    }, (update) => put({ update }), signal),
    rows: Object.fromEntries(ORDER.map((rule) =>
      [rule, ruleRow(rule, choices(get).rules.includes(rule), (checked) => showRule(rule, checked))])),
    back: button("Back to the first start", () => put({ start: first })),
  };
}
