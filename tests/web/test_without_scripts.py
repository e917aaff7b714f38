"""Every page where no scripts run, opened once, from a disk: it can be read, and shows all that it has."""

from pathlib import Path

import nbformat
import pytest

from support.addresses import CHAPTERS, WITH_CODE
from support.browser import visit
from support.contrast import LETTERS, faint
from support.lines import unfold

pytestmark = pytest.mark.slow

# Texts of pictures that reach beyond their drawing by more than a pixel: a box is a little larger than its letters.
CUT = """
    () => [...document.querySelectorAll("figure.hg-picture svg")].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
                             || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
      }).map((text) => text.textContent);
    })
"""


@pytest.fixture(scope="module", params=CHAPTERS)
def plain(browser, file_site, request):
    """(address, page): pictures stand where widgets would."""
    options = {"java_script_enabled": False, "viewport": {"width": 390, "height": 844}}
    with visit(browser, **options) as (page, _):
        page.goto(file_site + request.param)
        yield request.param, page


def test_a_page_reads_well(plain):
    _, page = plain
    assert page.locator("article h1").first.is_visible()
    assert page.get_by_role("navigation", name="Main").get_by_role("link").first.is_visible()
    assert not page.locator("button:visible:not(.hg-widget *)").count()  # none would do anything


def test_a_cell_is_the_cell_of_its_id_in_the_notebook(plain, book):
    path, page = plain
    shown = page.locator("div.cell:has(.cell_input)").evaluate_all(
        "(all) => all.map((cell) => [cell.id, cell.querySelector('.cell_input pre').textContent.trim()])"
    )
    assert bool(shown) == (path in WITH_CODE)
    if shown:
        cells = nbformat.read(book / "notebooks" / f"{Path(path).stem}.ipynb", as_version=4).cells
        sources = {f"cell-{index}": cell.source.strip() for index, cell in enumerate(cells)}
        assert shown == [[name, sources[name]] for name, _ in shown]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_code_can_be_read(plain, theme):
    path, page = plain
    page.emulate_media(color_scheme=theme)
    page.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
    letters = [pair for code in page.locator(".bd-article .highlight pre").all() for pair in code.evaluate(LETTERS)]
    assert faint(letters) == []
    if path in WITH_CODE and "exercises" not in path and path != "chapters/index.html":
        assert len({color for _, color, _ in letters}) >= 4, "no color"  # a page may define no name


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_no_word_of_a_picture_is_cut_at_its_rim(plain, width):
    _, page = plain
    unfold(page)
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.fonts.ready")
    assert page.evaluate(CUT) == []
