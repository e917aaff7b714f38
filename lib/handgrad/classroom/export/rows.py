"""Cells that any program reads as what they are, and tables of them."""

import csv
import io
import re

from handgrad.classroom.saving import save

# What a spreadsheet would compute, also behind characters that it shows as nothing.
FORMULA = re.compile("[\\s\ufeff\u200b-\u200f\u202a-\u202e]*[=+\\-@|]|[\t\r]")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def printable(text):
    """Text that any file can hold."""
    return UNPRINTABLE.sub("\ufffd", text)


def cell(value):
    """A number as it is; text so that no spreadsheet takes it for a formula."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if FORMULA.match(text) else text


def save_table(path, rows, mark=""):
    """Rows as CSV (RFC 4180, UTF-8), written whole or not at all.

    `mark` goes before the first cell: Excel takes UTF-8 for what it is only after a
    byte order mark; what other programs import has none.
    """
    text = io.StringIO()
    text.write(mark)
    csv.writer(text).writerows([[cell(value) for value in row] for row in rows])
    save(path, text.getvalue())
