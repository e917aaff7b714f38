"""Write each chapter that has code as a notebook, for downloads, Binder, Colab, JupyterLab and VS Code.

Such a notebook may be read far from the book, so its prose is plain Markdown, with the book's numbers
filled in, and its first cell installs the library where that is missing.
"""

from pathlib import Path

import nbformat

from chapters import ROOT, executable, notebook, shown
from expected import EXPECTED
from plain import Plain
from references import Book
from roles import Page

NOTEBOOKS = ROOT / "_build" / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
SOURCE_HIDDEN = {"remove-cell", "remove-input", "hide-input", "hide-cell"}
OUTPUT_HIDDEN = {"remove-cell", "remove-output", "hide-output", "hide-cell"}
RECORD = "application/papermill.record/text/plain"


def glued(stored: Path) -> dict[str, str]:
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


def first_line(page: Path, above: int) -> int:
    """The line, from 1, of the first text below the `above` lines that came before."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return next(i + 1 for i in range(above, len(lines)) if lines[i].strip())


def plain_notebook(book: Book, page: Path, values: dict[str, str]) -> nbformat.NotebookNode:
    """A page as a notebook that needs nothing but Jupyter."""
    chapter, plain = notebook(page), Plain(Page(book, page, values))
    cells = opening(book, page)
    for above, cell in zip(chapter.metadata["source_map"], chapter.cells, strict=True):
        if cell.cell_type == "markdown":
            cell.source = plain.text(cell.source, first_line(page, above))
        elif cell.cell_type == "code":
            cell.metadata = nbformat.from_dict(shown_as(cell.metadata.get("tags", [])))
        else:
            raise SystemExit(f"{shown(page, above)}: a notebook's reader has no use for a raw cell")
        cells.append(cell)
    for index, cell in enumerate(cells):
        cell.id = f"cell-{index}"  # the same source gives the same file
    return nbformat.v4.new_notebook(cells=cells, metadata=METADATA)


def main() -> None:
    book = Book()
    NOTEBOOKS.mkdir(parents=True, exist_ok=True)
    for page in executable():
        target = NOTEBOOKS / f"{page.stem}.ipynb"
        values = glued(EXPECTED / target.name)
        nbformat.write(plain_notebook(book, page, values), target)
        print(f"wrote {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
