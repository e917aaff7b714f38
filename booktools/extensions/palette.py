"""Write the colors of the book, handgrad.palette, into a style sheet: for each scheme and for paper."""

from pathlib import Path

from handgrad import palette
from handgrad.palette import css

NAME = "palette.css"
DARK = 'html[data-theme="dark"]'


def sheet() -> str:
    contrast = css("html", palette.LIGHT_CONTRAST) + "\n" + css(DARK, palette.DARK_CONTRAST)
    return "\n".join(
        [
            css("html", palette.LIGHT),
            css(DARK, palette.DARK),
            f"@media (prefers-contrast: more) {{\n{contrast}\n}}",
            f"@media print {{\n{css('html[data-theme]', palette.PRINT)}\n}}",
            "",
        ]
    )


def write(app):
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / NAME).write_text(sheet(), encoding="utf-8")


def setup(app):
    app.connect("builder-inited", write)
    app.add_css_file(NAME, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
