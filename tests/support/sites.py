"""Small sites for tests: one page, with widgets, with cells, or with a session of Python and nothing else."""

import json
from contextlib import contextmanager
from functools import cache, partial
from html import escape
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread

from booktools.extensions import live_pages, recorded_widgets
from booktools.extensions.palette import sheet
from booktools.node import esbuild
from booktools.serve import HEADERS, Quiet, Server
from booktools.toc import ROOT

STYLES = ROOT / "web/styles"
PAGE = """<!doctype html>
<html lang="en" data-theme="{theme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Test</title>
<link rel="icon" href="data:,">{links}<style>{css}
html {{ --hg-font: sans-serif; --hg-mono: monospace; }}
body {{ background: var(--hg-paper); color: var(--hg-ink); max-width: 760px; margin: 12px;
  font-family: sans-serif; }}
div.cell_input {{ position: relative; }} pre {{ white-space: pre-wrap; }}</style></head>
<body><main class="bd-article"><h1>Test</h1>{body}</main>{scripts}</body></html>"""
CELL = """<div class="cell docutils container" id="cell-{index}">
<div class="cell_input docutils container"><div class="highlight-ipython3 notranslate"><div class="highlight">
<pre>{code}</pre></div></div></div>{output}</div>"""
OUTPUT = '<div class="cell_output docutils container"><div class="output text_html">{}</div></div>'
# A page with plain ipywidgets in it has require.js, whose `define` takes modules that are not meant for it.
LIVE = """<script src="_static/require.js"></script>
<script defer src="_static/live.js" data-page="live/page.js?v=1" data-notebook="notebooks/page.ipynb"
  data-python="pyodide/"></script>"""
SESSION = """<div class="cell"><div class="cell_output docutils container live-output" id="place"></div></div>
<script type="module">
import { Session } from "./live/session.js";
import { show } from "./live/outputs.js";
const place = document.getElementById("place");
Object.assign(window, { Session, show, place, heard: [], told: [], comms: [] });
window.open = (folder) => {
  window.session = new Session(new URL(folder, location.href).href);
  session.onState((state) => heard.push(state));
  session.comms.onMessage((message) => comms.push(message));
};
window.run = (id, code) => session.run(id, code, (outputs) => {
  told.push(outputs);
  show(place, outputs);
});
open("./pyodide/");
</script>"""
SESSION_MODULES = ("engine/session.js", "engine/worker.js", "outputs/outputs.js")


@cache
def made(bundle) -> Path:
    """The folder of what a bundler of the book makes, made once for each worker."""
    folder = Path(mkdtemp())
    (folder / "_static").mkdir()
    bundle(folder)
    return folder


def widgets() -> Path:
    return made(recorded_widgets.bundle)


def parts(shown) -> tuple[list[Path], list[Path]]:
    """The style sheets and the scripts that these widgets need."""
    names = sorted({widget.name for widget in shown})
    return [widgets() / f"{name}.css" for name in ["base", *names]], [widgets() / f"{name}.js" for name in names]


def write(path: Path, body: str, *, sheets=(), links="", scripts="", theme="light") -> Path:
    css = sheet() + "".join(style.read_text(encoding="utf-8") for style in sheets)
    text = PAGE.format(theme=theme, css=css, links=links, body=body, scripts=scripts)
    path.write_text(text, encoding="utf-8")
    return path


def deferred(addresses) -> str:
    return "\n".join(f'<script defer src="{address}"></script>' for address in addresses)


def widget_page(folder: Path, *shown, theme="light") -> str:
    """The address, on the disk, of a page that shows the widgets as a page of the book does."""
    sheets, scripts = parts(shown)
    body = "\n".join(widget.html() for widget in shown)
    scripts = deferred(script.as_uri() for script in scripts)
    return write(folder / f"page-{theme}.html", body, sheets=sheets, scripts=scripts, theme=theme).as_uri()


def cell_site(folder: Path, python: Path, cells: list) -> None:
    """Writes a site of cells, each a text or (text, the widget that was recorded), which run in `python`."""
    cells = [cell if isinstance(cell, tuple) else (cell, None) for cell in cells]
    sheets, scripts = parts([widget for _, widget in cells if widget])
    live = made(live_pages.bundle)
    (folder / "_static").mkdir()
    (folder / "_static/live.js").symlink_to(live / "_static/live.js")
    (folder / "_static/widgets").symlink_to(widgets())
    (folder / "_static/require.js").symlink_to(ROOT / "node_modules/requirejs/require.js")
    (folder / "live").symlink_to(live / "live")
    (folder / "pyodide").symlink_to(python)
    (folder / "notebooks").mkdir()
    (folder / "notebooks/page.ipynb").write_text(json.dumps(notebook([code for code, _ in cells])))
    body = "\n".join(
        CELL.format(index=k, code=escape(code), output=OUTPUT.format(widget.html()) if widget else "")
        for k, (code, widget) in enumerate(cells, start=2)
    )
    links = "".join(f'<link rel="stylesheet" href="_static/widgets/{style.name}">' for style in sheets)
    scripts = LIVE + deferred(f"_static/widgets/{script.name}" for script in scripts)
    write(folder / "index.html", body, sheets=[STYLES / "live.css"], links=links, scripts=scripts)


def notebook(codes) -> dict:
    """As the book's notebooks: two cells in front, ids that count."""
    front = [{"cell_type": "markdown"}, {"cell_type": "code", "execution_count": None, "outputs": []}]
    cells = front + [{"cell_type": "code", "execution_count": None, "outputs": []} for _ in codes]
    for index, (cell, code) in enumerate(zip(cells, ["", "", *codes])):
        cell |= {"id": f"cell-{index}", "metadata": {}, "source": code}
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def session_site(folder: Path, python: Path | None = None) -> None:
    """Writes a site whose page has a session of Python and a place for outputs."""
    modules = [str(live_pages.SOURCES / name) for name in SESSION_MODULES]
    flat = ["--entry-names=[name]", f"--outdir={folder / 'live'}"]
    esbuild(*modules, "--format=esm", "--splitting", *live_pages.TEXTS, *flat)
    sheets = [STYLES / name for name in ("type.css", "code.css", "figures.css")]
    write(folder / "index.html", SESSION, sheets=sheets)
    if python:
        (folder / "pyodide").symlink_to(python)


@contextmanager
def serving(folder: Path, headers=HEADERS, kind=Quiet):
    """The address of a folder on a server that sends these headers."""

    class Handler(kind):
        added = headers

    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
