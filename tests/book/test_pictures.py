"""The pictures of the built pages say, letter for letter, what their cells put out."""

import html
import re

import pytest

from booktools.outputs.compare import run
from booktools.toc import ROOT, recorded
from support.pictures import texts_of_svg

BUILD = ROOT / "_build"
PICTURE = re.compile(r'<figure class="hg-picture"[^>]*>(<svg.*?</svg>)</figure>', re.DOTALL)
pytestmark = pytest.mark.slow


def pictures_of(text: str) -> list[list[str]]:
    """The texts of each picture in some HTML."""
    return [texts_of_svg(html.unescape(svg)) for svg in PICTURE.findall(text)]


def put_out(page) -> str:
    """The HTML that the cells of a page put out when the book was built."""
    cells = run(page, BUILD / ".jupyter_cache").cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return "\n".join(output.get("data", {}).get("text/html", "") for output in outputs)


@pytest.mark.parametrize("page", recorded(), ids=lambda page: page.stem)
def test_a_built_page_shows_the_texts_that_its_cells_put_out(page):
    built = (BUILD / "html" / page.relative_to(ROOT)).with_suffix(".html").read_text(encoding="utf-8")
    assert pictures_of(built) == pictures_of(put_out(page))
