"""Rebuild what is stale: pages whose library changed, and pages of a build that failed.

jupyter-cache keys a chapter's outputs by its cells alone, so an edit of the library would leave old
numbers on the page. And Sphinx remembers a page that it read with a warning, so a second build of a
broken book would say nothing and succeed. One file in the build folder answers both: it holds the
digest of the library that the outputs come from, and the word "clean" once a build ended without a
warning.
"""

import hashlib
import shutil
from pathlib import Path

STAMP = "library.stamp"
SOURCES = {".py", ".npz", ".js", ".css", ".md"}


def digest(folder: Path) -> str:
    """A hash of the names and contents of every source below `folder`."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in SOURCES:
            found.update(path.relative_to(folder).as_posix().encode() + b"\0")
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def paths(app) -> tuple[Path, Path]:
    """The cache of executed cells, and the stamp beside it."""
    build = Path(app.outdir).parent
    cache = app.config.nb_execution_cache_path
    return (Path(cache) if cache else build / ".jupyter_cache"), build / STAMP


def reread_what_is_stale(app, env, added, changed, removed):
    """Names every page when the library changed or the last build failed; forgets old outputs."""
    cache, stamp = paths(app)
    library = digest(Path(app.srcdir) / app.config.fresh_library)
    before = stamp.read_text().split() if stamp.exists() else [""]
    if before[0] != library:
        shutil.rmtree(cache, ignore_errors=True)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(library)
    return [] if before == [library, "clean"] else sorted(env.found_docs)


def remember_a_clean_build(app, exception):
    """Adds the word "clean", which the start of every build removes."""
    _, stamp = paths(app)
    if exception is None and not app._warncount and stamp.exists():
        stamp.write_text(f"{stamp.read_text().split()[0]} clean")


def setup(app):
    app.add_config_value("fresh_library", "lib", "env")
    app.connect("env-get-outdated", reread_what_is_stale)
    app.connect("build-finished", remember_a_clean_build)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
