"""A chapter opens as a notebook in the site's own JupyterLite, and runs there with nothing to install."""

import json

import nbformat
import pytest
from playwright.sync_api import expect

from booktools.toc import ROOT

pytestmark = pytest.mark.slow

PAGE = "chapters/how-to-use.html"
OPEN = "Open this page as a notebook in JupyterLite"
ALL_RAN = """() => {
    const prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")];
    return prompts.length > 0 && prompts.every((prompt) => /\\[\\d+\\]/.test(prompt.textContent));
}"""
OWN = """from ipywidgets import interact
from handgrad import plots, widgets
interact(lambda x: print("twice", 2 * x), x=(0, 10))
widgets.DescentOnSurface(hg.Himmelblau(), start=(-1.0, 0.5), rate=0.01)
"""


@pytest.fixture
def notebook(page, site):
    return open_notebook(page, site)


def open_notebook(page, site):
    """Opens the page's notebook by the button, and waits for its cells."""
    page.goto(site + PAGE)
    page.get_by_role("link", name=OPEN).click()
    expect(page.locator(".jp-NotebookPanel-notebook .jp-CodeCell").first).to_be_visible()
    return page


def run_all(page):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(ALL_RAN)


def append(page, code):
    """Writes a new last cell and runs it."""
    cells = page.locator(".jp-CodeCell")
    before = cells.count()
    cells.last.locator(".cm-content").click()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(cells).to_have_count(before + 1)
    page.keyboard.press("Enter")
    page.keyboard.insert_text(code)
    page.keyboard.press("Control+Enter")
    return page.locator(".jp-CodeCell").last


def stored_prints() -> list[str]:
    cells = nbformat.read(ROOT / "tests/expected/how-to-use.ipynb", as_version=4).cells
    return [output.text for cell in cells for output in cell.outputs if output.output_type == "stream"]


def test_a_chapter_runs_in_jupyterlite_with_widgets_and_no_installation(notebook):
    run_all(notebook)
    shown = notebook.locator(".jp-OutputArea-output pre").all_inner_texts()
    costs = next(text for text in stored_prints() if text.startswith("update"))
    assert costs.strip() in [text.strip() for text in shown]
    assert not any("Error" in text or "Warning" in text for text in shown)

    cell = append(notebook, OWN)
    expect(cell.locator(".hg-descent-on-surface-rows")).to_be_visible()
    expect(cell).to_contain_text("twice 10")
    track = cell.locator(".noUi-target")
    track.click(position={"x": 0.9 * track.bounding_box()["width"], "y": 2})
    expect(cell).not_to_contain_text("twice 10")

    rows = cell.locator(".hg-descent-on-surface-rows")
    before = rows.inner_text()
    rate = cell.locator(".hg-descent-on-surface").get_by_role("slider", name="rate")
    rate.fill(rate.get_attribute("max"))
    expect(rows).not_to_have_text(before, use_inner_text=True)


def kernel_script(book) -> str:
    """The name of the script that JupyterLite loads to start a kernel."""
    folder = book / "lite/extensions/@jupyterlite/pyodide-kernel-extension/static"
    [script] = [path for path in folder.glob("*.js") if "initWorker" in path.read_text(encoding="utf-8")]
    return script.name


def test_a_cell_that_is_run_before_the_kernel_has_come_runs_when_it_comes(page, site, book):
    held = []
    page.route(f"**/{kernel_script(book)}*", lambda route: held.append(route))
    open_notebook(page, site)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=initializing]").wait_for(state="attached")
    cell = page.locator(".jp-CodeCell").first
    cell.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-MarkdownCell.jp-mod-active").wait_for()
    held.pop().continue_()
    expect(cell.locator(".jp-InputPrompt")).to_have_text("[1]:")


# Of each cell that is left out of sight: its height, whether its dots are seen, whether there is a line to click.
# All at one time, for JupyterLab takes cells that are far away out of the page.
LEFT_OUT = """() => {
  const cells = document.querySelectorAll(".jp-CodeCell:has(.jp-InputPlaceholder):has(.jp-OutputPlaceholder)");
  const isSeen = (cell, part) => cell.querySelector(part).checkVisibility({ visibilityProperty: true });
  return [...cells].map((cell) => [
    cell.offsetHeight, isSeen(cell, ".jp-MoreHorizIcon"), isSeen(cell, ".jp-Placeholder-content"),
  ]);
}"""


def test_a_notebook_does_not_open_on_rows_of_dots(page, site):
    page.goto(f"{site}lite/notebooks/index.html?path=index.ipynb")
    page.wait_for_function(f"({LEFT_OUT})().some(([height]) => height > 0)")
    for height, dots, line in page.evaluate(LEFT_OUT):
        assert height < 16
        assert (dots, line) == (False, True)


def test_the_button_is_there_only_where_jupyterlite_can_run(emulate, site, file_site):
    served, opened = emulate(), emulate()
    served.goto(site + PAGE)
    expect(served.get_by_role("link", name=OPEN)).to_be_visible()
    opened.goto(file_site + PAGE)
    expect(opened.get_by_role("link", name=OPEN)).to_have_count(0)


def test_every_notebook_of_the_book_is_there_for_the_kernel_that_is_there(book):
    offered = {path.name for path in (book / "notebooks").glob("*.ipynb")}
    listed = json.loads((book / "lite/api/contents/all.json").read_text())["content"]
    assert {entry["path"] for entry in listed} == offered
    for name in offered:
        spec = json.loads((book / "lite/files" / name).read_text())["metadata"]["kernelspec"]
        assert spec["name"] == "python"


def test_nothing_of_python_is_there_twice(book):
    kinds = {".whl", ".wasm", ".zip", ".map"}
    assert [path for path in (book / "lite").rglob("*") if path.suffix in kinds] == []
