"""Cells that any program reads as what they are, and tables of them."""

import csv
import io
import re

from handgrad.classroom.saving import printable, save

# Signs that begin a formula, and what programs take for one, such as full-width ones.
SIGNS = r"=+\-@|"
SIGNS += "\uff1d\uff0b\uff0d\uff20\uff5c\ufe62\ufe63\ufe66\ufe6b\ufb29\u2212"
SIGNS += "\u207a\u207b\u207c\u208a\u208b\u208c\u2a75\u2a76"
UNSEEN = "\\s\ufeff\u200b-\u200f\u202a-\u202e"  # may stand before it
FORMULA = re.compile(f"[{UNSEEN}]*[{SIGNS}]|[\t\r]")
# Where a semicolon or a tab separates cells, one begins there, and in a new line.
WITHIN = re.compile(f"([;\t\r\n][{UNSEEN}]*)(?=[{SIGNS}])")


def cell(value):
    """A number as it is; text so that no spreadsheet takes it for a formula."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    text = f"'{text}" if FORMULA.match(text) else text
    return WITHIN.sub(r"\1'", text)


def save_table(path, rows, mark=""):
    """Rows as CSV (RFC 4180, UTF-8), written whole or not at all.

    `mark` goes before the first cell: Excel takes UTF-8 for what it is only after a
    byte order mark; what other programs import has none.
    """
    text = io.StringIO()
    text.write(mark)
    csv.writer(text).writerows([[cell(value) for value in row] for row in rows])
    save(path, text.getvalue())
