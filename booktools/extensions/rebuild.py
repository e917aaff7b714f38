"""Rebuild what is stale: pages whose library or front end changed, and pages of a build that failed.

jupyter-cache keys a chapter's outputs by its cells alone, so an edit of the library would leave old
numbers on the page, and an edit of a widget an old widget. And Sphinx remembers a page that it read
with a warning, so a second build of a broken book would say nothing and succeed. One file in the build
folder answers both: it holds the digest of all that the outputs come from, and the word "clean" once a
build ended without a warning.
"""

import hashlib
import shutil
from pathlib import Path

STAMP = "sources.stamp"
FOLDERS = ["lib", "web", "booktools"]
CLEAN = "clean"
SOURCES = {".py", ".npz", ".js", ".css", ".md"}
PINS = ("requirements.txt", "package-lock.json")  # the versions of what others wrote


def digest(root: Path, folders: list[str]) -> str:
    """A hash of the names and contents of every source below the folders, and of the pins."""
    found = hashlib.sha256()
    sources = [path for folder in folders for path in (root / folder).rglob("*") if path.suffix in SOURCES]
    for path in sorted([*sources, *(root / name for name in PINS)]):
        found.update(path.relative_to(root).as_posix().encode() + b"\0")
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def is_fresh(root: Path, stamp: Path) -> bool:
    """Whether the build that left the stamp was clean, and of the sources as they are now."""
    return stamp.exists() and stamp.read_text().split() == [digest(root, FOLDERS), CLEAN]


def paths(app) -> tuple[Path, Path]:
    """The cache of executed cells, and the stamp beside it."""
    build = Path(app.outdir).parent
    cache = app.config.nb_execution_cache_path
    return (Path(cache) if cache else build / ".jupyter_cache"), build / STAMP


def reread_what_is_stale(app, env, added, changed, removed):
    """Names every page when a source changed or the last build failed; forgets old outputs."""
    cache, stamp = paths(app)
    sources = digest(Path(app.srcdir), app.config.fresh_folders)
    before = stamp.read_text().split() if stamp.exists() else [""]
    if before[0] != sources:
        shutil.rmtree(cache, ignore_errors=True)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(sources)
    return [] if before == [sources, CLEAN] else sorted(env.found_docs)


def remember_a_clean_build(app, exception):
    """Adds the word "clean", which the start of every build removes."""
    _, stamp = paths(app)
    if exception is None and not app._warncount and stamp.exists():
        stamp.write_text(f"{stamp.read_text().split()[0]} {CLEAN}")


def setup(app):
    app.add_config_value("fresh_folders", FOLDERS, "env")
    app.connect("env-get-outdated", reread_what_is_stale)
    app.connect("build-finished", remember_a_clean_build)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
