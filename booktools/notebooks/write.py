"""Write each chapter that has code as a notebook, for downloads, Binder, Colab, JupyterLab and VS Code.

Such a notebook may be read far from the book, so its prose is plain Markdown, with the book's numbers
filled in, and its first cell installs the library where that is missing.
"""

import argparse
from pathlib import Path

import nbformat

from booktools.notebooks.assignment import hide_tests, mark
from booktools.notebooks.markdown import Plain
from booktools.notebooks.references import Book
from booktools.notebooks.roles import Page
from booktools.outputs.record import EXPECTED
from booktools.toc import ROOT, executable, exercises, notebook_of, place_of
from handgrad.classroom.release.editions import EDITIONS
from handgrad.classroom.release.solutions import MarkerError

NOTEBOOKS = ROOT / "_build" / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
SOURCE_HIDDEN = {"remove-cell", "remove-input"}
OUTPUT_HIDDEN = {"remove-cell", "remove-output"}
RECORD = "application/papermill.record/text/plain"


def glue_values(stored: Path) -> dict[str, str]:
    """The values that a chapter glued when its outputs were stored, by name."""
    cells = nbformat.read(stored, as_version=4).cells if stored.exists() else []
    outputs = [output for cell in cells for output in cell.outputs if RECORD in output.get("data", {})]
    return {output.metadata.scrapbook.name: output.data[RECORD] for output in outputs}


def opening(book: Book, page: Path) -> list[nbformat.NotebookNode]:
    """A sentence and a cell that bring in the library."""
    told = f"This is a page of [{book.title}]({book.address(page)}) as a notebook. "
    told += "The cell below installs the book's library, `handgrad`, where it is missing, as on Colab."
    install = f'%pip install -q "handgrad[book] @ git+{book.repository}"'
    code = f"try:\n    import handgrad\nexcept ModuleNotFoundError:\n    {install}"
    return [nbformat.v4.new_markdown_cell(told), nbformat.v4.new_code_cell(code)]


def shown_as(tags: list[str]) -> dict:
    """A cell's metadata. What the page leaves out is collapsed, not left out: later cells need it."""
    parts = {"source_hidden": SOURCE_HIDDEN, "outputs_hidden": OUTPUT_HIDDEN}
    collapsed = {part: True for part, names in parts.items() if names & set(tags)}
    found = {"tags": tags, "jupyter": collapsed}
    return {key: value for key, value in found.items() if value}


def first_line(text: str, above: int) -> int:
    """The line, from 1, of the first text below the `above` lines that came before."""
    lines = text.splitlines()
    return next(i + 1 for i in range(above, len(lines)) if lines[i].strip())


def plain_notebook(book: Book, page: Path, values: dict[str, str]) -> nbformat.NotebookNode:
    """A page as a notebook that needs nothing but Jupyter."""
    text, plain = book.texts[page], Plain(Page(book, page, values))
    chapter, cells = notebook_of(text), opening(book, page)
    for above, cell in zip(chapter.metadata["source_map"], chapter.cells, strict=True):
        if cell.cell_type == "markdown":
            cell.source = plain.text(cell.source, first_line(text, above))
        elif cell.cell_type == "code":
            cell.metadata = nbformat.from_dict(shown_as(cell.metadata.get("tags", [])))
        else:
            raise SystemExit(f"{place_of(page, above)}: a notebook's reader has no use for a raw cell")
        cells.append(cell)
    for index, cell in enumerate(cells):
        cell.id = f"cell-{index}"  # the same source gives the same file
    made = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
    if page in exercises(book.root):
        mark(made, page.stem)
    return made


def write_notebook(book: Book, page: Path, edition: str, folder: Path) -> Path:
    """The file of a page's notebook, whose numbers are those of the stored outputs."""
    target = folder / f"{page.stem}.ipynb"
    made = plain_notebook(book, page, glue_values(EXPECTED / target.name))
    if edition == "nbgrader":
        hide_tests(made)
    nbformat.write(made, target)
    return target


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--edition", choices=EDITIONS, default="student", help="of the exercises")
    parser.add_argument("--exercises", action="store_true", help="the notebooks of exercises only")
    parser.add_argument("--folder", type=Path, default=NOTEBOOKS, help="where to write them")
    options = parser.parse_args(arguments)
    try:
        book = Book(edition=EDITIONS[options.edition])
    except MarkerError as wrong:
        raise SystemExit(str(wrong)) from None
    options.folder.mkdir(parents=True, exist_ok=True)
    for page in exercises() if options.exercises else executable():
        print(f"wrote {write_notebook(book, page, options.edition, options.folder)}")


if __name__ == "__main__":
    main()
