"""A folded cell opens at a click, by the keyboard and without scripts; it runs as it is, its errors are seen."""

import pytest
from playwright.sync_api import expect

from support.audits import violations
from support.browser import arrive, visit
from support.readers import CellReader

pytestmark = pytest.mark.slow

PAGE = "chapters/costs/cross-entropy.html"


@pytest.fixture(scope="module")
def started(browser, site):
    """A page whose Python has started, for all tests of this file."""
    with visit(browser, viewport={"width": 1280, "height": 900}) as (page, trouble):
        live = CellReader(page, site + PAGE, trouble).open()
        live.run(1)
        yield live


@pytest.fixture
def live(started):
    """The same page without edits, its cells folded again."""
    started.choose("Discard edits")
    started.page.locator("details.fold[open]").evaluate_all("(all) => all.forEach((one) => (one.open = false))")
    return started


@pytest.mark.parametrize("javascript", [True, False])
def test_a_line_opens_by_the_keyboard_and_closes_at_a_click(emulate, site, javascript):
    page = emulate(javascript=javascript)
    page.goto(site + PAGE)
    line, code = page.locator("details.fold > summary").first, page.locator("details.fold .cell_input").first
    expect(code).to_be_hidden()
    line.press("Enter")
    expect(code).to_be_visible()
    line.click()
    expect(code).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_cells_are_accessible_when_they_are_unfolded(emulate, site, theme, width):
    page = emulate(theme=theme, width=width)
    arrive(page, site + PAGE)
    page.locator("details.fold").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_line_is_as_high_as_a_finger_is_wide(emulate, site):
    page = emulate(width=360)
    page.goto(site + PAGE)
    heights = page.locator("details.fold > summary").evaluate_all("(all) => all.map((one) => one.offsetHeight)")
    assert min(heights) >= 44


def test_on_paper_a_folded_cell_is_its_line(emulate, site):
    page = emulate()
    page.goto(site + PAGE)
    page.emulate_media(media="print")
    expect(page.locator("details.fold > summary").first).to_be_visible()
    expect(page.locator("details.fold .cell_input").first).to_be_hidden()
    expect(page.locator("details.sd-dropdown .sd-card-body").first).to_be_visible()


def test_a_folded_cell_runs_as_it_is(live):
    number = live.folded("Draws both costs")
    live.run(number)
    assert not live.fold(number).evaluate("(fold) => fold.open")
    expect(live.output(number).locator("figure svg")).to_be_visible()
    expect(live.recorded(number)).to_be_hidden()
    expect(live.state(number)).to_have_text("run here")
    expect(live.state(number)).to_be_visible()


def test_an_edit_unfolds_and_a_failed_assertion_says_what_it_found(live):
    number = live.folded("Checked: at p = 1")
    live.write(number, "assert 1 == 1\nassert 1 == 2, 'one is not two'")
    expect(live.editor(number)).to_be_focused()
    live.fold(number).locator("summary").click()
    expect(live.editor(number)).to_be_hidden()
    live.press_run(number)
    live.wait_for(number, "error")
    expect(live.output(number)).to_contain_text("AssertionError: one is not two")
    expect(live.output(number)).to_be_visible()
    expect(live.cell(number).locator(".live-error-line")).to_have_text("assert 1 == 2, 'one is not two'")
    expect(live.cell(number).locator(".live-error-line")).to_be_visible()
    expect(live.state(number)).to_have_text("error")


def test_the_keyboard_goes_on_to_the_next_code_in_sight(live):
    first = live.folded("Draws both costs") - 1
    live.write(first, "import numpy as np\nimport handgrad as hg\nfrom handgrad import plots, widgets")
    live.page.keyboard.press("Shift+Enter")
    following = first + 3  # the picture and its check are folded
    expect(live.editor(following)).to_be_focused()
    assert live.page.locator("details.fold[open]").count() == 0
