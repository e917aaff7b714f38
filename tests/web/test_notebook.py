"""What the page's own program computes: the order of runs, the reader's edits, the notebook to download."""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook


def test_the_page_keeps_order_and_edits_and_writes_valid_notebooks(node, tmp_path):
    cells = [new_markdown_cell("Told."), new_code_cell("%pip install"), new_code_cell(["x = 1\n", "x"])]
    cells += [new_markdown_cell("More."), new_code_cell("y = 2", metadata={"tags": ["remove-cell"]})]
    target = tmp_path / "made.ipynb"
    node("live_page.test.mjs", {"notebook": new_notebook(cells=cells), "target": str(target)})
    made = nbformat.read(target, as_version=4)
    nbformat.validate(made)
    assert [output.output_type for output in made.cells[2].outputs] == ["stream", "execute_result", "error"]
