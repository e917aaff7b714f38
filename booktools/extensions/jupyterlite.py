"""Open each page's notebook in JupyterLite: a Jupyter without a server, in the reader's browser, at `lite/`.

It uses the Python that pyodide.py puts beside the pages, so `handgrad` and widgets are there at once. Where that
supplies none, there is no JupyterLite, and no button leads to it.
"""

import json
import shutil
from pathlib import Path

from booktools.extensions.pyodide import has_python
from booktools.jupyterlite import app as jupyterlite
from booktools.jupyterlite import content
from booktools.pyodide.cache import Cache

FOLDER = "lite"


def button(url: str) -> dict:
    """Shown where scripts run and the page is served: see web/styles/navigation.css."""
    words = {"tooltip": "Open this page as a notebook in JupyterLite", "text": "", "label": "jupyterlite-button"}
    return words | {"type": "link", "url": url, "icon": "fas fa-rocket"}


def add_button(app, pagename, templatename, context, doctree):
    """The button stands behind that for downloads."""
    if pagename in app.pages_with_code and has_python(app) and "header_buttons" in context:
        address = context["pathto"](f"{FOLDER}/notebooks/index.html", 1)
        context["header_buttons"].insert(1, button(f"{address}?path={Path(pagename).name}.ipynb"))


def notebooks(app) -> list[Path]:
    """Those that booktools/extensions/notebooks.py has written of the book's present pages."""
    stems = sorted(page.stem for page in app.pages_with_code.values())
    found = (Path(app.outdir) / "notebooks" / f"{stem}.ipynb" for stem in stems)
    return [path for path in found if path.exists()]


def clear(app):
    """Removes what the last build made, lest other extensions take its pages for the book's."""
    shutil.rmtree(Path(app.outdir) / FOLDER, ignore_errors=True)


def write(app, exception):
    offered = [] if exception or not has_python(app) else notebooks(app)
    if offered:
        lite, config = Path(app.outdir) / FOLDER, Path(app.outdir) / "pyodide/config.json"
        jupyterlite.unpack(Cache(), lite)
        content.set_python(lite, json.loads(config.read_text(encoding="utf-8")))
        content.put_notebooks(lite, offered)


def setup(app):
    app.connect("builder-inited", clear)
    app.connect("html-page-context", add_button, priority=610)  # after those of booktools/extensions/notebooks.py
    app.connect("build-finished", write, priority=950)  # when the notebooks and `pyodide/` are there
    return {"parallel_read_safe": True, "parallel_write_safe": False}
