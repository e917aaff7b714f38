// A training run, scrubbed: costs and accuracy, weights as images, and what flows for one image.

import { clamp } from "../kit/chart.js";
import { choice } from "../kit/controls.js";
import { element } from "../kit/dom.js";
import { change, fit, mount, perFrame, themed } from "../kit/frame.js";
import { player } from "../kit/player.js";
import { numbers, provenance, speech } from "../kit/speech.js";
import { curvesOf } from "./curves.js";
import { chooser } from "./images.js";
import { networkOf } from "./network.js";
import { read, rowsOf, sentence } from "./moments.js";

/**
 * Mounts the dashboard. Where Python answers, `training(parts)` gives the controls that train anew, and says in
 * `parts.source` where the run comes from; `parts.renew` shows the run that the traits hold now.
 */
export function dashboard(given, training = null) {
  return mount({ ...given, name: "run-dashboard", label: "A training run of a network that reads digits" }, (parts) => build(parts, training));
}

function build({ root, model, signal, listen }, training) {
  let record = read(model), last = record.moments.length - 1;
  const words = speech(signal), source = provenance("recorded");
  const curves = element("div", { class: "hg-run-dashboard-curves" });
  const network = element("div", { class: "hg-run-dashboard-network" });
  let drawCurves = () => {}, drawNetwork = () => {};

  const at = () => ({ frame: time.frame(), image: clamp(model.get("image"), 0, record.images.length - 1), view: model.get("view") });
  const show = () => {
    const now = at();
    drawCurves(now);
    drawNetwork(now);
    words.say(sentence(record, now));
    table.refresh();
  };
  const soon = perFrame(show, signal);

  const time = player({ label: "Moment", last, at: clamp(model.get("frame"), 0, last), words: (f) => record.name(f) }, (frame) => {
    change(model, { frame });
    soon();
  }, signal);
  const view = choice({ label: "Draw in each unit", options: [["weights", "its weights"], ["products", "weight × pixel"]], value: model.get("view") }, (key) => {
    change(model, { view: key });
    soon();
  });
  const table = numbers({ caption: "Costs and accuracy", columns: ["moment", "training cost", "held-out cost", "held-out images right"], rows: () => rowsOf(record) });

  const layOut = () => {
    if (curves.clientWidth > 0) drawCurves = curvesOf(curves, record, curves.clientWidth);
    if (network.clientWidth > 0) drawNetwork = networkOf(network, record, network.clientWidth);
    soon();
  };
  const renew = () => {
    const next = read(model), followed = time.frame() >= last;
    [record, last] = [next, next.moments.length - 1];
    time.length(last, followed ? last : Math.min(time.frame(), last));
    layOut();
  };

  const controls = training && training({ model, signal, listen, source, renew });
  const scale = ["negative", "positive"].map((sign) => element("span", {}, sign));
  scale.splice(1, 0, element("span", { class: "hg-run-dashboard-scale", "aria-hidden": "true" }));
  root.append(time.root, element("div", { class: "hg-run-dashboard-top" }, curves, controls), chooser(record, at().image, (image) => { change(model, { image }); soon(); }), view,
    element("p", { class: "hg-run-dashboard-signs hg-quiet" }, ...scale), network, words.root);
  root.append(source.root, table.root);
  themed(soon, signal);
  fit(curves, layOut, signal);
  fit(network, layOut, signal);
  show();
}
