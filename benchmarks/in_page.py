"""From a click to Python's first output in a page of the built book, cold and warm, as the table of `in_page.md`.

    python benchmarks/in_page.py [--runs 3] [--write] [PAGE ...]

Needs the book's environment, a built book and Chromium (CHROMIUM names one). Cold is a browser that has never seen
the site; warm is the same browser on a second visit. The peer is JupyterLite, which holds the same notebook, the
same Pyodide and the same library. Run it on a machine that does nothing else.
"""

import argparse
import os
import platform
import re
import shutil
import sys
from collections import defaultdict
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT))

from booktools.serve import Quiet, Server  # noqa: E402

TABLE = Path(__file__).with_suffix(".md")
MARK = re.compile(r"(?s)(<!-- made by in_page.py -->\n).*")
PAGES = ["chapters/gradients/gradient-descent", "chapters/backprop/training-a-network"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update"]
FLAGS += ["--disable-background-networking", "--disable-sync"]
VISITS, PATIENCE = ("cold", "warm"), 120_000
# When the page was asked, and when it first showed an output of the reader's own run, and a figure among them.
CLOCK = """
    window.times = {};
    const mark = (name) => { window.times[name] ??= performance.now(); };
    addEventListener("click", () => mark("click"), true);
    document.addEventListener("live:ran", ({ detail: { outputs } }) => requestAnimationFrame(() => {
      const data = outputs.map((output) => output.data ?? { "text/plain": output.text });
      const shown = data.filter((each) => !Object.keys(each).every((kind) => kind.includes("papermill")));
      if (shown.length) mark("output");
      if (shown.some((each) => /<svg/.test(each["text/html"] ?? each["image/svg+xml"]))) mark("figure");
      if (outputs.some(({ output_type }) => output_type === "error")) mark("error");
    }));
"""
LITE = """() => {
    const outputs = [...document.querySelectorAll(".jp-OutputArea-output")];
    const shown = outputs.filter((each) => each.textContent.trim() || each.querySelector("svg, img"));
    return { output: shown.length > 0, figure: shown.some((each) => each.querySelector("svg, img")) };
}"""


class Counted(Quiet):
    """Adds up the bytes that it sends."""

    sent = 0

    def copyfile(self, source, outputfile):
        Counted.sent += source.seek(0, os.SEEK_END)
        source.seek(0)
        super().copyfile(source, outputfile)


@contextmanager
def browser(playwright):
    """A new one, with empty caches on a disk, as a reader's has."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(profile, executable_path=chromium, args=FLAGS)
        yield context
        context.close()


def in_page(context, site: str, name: str) -> dict:
    """Seconds from the click on "Run all" to the first output and to the first figure."""
    page = context.new_page()
    page.add_init_script(CLOCK)
    page.goto(f"{site}{name}.html", wait_until="networkidle")
    before = Counted.sent
    page.get_by_role("button", name="Run all").first.click()
    page.wait_for_function("window.times.figure || window.times.error", timeout=PATIENCE)
    times = page.evaluate("window.times")
    if "error" in times:
        raise SystemExit(f"{name}: a cell ended with an error")
    found = {what: (times[what] - times["click"]) / 1000 for what in ("output", "figure")}
    page.close()
    return found | {"MB": (Counted.sent - before) / 1e6}


def in_lite(context, site: str, name: str) -> dict:
    """The same from opening the notebook in JupyterLite, where its cells are run as soon as that is possible."""
    page, before = context.new_page(), Counted.sent
    page.goto(f"{site}lite/notebooks/index.html?path={Path(name).name}.ipynb")
    page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for(timeout=PATIENCE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    found = {}
    for what in ("output", "figure"):
        page.wait_for_function(f"({LITE})().{what}", timeout=PATIENCE)
        found[what] = page.evaluate("performance.now()") / 1000
    page.close()
    return found | {"MB": (Counted.sent - before) / 1e6}


PEERS = {"in the page": in_page, "in JupyterLite": in_lite}


def ask_all(playwright, site: str, names: list[str]):
    """One round: each page in each way, cold and warm, as pairs of what was asked and its answer."""
    for name, (way, ask) in product(names, PEERS.items()):
        with browser(playwright) as context:
            for visit in VISITS:
                yield (name, way, visit), ask(context, site, name)


def measure(names: list[str], runs: int) -> dict[tuple, dict]:
    """The medians of each page, way and visit; they take turns."""
    found = defaultdict(list)
    with Server(("127.0.0.1", 0), partial(Counted, directory=str(ROOT / "_build/html"))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            for _ in range(runs):
                for asked, answer in ask_all(playwright, f"http://127.0.0.1:{server.server_port}/", names):
                    found[asked].append(answer)
        server.shutdown()
    return {asked: {what: median(run[what] for run in done) for what in done[0]} for asked, done in found.items()}


def table(rows: dict[tuple, dict]) -> str:
    header = ["page", "Python", "visit", "first output", "first figure", "ratio", "MB"]
    lines = [f"| {' | '.join(header)} |", "|:--|:--|:--|--:|--:|--:|--:|"]
    for (name, way, visit), row in rows.items():
        seconds = [f"{row[what]:.1f} s" for what in ("output", "figure")]
        ratio = rows[name, "in JupyterLite", visit]["figure"] / row["figure"]
        cells = [name, way, visit, *seconds, f"{ratio:.1f}", f"{row['MB']:.1f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write the table into in_page.md")
    options = parser.parse_args()
    rows = measure(options.pages or PAGES, options.runs)
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    said = f"{date.today()}. Medians of {options.runs}. {machine}, Chromium.\n\n{table(rows)}\n"
    print(said)
    if options.write:
        text = TABLE.read_text(encoding="utf-8")
        TABLE.write_text(MARK.sub(lambda mark: f"{mark[1]}\n{said}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
