"""What a reader sees of Python in the page: buttons, editors, the bar, edits that stay."""

import json
import re

import nbformat
import pytest
from playwright.sync_api import expect

from booktools.toc import ROOT
from support.audits import SHIFTS, violations
from support.browser import arrive, visit
from support.readers import CellReader
from support.sites import serving

pytestmark = pytest.mark.slow

PAGE = "chapters/backprop/backpropagation.html"
SMALL = "chapters/how-to-use.html"
REQUIRE = ROOT / "node_modules/requirejs/require.js"
# Pairs of a button and a line, of code or to be unfolded, that lie on one another, as far as the line can be seen.
COVERED = """() => [...document.querySelectorAll("div.cell:has(.cell_input)")].flatMap((cell) => {
  const line = cell.querySelector("details > summary"), pre = cell.querySelector("pre");
  const range = document.createRange(), end = (line ?? pre).getBoundingClientRect().right;
  range.selectNodeContents(pre);
  const inCode = [...range.getClientRects()].filter(({ width, left }) => width > 1 && left < end);
  const lines = line ? [line.getBoundingClientRect()] : inCode;
  const buttons = [...cell.querySelectorAll(".live-run:not(.live-check), .live-all")];
  return buttons.filter((button) => {
    const box = button.getBoundingClientRect();
    const over = ({ left, right, top, bottom }) =>
      Math.min(right, end) > box.left + 0.5 && left < box.right - 0.5 && bottom > box.top && top < box.bottom;
    return lines.some(over);
  }).map((button) => `${cell.id} ${button.className}`);
})"""
FULL = """
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("handgrad")) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, key, value); // the theme stores things of its own
    };
"""


@pytest.fixture(scope="module")
def started(browser, site):
    """A page whose Python has started, for all tests of this file."""
    with visit(browser, viewport={"width": 1280, "height": 900}) as (page, trouble):
        live = CellReader(page, site + PAGE, trouble).open()
        live.run(2)
        yield live


@pytest.fixture
def live(started):
    """The same page without edits, with the whole of its bar."""
    started.choose("Discard edits")
    started.ran()
    return started


@pytest.fixture
def fresh(emulate, site):
    """Pages that nobody has clicked on yet."""

    def make(path=PAGE, start=site, **options):
        return CellReader(emulate(**options), start + path)

    return make


# Before the first click


def test_nothing_is_loaded_before_the_first_click(fresh):
    live = fresh().open()
    assert len(live.asked_for("_static/live.js")) == 1
    assert [url for part in ("/live/", "/pyodide/", "/notebooks/") for url in live.asked_for(part)] == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_buttons_move_nothing_and_cover_no_code(fresh, width):
    live = fresh(width=width, touch=width == 360)
    live.page.add_init_script(SHIFTS)
    live.open()
    assert live.page.locator(".live-run").count() > 20
    assert live.page.evaluate(COVERED) == []
    assert live.page.evaluate("window.shift") <= 0.03
    sizes = live.page.locator(".live-run, .live-all").evaluate_all(
        "(all) => all.map((one) => [one.offsetWidth, one.offsetHeight])"
    )
    assert min(min(size) for size in sizes) >= 44


GLYPH_AND_CODE = """(cell) => {
    const glyph = cell.querySelector(".live-run svg").getBoundingClientRect().right;
    const code = cell.querySelector(".cm-scroller") ?? cell.querySelector("pre");
    return [glyph, code.getBoundingClientRect().left + code.clientLeft];
}"""


def test_on_a_phone_code_that_is_scrolled_does_not_come_below_the_button(fresh):
    live = fresh(width=360).open()
    for shown in ("printed", "edited"):
        glyph, code = live.cell(2).evaluate(GLYPH_AND_CODE)
        assert glyph < code, shown
        live.write(2, "x = 1")


def test_a_page_from_a_disk_has_no_buttons(fresh, file_site):
    live = fresh(start=file_site).open()
    assert live.page.locator("div.cell").count() > 20
    assert live.page.locator("[class*=live-]").count() == 0


