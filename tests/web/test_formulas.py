"""A formula of the book, which has far fewer elements than KaTeX's, looks like KaTeX's."""

import pytest

from booktools.extensions.katex import Katex
from booktools.toc import ROOT

pytestmark = pytest.mark.slow

PACKAGE, STYLE = ROOT / "node_modules/katex/dist", ROOT / "booktools/extensions/katex.css"
FORMULAS = [
    r"J",
    r"w_3 i_1 + 0.35 \le -x^2",
    r"\lambda_{\max} \ne \delta_{o_1}",
    r"\hat y_i, \bar{x}, \vec{v}",
    r"\frac{\partial J}{\partial z_{ij}} = \tfrac12 (p - y)^2",
    r"\sqrt{\beta^*} = \frac{\sqrt\kappa - 1}{\sqrt[3]{\kappa} + 1}",
    r"-\frac1n \sum_i \sum_{j=1}^k y_{ij} \log p_{ij}",
    r"\Bigl( e^m \sum_j e^{z_j - m} \Bigr)",
    r"\left(\begin{pmatrix} w_1 & w_3 \\ w_2 & w_4 \end{pmatrix}\right)^\top \!\! x",
    r"\underbrace{(o_1 - t_1) \cdot o_1}_{\delta_{o_1}} \cdot\; h_1 \qquad \text{the slope } f'",
    r"\begin{aligned} u &= v \\[1em] &\quad + \bigl[\, w \,\bigr] \end{aligned}",
    r"\begin{array}{l|r} \mathbf{1} & \mathbb{R}^n \\ \hline 0 & \overline{a b} \end{array}",
    r"\operatorname{Var} w = \lVert g \rVert \overset{!}{=} \max_{\theta}(0,\ 1 - s)",
    r"f(x) = \begin{cases} x & x > 0 \\ 0.01\,x & \text{else} \end{cases}",
]
# Each letter and each line of each formula, and where it stands; and where the line of text ends.
PLACES = r"""
    () => document.fonts.ready.then(() => [...document.querySelectorAll("p")].map((line) => {
      const { left, top, bottom } = line.getBoundingClientRect();
      const place = (name, box) => [name, box.left - left, box.top - top, box.right - left];
      const texts = document.createTreeWalker(line.querySelector(".katex-html"), NodeFilter.SHOW_TEXT);
      const letters = [];
      for (let text; (text = texts.nextNode()); ) {
        for (const { 0: letter, index } of text.data.matchAll(/[^\s\u200b]/gu)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + letter.length);
          letters.push(place(letter, range.getBoundingClientRect()));
        }
      }
      for (const each of line.querySelectorAll("svg, .frac-line, .overline-line, .katex-hline")) {
        letters.push(place("line", each.getBoundingClientRect()));
      }
      return [...letters, ["end", bottom - top, 0, 0]];
    }))
"""
BY_KATEX = """
    ([formulas, displayMode]) => {
      for (const tex of formulas) {
        const line = document.body.appendChild(document.createElement("p"));
        line.innerHTML = `of ${katex.renderToString(tex, { displayMode })} it`;
      }
    }
"""


@pytest.fixture
def opened(emulate, tmp_path):
    """Opens a page with KaTeX's style sheet and what is given, from the disk, as its fonts are."""

    def opened(html: str):
        link = f'<link rel="stylesheet" href="{(PACKAGE / "katex.min.css").as_uri()}">'
        (tmp_path / "page.html").write_text(f'<!DOCTYPE html><meta charset="utf-8">{link}{html}', encoding="utf-8")
        page = emulate()
        page.goto((tmp_path / "page.html").as_uri())
        return page

    return opened


@pytest.mark.parametrize("display", [False, True], ids=["in a line", "displayed"])
def test_a_formula_looks_as_katex_draws_it(opened, display):
    plain = opened("")
    plain.add_script_tag(path=PACKAGE / "katex.min.js")
    plain.evaluate(BY_KATEX, [FORMULAS, display])
    node = Katex({})
    lines = "".join(f"<p>of {node.render(tex, display)['html']} it</p>" for tex in FORMULAS)
    node.stop()
    ours = opened(f"<style>{STYLE.read_text(encoding='utf-8')}</style>{lines}")
    for tex, there, here in zip(FORMULAS, plain.evaluate(PLACES), ours.evaluate(PLACES), strict=True):
        assert [letter for letter, *_ in here] == [letter for letter, *_ in there], tex
        for (_, *place), (letter, *katex) in zip(here, there, strict=True):
            assert place == pytest.approx(katex, abs=0.3), (tex, letter)


def test_a_formula_has_few_elements(opened):
    """A letter with an index: the letter, the stack below and above it, its row, and the index."""
    node = Katex({})
    page = opened(node.render("x_i", False)["html"])
    node.stop()
    assert page.locator(".katex-base *").count() == 4
