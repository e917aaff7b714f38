"""A page of HTML in the book's look that needs no other file."""

import html
import os
import re
from pathlib import Path
from string import Template

from handgrad.classroom.report import book

STYLE = Path(__file__).with_suffix(".css")
UNPRINTABLE = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
NUMBER = re.compile(r"[\d.]+( of \d+)?")
# No script, no request: whatever a student's text contains, a browser runs nothing.
PAGE = Template(
    """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<style>
$style</style>
</head>
<body class="$kind">
<main>
$body
</main>
</body>
</html>
"""
)


def page(kind, title, *parts):
    """A whole document; `kind` is "feedback" or "report", `parts` are HTML."""
    style = STYLE.read_text(encoding="utf-8")
    body = "\n".join(part for part in parts if part)
    return PAGE.substitute(kind=kind, title=text(title), style=style, body=body)


def text(value):
    """Text as HTML. What no page may contain becomes a question mark in a diamond."""
    return html.escape(UNPRINTABLE.sub("\ufffd", str(value)))


def code(value):
    return f"<code>{text(value)}</code>"


def link(address, inner):
    """A link around HTML, or the HTML alone where there is no address."""
    return f'<a href="{text(address)}">{inner}</a>' if address else inner


def where(assignment, exercise):
    """Links to the exercise and its chapter in the book."""
    links = [
        (book.section(assignment, exercise), "the exercise and its hints"),
        (book.chapter(assignment), "the chapter"),
    ]
    found = " and ".join(link(*each) for each in links if each[0])
    return f'<p class="where">In the book: {found}</p>' if found else ""


def table(caption, head, groups, foot=()):
    """A table of HTML that scrolls in a box of its own.

    `groups` has rows under the name of their group, which may be empty. The first
    cell of a row names it; numbers, and heads over them, stand right.
    """
    first = next(iter(groups.values()))[0]
    heads = "".join(cell(*each, 'th scope="col"') for each in zip(head, first))
    bodies = "\n".join(group(*each, len(head)) for each in groups.items())
    foot = f"\n<tfoot>\n{row(foot)}\n</tfoot>" if foot else ""
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{caption}">\n'
        f"<table>\n<caption>{caption}</caption>\n"
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n{bodies}{foot}\n</table>\n</div>"
    )


def group(name, rows, width):
    head = (
        f'<tr><th class="group" scope="rowgroup" colspan="{width}">{name}</th></tr>\n'
    )
    body = "\n".join(row(each) for each in rows)
    return f"<tbody>\n{head if name else ''}{body}\n</tbody>"


def row(cells):
    first, *rest = cells
    others = "".join(cell(each, each) for each in rest)
    return f'<tr><th scope="row">{first}</th>{others}</tr>'


def cell(inner, like, tag="td"):
    """A cell that stands right if what it is `like` is a number."""
    number = ' class="number"' if NUMBER.fullmatch(like) else ""
    return f"<{tag}{number}>{inner}</{tag[:2]}>"


def save(path, content):
    """Puts a file where it belongs, whole or not at all; makes its folder."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
