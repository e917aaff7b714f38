"""A page with widgets on it and nothing else, for the tests of a single widget."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from playwright.sync_api import expect

from booktools.extensions.palette import sheet
from booktools.extensions.recorded_widgets import bundle

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
    """The folder of the widgets' scripts and style sheets, made once for each worker."""
    folder = Path(mkdtemp())
    bundle(folder)
    return folder


def parts(widgets) -> tuple[list[str], list[str]]:
    """The names of the style sheets and of the scripts that these widgets need."""
    names = sorted({widget.name for widget in widgets})
    return [f"{name}.css" for name in ["base", *names]], [f"{name}.js" for name in names]


def page_of(folder: Path, *widgets, theme="light") -> str:
    """The address of a page that shows the widgets as a page of the book does."""
    sheets, scripts = parts(widgets)
    css = sheet() + "".join((bundles() / name).read_text() for name in sheets)
    texts = "\n".join(widget.html() for widget in widgets)
    addresses = [(bundles() / name).as_uri() for name in scripts]
    scripts = "\n".join(f'<script defer src="{address}"></script>' for address in addresses)
    path = folder / f"page-{theme}.html"
    path.write_text(PAGE.format(theme=theme, css=css, widgets=texts, scripts=scripts), encoding="utf-8")
    return path.as_uri()


def next_frame(page) -> None:
    """Waits until what the reader asked for is drawn: widgets draw once a frame."""
    page.evaluate("new Promise(requestAnimationFrame)")


def table_of(widget):
    """The rows of the numbers as a table, which is opened. They come with an event that follows the click."""
    table = widget.locator("details.hg-numbers")
    if table.get_attribute("open") is None:
        table.locator("summary").click()
    rows = table.locator("tbody tr")
    expect(rows).not_to_have_count(0)
    return rows


def stopped_clock(page):
    """The page's clock, before it is opened: it stands still but for `run_for(milliseconds)`."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    return page.clock