# Running


def test_a_cell_runs_and_its_output_takes_the_place_of_the_recorded_one(live):
    live.write(2, "print('here', 6 * 7)")
    expect(live.state(2)).to_contain_text("edited")
    live.run(2)
    expect(live.output(2)).to_have_text("here 42\n")
    expect(live.state(2)).to_have_text("run here")
    expect(live.output(2)).to_have_attribute("aria-label", "Output of cell 2")
    expect(live.status).to_have_text("Python is ready.")


def cells_up_to(live, book, number) -> list[str]:
    """The ids of a page's cells up to one of them, hidden ones included."""
    notebook = json.loads((book / "notebooks/backpropagation.ipynb").read_text(encoding="utf-8"))
    last = int(live.cell(number).get_attribute("id").removeprefix("cell-"))
    code = [k for k, cell in enumerate(notebook["cells"]) if cell["cell_type"] == "code" and 1 < k <= last]
    return [f"cell-{k}" for k in code]


def test_cells_run_in_the_order_of_the_page_hidden_ones_included(live, book):
    live.button("Restart").click()
    live.run(5)
    expected = cells_up_to(live, book, 5)
    assert len(expected) > 5, "no cell before this one is hidden"
    assert live.ran() == expected
    live.run(5)
    assert live.ran() == expected[-1:]


def test_an_earlier_cell_that_was_edited_runs_again(live):
    live.run(3)
    live.ran()
    live.write(1, live.books_code(1) + "\nnumber = 7")
    live.write(3, "print(number)")
    live.run(3)
    assert live.ran() == [live.cell(number).get_attribute("id") for number in (1, 3)]
    expect(live.output(3)).to_have_text("7\n")


def test_what_ran_before_a_change_above_it_runs_again_before_it_is_needed(live):
    for number, code in {2: "base = 1", 3: "derived = base + 1", 4: "print(derived)"}.items():
        live.write(number, code)
    live.run(4)
    live.write(2, "base = 10")
    live.run(2)
    expect(live.state(3)).to_have_text("run before a change above")
    live.run(4)
    expect(live.output(4)).to_have_text("11\n")
    expect(live.state(3)).to_have_text("run here")


def test_an_error_stops_the_row_and_marks_its_line(live):
    live.write(2, "def half(x):\n    return x / 0\n")
    live.write(3, "1\nhalf(2)")
    live.press_run(4)
    live.wait_for(3, "error")
    expect(live.output(3)).to_contain_text("ZeroDivisionError")
    expect(live.output(3).get_by_role("link")).to_have_text("cell 2")  # its number on the page
    marked = live.page.locator(".live-error-line")
    expect(marked).to_have_text(["    return x / 0", "half(2)"])
    expect(live.output(3).get_by_role("link", name="cell 2", exact=True)).to_be_visible()
    expect(live.state(4)).not_to_have_text("waiting")
    expect(live.status).to_have_text("Cell 3 ended with an error.")
    live.status.get_by_role("link", name="Cell 3").click()
    expect(live.cell(3)).to_be_in_viewport()
    live.write(2, "def half(x):\n    return x / 2\n")
    live.run(3)
    expect(marked).to_have_count(0)


def test_an_error_in_a_hidden_cell_is_told_in_the_bar_and_stops_nothing(live):
    live.write(4, "del J_shifted")
    live.write(5, "print('and yet')")
    live.run(5)
    expect(live.output(5)).to_have_text("and yet\n")
    expect(live.status).to_have_text(
        "A hidden cell before cell 5 ended with an error: NameError: name 'J_shifted' is not defined"
    )
    live.button("Restart").click()


def test_a_reader_whose_numbers_are_not_those_of_the_text_runs_on_and_is_told(live):
    live.write(2, live.books_code(2).replace("output=hg.sigmoid", "output=hg.tanh"))
    live.write(6, "hidden, out = forward.a[1][0], forward.a[2][0]")
    live.write(7, "print('read on')")
    live.run(7)
    expect(live.output(7)).to_have_text("read on\n")
    expect(live.status).to_have_text("Python is ready. Some of what the text says is not so with your code.")
    live.cell(2).get_by_role("button", name="Reset").click()
    live.run(5)
    live.run(7)
    expect(live.status).to_have_text("Python is ready.")


