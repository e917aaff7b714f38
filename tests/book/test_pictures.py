"""The pictures of the built pages say, letter for letter, what their figures say."""

import html
import re
from collections import Counter

import pytest
from IPython.core.interactiveshell import InteractiveShell

from booktools.toc import ROOT, notebook, recorded
from handgrad.plots.picture import Picture
from support.pictures import texts_of_figure, texts_of_svg

BOOK = ROOT / "_build/html"
PICTURE = re.compile(r'<figure class="hg-picture"[^>]*>(<svg.*?</svg>)</figure>', re.DOTALL)
pytestmark = pytest.mark.slow


@pytest.fixture
def drawn(monkeypatch):
    """Every Picture that is made from now on."""
    made, begin = [], Picture.__init__

    def keep(self, *given, **named):
        begin(self, *given, **named)
        made.append(self)

    monkeypatch.setattr(Picture, "__init__", keep)
    monkeypatch.setenv("HANDGRAD_STATIC", "1")  # as in the book: widgets are pictures, too
    return made


def run(page):
    """The cells of a page, in a session of its own."""
    shell = InteractiveShell()
    for cell in notebook(page).cells:
        if cell.cell_type == "code":
            shell.run_cell(cell.source).raise_error()


@pytest.mark.parametrize("page", recorded(), ids=lambda page: page.stem)
def test_a_built_page_shows_the_texts_of_its_figures(page, drawn):
    run(page)
    said = [Counter(texts_of_figure(picture.figure)) for picture in drawn if picture.svg]
    built = (BOOK / page.relative_to(ROOT)).with_suffix(".html").read_text(encoding="utf-8")
    shown = [Counter(texts_of_svg(html.unescape(svg))) for svg in PICTURE.findall(built)]
    assert len(shown) <= len(said)
    for texts in shown:
        assert texts in said
