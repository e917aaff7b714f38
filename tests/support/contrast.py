"""Whether the letters of some code can be read: the contrast of WCAG 2 between each and what it lies on."""

import re

import numpy as np

LEAST = 4.5
# Of each letter of some code: the letter, its color, and the colors that it lies on, the lowest last.
LETTERS = """(code) => {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT), letters = [];
  const grounds = (node) => {
    const color = getComputedStyle(node).backgroundColor;
    const below = color.startsWith("rgb(") ? [] : grounds(node.parentElement);
    return color === "rgba(0, 0, 0, 0)" ? below : [color, ...below];
  };
  while (walker.nextNode()) {
    const { parentElement: place, data } = walker.currentNode;
    const { color } = getComputedStyle(place);
    for (const letter of data.replace(/\\s/g, "")) letters.push([letter, color, grounds(place).join(' on ')]);
  }
  return letters;
}"""


def rgba(color: str) -> np.ndarray:
    """The parts of a color as the browser writes it, from 0 to 1."""
    numbers = np.array([float(number) for number in re.findall(r"[\d.]+", color)])
    numbers[:3] /= 1 if color.startswith("color(") else 255
    return np.append(numbers, 1)[:4]


def luminance(colors: str) -> float:
    """Of a color on others."""
    seen = np.zeros(3)
    for *color, alpha in map(rgba, reversed(colors.split(" on "))):
        seen = (1 - alpha) * seen + alpha * np.array(color)
    return np.where(seen <= 0.04045, seen / 12.92, ((seen + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def faint(letters) -> list:
    return [pair for pair in {(color, ground) for _, color, ground in letters} if contrast(*pair) < LEAST]
