"""The chapters put out what is stored, and the comparison lets nothing pass that it should not."""

from copy import deepcopy

import nbformat
import pytest

from booktools.outputs.compare import StaleError, check, compare, lay_over
from booktools.outputs.record import EXPECTED, record
from booktools.toc import executable

FRONT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
"""
DRAWING = '<figure aria-label="A falling line"><svg viewBox="0 0 1 1"><g id="{}"/></svg></figure>'
BAR = r"print(f'\r{i}%|##| {i}/3 [{time.time()}]', file=sys.stderr, end='')"
CELLS = [
    "from IPython.display import HTML",
    "1 + 1",
    f"import sys, time\nfor i in range(3):\n    {BAR}",
    f"HTML('{DRAWING}'.format(time.time()))",
]
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("page", executable(), ids=lambda page: page.stem)
def test_a_chapter_puts_out_what_is_stored(page):
    result = check(page, EXPECTED / f"{page.stem}.ipynb")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("pair") / "page.md"
    path.write_text(FRONT + "".join(f"\n```{{code-cell}} python\n{cell}\n```\n" for cell in CELLS))
    return path


@pytest.fixture(scope="module")
def reference(page):
    return record(page)


def store(reference, folder):
    path = folder / "page.ipynb"
    nbformat.write(reference, path)
    return path


def test_drawings_and_progress_bars_may_differ_between_runs(page, reference, tmp_path):
    stored = store(reference, tmp_path)
    result = check(page, stored, tmp_path / "pairs")
    assert result.returncode == 0, result.stdout
    drawn = reference.cells[3].outputs[0].data["text/html"]
    assert drawn == '<figure aria-label="A falling line"><svg></svg></figure>'


@pytest.mark.parametrize(
    ("index", "kind", "before", "after"),
    [(1, "text/plain", "2", "3"), (3, "text/html", "falling", "rising")],
    ids=["a number", "an alternative text"],
)
def test_a_wrong_stored_output_fails(page, reference, tmp_path, index, kind, before, after):
    wrong = deepcopy(reference)
    data = wrong.cells[index].outputs[0].data
    data[kind] = data[kind].replace(before, after)
    result = check(page, store(wrong, tmp_path), tmp_path / "pairs")
    assert result.returncode == 1
    assert "Cell outputs differ" in result.stdout


def test_a_stored_cell_that_was_never_run_is_refused(page, reference, tmp_path):
    unrun = deepcopy(reference)
    unrun.cells[1].execution_count, unrun.cells[1].outputs = None, []
    with pytest.raises(StaleError, match=r"page\.md:\d+: the stored cell was never run"):
        lay_over(page, store(unrun, tmp_path))


def test_an_edited_cell_is_refused_at_its_line(page, reference, tmp_path):
    edited = tmp_path / "page.md"
    edited.write_text(page.read_text().replace("1 + 1", "1 + 2"))
    line = edited.read_text().splitlines().index("1 + 2")
    with pytest.raises(StaleError, match=rf"page\.md:{line}: the cell has no stored output"):
        lay_over(edited, store(reference, tmp_path))


def test_a_chapter_without_stored_outputs_is_refused(page, tmp_path):
    with pytest.raises(StaleError, match="no outputs are stored"):
        lay_over(page, tmp_path / "none.ipynb")


def test_an_endless_cell_fails_on_time(tmp_path):
    endless = nbformat.v4.new_code_cell("while True: pass", execution_count=1)
    path = store(nbformat.v4.new_notebook(cells=[endless]), tmp_path)
    result = compare(path, timeout=2)
    assert result.returncode == 1
    assert "Timeout of 2 seconds exceeded" in result.stdout
