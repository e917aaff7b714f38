"""JupyterLite without any content: it depends on versions and settings alone, so it is built once and cached."""

import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from sphinx.errors import ExtensionError

from booktools.pyodide.cache import Cache
from booktools.pyodide.fetch import sha256

HERE = Path(__file__).parent
PACKAGES = ["jupyterlite-core", "jupyterlite-pyodide-kernel", "jupyterlab-widgets", "anywidget"]
EXTENSIONS = ["@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager", "anywidget"]
# The kernel's own wheels: the site has them in `pyodide/`.
WHEELS = "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi"


def key() -> str:
    """A hash of all that the app is made of."""
    files = [HERE / "app.py", *sorted(HERE.rglob("*.js*"))]
    made_of = [f"{name} {version(name)}" for name in PACKAGES] + [sha256(path.read_bytes()) for path in files]
    return sha256("\n".join(made_of).encode())[:16]


def configure(folder: Path) -> None:
    """Writes what `jupyter lite build` reads."""
    config = json.loads((HERE / "config.json").read_text(encoding="utf-8"))
    shared = Path(sys.prefix) / "share/jupyter/labextensions"
    folders = [*(shared / name for name in EXTENSIONS), HERE / "repairs"]
    config["LiteBuildConfig"]["federated_extensions"] = [str(path) for path in folders]
    (folder / "jupyter_lite_config.json").write_text(json.dumps(config), encoding="utf-8")
    shutil.copy(HERE / "settings.json", folder / "jupyter-lite.json")


def build(folder: Path) -> None:
    """Puts the app into `folder`, as one archive. ExtensionError with JupyterLite's words if it fails."""
    work, app = folder / "work", folder / "work/app"
    work.mkdir()
    configure(work)
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", work, "--output-dir", app]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ExtensionError(f"JupyterLite could not be built:\n{done.stdout}{done.stderr}")
    shutil.rmtree(app / WHEELS)
    shutil.make_archive(str(folder / "app"), "tar", app)
    shutil.rmtree(work)


def unpack(cache: Cache, target: Path) -> None:
    """Puts the app into `target`."""
    shutil.unpack_archive(cache.entry(f"lite-{key()}", build) / "app.tar", target, filter="data")
