// The choice of a held-out image.

import { element, newId } from "../kit/dom.js";
import { ink, painter } from "../kit/pixels.js";

/** Held-out images as radio buttons. */
export function chooser(record, chosen, onChange) {
  const name = newId(), paint = painter(record.side);
  const options = record.images.map((pixels, image) => {
    const canvas = element("canvas", { class: "hg-run-dashboard-ink", width: record.side, height: record.side, "aria-hidden": "true" });
    paint(canvas.getContext("2d"), (i) => ink(pixels[i]), 0, 0, record.side);
    const label = `held-out image ${record.rows[image] + 1}, a ${record.targets[image]}`, on = { change: () => onChange(image) };
    const input = element("input", { type: "radio", name, checked: image === chosen, "aria-label": label, on });
    return element("label", {}, input, element("span", {}, canvas));
  });
  return element("fieldset", { class: "hg-choice-bar hg-run-dashboard-images" }, element("legend", {}, "A held-out image"), ...options);
}