def test_a_cell_that_is_asked_for_while_another_runs_says_that_it_waits(live):
    live.write(2, "while True:\n    pass")
    live.press_run(2)
    live.wait_for(2, "running")
    live.write(3, "print('later')")
    live.press_run(3)
    expect(live.state(3)).to_have_text("waiting")
    live.button("Stop").click()
    live.wait_for(2, "stopped")
    expect(live.state(3)).to_contain_text("edited")


def test_what_the_reader_reads_stays_in_its_place_when_an_output_above_shrinks(live):
    number = live.with_record()
    live.write(number, "print('short')")
    live.page.evaluate("document.activeElement.blur()")
    live.cell(number + 1).evaluate("(cell) => cell.scrollIntoView({ block: 'start', behavior: 'instant' })")
    place = "(cell) => cell.getBoundingClientRect().top"
    before, height = live.cell(number + 1).evaluate(place), live.cell(number).bounding_box()["height"]
    live.run_button(number).dispatch_event("click")
    live.wait_for(number, "ok")
    assert live.cell(number).bounding_box()["height"] < height - 200
    assert live.cell(number + 1).evaluate(place) == pytest.approx(before, abs=2)


def test_stop_ends_an_endless_loop_and_the_page_stays_alive(live):
    live.write(2, "while True:\n    pass")
    live.press_run(2)
    live.wait_for(2, "running")
    expect(live.cell(2)).to_have_attribute("aria-busy", "true")
    live.button("Stop").click()
    expect(live.button("Stop")).to_be_disabled(timeout=30_000)
    expect(live.status).to_contain_text("Stopped.")
    live.write(2, "print('alive')")
    live.run(2)
    expect(live.output(2)).to_have_text("alive\n")


def test_after_a_restart_no_cell_has_run(live):
    live.write(2, "print('now')")
    live.run(2)
    live.button("Restart").click()
    expect(live.state(2)).to_have_text("run before the restart")
    live.ran()
    live.run(2)
    assert live.ran()[0] == live.cell(1).get_attribute("id")


def test_what_lies_in_a_cell_may_ask_for_its_run(live):
    live.cell(3).locator("pre").first.evaluate(
        "(place) => place.dispatchEvent(new CustomEvent('live:run', { bubbles: true }))"
    )
    live.wait_for(3, "ok")
    assert live.cell(3).get_attribute("id") in live.ran()


# The editor


def test_the_editor_looks_as_the_printed_code_does(emulate, site):
    for width in (1280, 360):
        live = CellReader(emulate(width=width), site + PAGE).open()
        look = """(cell) => {
          const line = cell.querySelector(".cm-line") ?? cell.querySelector("pre"), style = getComputedStyle(line);
          const range = document.createRange();
          range.selectNodeContents(line);
          const { x, y, height } = range.getClientRects()[0];
          const box = cell.querySelector(".cell_input").getBoundingClientRect();
          const { fontFamily, fontSize, color, lineHeight } = style;
          return [fontFamily, fontSize, color, lineHeight, x, y, height, box.width, box.height];
        }"""
        before = live.cell(2).evaluate(look)
        live.cell(2).locator(".live-edit").dispatch_event("click")
        live.editor(2).wait_for()
        after = live.cell(2).evaluate(look)
        assert before[:4] == after[:4]
        assert after[4:] == pytest.approx(before[4:], abs=0.6)
        assert live.asked_for("/pyodide/") == []


