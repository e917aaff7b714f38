"""A page of HTML in the book's look that needs no other file."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handgrad.classroom.report import book
from handgrad.palette import DARK, LIGHT, PRINT, css

UNPRINTABLE = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)
TEMPLATES.globals["book"] = book
TEMPLATES.globals["colors"] = Markup(
    "\n".join(
        [
            css(":root", LIGHT),
            f"@media (prefers-color-scheme: dark) {{ {css(':root', DARK)} }}",
            f"@media print {{ {css(':root', PRINT)} }}",
        ]
    )
)


def page(template, **data):
    """A whole document: a template of this folder, with the data as text in it.

    What no page may contain becomes a question mark in a diamond.
    """
    text = TEMPLATES.get_template(template).render(data)
    return UNPRINTABLE.sub("\ufffd", text)
