"""Run the chapters and store what their cells put out, for `tests/book/test_outputs.py` to compare.

The stored notebooks hold code cells only, without pictures, timings or versions, so that a diff of
`tests/expected` shows changed results and nothing else. To refresh some: booktools/outputs/record.py STEM ...
"""

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbval.plugin import coalesce_streams, get_sanitize_patterns

from booktools.toc import ROOT, notebook, recorded

EXPECTED = ROOT / "tests" / "expected"
WIDGET = re.compile('class="hg-(widget|still)"')
SANITIZE = Path(__file__).with_name("sanitize.cfg")
PICTURES = ("image/png", "image/jpeg", "application/vnd.jupyter.widget-view+json")


def sanitize(value):
    """A text without what may differ between two runs; anything else as it is."""
    if isinstance(value, str):
        for pattern, replacement in get_sanitize_patterns(SANITIZE.read_text(encoding="utf-8")):
            value = re.sub(pattern, replacement, value)
    return value


def slim(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """An output reduced to what is compared."""
    if "text" in output:
        output.text = sanitize(output.text)
    if "data" in output:
        kept = {kind: sanitize(data) for kind, data in output.data.items() if is_compared(kind, data)}
        output.data, output.metadata = kept, name_of(output)
    return nbformat.from_dict(output)


def is_compared(kind: str, data) -> bool:
    """A widget is a view of a live one in a notebook, and a recorded one in the book: neither is a text."""
    return kind not in PICTURES and not (kind == "text/html" and WIDGET.search(data))


def name_of(output: nbformat.NotebookNode) -> dict:
    """The metadata of an output, reduced to the name of a glued value: booktools/notebooks/write.py looks it up."""
    glued = output.metadata.get("scrapbook")
    return {"scrapbook": {"name": glued["name"]}} if glued else {}


def strip(cell: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A cell to store: no id, no timing, and of its metadata the tags alone."""
    tags = {"tags": cell.metadata.tags} if "tags" in cell.metadata else {}
    outputs = [slim(output) for output in coalesce_streams(cell.outputs)]
    kept = nbformat.v4.new_code_cell(
        cell.source, metadata=tags, execution_count=cell.execution_count, outputs=outputs
    )
    del kept["id"]
    return kept


def cells_of(run: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    """The code cells of a notebook that was run."""
    return [strip(cell) for cell in run.cells if cell.cell_type == "code"]


def record(page: Path) -> nbformat.NotebookNode:
    """The executed code cells of a page."""
    run = notebook(page)
    NotebookClient(run, timeout=60, kernel_name="python3").execute(cwd=str(page.parent))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return nbformat.v4.new_notebook(cells=cells_of(run), metadata={"kernelspec": kernel}, nbformat_minor=4)


def main(stems: list[str]) -> None:
    EXPECTED.mkdir(parents=True, exist_ok=True)
    chapters = recorded()
    for page in chapters:
        if not stems or page.stem in stems:
            nbformat.write(record(page), EXPECTED / f"{page.stem}.ipynb")
            print(f"stored tests/expected/{page.stem}.ipynb")
    for path in EXPECTED.glob("*.ipynb"):
        if path.stem not in {page.stem for page in chapters}:
            path.unlink()
            print(f"removed {path.name}: no such chapter")


if __name__ == "__main__":
    main(sys.argv[1:])
