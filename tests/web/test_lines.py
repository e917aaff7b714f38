"""Where lines end: no formula, no parenthesis and no word of code is torn apart, wide or on a phone."""

import pytest

from booktools.extensions.katex import SHORT
from support.addresses import EVERY_CHAPTER, settle

pytestmark = pytest.mark.slow
WIDTHS = pytest.mark.parametrize("width", [1280, 390])

# Formulas in sentences: short ones on several lines, and those that a line parts from what opens before them.
TORN = """(short) => {
  const sameLine = (a, b) => a.top < b.bottom && b.top < a.bottom;
  const before = (formula) => {
    const block = formula.closest("p, li, td, th, legend, label, dd, .bd-article");
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let text; (text = walker.nextNode()) && !formula.contains(text); ) if (text.data) last = text;
    return last;
  };
  const torn = [];
  for (const formula of document.querySelectorAll(".bd-article span.math")) {
    if (!formula.checkVisibility() || formula.closest("h1, h2, h3, .hg-picture")) continue;
    const drawn = formula.querySelector(".katex-html");
    const pieces = [...drawn.querySelectorAll(".katex-base")].map((piece) => piece.getBoundingClientRect());
    const letters = drawn.textContent.replace(/[\\s\\u200b\\u00a0]/g, "");
    if (letters.length <= short && !pieces.every((piece) => sameLine(piece, pieces[0]))) torn.push(letters);
    const text = before(formula);
    if (!/[(\\[‘“]\\u2060?$/.test(text?.data ?? "")) continue;
    const range = document.createRange();
    range.setStart(text, text.data.replace("\\u2060", "").length - 1);
    range.setEnd(text, text.data.length);
    if (!sameLine(range.getBoundingClientRect(), pieces[0])) torn.push(`( | ${letters}`);
  }
  return torn;
}"""
TORN_CODE = """() => [...document.querySelectorAll(".bd-article td code .pre")]
    .filter((code) => !code.closest("#notation") && code.getClientRects().length > 1)
    .map((code) => code.textContent)"""
CUT = """() => [...document.querySelectorAll(".bd-article .math-scroll")]
    .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
    .map((box) => box.textContent)"""


@WIDTHS
@EVERY_CHAPTER
def test_a_short_formula_and_what_opens_before_it_stand_on_one_line(emulate, site, path, width):
    page = emulate(width=width)
    settle(page, site, path)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert page.evaluate(TORN, SHORT - 4) == []


@EVERY_CHAPTER
def test_on_a_phone_every_equation_is_seen_whole_and_no_name_in_a_table_is_torn(emulate, site, path):
    page = emulate(width=390)
    settle(page, site, path)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert page.evaluate(CUT) == []
    assert page.evaluate(TORN_CODE) == []


@WIDTHS
def test_the_buttons_that_run_cells_go_below_the_header(emulate, site, width):
    page = emulate(width=width)
    settle(page, site, "chapters/backprop/backpropagation.html")
    for button in page.locator("div.cell > .live-run, div.cell_input > .live-run").all()[:12]:
        button.evaluate("(node) => scrollBy({ top: node.getBoundingClientRect().top - 2, behavior: 'instant' })")
        over = button.evaluate(
            "(node) => { const box = node.getBoundingClientRect();"
            " return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === node; }"
        )
        assert not over
