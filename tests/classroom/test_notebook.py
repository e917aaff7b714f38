"""The code cells of a notebook that a stranger wrote."""

import json
import warnings

import nbformat
import pytest
from nbformat import v3, v4

from handgrad.classroom.collect import files, notebook
from handgrad.classroom.collect.notebook import UnreadableError, assignment_of, cells_of


def made(*sources, **about):
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source} for source in sources]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells} | about).encode()


def test_code_comes_in_the_order_of_the_document():
    assert cells_of(made("a = 1", "b = 2", "a = 3")) == ["a = 1", "b = 2", "a = 3"]


def test_prose_and_raw_cells_are_left_out():
    cells = [{"cell_type": kind, "source": kind} for kind in ("markdown", "raw", "code", "heading")]
    assert cells_of(made(cells=cells)) == ["code"]


@pytest.mark.parametrize("tags", [["skip-execution"], ["x", "skip-execution"]])
def test_a_cell_that_waits_for_a_reader_is_left_out(tags):
    cells = [{"cell_type": "code", "source": "a = 1", "metadata": {"tags": tags}}]
    assert cells_of(made(cells=cells)) == []


@pytest.mark.parametrize("metadata", [None, [], {"tags": None}, {"tags": "skip-execution"}, {"tags": [{}, 1]}])
def test_odd_metadata_leave_no_cell_out(metadata):
    assert cells_of(made(cells=[{"cell_type": "code", "source": "a = 1", "metadata": metadata}])) == ["a = 1"]


@pytest.mark.parametrize("source", ["a\nb\n", ["a\n", "b\n"], ["a\nb\n"], ["a", "\n", "b\n"]])
def test_a_source_is_text_or_lines(source):
    assert cells_of(made(source)) == ["a\nb\n"]


def test_a_cell_without_a_source_is_empty():
    assert cells_of(made(cells=[{"cell_type": "code"}])) == [""]


def test_format_3_has_worksheets():
    sheet = {
        "cells": [{"cell_type": "code", "input": ["a = 1\n", "b = 2"]}, {"cell_type": "markdown", "source": "c"}]
    }
    old = {"nbformat": 3, "metadata": {}, "worksheets": [sheet, sheet]}
    assert cells_of(json.dumps(old).encode()) == ["a = 1\nb = 2"] * 2


def test_nbformat_reads_the_same_cells():
    new = v4.new_notebook(
        cells=[v4.new_code_cell("a = 1\nb = 'ü'\n"), v4.new_markdown_cell("*"), v4.new_code_cell("", id="x")]
    )
    old = v3.new_notebook(
        worksheets=[v3.new_worksheet(cells=[v3.new_code_cell("c = 1\nd = 2"), v3.new_text_cell("m")])]
    )
    for text in (nbformat.writes(new), v3.writes_json(old)):
        with warnings.catch_warnings(action="ignore"):
            theirs = nbformat.reads(text, as_version=4)
        expected = [cell.source for cell in theirs.cells if cell.cell_type == "code"]
        assert cells_of(text.encode()) == expected != []


def test_a_byte_order_mark_is_no_matter():
    assert cells_of(b"\xef\xbb\xbf" + made("a = 1")) == ["a = 1"]


def test_of_duplicated_keys_the_last_counts_as_in_jupyter():
    cells = '[{"cell_type": "code", "source": "x", "source": "y"}]'
    assert cells_of(f'{{"cells": [], "cells": {cells}}}'.encode()) == ["y"]


def test_duplicated_and_reordered_cells_stay_as_they_are():
    assert cells_of(made("b = a", "a = 1", "b = a")) == ["b = a", "a = 1", "b = a"]


UNREADABLE = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t ", "is empty"),
    "truncated": (made("a = 1")[:-20], "no JSON from line 1 on"),
    "not JSON": (b"PK\x03\x04 a zip", "no JSON"),
    "HTML": (b"<!doctype html>\n<p>log in</p>", "no JSON"),
    "not UTF-8": (made("a").replace(b"a", b"\xff\xfe"), "not UTF-8"),
    "UTF-16": ("\ufeff{}".encode("utf-16"), "not UTF-8"),
    "a list": (b"[1, 2]", "no notebook"),
    "a number": (b"12", "no notebook"),
    "no cells": (b'{"nbformat": 4}', "no list of cells"),
    "cells are a text": (made(cells="code"), "no list of cells"),
    "cells are an object": (made(cells={"cell_type": "code"}), "no list of cells"),
    "a cell is a text": (made(cells=["a = 1"]), "cell of the notebook is damaged"),
    "a cell is null": (made(cells=[None]), "cell of the notebook is damaged"),
    "worksheets are a text": (json.dumps({"worksheets": "x"}).encode(), "worksheets"),
    "a worksheet is a list": (json.dumps({"worksheets": [[]]}).encode(), "worksheets"),
    "no worksheet": (json.dumps({"worksheets": []}).encode(), "no list of cells"),
    "a source is a number": (made(7), "source of a cell"),
    "a source has numbers": (made(["a = 1", 7]), "source of a cell"),
    "a source is null": (made(None), "source of a cell"),
    "lists nest deep": (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too deep"),
    "objects nest deep": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "too deep"),
    "a long number": (b'{"a": ' + b"9" * 10_000 + b"}", "too many digits"),
    "many lists": (b"[" + b"[]," * notebook.MOST + b"1]", "more than 2,000,000"),
    "huge": (b"{" + b" " * notebook.LARGEST + b"}", "expected at most 64"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_is_no_notebook_is_refused_in_one_sentence(kind):
    content, says = UNREADABLE[kind]
    with pytest.raises(UnreadableError, match=says) as raised:
        cells_of(content)
    text = str(raised.value)
    assert text.endswith(".")
    assert "\n" not in text
    assert len(text) < 100


def test_a_shallow_nest_is_fine():
    assert cells_of(made("a", metadata=json.loads("[" * 100 + "]" * 100))) == ["a"]


def test_the_assignment_is_in_the_metadata():
    assert assignment_of(made(metadata={"handgrad": {"assignment": "cross-entropy-exercises"}})) == (
        "cross-entropy-exercises"
    )


@pytest.mark.parametrize(
    "metadata", [{}, None, [], {"handgrad": "x"}, {"handgrad": {"assignment": 7}}, {"handgrad": {"assignment": []}}]
)
def test_metadata_of_others_name_no_assignment(metadata):
    assert assignment_of(made(metadata=metadata)) == ""


def test_a_damaged_file_names_no_assignment():
    assert assignment_of(b"{") == ""


def test_a_file_is_read_whole(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_bytes(made("a = 1"))
    assert files.read(path) == made("a = 1")


@pytest.mark.parametrize("name", ["missing", "link", "folder"])
def test_only_a_regular_file_is_read(tmp_path, name):
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableError):
        files.read(tmp_path / name)
