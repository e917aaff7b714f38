"""`%pip install`: JupyterLite's piplite, which is loaded when a cell asks for it."""

import re

import pyodide_js

ASKED = re.compile(r"^\s*%pip\b", re.MULTILINE)
FAILED = "%pip could not install {}: it needs a connection to PyPI, and a package in pure Python."
ABSENT = "%pip needs a connection: its own program could not be loaded."


async def prepare(code):
    """Loads piplite for a cell that uses `%pip`."""
    if not ASKED.search(code):
        return
    await pyodide_js.loadPackage("piplite", messageCallback=lambda text: None)
    try:
        import piplite
    except ImportError:  # Pyodide goes on without what it could not load
        raise RuntimeError(ABSENT) from None
    if piplite.install.__module__ != __name__:
        piplite.install = plain_errors(piplite.install)


def plain_errors(install):
    async def attempt(requirements, **options):
        try:
            return await install(requirements, **options)
        except Exception as error:
            raise RuntimeError(FAILED.format(" ".join(requirements))) from error

    return attempt
