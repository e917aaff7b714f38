"""The code cells of a notebook that a stranger wrote.

`nbformat` is not used here: it checks every output against a schema, which takes
fifteen times as long as reading the JSON, and raises what it likes for damaged files.
A test compares both.
"""

import json
import re

LARGEST = 64 * 2**20  # bytes of a file
STUB = re.compile(r"(?m)^ *raise NotImplementedError")
MOST = 2_000_000  # lists and objects: more take gigabytes of memory


class UnreadableError(Exception):
    """The reason why a notebook cannot be read, as one sentence."""


def cells_of(content):
    """The sources of the code cells, in the order of the document.

    `content` is what the file holds, as bytes, in format 4 or 3 of Jupyter.
    Raises UnreadableError if it is no notebook.
    """
    cells = list_of_cells(document_of(content))
    return [source_of(cell) for cell in cells if is_run(cell)]


def is_run(cell):
    """Whether a cell holds code that machines run: one tagged `skip-execution` waits
    for a reader."""
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    skipped = isinstance(tags, list) and "skip-execution" in tags
    return cell.get("cell_type") == "code" and not skipped


def prose_of(content):
    """The sources of all other cells. Raises UnreadableError as `cells_of` does."""
    cells = list_of_cells(document_of(content))
    return [source_of(cell) for cell in cells if cell.get("cell_type") != "code"]


def is_blank(content, names):
    """Whether each function of these names is still to be written, as handed out."""
    try:
        cells = cells_of(content)
    except UnreadableError:
        return False
    starts = re.compile(rf"(?m)^def +(?:{'|'.join(map(re.escape, names))})\b")
    found = [each for each in cells if starts.search(each)]
    return bool(found) and all(STUB.search(each) for each in found)


def assignment_of(content):
    """The assignment that `handgrad release` wrote into the notebook, or ""."""
    try:
        found = document_of(content)["metadata"]["handgrad"]["assignment"]
    except (UnreadableError, KeyError, TypeError):
        return ""
    return found if isinstance(found, str) else ""


def document_of(content):
    """The object that a file holds as JSON."""
    if not content.strip():
        raise UnreadableError("The file is empty.")
    if len(content) > LARGEST:
        raise UnreadableError(
            f"The file has {len(content) / 2**20:.0f} MB, expected at most "
            f"{LARGEST // 2**20}: clear the outputs."
        )
    if content.count(b"[") + content.count(b"{") > MOST:
        raise UnreadableError(f"The file holds more than {MOST:,} lists or objects.")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError("The file is not UTF-8 text.") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise UnreadableError(reason(error)) from None
    if not isinstance(document, dict):
        raise UnreadableError("The file holds JSON, but no notebook.")
    return document


def reason(error):
    if isinstance(error, json.JSONDecodeError):
        return f"The file is damaged: it is no JSON from line {error.lineno} on."
    if isinstance(error, RecursionError):
        return "The file nests lists or objects too deep."
    if isinstance(error, MemoryError):
        return "The file needs too much memory."
    return "The file holds a number with too many digits."


def list_of_cells(document):
    """Format 4 has cells; format 3 has them in worksheets."""
    sheets = document.get("worksheets", [document])
    if not isinstance(sheets, list) or not all(isinstance(s, dict) for s in sheets):
        raise UnreadableError("The worksheets of the notebook are damaged.")
    found = [sheet.get("cells") for sheet in sheets]
    if not found or not all(isinstance(cells, list) for cells in found):
        raise UnreadableError("The file has no list of cells: it is no notebook.")
    cells = [cell for some in found for cell in some]
    if not all(isinstance(cell, dict) for cell in cells):
        raise UnreadableError("A cell of the notebook is damaged.")
    return cells


def source_of(cell):
    """Text, or lines of text; format 3 calls it input."""
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, str):
        return source
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    raise UnreadableError("The source of a cell is neither text nor lines of text.")
