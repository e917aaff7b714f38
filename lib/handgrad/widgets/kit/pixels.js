// Images and weights as pixels of a canvas.

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
