"""Put all that Python in the page needs into the site's folder `pyodide/`, and name it in two lists.

    pyodide_source: site   Pyodide's files are fetched once (`booktools.pyodide.sources` says where), verified, and
                           served with the book. If they cannot be had, this build uses the next way, and
                           says so.
    pyodide_source: cdn    browsers get Pyodide's packages from its official host, verified by the same hashes
    pyodide_source: none   no folder: pages have no Python

The environment variable PYODIDE_SOURCE overrides the value in `_config.yml`, PYODIDE_CACHE names the folder of
the cache (else it is the user's), and PYODIDE_CDN the address that stands in for the official host.
"""

import os
import shutil
import sys
from pathlib import Path

from sphinx.errors import ConfigError

from booktools.pyodide.cache import Cache
from booktools.pyodide.contents import Contents
from booktools.pyodide.fetch import UnavailableError

SOURCES = ["site", "cdn", "none"]


def say(text: str) -> None:
    """A line that is seen in a quiet build too, and is no warning: the book is complete without."""
    print(text, file=sys.stderr, flush=True)


def chosen(configured: str) -> str:
    source = os.environ.get("PYODIDE_SOURCE") or configured
    if source not in SOURCES:
        raise ConfigError(f"pyodide_source is {source!r}, expected one of {', '.join(SOURCES)}")
    return source


def has_python(app) -> bool:
    """Whether the pages of this build have Python."""
    return app.builder.name == "html" and chosen(app.config.pyodide_source) != "none"


def fill(target: Path, root: Path, source: str, cache: Cache) -> None:
    """Makes `target` the folder of a book whose library is below `root`."""
    contents = Contents(root, cache, say)
    if source == "site":
        try:
            return contents.write(target)
        except UnavailableError as reason:
            say(f"Pyodide's packages could not be had ({reason}): pages that run Python will ask {contents.host}.")
    return contents.write_for_host(target)


def supply(app, exception):
    """Fills the folder once the pages are written."""
    if exception or app.builder.name != "html":
        return
    target, source = Path(app.outdir) / "pyodide", chosen(app.config.pyodide_source)
    if source == "none":
        shutil.rmtree(target, ignore_errors=True)
    else:
        root = (Path(app.srcdir) / "lib").resolve().parent  # an edition links it
        fill(target, root, source, Cache())


def setup(app):
    app.add_config_value("pyodide_source", "site", "html")
    app.connect("build-finished", supply)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