def test_a_reader_without_a_mouse_runs_edits_goes_on_and_leaves(live):
    live.write(3, "print('three')")
    live.write(2, "print('one')")
    live.run_button(2).focus()
    live.page.keyboard.press("Tab")
    expect(live.editor(2)).to_be_focused()
    live.write(2, "print('two')")
    live.page.keyboard.press("Enter")
    live.page.keyboard.press("Tab")
    assert live.code(2) == "print('two')\n    "
    live.page.keyboard.press("Shift+Enter")
    expect(live.editor(3)).to_be_focused()
    expect(live.output(2)).to_have_text("two\n")
    live.page.keyboard.press("Control+Enter")
    expect(live.output(3)).to_have_text("three\n")
    expect(live.editor(3)).to_be_focused()
    live.page.keyboard.press("Escape")
    live.page.keyboard.press("Tab")
    expect(live.editor(3)).not_to_be_focused()


def test_reset_brings_back_the_books_code_and_its_output(live):
    number = live.with_record()
    before = live.books_code(number)
    live.write(number, "print('mine')")
    live.run(number)
    expect(live.recorded(number)).to_be_hidden()
    live.cell(number).get_by_role("button", name="Reset").click()
    assert live.code(number) == before
    expect(live.recorded(number)).to_be_visible()
    expect(live.output(number)).to_have_count(0)
    expect(live.cell(number).get_by_role("button", name="Reset")).to_be_hidden()


# What is kept


def test_edits_survive_a_reload_without_python_until_they_are_discarded(fresh):
    live = fresh().open()
    number = live.with_record()
    live.write(number, "x = 'kept'")
    live.asked.clear()
    arrive(live.page, live.page.url)
    expect(live.state(number)).to_have_text("edited; the output is the recorded one")
    live.unfold(number)
    expect(live.editor(number)).to_have_text("x = 'kept'")
    expect(live.status).to_have_text("1 edited cell from your last visit.")
    assert live.asked_for("/pyodide/") == []
    live.choose("Discard edits")
    assert live.code(number) == live.books_code(number)
    live.status.get_by_role("button", name="Undo").click()
    expect(live.editor(number)).to_have_text("x = 'kept'")
    live.choose("Discard edits")
    arrive(live.page, live.page.url)
    expect(live.editor(number)).to_have_count(0)


def test_an_edit_of_a_cell_that_the_book_has_changed_is_offered_and_not_applied(fresh):
    live = fresh().open()
    name = live.cell(2).get_attribute("id")
    old = json.dumps([{"id": name, "book": "another text", "code": "mine = 1"}])
    live.page.evaluate(
        "([path, old]) => localStorage.setItem(`handgrad edits ${path}`, old)",
        ["/notebooks/backpropagation.ipynb", old],
    )
    arrive(live.page, live.page.url)
    offer = live.cell(2).locator(".live-outdated")
    offer.locator("summary").click()
    expect(offer.locator("pre")).to_have_text("mine = 1")
    expect(live.editor(2)).to_have_count(0)
    offer.get_by_role("button", name="Put it into this cell").click()
    expect(live.editor(2)).to_have_text("mine = 1")
    expect(offer).to_have_count(0)


def test_a_storage_that_is_full_is_said_and_survived(fresh):
    live = fresh()
    live.page.add_init_script(FULL)
    live.open()
    live.write(2, "x = 1")
    expect(live.status).to_contain_text("keeps no edits")
    assert live.code(2) == "x = 1"


def test_the_notebook_to_download_holds_the_edits_and_outputs(live, tmp_path):
    live.write(2, "print('downloaded')")
    live.run(2)
    live.button("More").click()
    with live.page.expect_download() as download:
        live.button("Download notebook").click()
    download.value.save_as(tmp_path / "made.ipynb")
    assert download.value.suggested_filename == "backpropagation.ipynb"
    made = nbformat.read(tmp_path / "made.ipynb", as_version=4)
    nbformat.validate(made)
    cell = made.cells[int(live.cell(2).get_attribute("id").removeprefix("cell-"))]
    assert (cell.source, cell.outputs[0].text) == ("print('downloaded')", "downloaded\n")


# The bar, and failures


