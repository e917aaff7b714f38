"""A page with widgets on it and nothing else, for the tests of a single widget."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from booktools.extensions.recorded_widgets import MODULES, bundle
from handgrad.widgets.widget import module_name

STYLES = Path(__file__).parents[2] / "web/styles"
PAGE = """<!doctype html>
<html lang="en" data-theme="{theme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Widgets</title>
<style>{css} body {{ margin: 12px; max-width: 760px; font-family: sans-serif; }}
[data-theme="dark"] {{ --hg-ink: #ced6dd; --hg-paper: #121212; --hg-quiet: #9ca4af; }}
[data-theme="dark"] body {{ background: #121212; color: #ced6dd; }}
</style></head>
<body><main><h1>Widgets</h1>{widgets}</main>{scripts}</body></html>"""


@cache
def bundles() -> Path:
    """The folder of the widgets' scripts, made once for each worker."""
    folder = Path(mkdtemp())
    bundle(folder)
    return folder


def page_of(folder: Path, *widgets, theme="light") -> str:
    """The address of a page that shows the widgets as a page of the book does."""
    css = (STYLES / "colors.css").read_text() + (MODULES / "widgets.css").read_text()
    texts = "\n".join(widget.html() for widget in widgets)
    addresses = [(bundles() / f"{name}.js").as_uri() for name in sorted(set(map(module_name, widgets)))]
    scripts = "\n".join(f'<script defer src="{address}"></script>' for address in addresses)
    path = folder / f"page-{theme}.html"
    path.write_text(PAGE.format(theme=theme, css=css, widgets=texts, scripts=scripts), encoding="utf-8")
    return path.as_uri()
