"""How quick are the widgets, in a browser on the built book and in Python?

    make book
    python benchmarks/widgets.py            prints the tables
    python benchmarks/widgets.py --write    also puts them into benchmarks/widgets.md

Loaded: what a page loads for the widget beside its state, its script and its style with that of all widgets. Ready:
from the start of the navigation until all widgets of the page answer, mounted at once. Redraw: what the page's
program and layout take after one step of a control, by the browser's own clock, in 60 steps. Python: from a changed
trait to the new state, without the way through the kernel.
"""

import argparse
import gzip
import os
import platform
import re
import shutil
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import numpy as np
from playwright.sync_api import sync_playwright

import handgrad as hg
from handgrad import widgets

BOOK = Path(__file__).parents[1] / "_build/html"
TABLE = Path(__file__).with_suffix(".md")
MARK = re.compile(r"(?s)(<!-- made by widgets.py -->\n).*")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

# Mounts all widgets at once, while readers get each when they come near; and counts the work of frames: what
# programs do in them, and the layout that follows.
COUNT = """
  window.IntersectionObserver = class {
    constructor(seen) { this.observe = (target) => seen([{ isIntersecting: true, target }]); }
    unobserve() {}
  };
  const ask = requestAnimationFrame;
  window.requestAnimationFrame = (f) => ask((time) => {
    const began = performance.now();
    f(time);
    document.body.getBoundingClientRect();
    window.work += performance.now() - began;
  });
  window.work = 0;
  new MutationObserver(() => {
    const hosts = [...document.querySelectorAll(".hg-widget")];
    const ready = hosts.every((host) => host.querySelector(".hg-live[data-ready]"));
    if (ready && hosts.length) window.answers ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
"""
STEPS = """async (widget) => {
  const control = [...widget.querySelectorAll("[role=slider], input[type=range], button")].find((node) =>
    node.matches("[role=slider], input") || node.textContent === "Next");
  const times = [];
  if (!control) return times; // a view that only shows
  for (let k = 0; k < 60; k += 1) {
    const began = performance.now();
    window.work = 0;
    if (control.matches("button")) control.click();
    else if (control.matches("input")) {
      control.value = Number(control.value) + (k % 2 ? 1 : -1) * Number(control.step || 1);
      control.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      const key = k % 2 ? "ArrowLeft" : "ArrowRight";
      control.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
    document.body.getBoundingClientRect();
    window.work += performance.now() - began;
    await new Promise((done) => setTimeout(done, 40));
    times.push(window.work);
  }
  return times;
}"""


def pages():
    """The pages that show a widget."""
    signs = [f'data-widget="{folder}"' for folder in widgets.FOLDERS.values()]
    found = sorted((BOOK / "chapters").rglob("*.html"))
    return [page for page in found if any(sign in page.read_text(encoding="utf-8") for sign in signs)]


def size(*parts):
    """Kilobytes, gzipped one by one."""
    return f"{sum(len(gzip.compress(part)) for part in parts) / 1000:.1f}"


def loaded(name):
    folder = BOOK / "_static/widgets"
    return size(*((folder / part).read_bytes() for part in (f"{name}.js", f"{name}.css", "base.css")))


def browser_rows():
    """A row for each widget of the book."""
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for address in pages():
            ready = []
            for _ in range(5):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.add_init_script(COUNT)
                page.goto(address.as_uri())
                page.wait_for_function("window.answers")
                ready.append(page.evaluate("window.answers"))
            for widget in page.locator(".hg-widget").all():
                state, name = widget.locator("script").text_content(), widget.get_attribute("data-widget")
                if not (took := widget.evaluate(STEPS)):
                    continue
                cells = [address.stem, name, size(state.encode()), loaded(name)]
                yield [*cells, f"{median(ready):.0f}", f"{median(took):.1f}", f"{quantiles(took, n=20)[-1]:.1f}"]
        browser.close()


def best_of(f, times=7):
    """Milliseconds of the median of several calls."""
    took = []
    for _ in range(times):
        began = perf_counter()
        f()
        took.append(1000 * (perf_counter() - began))
    return median(took)


def python_rows():
    """Trainings that a control starts in a kernel."""
    X, y = hg.samples.moons(np.random.default_rng(0), 500)
    objective = hg.Objective(hg.Network((2, 8, 8, 1)), hg.BinaryCrossEntropyFromLogits(), X, y)
    theta = objective.model.init(np.random.default_rng(1))
    yield (
        "200 updates of a 2-8-8-1 net on 500 points",
        best_of(lambda: hg.train(objective, theta, hg.GradientDescent(0.5), 200)),
    )
    surface = widgets.DescentOnSurface(hg.Himmelblau(), (0.0, 0.0), 0.01)
    starts = iter(np.linspace(-2, 2, 100))
    yield "DescentOnSurface, another start", best_of(lambda: surface.set_trait("start", [float(next(starts)), 1.0]))
    digits, targets = hg.datasets.mnist(classes=range(4))
    data = hg.split(digits, targets, np.random.default_rng(0))
    network = hg.Network((784, 16, 4))
    objective = hg.Objective(network, hg.CategoricalCrossEntropyFromLogits(), data.X_train, data.y_train)
    batches = hg.Batches(len(data.X_train), 32, np.random.default_rng(3))
    theta, updates = network.init(np.random.default_rng(1)), 20 * len(batches)
    run = hg.train(objective, theta, hg.GradientDescent(0.5), updates, batches, record=len(batches))
    dashboard = widgets.RunDashboard.of(run, data.X_test, data.y_test)
    yield (
        "RunDashboard, trained anew: 20 epochs of 784-16-4",
        best_of(lambda: dashboard.set_trait("training", True)),  # until it is done: no event loop runs here
    )


def tables():
    machine = f"{date.today()}. {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}."
    lines = [
        machine,
        "",
        "| page | widget | state, kB gzipped | loaded | ready, ms | redraw, ms, median | 95th of 100 |",
    ]
    lines += ["|:--|:--|--:|--:|--:|--:|--:|", *(f"| {' | '.join(row)} |" for row in browser_rows())]
    lines += ["", "| in Python | ms, median of 7 |", "|:--|--:|"]
    lines += [f"| {name} | {took:.0f} |" for name, took in python_rows()]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    write, made = parser.parse_args().write, tables()
    print(made)
    if write:
        TABLE.write_text(
            MARK.sub(lambda mark: mark[1] + "\n" + made, TABLE.read_text(encoding="utf-8")), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