def test_all_cells_of_a_page_run_at_one_click(fresh):
    live = fresh(SMALL).open()
    live.page.get_by_role("button", name="Run all").click()
    count = live.page.locator(".live-run").count()
    expect(live.button("Stop")).to_be_enabled()
    for number in range(1, count + 1):
        live.wait_for(number, "ok")
    assert len(live.ran()) == count
    expect(live.status).to_have_text("Python is ready.")
    assert violations(live.page) == []


def test_loading_shows_progress_and_a_failure_can_be_tried_again(fresh, trouble):
    live = fresh(SMALL)
    live.page.route("**/pyodide/config.json*", lambda route: route.abort())
    live.open()
    live.press_run(1)
    expect(live.status).to_contain_text("Python could not be loaded")
    trouble.clear()
    live.page.unroute("**/pyodide/config.json*")
    live.status.get_by_role("button", name="Try again").click()
    expect(live.page.locator(".live-bar progress")).to_be_visible()
    expect(live.page.locator(".live-figures")).to_contain_text(re.compile(r"\d MB, \d+ s"))
    live.wait_for(1, "ok")


def test_a_program_that_does_not_come_is_said_and_can_be_asked_for_again(fresh, trouble):
    live = fresh(SMALL)
    live.page.route("**/live/page.js*", lambda route: route.abort())
    live.open()
    live.cell(1).locator(".live-edit").dispatch_event("click")
    expect(live.cell(1).get_by_role("alert")).to_contain_text("Try again")
    trouble.clear()
    live.page.unroute("**/live/page.js*")
    live.cell(1).locator(".live-edit").dispatch_event("click")
    expect(live.editor(1)).to_be_focused()
    expect(live.cell(1).get_by_role("alert")).to_have_count(0)


def test_the_bar_can_be_hidden_and_leaves_the_end_of_the_page_free(live):
    live.page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    end = live.page.locator(".bd-footer").last.bounding_box()
    bar = live.page.locator(".live-panel").bounding_box()
    assert end["y"] + end["height"] <= bar["y"] + 0.5
    live.choose("Hide this bar")
    expect(live.page.locator(".live-panel")).to_be_hidden()
    live.button("Show the bar of Python").click()
    expect(live.button("Run all")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_is_accessible_while_it_is_used(live, width):
    live.page.set_viewport_size({"width": width, "height": 900})
    live.write(2, "print('seen')\n# a remark")
    live.write(3, "1 / 0")
    live.press_run(3)
    live.wait_for(3, "error")
    for theme in ("light", "dark"):
        live.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        live.page.wait_for_function("(theme) => document.documentElement.dataset.theme === theme", arg=theme)
        assert violations(live.page) == []
    assert live.page.evaluate("document.documentElement.scrollWidth") <= width
    live.page.set_viewport_size({"width": 1280, "height": 900})


def test_on_paper_there_are_no_buttons(live):
    live.page.emulate_media(media="print")
    for kind in (".live-run", ".live-edit", ".live-bar", ".live-tab"):
        assert live.page.locator(kind).locator("visible=true").count() == 0
    live.page.emulate_media(media="screen")


@pytest.fixture
def folder_site(book, tmp_path):
    """The book in a folder of a server."""
    folder = tmp_path / "some" / "sub" / "path"
    folder.parent.mkdir(parents=True)
    folder.symlink_to(book)
    with serving(tmp_path) as address:
        yield f"{address}some/sub/path/"


def test_a_page_with_require_js_runs_in_a_folder_of_a_server(fresh, book, folder_site):
    """Its `define` swallows a bundle that asks for it."""
    live = fresh(SMALL, start=folder_site)
    html = (book / SMALL).read_text(encoding="utf-8")
    html = html.replace("<head>", '<head><script src="/require.js"></script>')
    live.page.route("**/require.js", lambda route: route.fulfill(path=REQUIRE))
    live.page.route(f"**/{SMALL}", lambda route: route.fulfill(body=html, content_type="text/html"))
    live.open()
    assert live.page.evaluate("typeof define.amd") == "object"
    live.write(1, "print('with require')")
    live.run(1)
    expect(live.output(1)).to_have_text("with require\n")
