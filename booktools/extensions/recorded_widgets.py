"""Put the widgets into the pages: no kernel, a script and a style sheet for each, only where a page needs them.

While the book is built, a widget displays itself as its state and a picture (handgrad.widgets). This
extension tells the kernels so, bundles each widget with esbuild into a classic script, which browsers run
from a disk too, and keeps Jupyter's own scripts for widgets out of the pages.
"""

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from myst_nb.sphinx_ import NbMetadataCollector

from booktools.node import esbuild
from booktools.toc import ROOT
from handgrad.widgets.base import style

MODULES = ROOT / "lib/handgrad/widgets"
STATIC = "HANDGRAD_STATIC"
WIDGET = re.compile(r'class="hg-widget" data-widget="(\w+)"')


def names() -> list[str]:
    """The widgets: each folder that holds one."""
    return sorted(path.parent.name for path in MODULES.glob("*/widget.js"))


def entry(name: str) -> str:
    """The source that gives a widget to the host."""
    widget, host = (MODULES / name / "widget.js").as_posix(), (ROOT / "web/recorded/host.js").as_posix()
    return f'import widget from "{widget}"; import {{ mountAll }} from "{host}"; mountAll("{name}", widget);'


def sheet(name: str) -> str:
    """A style sheet: of `base`, which all widgets share, or of a widget."""
    return style.sheet() if name == "base" else (MODULES / name / "style.css").read_text(encoding="utf-8")


def bundle(folder: Path) -> None:
    """Writes a script and a style sheet for each widget, so that a page loads its own, and base.css."""
    with TemporaryDirectory() as entries:
        for name in names():
            Path(entries, f"{name}.mjs").write_text(entry(name), encoding="utf-8")
        for name in ["base", *names()]:
            Path(entries, f"{name}.css").write_text(sheet(name), encoding="utf-8")
        esbuild(*Path(entries).iterdir(), "--format=iife", f"--outdir={folder}")


def configure(app, config):
    os.environ[STATIC] = "1"  # the kernels of this build inherit it
    config.nb_ipywidgets_js = {}
    config.nb_mime_priority_overrides = [
        *config.nb_mime_priority_overrides,
        ("html", "application/vnd.jupyter.widget-view+json", None),
    ]


def write(app):
    if app.builder.format == "html" and names():
        bundle(Path(app.outdir) / "_static/widgets")


def forget(app, doctree):
    """Keeps the states of plain ipywidgets, which nothing on the page could show, out of it."""
    NbMetadataCollector.get_doc_data(app.env).get(app.env.docname, {}).pop("js_files", None)


def load(app, pagename, templatename, context, doctree):
    used = sorted(set(WIDGET.findall(context.get("body", ""))))
    for name in used:
        app.add_js_file(f"widgets/{name}.js", loading_method="defer")
    for name in ["base", *used] if used else []:
        app.add_css_file(f"widgets/{name}.css")


def setup(app):
    app.connect("config-inited", configure)
    app.connect("builder-inited", write)
    app.connect("doctree-read", forget)
    app.connect("html-page-context", load)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
