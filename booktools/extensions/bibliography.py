"""Sources listed under the names by which the text cites them: authors and year, no numbers."""

from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style
from pybtex.style.labels import BaseLabelStyle

from booktools.notebooks.references import authors

NAME = "by_author"  # `bibtex_default_style` in _config.yml


class Labels(BaseLabelStyle):
    def format_labels(self, sorted_entries):
        return [f"{authors(entry)}, {entry.fields['year']}" for entry in sorted_entries]


class ByAuthor(Style):
    default_label_style = Labels


def setup(app):
    register_plugin("pybtex.style.formatting", NAME, ByAuthor)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
