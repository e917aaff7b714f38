"""Offer each page with code as a notebook: to download, and, where `_config.yml` says so, on Colab.

The notebooks are those of `make notebooks`, whose prose any Jupyter shows; the theme's own would be full of
MyST. They are written with the values that the pages' cells have just computed.
"""

import json
from pathlib import Path

import nbformat
from sphinx.util import logging

from booktools.notebooks.references import Book
from booktools.notebooks.write import plain_notebook
from booktools.toc import executable

logger = logging.getLogger(__name__)
FOLDER = "notebooks"


def names(app) -> dict[str, Path]:
    """The pages that have code: their names in Sphinx, and their sources."""
    root = Path(app.srcdir)
    return {page.relative_to(root).with_suffix("").as_posix(): page for page in executable(root)}


def glue_of(app, name: str) -> dict[str, str]:
    """The values that the page's cells glued in this build; MyST-NB keeps them beside its notebooks."""
    path = Path(app.outdir).parent / "jupyter_execute" / f"{name}.glue.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {key: value["data"]["text/plain"] for key, value in found.items() if "text/plain" in value["data"]}


def notebook_button(url: str) -> dict:
    button = {"type": "link", "url": url, "text": ".ipynb", "tooltip": "Download this page as a notebook"}
    return button | {"icon": "fas fa-code", "label": "download-notebook-button"}


def offer(group: dict, url: str) -> None:
    """Puts our notebook, if there is one, in the place of the theme's."""
    others = [button for button in group["buttons"] if button["label"] != "download-notebook-button"]
    group["buttons"] = [notebook_button(url), *others] if url else others
    for button in group["buttons"]:
        button["download"] = button["type"] == "link"


def open_on_colab(group: dict, branch: str, name: str) -> None:
    """Colab opens notebooks alone: sends it to the branch that holds them."""
    for button in group["buttons"]:
        if button["text"] == "Colab":
            button["url"] = f"{button['url'].partition('/blob/')[0]}/blob/{branch}/{name}"


def add_buttons(app, pagename, templatename, context, doctree):
    name = f"{Path(pagename).name}.ipynb"
    offered = pagename in app.pages_with_code
    if offered:
        app.changed_notebooks.append(pagename)
    for group in context.get("header_buttons", []):
        if group["label"] == "download-buttons":
            offer(group, context["pathto"](f"{FOLDER}/{name}", 1) if offered else "")
        if group["label"] == "launch-buttons":
            open_on_colab(group, app.config.notebook_branch, name)


def begin(app):
    app.pages_with_code, app.changed_notebooks = names(app), []


def write(app, exception):
    """Writes the notebooks of the pages that were written."""
    if exception or app.builder.name != "html":
        return
    book, target = Book(Path(app.srcdir)), Path(app.outdir) / FOLDER
    target.mkdir(exist_ok=True)
    for name in app.changed_notebooks:
        page = app.pages_with_code[name]
        try:
            notebook = plain_notebook(book, page, glue_of(app, name))
        except SystemExit as refusal:  # the tools' way to say that a page cannot be turned into one
            logger.warning("no notebook of this page: %s", refusal, location=name, type="notebook")
            continue
        nbformat.write(notebook, target / f"{page.stem}.ipynb")


def setup(app):
    app.add_config_value("notebook_branch", "notebooks", "html")
    app.connect("builder-inited", begin)
    app.connect("html-page-context", add_buttons, priority=600)  # after the theme's buttons
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
