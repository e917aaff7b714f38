"""The book's part of JupyterLite: its notebooks, their list, and where Python comes from."""

import json
from datetime import UTC, datetime
from pathlib import Path

import nbformat

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# What the kernel would install one after the other; named here, it comes at once, from our lock file.
STARTED = ["comm", "ipykernel", "ipython", "jedi", "micropip", "piplite", "pyodide_kernel", "sqlite3", "ssl"]
# A browser has no threads, of which the first bar of tqdm would warn.
QUIET = {"PYTHONWARNINGS": "ignore:tqdm:RuntimeWarning"}
SPEC = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}


def python(config: dict) -> dict:
    """The kernel's settings: the pages' own Python, whose `pyodide/config.json` is given."""
    packages = sorted({*config["packages"], *STARTED})
    options = {"lockFileURL": "../pyodide/lock.json", "packages": packages, "env": QUIET}
    told = {"pyodideUrl": "./../pyodide/pyodide.js", "loadPyodideOptions": options}
    return told | {"pipliteUrls": [], "disablePyPIFallback": True}  # nothing is asked of other hosts


def set_python(lite: Path, config: dict) -> None:
    path = lite / "jupyter-lite.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    plugins = settings["jupyter-config-data"].setdefault("litePluginSettings", {})
    plugins[KERNEL] = plugins.get(KERNEL, {}) | python(config)
    path.write_text(json.dumps(settings, indent=1), encoding="utf-8")


def model(path: Path, content: list[dict] | None = None) -> dict:
    """A file, or a folder with its content, as Jupyter's server would describe it."""
    stat, kind = path.stat(), "notebook" if content is None else "directory"
    changed = datetime.fromtimestamp(stat.st_mtime, UTC).isoformat()
    name = path.name if content is None else ""  # the only folder is the root
    described = {"name": name, "path": name, "type": kind, "content": content, "format": None, "mimetype": None}
    return described | {"created": changed, "last_modified": changed, "size": stat.st_size, "writable": True}


def put_notebooks(lite: Path, notebooks: list[Path]) -> None:
    """Writes the notebooks, each for the kernel that is there, so that none asks which to use."""
    files, listing = lite / "files", lite / "api/contents/all.json"
    files.mkdir(parents=True)
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        notebook.metadata.kernelspec = SPEC
        nbformat.write(notebook, files / path.name)
    listing.parent.mkdir(parents=True)
    listing.write_text(json.dumps(model(files, [model(files / path.name) for path in notebooks])), encoding="utf-8")
