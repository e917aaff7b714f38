// A canvas that is sharp on every screen, and the page's colors for it.

import { element } from "./dom.js";

const PRINTED = 3; // dots of paper in a pixel of the page
const NAMES = ["ink", "paper", "rule", "parameter", "prediction", "cost"];

/** The colors that a widget's style sheet gives to a node, by name, [red, green, blue] each. */
export function colorsOf(node) {
  const probe = element("canvas", { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true }), style = getComputedStyle(node);
  return Object.fromEntries(NAMES.map((name) => {
    probe.fillStyle = style.getPropertyValue(`--hg-w-${name}`);
    probe.fillRect(0, 0, 1, 1);
    return [name, [...probe.getImageData(0, 0, 1, 1).data.slice(0, 3)]];
  }));
}

/** A color for a pen: a share of the way from one to another. */
export const mix = (from, to = from, share = 0) => `rgb(${from.map((c, k) => Math.round(c + share * (to[k] - c))).join(" ")})`;

/** Clears a canvas and makes it so many pixels of the page large. Its pen fills and strokes a path, or strokes many lines. */
export function pencil(canvas, width, height) {
  const dense = matchMedia("print").matches ? PRINTED : devicePixelRatio, context = canvas.getContext("2d");
  [canvas.width, canvas.height] = [width * dense, height * dense];
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  context.scale(dense, dense);
  context.lineJoin = "round";
  const end = ({ fill, stroke, width: wide }) => {
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    if (!stroke) return;
    context.strokeStyle = stroke;
    context.lineWidth = wide;
    context.stroke();
  };
  const along = (points) => points.forEach(([x, y], k) => (k ? context.lineTo(x, y) : context.moveTo(x, y)));
  const lines = (many, look) => {
    context.beginPath();
    many.forEach(along);
    end(look);
  };
  return { lines, path: (points, look) => lines([points], look) };
}
