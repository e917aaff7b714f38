"""Which pages there are, and how a test waits for one of them."""

from pathlib import PurePosixPath

import pytest

from booktools.toc import ROOT, executable, pages

CHAPTERS = [page.relative_to(ROOT).with_suffix(".html").as_posix() for page in pages()]
PAGES = [*CHAPTERS, "index.html", "search.html", "genindex.html"]
WITH_CODE = [page.relative_to(ROOT).with_suffix(".html").as_posix() for page in executable()]


def kind(path: str) -> str:
    """What the page is one of: chapter, exercises, reference, chapters (in front of them all), "" (the theme's)."""
    folder, name = PurePosixPath(path).parent, PurePosixPath(path).stem
    if name.endswith("-exercises"):
        return "exercises"
    return folder.name if folder.name in ("reference", "chapters", "") else "chapter"


ONE_OF_EACH_KIND = list({kind(path): path for path in reversed(PAGES) if path != "index.html"}.values())
EVERY_PAGE, EVERY_CHAPTER, A_PAGE_OF_EACH_KIND = (
    pytest.mark.parametrize("path", paths) for paths in (PAGES, CHAPTERS, ONE_OF_EACH_KIND)
)
# Two frames: what the scripts did when all had come is laid out and painted.
PAINTED = """
    document.fonts.ready.then(() => new Promise((painted) => {
      requestAnimationFrame(() => requestAnimationFrame(painted));
    }))
"""


def settle(page, site: str, path: str) -> None:
    """Opens a page and waits until it stands still: all is loaded, the fonts too, and painted."""
    page.goto(site + path, wait_until="load")
    if path == "index.html":  # which only leads to another
        page.wait_for_url(site + CHAPTERS[0], wait_until="load")
    page.evaluate(PAINTED)
