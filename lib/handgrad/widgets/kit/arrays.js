// Arrays that Python packed as short text.

const KINDS = { float32: Float32Array, uint8: Uint8Array, uint16: Uint16Array };

/** The array's shape, and its entries row by row in one typed array. */
export function unpack({ kind, shape, data, low, step }) {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const levels = new KINDS[kind](bytes.buffer);
  return { shape, data: Float64Array.from(levels, (level) => low + step * level) };
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const LEVEL = new Map([...LETTERS].map((letter, level) => [letter, level]));

/** The whole numbers from 0 to 63 that Python wrote as letters. */
export const fromLetters = (text) => Uint8Array.from(text, (letter) => LEVEL.get(letter));
