"""Where the lines of a page end in a browser: what is torn apart, and what is cut off."""

from booktools.extensions.katex import SHORT

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


def unfold(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


def torn_formulas(page) -> list[str]:
    """Short formulas in sentences that stand on several lines, or on another line than what opens before them."""
    return page.evaluate(TORN, SHORT - 4)


def torn_names(page) -> list[str]:
    """Names of code in tables that stand on several lines."""
    return page.evaluate(TORN_CODE)


def cut_equations(page) -> list[str]:
    """Displayed formulas that one would have to scroll."""
    return page.evaluate(CUT)
