"""The style of all widgets: their colors, then style.css.

The colors are those of the book's page, or of Jupyter's theme, or the palette's.
"""

from pathlib import Path

from handgrad.palette import DARK, LIGHT, MEANINGS, css
from handgrad.widgets.base.bundle import read

PREFIX = "--hg-w-"
THEMES = {  # the page's variables, in the book's theme and in Jupyter's
    "ink": ("pst-color-text-base", "jp-content-font-color1"),
    "paper": ("pst-color-background", "jp-layout-color0"),
    "quiet": ("pst-color-text-muted", "jp-content-font-color2"),
    "rule": ("pst-color-border", "jp-border-color1"),
}


def variable(name):
    """The first of the variables that the page has, or else the color itself."""
    value = LIGHT[name]
    for other in reversed((f"hg-{name}", *THEMES.get(name, ()))):
        value = f"var(--{other}, {value})"
    return value


def sheet():
    """The style sheet."""
    colors = {name: variable(name) for name in (*THEMES, *MEANINGS)}
    # Jupyter has none of the meanings: on its dark theme they would be too dark.
    dark = {name: DARK[name] for name in MEANINGS}
    rules = [
        css(".hg-live", colors, PREFIX),
        css('[data-jp-theme-light="false"] .hg-live', dark, PREFIX),
        read(Path(__file__).with_name("style.css")),
    ]
    return "\n\n".join(rules)
