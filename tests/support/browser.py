"""A real browser, for tests that read the book that `make book` built.

    site       the address of the book on a local server: `page.goto(site + "chapters/index.html")`
    slow_site  the same, where fonts come late
    file_site  the address of the same files on the disk, `file:///...`
    browser    Chromium, started once for each file of tests
    emulate    makes pages: `emulate(theme="dark", motion="reduce", touch=True, width=360)`, or
               `emulate(javascript=False)`; each has a context of its own, with nothing stored
    page       `emulate()`, for a test that needs one ordinary page
    context    the context of that page
    trouble    what went wrong unasked: errors on the console, uncaught exceptions, requests to other
               hosts, which are all refused. A test fails when anything is left in this list; a test
               that provokes trouble looks at it and clears it.

Chromium is the one that CHROMIUM names, or Debian's or Playwright's without windows, or another on the PATH.
Where there is none, Playwright is asked to fetch it, then, as root on Debian, `apt-get`. If that fails too,
the tests are skipped, which the run says loudly at its end; with CI set they fail.
"""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from booktools.serve import Quiet
from support.debian import install
from support.sites import serving
from support.workers import one_at_a_time, shared_folder

# Milliseconds. On a busy machine what a test waits for comes late; only what never comes takes all of them.
PATIENCE = 180_000
expect.set_options(timeout=PATIENCE)
BOOK = Path(__file__).parents[2] / "_build" / "html"
# Debian's Chromium that has no windows, which a page costs half the time of one that could have some.
SHELL = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium as root has no sandbox; the rest keeps it from asking its maker for anything.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update"]
ARGUMENTS += ["--disable-background-networking", "--disable-sync"]
LOCAL = {"127.0.0.1", "localhost"}
# Two frames: what the scripts did when all had come is laid out and painted.
PAINTED = """
    document.fonts.ready.then(() => new Promise((painted) => {
      requestAnimationFrame(() => requestAnimationFrame(painted));
    }))
"""


def found_chromium(playwright) -> str | None:
    """The path of a Chromium on this machine."""
    named = os.environ.get("CHROMIUM")
    if named and not shutil.which(named):
        raise pytest.UsageError(f"CHROMIUM is {named!r}, which is not a program")
    names = [named] if named else [SHELL, playwright.chromium.executable_path, *WHOLE]
    return next(filter(None, map(shutil.which, names)), None)


def fetch() -> str:
    """Nothing, or the reason why Playwright's own could not be had."""
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    last = (done.stderr or done.stdout).strip().splitlines()[-1:]
    return f"`{' '.join(command)}` failed: {''.join(last)}" if done.returncode else ""


WAYS = (fetch, partial(install, SHELL), partial(install, "chromium"))


def bring(playwright) -> tuple[str | None, str]:
    """The path of a newly installed Chromium, or the reasons why there is none."""
    reasons = []
    for way in WAYS:
        reasons.append(way())
        if path := found_chromium(playwright):
            return path, ""
    return None, "; ".join(reasons)


def chromium_or_reason(playwright, folder: Path) -> tuple[str | None, str]:
    """Finds or installs it. Test workers wait for the first of them, and take over how it fared."""
    if path := found_chromium(playwright):
        return path, ""
    failed = folder / "no-chromium"
    with one_at_a_time(folder / "chromium.lock"):
        if failed.exists():
            return None, failed.read_text()
        path, reason = bring(playwright)
        if not path:
            failed.write_text(reason)
        return path, reason


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    # One for each module, since its event loop must be gone before another module runs a notebook.
    shared = shared_folder(tmp_path_factory)
    with sync_playwright() as playwright:
        path, reason = chromium_or_reason(playwright, shared)
        if not path:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no browser: {reason}")
        with playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as chromium:
            yield chromium


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book."""
    if not (BOOK / "index.html").exists():
        pytest.fail("there is no book to open: run `make book` first")
    return BOOK


@pytest.fixture(scope="session")
def site(book):
    with serving(book) as address:
        yield address


class SlowFonts(Quiet):
    def do_GET(self):
        if ".woff2" in self.path:
            time.sleep(0.5)
        super().do_GET()


@pytest.fixture(scope="session")
def slow_site(book):
    with serving(book, kind=SlowFonts) as address:
        yield address


@pytest.fixture(scope="session")
def file_site(book) -> str:
    return book.as_uri() + "/"


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"file", "data", "blob", "about"} or parts.hostname in LOCAL


def watch(context, trouble: list[str]) -> None:
    """Refuses what is not local, and writes down what goes wrong."""

    def answer(route):
        if is_local(route.request.url):
            return route.continue_()
        trouble.append(f"asked for {route.request.url}")
        return route.abort()

    def hear(message):
        if message.type == "error":
            trouble.append(f"console: {message.text} ({message.location.get('url', '')})")

    context.route("**/*", answer)
    context.on("console", hear)
    context.on("weberror", lambda error: trouble.append(f"uncaught: {error.error}"))


def arrive(page, address: str) -> None:
    """Opens a page, until it fetches nothing more; while a busy machine parses it, it may fetch nothing, either."""
    page.goto(address)
    page.wait_for_load_state("networkidle")


@contextmanager
def visit(browser, **options):
    """(page, trouble): a page in a context of its own; trouble that is left in the list at the end fails."""
    trouble: list[str] = []
    with browser.new_context(service_workers="block", **options) as context:
        context.set_default_timeout(PATIENCE)
        watch(context, trouble)
        yield context.new_page(), trouble
    assert trouble == []


@pytest.fixture
def trouble():
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def emulate(browser, trouble):
    contexts = []

    def make(theme="light", motion="no-preference", touch=False, javascript=True, width=1280, height=900):
        context = browser.new_context(
            color_scheme=theme,
            reduced_motion=motion,
            has_touch=touch,
            java_script_enabled=javascript,
            viewport={"width": width, "height": height},
            service_workers="block",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        watch(context, trouble)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(emulate):
    return emulate()


@pytest.fixture
def context(page):
    return page.context
