"""Mark in a page's code only what the style sheet shows: remarks and errors.

The stock highlighter wraps each name, number and bracket in an element of its own, a third of a listing's
weight, for colors that this book does not use.
"""

from pygments.formatters import HtmlFormatter
from pygments.token import Comment, Error, Generic, String
from sphinx.highlighting import PygmentsBridge

SHOWN = (Comment, String.Doc, Error, Generic)  # web/styles/code.css


class Formatter(HtmlFormatter):
    def _get_css_classes(self, token):
        return super()._get_css_classes(token) if any(token in kind for kind in SHOWN) else ""


def setup(app):
    PygmentsBridge.html_formatter = Formatter
    return {"parallel_read_safe": True, "parallel_write_safe": True}
