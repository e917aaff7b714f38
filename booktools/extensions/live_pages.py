"""Put Python into the pages with code: an id on each cell, and a small script that adds the buttons.

Nothing else is loaded before the reader's first click: the modules below `live`, made from web/live, wait for
it, and so does Python itself. A cell has the id that its place in the page's notebook gives it.
"""

import shutil
import zlib
from pathlib import Path

from docutils import nodes

from booktools.extensions.pyodide import has_python
from booktools.node import esbuild
from booktools.toc import ROOT

SOURCES = ROOT / "web/live"
MODULES = ("notebook/page.js", "engine/worker.js", "comms/widgets.js")
IN_FRONT = 2  # cells of a notebook that its page has not: see `opening` in booktools/notebooks/write.py
TEXTS = ["--loader:.py=text", "--loader:.css=text"]
# anywidget's front end knows no way in but `define`: see web/live/comms/define.js.
REGISTER = ["--define:define=registerModule", f"--inject:{SOURCES / 'comms/define.js'}"]


def bundle(site: Path) -> None:
    """Writes the script that every page with code loads, and the modules for those who click."""
    shutil.rmtree(site / "live", ignore_errors=True)  # the names of parts change with their contents
    esbuild(str(SOURCES / "start.js"), "--format=iife", f"--outfile={site / '_static/live.js'}")
    entries = [str(SOURCES / name) for name in MODULES]
    flat = ["--entry-names=[name]", f"--outdir={site / 'live'}"]
    esbuild(*entries, "--format=esm", "--splitting", *TEXTS, *REGISTER, *flat)
    esbuild(str(SOURCES / "comms/widgets.css"), f"--outfile={site / 'live/widgets.css'}")


def configure(app, config):
    config.exclude_patterns.append("live")  # of the static files: the sources of the modules


def write(app):
    if has_python(app):
        bundle(Path(app.outdir))


def name_cells(app, doctree):
    for node in doctree.findall(nodes.container):
        if node.get("nb_element") == "cell_code":
            node["ids"].append(f"cell-{node['cell_index'] + IN_FRONT}")


def version(site: Path) -> str:
    """One for all modules: the page's own hands it on to its worker."""
    return f"{zlib.crc32(b''.join(path.read_bytes() for path in sorted((site / 'live').iterdir()))):08x}"


def load(app, pagename, templatename, context, doctree):
    if 'id="cell-' in context.get("body", "") and has_python(app):
        places = {
            "page": f"live/page.js?v={version(Path(app.outdir))}",
            "notebook": f"notebooks/{Path(pagename).name}.ipynb",
            "python": "pyodide/",
        }
        found = {f"data-{name}": context["pathto"](place, 1) for name, place in places.items()}
        app.add_js_file("live.js", loading_method="defer", **found)


def setup(app):
    app.connect("config-inited", configure)
    app.connect("builder-inited", write)
    app.connect("doctree-read", name_cells)
    app.connect("html-page-context", load)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
