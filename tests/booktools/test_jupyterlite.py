"""JupyterLite takes Python from where the pages take it, and lists the book's notebooks."""

import json

import nbformat

from booktools.jupyterlite import content

HERE = {"name": "python3", "display_name": "Python 3", "language": "python"}
SITE = {"packages": ["numpy", "handgrad"]}


def test_python_is_that_of_the_pages():
    told = content.python(SITE)
    assert told["pyodideUrl"] == "./../pyodide/pyodide.js"
    assert told["loadPyodideOptions"]["lockFileURL"] == "../pyodide/lock.json"
    assert {"numpy", "handgrad", "pyodide_kernel", "micropip"} <= set(told["loadPyodideOptions"]["packages"])
    assert told["disablePyPIFallback"] is True


def test_notebooks_are_listed_and_name_the_kernel_of_the_browser(tmp_path):
    source = tmp_path / "page.ipynb"
    nbformat.write(nbformat.v4.new_notebook(metadata={"kernelspec": HERE}), source)
    content.put_notebooks(tmp_path / "lite", [source])
    listed = json.loads((tmp_path / "lite/api/contents/all.json").read_text())
    assert [entry["path"] for entry in listed["content"]] == ["page.ipynb"]
    assert nbformat.read(tmp_path / "lite/files/page.ipynb", 4).metadata.kernelspec.name == "python"
    assert nbformat.read(source, 4).metadata.kernelspec.name == "python3"
