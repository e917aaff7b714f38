// A brush on a square sheet of weights from −1 to 1.

export const RADIUS = 1.8; // pixels of the sheet

/**
 * The sheet after a stroke from one point to another, in pixels from the left top corner. With `paint` 1 or −1 the
 * weights near the stroke go up to 1 or down to −1, and with 0 to none; the brush fades toward its edge.
 */
export function stroke(sheet, side, [x0, y0], [x1, y1], paint) {
  const next = Float64Array.from(sheet), steps = Math.max(1, Math.ceil(2 * Math.hypot(x1 - x0, y1 - y0)));
  for (let step = 0; step <= steps; step += 1) {
    const part = step / steps;
    dab(next, side, [x0 + part * (x1 - x0), y0 + part * (y1 - y0)], paint);
  }
  return next;
}

function dab(sheet, side, [x, y], paint) {
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const far = Math.hypot(column + 0.5 - x, row + 0.5 - y) / RADIUS;
      if (far >= 1) continue;
      const wet = Math.min(1, 2 * (1 - far)), at = row * side + column;
      if (paint === 0) sheet[at] *= 1 - wet;
      else sheet[at] = paint * Math.max(paint * sheet[at], wet);
    }
  }
}
