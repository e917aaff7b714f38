"""Every page of the built book in Firefox and in WebKit: what the console says, widgets moved, one cell run.

    python -m benchmarks.browsers [--write] [PAGE ...]

Needs the book's environment and a built book. Debian's browsers are installed where root may do that.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Thread

from benchmarks.browsers.firefox import Firefox
from benchmarks.browsers.visit import Result, visit
from benchmarks.browsers.webkit import WebKit
from booktools.serve import BOOK, Quiet, Server
from booktools.toc import docname, pages

PROGRAMS = ("firefox-esr", "WebKitWebDriver", "Xvfb")
PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb")
LISTENER = f"<head><script>{Path(__file__).with_name('page.js').read_text(encoding='utf-8')}</script>"
TABLE = Path(__file__).parents[1] / "site.md"
MARK = re.compile(r"(?s)(<!-- made by browsers -->\n).*?(?=\n## |\Z)")


class Listening(Quiet):
    """Serves pages that keep what goes wrong."""

    def send_head(self):
        path = Path(self.translate_path(self.path))
        if path.suffix != ".html":
            return super().send_head()
        body = path.read_text(encoding="utf-8").replace("<head>", LISTENER, 1).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


def install() -> None:
    """Debian's browsers, where they are missing."""
    if all(map(shutil.which, PROGRAMS)):
        return
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *PACKAGES]
    if os.geteuid() != 0:
        raise SystemExit(f"{', '.join(PROGRAMS)}: one of them is missing. Install them: sudo {' '.join(command)}")
    subprocess.run(command, check=True)


def results(kind, site: str, chosen: list[str]) -> tuple[str, list[Result]]:
    browser = kind()
    try:
        return browser.name, [visit(browser, site, page) for page in chosen]
    finally:
        browser.close()


def table(found: dict[str, list[Result]]) -> str:
    lines = ["| browser | pages | errors | widgets moved | cells run |", "|:--|--:|--:|--:|--:|"]
    for name, rows in found.items():
        cells = [row.cell for row in rows if row.cell]
        moved = f"{sum(row.moved for row in rows)} of {sum(row.widgets for row in rows)}"
        ran = f"{cells.count('ok')} of {len(cells)}"
        lines.append(f"| {name} | {len(rows)} | {sum(len(row.errors) for row in rows)} | {moved} | {ran} |")
    return "\n".join(lines)


def show(name: str, row: Result) -> None:
    print(
        f"{name}, {row.page}: {row.moved} of {row.widgets} widgets, cell {row.cell or '-'}", *row.errors, sep="\n  "
    )


def write(text: str) -> None:
    before = TABLE.read_text(encoding="utf-8")
    TABLE.write_text(MARK.sub(lambda mark: f"{mark[1]}\n{text}", before), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--write", action="store_true", help="write the table into site.md")
    options = parser.parse_args()
    install()
    with Server(("127.0.0.1", 0), partial(Listening, directory=str(BOOK))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        chosen, site = options.pages or [*map(docname, pages())], f"http://127.0.0.1:{server.server_port}/"
        found = dict(results(kind, site, chosen) for kind in (Firefox, WebKit))
        server.shutdown()
    wrong = [(name, row) for name, rows in found.items() for row in rows if not row.is_right()]
    for name, row in wrong:
        show(name, row)
    text = f"{date.today()}.\n\n{table(found)}\n"
    print(text)
    if options.write:
        write(text)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
