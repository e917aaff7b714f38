"""The built book puts out what is stored, and the comparison lets nothing pass that it should not."""

from copy import deepcopy

import nbformat
import pytest

from booktools.extensions.rebuild import CLEAN, FOLDERS, PINS, digest, is_fresh
from booktools.outputs.compare import StaleError, built, differences, reference
from booktools.outputs.record import EXPECTED, record, slim
from booktools.toc import ROOT, recorded

BUILD = ROOT / "_build"
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


@pytest.fixture(scope="module")
def cache():
    """What the build ran, if it was of today's sources."""
    if not is_fresh(ROOT, BUILD / "sources.stamp"):
        pytest.fail("the book is not built from the sources as they are now: run `make book` first")
    return BUILD / ".jupyter_cache"


@pytest.mark.parametrize("page", recorded(), ids=lambda page: page.stem)
def test_a_page_puts_out_what_is_stored(cache, page):
    found = differences(page, reference(page, EXPECTED / f"{page.stem}.ipynb"), built(page, cache))
    assert not found, "\n\n".join([*found, "If the new outputs are right: `make expected`"])


def test_outputs_are_stored_of_each_page_that_has_some_and_of_no_other():
    assert {path.stem for path in EXPECTED.glob("*")} == {page.stem for page in recorded()}


@pytest.fixture
def sources(tmp_path):
    """A folder of sources, built and clean."""
    for name in [f"{folder}/one.py" for folder in FOLDERS] + [*PINS]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1")
    (tmp_path / "stamp").write_text(f"{digest(tmp_path, FOLDERS)} {CLEAN}")
    return tmp_path


def test_a_book_is_fresh_until_a_source_changes(sources):
    assert is_fresh(sources, sources / "stamp")
    (sources / "lib/one.py").write_text("2")
    assert not is_fresh(sources, sources / "stamp")


def test_a_book_whose_build_failed_or_never_began_is_not_fresh(sources):
    (sources / "stamp").write_text(digest(sources, FOLDERS))
    assert not is_fresh(sources, sources / "stamp")
    assert not is_fresh(sources, sources / "none")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("pair") / "page.md"
    path.write_text(FRONT + "".join(f"\n```{{code-cell}} python\n{cell}\n```\n" for cell in CELLS))
    return path


@pytest.fixture(scope="module")
def run(page):
    return record(page)


def test_drawings_and_progress_bars_may_differ_between_runs(page, run):
    assert differences(page, run.cells, record(page).cells) == []
    drawn = run.cells[3].outputs[0].data["text/html"]
    assert drawn == '<figure aria-label="A falling line"><svg></svg></figure>'


@pytest.mark.parametrize(
    ("index", "kind", "before", "after"),
    [(1, "text/plain", "2", "3"), (3, "text/html", "falling", "rising")],
    ids=["a number", "an alternative text"],
)
def test_a_wrong_stored_output_differs_at_the_line_of_its_cell(page, run, index, kind, before, after):
    wrong = deepcopy(run.cells)
    data = wrong[index].outputs[0].data
    data[kind] = data[kind].replace(before, after)
    [difference] = differences(page, wrong, run.cells)
    place, *rows = difference.splitlines()
    assert place == f"{page}:{page.read_text().splitlines().index(CELLS[index])}"
    assert any(row.startswith("-") and after in row for row in rows)
    assert any(row.startswith("+") and before in row for row in rows)


@pytest.mark.parametrize("times", [0, 2])
def test_an_output_too_many_or_too_few_differs(page, run, times):
    wrong = deepcopy(run.cells)
    wrong[1].outputs *= times
    assert len(differences(page, wrong, run.cells)) == 1


def test_a_cell_whose_output_is_ignored_may_differ(page, run, tmp_path):
    wrong, ignoring = deepcopy(run.cells), tmp_path / "page.md"
    wrong[1].outputs.clear()
    ignoring.write_text(page.read_text().replace("python\n1 +", "python\n:tags: [nbval-ignore-output]\n1 +"))
    assert differences(ignoring, wrong, run.cells) == []


def test_a_widget_is_compared_by_its_words_alone():
    """The book has a recorded one, or a picture that stands still, and a notebook a view."""
    htmls = ['<div class="hg-widget"></div>', '<figure></figure><p class="hg-still">No control.</p>']
    data = [{"application/vnd.jupyter.widget-view+json": {}}, *({"text/html": html} for html in htmls)]
    outputs = [nbformat.v4.new_output("display_data", {"text/plain": "Widget()"} | kind) for kind in data]
    assert [slim(output).data for output in outputs] == [{"text/plain": "Widget()"}] * 3


@pytest.fixture
def stored(run, tmp_path):
    """The path of a run as it is stored, after an edit of its cells."""

    def store(edit=lambda cells: None):
        kept = deepcopy(run)
        edit(kept.cells)
        nbformat.write(kept, tmp_path / "page.ipynb")
        return tmp_path / "page.ipynb"

    return store


def test_what_is_stored_is_read_back(page, run, stored):
    assert reference(page, stored()) == run.cells


def test_a_stored_cell_that_was_never_run_is_refused(page, stored):
    path = stored(lambda cells: cells[1].update(execution_count=None, outputs=[]))
    with pytest.raises(StaleError, match=r"page\.md:\d+: the stored cell was never run"):
        reference(page, path)


def test_an_edited_cell_is_refused_at_its_line(page, stored, tmp_path):
    edited = tmp_path / "page.md"
    edited.write_text(page.read_text().replace("1 + 1", "1 + 2"))
    line = edited.read_text().splitlines().index("1 + 2")
    with pytest.raises(StaleError, match=rf"page\.md:{line}: the cell has no stored output"):
        reference(edited, stored())


def test_stored_outputs_of_a_cell_that_is_gone_are_refused(page, stored):
    path = stored(lambda cells: cells.append(cells[-1]))
    with pytest.raises(StaleError, match="outputs are stored for cells that are gone"):
        reference(page, path)


def test_a_page_without_stored_outputs_is_refused(page, tmp_path):
    with pytest.raises(StaleError, match="no outputs are stored"):
        reference(page, tmp_path / "none.ipynb")


def test_a_page_that_the_build_has_not_run_is_refused(cache, page):
    with pytest.raises(StaleError, match=r"page\.md:1: the build has not run these cells"):
        built(page, cache)
