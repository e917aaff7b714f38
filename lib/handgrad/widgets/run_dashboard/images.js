// Images and weights as pixels, and the choice of an image.

import { element, newId } from "../kit/dom.js";

/** The color of a share from −1 to 1: the parameter's, the page's, the prediction's, as the connections have them. */
export function signedColor(share, { paper, parameter, prediction }) {
  const end = share < 0 ? parameter : prediction, part = Math.min(1, Math.abs(share)) ** 0.75; // so that small ones stand out
  return [...paper.map((from, i) => Math.round(from + part * (end[i] - from))), 255];
}

/** Paints images of side × side pixels, each given by a color of its pixels, at places of a canvas. */
export function painter(side) {
  const small = document.createElement("canvas");
  small.width = small.height = side;
  const pen = small.getContext("2d"), image = pen.createImageData(side, side);
  return (context, color, x, y, size) => {
    for (let i = 0; i < side * side; i += 1) image.data.set(color(i), 4 * i);
    pen.putImageData(image, 0, 0);
    context.drawImage(small, x, y, size, size);
  };
}

/** Ink without paper: the style sheet turns it into chalk where the page is dark. */
export const ink = (level) => [0, 0, 0, Math.round((level * 255) / 63)];

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
