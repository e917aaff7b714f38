"""Each page that has outputs, run unedited by the Python in it, puts out what a Jupyter kernel did.

Its NumPy is older than the kernel's. Pages of exercises are run by those who solve them, in `test_live_check.py`.
"""

import nbformat
import pytest

from booktools.outputs.compare import IGNORED, output_lines
from booktools.outputs.record import EXPECTED, cells_of, strip
from booktools.toc import ROOT, recorded

pytestmark = pytest.mark.slow

HEARD = """
    window.ran = {};
    document.addEventListener("live:ran", ({ detail }) => { window.ran[detail.id] = detail; });
"""
# How many cells have run, and whether no more will: asked at once, for a cell may end between two questions.
PROGRESS = """(last) => {
    const ran = Object.values(window.ran);
    return [ran.length, last in window.ran || ran.some(({ status }) => status !== "ok")];
}"""
# Whether all widgets stand in the page; one that is left alone while it is made complains.
SHOWN = """() => {
    const isWidget = ({ data }) => data?.["application/vnd.jupyter.widget-view+json"];
    const asked = Object.values(window.ran).flatMap(({ outputs }) => outputs).filter(isWidget);
    return document.querySelectorAll(".widget_view > :not(:empty)").length === asked.length;
}"""


def code_cells(site, page, opened) -> dict[str, nbformat.NotebookNode]:
    """The cells from which the page takes its code, by its ids, without the one that installs."""
    text = opened.request.get(f"{site}notebooks/{page.stem}.ipynb").text()
    cells = {f"cell-{index}": cell for index, cell in enumerate(nbformat.reads(text, as_version=4).cells)}
    return {id: cell for id, cell in cells.items() if cell.cell_type == "code" and id != "cell-1"}


def run_all(opened, last: str) -> dict:
    """What the cells put out, by their ids. Each has its time, whatever all of them take on a busy machine."""
    if (button := opened.get_by_role("button", name="Run all")).count():
        button.click()
    else:  # a page whose code is hidden has no button, but its widgets may ask for Python
        opened.locator("div.cell").last.dispatch_event("live:run", {"bubbles": True})
    count, ended = 0, False
    while not ended:
        opened.wait_for_function("(count) => Object.keys(window.ran).length > count", arg=count)
        count, ended = opened.evaluate(PROGRESS, last)
    opened.wait_for_function(SHOWN)
    return opened.evaluate("window.ran")


@pytest.mark.parametrize("page", recorded(), ids=lambda page: page.stem)
def test_a_page_run_in_the_browser_puts_out_what_a_kernel_did(emulate, site, page):
    opened = emulate()
    opened.add_init_script(HEARD)
    opened.goto(f"{site}{page.relative_to(ROOT).with_suffix('.html').as_posix()}")
    cells = code_cells(site, page, opened)
    expected = cells_of(nbformat.read(EXPECTED / f"{page.stem}.ipynb", as_version=4))
    assert [cell.source for cell in cells.values()] == [cell.source for cell in expected]
    ran = run_all(opened, list(cells)[-1])
    assert {id: result["status"] for id, result in ran.items()} == dict.fromkeys(cells, "ok")
    for (id, cell), wanted in zip(cells.items(), expected):
        if IGNORED not in cell.metadata.get("tags", []):
            outputs = nbformat.from_dict(ran[id]["outputs"])
            got = strip(nbformat.v4.new_code_cell(cell.source, outputs=outputs))
            assert output_lines(got) == output_lines(wanted), cell.source
