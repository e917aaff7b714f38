"""A small site whose one page holds the cells of a test, and Python for them as the book's pages have it."""

import json
from functools import cache
from html import escape
from pathlib import Path
from tempfile import mkdtemp

from booktools.extensions.live_pages import bundle
from booktools.extensions.palette import sheet
from booktools.toc import ROOT
from support.browser import watch
from support.harness import STYLES, bundles, parts

PAGE = """<!doctype html>
<html lang="en" data-theme="light">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Live widgets</title>
<link rel="icon" href="data:,">{links}
<style>{css} html {{ --hg-font: sans-serif; --hg-mono: monospace; }}
body {{ background: var(--hg-paper); color: var(--hg-ink); margin: 30px; max-width: 760px; }}
div.cell_input {{ position: relative; }} pre {{ white-space: pre-wrap; }}</style>
<script src="_static/require.js"></script>
<script defer src="_static/live.js" data-page="live/page.js?v=1" data-notebook="notebooks/page.ipynb"
  data-python="pyodide/"></script>{scripts}</head>
<body><main class="bd-article"><h1>Live widgets</h1>{cells}</main></body></html>"""
CELL = """<div class="cell docutils container" id="cell-{index}">
<div class="cell_input docutils container"><div class="highlight-ipython3 notranslate"><div class="highlight">
<pre>{code}</pre></div></div></div>{output}</div>"""
OUTPUT = '<div class="cell_output docutils container"><div class="output text_html">{}</div></div>'


@cache
def modules() -> Path:
    """The folder of the scripts, made once for each worker."""
    folder = Path(mkdtemp())
    (folder / "_static").mkdir()
    bundle(folder)
    return folder


def write_site(folder: Path, pyodide: Path, cells: list) -> None:
    """Writes a page of cells, each a text or (text, the widget that was recorded)."""
    cells = [cell if isinstance(cell, tuple) else (cell, None) for cell in cells]
    for name in ("live", "_static/live.js"):
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.symlink_to(modules() / name)
    (folder / "_static/widgets").symlink_to(bundles())
    # A page with plain ipywidgets in it has require.js, whose `define` takes modules that are not meant for it.
    (folder / "_static/require.js").symlink_to(ROOT / "node_modules/requirejs/require.js")
    (folder / "pyodide").symlink_to(pyodide)
    (folder / "notebooks").mkdir()
    (folder / "notebooks/page.ipynb").write_text(json.dumps(notebook([code for code, _ in cells])))
    (folder / "index.html").write_text(html(cells), encoding="utf-8")


def html(cells) -> str:
    sheets, programs = parts([widget for _, widget in cells if widget])
    links = "".join(f'<link rel="stylesheet" href="_static/widgets/{name}">' for name in sheets)
    scripts = "".join(f'<script defer src="_static/widgets/{name}"></script>' for name in programs)
    text = "\n".join(
        CELL.format(index=k, code=escape(code), output=OUTPUT.format(widget.html()) if widget else "")
        for k, (code, widget) in enumerate(cells, start=2)
    )
    css = sheet() + (STYLES / "live.css").read_text()
    return PAGE.format(css=css, links=links, scripts=scripts, cells=text)


def notebook(codes) -> dict:
    """As the book's notebooks: two cells in front, ids that count."""
    front = [{"cell_type": "markdown"}, {"cell_type": "code", "execution_count": None, "outputs": []}]
    cells = front + [{"cell_type": "code", "execution_count": None, "outputs": []} for _ in codes]
    for index, (cell, code) in enumerate(zip(cells, ["", "", *codes])):
        cell |= {"id": f"cell-{index}", "metadata": {}, "source": code}
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


class Visitor:
    """A reader with the page open, and what went wrong or was asked for meanwhile."""

    def __init__(self, context, address, names):
        self.names, self.trouble, self.asked = names, [], []
        watch(context, self.trouble)
        self.page = context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)

    def cell(self, name):
        return self.page.locator(f"#cell-{self.names.index(name) + 2}")

    def run(self, name):
        """Runs a cell, as often as it is asked to, and waits for its end."""
        cell = self.cell(name)
        self.page.evaluate(
            "id => new Promise((done) => {"
            "  const cell = document.getElementById(id);"
            "  cell.addEventListener('live:ran', done, { once: true });"
            "  cell.dispatchEvent(new CustomEvent('live:run', { bubbles: true }));"
            "})",
            cell.get_attribute("id"),
        )
        return cell

    def write(self, cell, code):
        cell.get_by_role("button", name="Edit").press("Enter")
        editor = cell.locator(".cm-content")
        editor.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(code)
