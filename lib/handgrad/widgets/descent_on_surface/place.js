// Where things stand in the picture, in pixels, and where there is room for more.

import { clamp, scale } from "../kit/chart.js";

/** Where the picture lies in pixels, its scales, and the boxes that labels take; `even`: both sides have one scale. */
export function placeOf([[x0, x1], [y0, y1]], width, even) {
  const left = 40, right = width - (even ? 14 : 8), top = 22, ratio = (y1 - y0) / (x1 - x0);
  const bottom = top + Math.round((right - left) * (even ? ratio : width < 480 ? clamp(ratio, 0.75, 0.9) : clamp(ratio, 0.5, 0.68)));
  return { x: scale([x0, x1], [left, right]), y: scale([y0, y1], [bottom, top]), left, right, top, bottom, width, taken: [] };
}

export const inside = ({ left, right, top, bottom }, [x, y]) => x >= left && x <= right && y >= top && y <= bottom;

export const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * A box of that size beside one of the pixels: inside of the picture, on none of the taken boxes, and as far as can be
 * from the other pixels. Null where there is no such place.
 */
export function freeBox(pixels, others, { width, height }, place, taken) {
  let best = null;
  const every = Math.ceil(pixels.length / 40);
  for (const [x, y] of pixels.filter((pixel, i) => i % every === 0 && inside(place, pixel))) {
    for (const [left, up] of [[0, 1], [1, 1], [0, 0], [1, 0]]) {
      const box = { x: left ? x - 10 - width : x + 10, y: up ? y - 4 - height : y + 4, width, height };
      const corners = [[box.x, box.y], [box.x + width, box.y + height]];
      if (!corners.every((corner) => inside(place, corner)) || taken.some((other) => overlap(box, other))) continue;
      const gap = Math.min(60, ...others.map(([a, b]) => Math.hypot(Math.max(box.x - a, 0, a - box.x - width), Math.max(box.y - b, 0, b - box.y - height))));
      if (!best || gap > best.gap) best = { ...box, gap };
    }
  }
  return best;
}
