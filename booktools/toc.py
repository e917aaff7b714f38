"""The chapters of the book and its pages of exercises, in the order of `_toc.yml`, and their code cells."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat
import yaml
from jupytext.myst import myst_to_notebook

ROOT = Path(__file__).parents[1]


def pages(root: Path = ROOT) -> list[Path]:
    """The source of every page that the table of contents names."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    return [root / f"{name}.md" for name in _names(toc)]


def executable(root: Path = ROOT) -> list[Path]:
    """The pages that have code cells. Their outputs are stored by stem, so stems must differ."""
    found = [page for page in pages(root) if has_code(page.read_text(encoding="utf-8"))]
    stems = [page.stem for page in found]
    if twice := {stem for stem in stems if stems.count(stem) > 1}:
        raise SystemExit(f"Two chapters share the file name {', '.join(sorted(twice))}.")
    return found


@cache  # parsing takes a tenth of a second, and many ask
def has_code(text: str) -> bool:
    return any(cell.cell_type == "code" for cell in notebook_of(text).cells)


def exercises(root: Path = ROOT) -> list[Path]:
    """The pages of coded exercises, whose sources hold solutions: see handgrad/classroom/release/solutions.py."""
    return [page for page in pages(root) if page.stem.endswith("-exercises")]


def recorded(root: Path = ROOT) -> list[Path]:
    """The pages whose outputs are stored. Exercises put out verdicts, and a test says which."""
    return [page for page in executable(root) if page not in exercises(root)]


def notebook(page: Path) -> nbformat.NotebookNode:
    """A page as a notebook without outputs."""
    return notebook_of(page.read_text(encoding="utf-8"))


def notebook_of(text: str) -> nbformat.NotebookNode:
    """A page's text as a notebook; `source_map` in its metadata holds each cell's line."""
    return myst_to_notebook(text, add_source_map=True)


def code_cells(page: Path) -> list[tuple[int, nbformat.NotebookNode]]:
    """The code cells of a page, each with the line of its fence."""
    book_page = notebook(page)
    lines = book_page.metadata["source_map"]
    return [(n, cell) for n, cell in zip(lines, book_page.cells, strict=True) if cell.cell_type == "code"]


def docname(page: Path) -> str:
    """`chapters/costs/hinge`, as `_toc.yml` has it."""
    return page.relative_to(ROOT).with_suffix("").as_posix()


def place_of(page: Path, line: int) -> str:
    """`chapters/costs/hinge.md:42`, for messages."""
    name = page.relative_to(ROOT) if page.is_relative_to(ROOT) else page
    return f"{name}:{line}"


def _names(entry: dict | list) -> Iterator[str]:
    if isinstance(entry, list):
        for one in entry:
            yield from _names(one)
        return
    yield from (entry[key] for key in ("root", "file") if key in entry)
    for key in ("parts", "chapters", "sections", "entries"):
        yield from _names(entry.get(key, []))
