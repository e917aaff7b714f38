"""Code has the same colors on the page and in its editor, and each can be read in both schemes."""

import re

import numpy as np
import pytest

from booktools.toc import ROOT, executable
from support.readers import CellReader

pytestmark = pytest.mark.slow

PAGES = [page.relative_to(ROOT).with_suffix(".html").as_posix() for page in executable()]
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
SAMPLE = '''async def wait(x=None, *rest):
    r"""What it says."""
    return f"{x!r:>{rest}} and {x:6.2f}\\n" if x is not None else await wait("a" "b")
class Number(float):
    zero = 1e-3 + .5 - True  # a remark
'''


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


def test_contrast_is_that_of_the_standard():
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(119, 119, 119)", "color(srgb 1 1 1)") == pytest.approx(4.48, abs=0.01)
    assert luminance("rgba(0, 0, 0, 0) on color(srgb 0 0 0 / 0.4) on rgb(255, 255, 255)") == luminance(
        "color(srgb 0.6 0.6 0.6)"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_all_code_of_a_page_can_be_read(emulate, site, path, theme):
    page = emulate(theme=theme, javascript=False)
    page.goto(site + path)
    page.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
    letters = [pair for code in page.locator(".bd-article .highlight pre").all() for pair in code.evaluate(LETTERS)]
    assert faint(letters) == []
    if "exercises" not in path and path != "chapters/index.html":
        assert len({color for _, color, _ in letters}) >= 4, "no color"  # a page may define no name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_cell_has_the_same_colors_in_the_editor(emulate, site, theme):
    live = CellReader(emulate(theme=theme), site + "chapters/gradients/gradient-descent.html").open()
    count = live.page.locator(".live-run").count()
    for number in range(1, count + 1):
        printed = live.cell(number).locator(".cell_input pre").evaluate(LETTERS)
        live.cell(number).locator(".live-edit").dispatch_event("click")
        live.editor(number).wait_for()
        edited = live.cell(number).locator(".cm-content").evaluate(LETTERS)
        assert edited == printed, number
    assert count > 30


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_one_types_can_be_read_where_an_error_is_marked_too(emulate, site, theme):
    live = CellReader(emulate(theme=theme), site + "chapters/how-to-use.html").open()
    live.write(1, SAMPLE)
    live.page.locator(".cm-line").evaluate_all(
        "(lines) => lines.forEach((line) => line.classList.add('live-error-line'))"
    )
    letters = live.cell(1).locator(".cm-content").evaluate(LETTERS)
    assert len({ground for _, _, ground in letters}) == 1
    assert len({color for _, color, _ in letters}) == 6
    assert faint(letters) == []
