"""Mark in a page's code what the style sheet colors (web/styles/code.css), and nothing else.

The stock highlighter wraps each name, bracket and operator in an element of its own, a third of a listing's
weight, and brings a style sheet of the theme's colors. The editor of a cell, web/live/notebook/editor.js, marks the
same.
"""

from pathlib import Path

from pygments.formatters import HtmlFormatter
from pygments.token import Comment, Error, Generic, Keyword, Name, Number, Operator, String
from sphinx.highlighting import PygmentsBridge

CLASSES = {  # the first kind that a token is of, with Pygments' own short names
    Comment: "c",
    String.Doc: "c",
    Generic.Prompt: "c",
    Generic.Output: "c",
    Keyword.Constant: "m",
    Number: "m",
    Keyword: "k",
    Operator.Word: "k",
    String: "s",
    Name.Function: "nf",
    Name.Class: "nf",
    Error: "err",
    Generic.Error: "err",
    Generic.Traceback: "err",
}


class Formatter(HtmlFormatter):
    def _get_css_classes(self, token):
        return next((name for kind, name in CLASSES.items() if token in kind), "")


def drop_theme_colors(app, exception):
    if not exception and app.builder.name == "html":
        (Path(app.outdir) / "_static" / "pygments.css").write_text("")


def setup(app):
    PygmentsBridge.html_formatter = Formatter
    app.connect("build-finished", drop_theme_colors, priority=800)  # after the theme, before slim.py
    return {"parallel_read_safe": True, "parallel_write_safe": True}
