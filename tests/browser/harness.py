"""A page with widgets on it and nothing else, for the tests of a single widget."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from booktools.extensions.recorded_widgets import bundle

STYLES = Path(__file__).parents[2] / "web/styles"
PAGE = """<!doctype html>
<html lang="en" data-theme="{theme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Widgets</title>
{links}<style>{css} body {{ margin: 12px; max-width: 760px; font-family: sans-serif; }}
[data-theme="dark"] {{ --hg-ink: #ced6dd; --hg-paper: #121212; --hg-quiet: #9ca4af; }}
[data-theme="dark"] body {{ background: #121212; color: #ced6dd; }}
</style></head>
<body><main><h1>Widgets</h1>{widgets}</main>{scripts}</body></html>"""


@cache
def bundles() -> Path:
    """The folder of the widgets' scripts and style sheets, made once for each worker."""
    folder = Path(mkdtemp())
    bundle(folder)
    return folder


def loading(widgets, address: str) -> tuple[str, str]:
    """The links to the style sheets of widgets, and their scripts; address is that of the folder with both."""
    names = sorted({widget.name for widget in widgets})
    links = "\n".join(f'<link rel="stylesheet" href="{address}/{name}.css">' for name in ["base", *names])
    return links, "\n".join(f'<script defer src="{address}/{name}.js"></script>' for name in names)


def page_of(folder: Path, *widgets, theme="light") -> str:
    """The address of a page that shows the widgets as a page of the book does."""
    links, scripts = loading(widgets, bundles().as_uri())
    texts = "\n".join(widget.html() for widget in widgets)
    css = (STYLES / "colors.css").read_text()
    path = folder / f"page-{theme}.html"
    html = PAGE.format(theme=theme, css=css, links=links, widgets=texts, scripts=scripts)
    path.write_text(html, encoding="utf-8")
    return path.as_uri()
