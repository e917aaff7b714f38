"""`make book` fails, and names file and line, when a page is broken."""

import pytest

pytestmark = pytest.mark.slow

CELL = "# A page\n\n```{code-cell} python\n:tags: [remove-cell]\n\nimport answer\nx = answer.value\n"


def test_a_sound_page_is_built_and_shows_its_output(small_book):
    small_book.write("# A page\n\n```{code-cell} python\n6 * 7\n```\n")
    code, said = small_book.make()
    assert code == 0, said
    assert "42" in (small_book.folder / "_build/html/chapters/index.html").read_text()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (CELL + "1 / 0\n```\n", "1 / 0", "cell raised ZeroDivisionError: division by zero"),
        ("# A page\n\nSee {ref}`nowhere`.\n", "See {ref}`nowhere`.", "undefined label: 'nowhere'"),
        ("# A page\n\nSee [it](gone.md).\n", "See [it](gone.md).", "target not found: 'gone.md'"),
        (CELL + "```\n\nSee {numref}`fig`.\n", "See {numref}`fig`.", "undefined label: 'fig'"),
        ("# A page\n\nSee {cite}`nobody`.\n", "See {cite}`nobody`.", 'bibtex key "nobody"'),
        ("# A page\n\n![A cat](cat.png)\n", "![A cat](cat.png)", "image file not readable"),
    ],
    ids=[
        "a cell that raises",
        "a broken label",
        "a broken link",
        "a broken number",
        "an unknown source",
        "a missing picture",
    ],
)
def test_a_broken_page_fails_at_its_line(small_book, text, line, message):
    (small_book.folder / "lib/answer.py").write_text("value = 41\n")
    small_book.write(text)
    code, said = small_book.build()
    place = f"chapters/index.md:{small_book.line_of(line)}: "
    assert code != 0
    assert any(place in row and message in row for row in said.splitlines()), said


def test_a_broken_page_fails_the_second_time_too(small_book):
    small_book.write("# A page\n\nSee {ref}`nowhere`.\n")
    small_book.build()
    code, said = small_book.make()
    assert code != 0
    assert "nowhere" in said


def test_an_endless_cell_fails_at_its_line(small_book):
    config = small_book.folder / "_config.yml"
    before = config.read_text()
    config.write_text(before.replace("timeout: 60", "timeout: 2"))
    small_book.write("# A page\n\n```{code-cell} python\nwhile True: pass\n```\n")
    code, said = small_book.build()
    config.write_text(before)
    assert code != 0
    assert f"index.md:{small_book.line_of('while True: pass')}: ERROR: cell stopped: CellTimeoutError" in said


def test_an_edit_of_the_library_renews_the_outputs(small_book):
    shown = small_book.folder / "_build/html/chapters/index.html"
    small_book.write("# A page\n\n```{code-cell} python\nimport answer\nanswer.value * 100\n```\n")
    for value in (41, 42):
        (small_book.folder / "lib/answer.py").write_text(f"value = {value}\n")
        code, said = small_book.build()
        assert code == 0, said
        assert f"{value}00" in shown.read_text()


COUNTING = """# A page

```{code-cell} python
from pathlib import Path
with Path("FOLDER/runs.txt").open("a") as runs:
    runs.write("again ")
```
"""
MADE_OF = ["lib/handgrad/widgets/kit/kit.js", "web/recorded/host.js", "package-lock.json", "requirements.txt"]


def test_an_edit_of_what_a_widget_is_made_of_runs_the_cells_again(small_book):
    """A front end or a pinned version: no page may keep what an older one put out."""
    small_book.write(COUNTING.replace("FOLDER", str(small_book.folder)))
    runs = small_book.folder / "runs.txt"
    small_book.build()
    small_book.build()
    assert runs.read_text() == "again "  # nothing changed: nothing ran
    for times, name in enumerate(MADE_OF, 2):
        changed = small_book.folder / name
        changed.parent.mkdir(parents=True, exist_ok=True)
        with changed.open("a") as file:
            file.write("\n")
        code, said = small_book.build()
        assert code == 0, said
        assert runs.read_text() == "again " * times, name


def test_a_plain_ipywidget_leaves_words_on_the_page_and_asks_no_other_host(small_book):
    small_book.write("# A page\n\n```{code-cell} python\nimport ipywidgets\nipywidgets.IntSlider(3)\n```\n")
    code, said = small_book.build()
    assert code == 0, said
    html = (small_book.folder / "_build/html/chapters/index.html").read_text()
    assert "IntSlider(value=3)" in html
    assert "widget-state" not in html
    assert "require" not in html
    assert "html-manager" not in html
