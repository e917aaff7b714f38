// Images and weights as pixels of a canvas.

const LIGHT = [205, 230, 255], GRAY = [140, 140, 140], DARK = [95, 43, 0]; // as in plots.weights

/** The color of a share from −1 to 1: light blue, gray, dark orange. */
export function signedColor(share) {
  const end = share < 0 ? LIGHT : DARK, part = Math.min(1, Math.abs(share));
  return [...GRAY.map((from, i) => Math.round(from + part * (end[i] - from))), 255];
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
