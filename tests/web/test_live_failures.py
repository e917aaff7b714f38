"""Bad servers and bad luck: what does not arrive is named, what comes late is waited for, and nothing hangs."""

import re
from contextlib import contextmanager
from threading import Event

import pytest
from playwright.sync_api import expect

from support.browser import visit
from support.faults import bad_host, broken_off, damaged, faults, leave_to, missing, of_a_wrong_type, tampered
from support.readers import CellReader, SessionReader
from support.sites import serving, session_site

pytestmark = pytest.mark.slow

PAGE = "chapters/how-to-use.html"
ALLOWED = {"Access-Control-Allow-Origin": "*"}
FAILURE = """() => Promise.race([
  session.start().then(() => "it started", ({ message }) => message),
  new Promise((end) => setTimeout(end, 50_000, "it hangs")),
])"""


@pytest.fixture(scope="module")
def folder(book, tmp_path_factory):
    path = tmp_path_factory.mktemp("failures")
    session_site(path, book / "pyodide")
    return path


@pytest.fixture(scope="module")
def opened(browser, folder):
    """A page of the bad server; nothing is kept from one load to the next."""
    with bad_host(folder) as address, visit(browser) as (page, trouble):
        yield SessionReader(page, address, trouble).open()
        trouble.clear()  # the browser reports each fault


@pytest.mark.parametrize(
    ("name", "fault", "words"),
    [
        ("config.json", damaged, r"config\.json is damaged: "),
        ("config.json", missing, r"config\.json answered 404\."),
        ("lock.json", damaged, r"lock\.json came with 1000 of \d+ bytes\."),
        ("pyodide.mjs", of_a_wrong_type, r"pyodide\.mjs"),
        ("pyodide.asm.wasm", missing, r"pyodide\.asm\.wasm answered 404\."),
        ("pyodide.asm.wasm", damaged, r"pyodide\.asm\.wasm came with 1000 of \d+ bytes\."),
        ("pyodide.asm.wasm", broken_off, r"pyodide\.asm\.wasm could not be read: .*Network error"),
        ("python_stdlib", damaged, r"python_stdlib\.zip came with 1000 of \d+ bytes\."),
        ("numpy", tampered, r"numpy\S+ is not the file that it should be: its hash is another\."),
    ],
)
def test_a_file_that_does_not_arrive_whole_is_named_with_what_is_wrong(opened, name, fault, words):
    opened.ask("() => open('./pyodide/')")
    with faults(**{name: fault}):
        message = opened.ask(FAILURE)
    assert re.match(r"Python could not be loaded: .*" + words, message)
    assert opened.ask("session.state") == "failed"


def test_seconds_count_while_a_server_is_silent_and_python_starts_when_it_goes_on(opened):
    """Any type will do for Pyodide's program, though browsers are strict there."""
    go_on = Event()

    def slow(handler, path):
        go_on.wait(60)
        of_a_wrong_type(handler, path)

    with faults(**{"pyodide.asm.wasm": slow}):
        opened.ask("() => { heard.length = 0; open('./pyodide/'); session.start(); }")
        opened.page.wait_for_function("heard.at(-1)?.seconds > 1.2")
        assert opened.ask("session.state") == "loading"
        go_on.set()
        opened.ask("session.start()")
    assert opened.text("print('here')") == "here\n"


def test_python_goes_on_when_the_network_is_gone(opened):
    opened.start()
    opened.page.context.set_offline(True)
    assert opened.run("import matplotlib.pyplot as plt\nplt.plot([1, 2]);")["status"] == "ok"
    assert opened.run("import ipywidgets\nipywidgets.IntSlider()")["status"] == "ok"
    assert opened.error("%pip install a-package")["evalue"].startswith("%pip needs a connection")
    opened.page.context.set_offline(False)


@pytest.fixture(scope="module")
def leaving_site(book, tmp_path_factory):
    """leaving_site(host): the book as it is when official packages come from that host."""

    def make(host):
        folder = tmp_path_factory.mktemp("leaving")
        for path in book.iterdir():
            if path.name != "pyodide":
                (folder / path.name).symlink_to(path)
        leave_to(host, book / "pyodide", folder / "pyodide")
        return folder

    return make


@contextmanager
def visited(browser, site):
    with serving(site) as address, visit(browser) as (page, trouble):
        yield CellReader(page, address + PAGE, trouble).open()
        trouble.clear()


def test_a_page_of_the_book_runs_with_official_packages_of_another_host(browser, leaving_site, book):
    with serving(book / "pyodide", ALLOWED) as host, visited(browser, leaving_site(host)) as live:
        live.write(1, "import numpy as np\nprint(np.arange(3))")
        live.run(1)
        expect(live.output(1)).to_have_text("[0 1 2]\n")
        asked = [url.removeprefix(host).split("-")[0] for url in live.asked_for(host)]
        assert {"numpy", "matplotlib", "ipython"} <= set(asked)
        assert not {"handgrad", "pyodide.asm.wasm"} & set(asked)


@pytest.mark.parametrize(
    ("headers", "words"),
    [({}, "its server does not let other sites load it (CORS)"), (ALLOWED, "its hash is another")],
)
def test_a_page_says_why_it_takes_nothing_from_another_host(browser, leaving_site, tmp_path, book, headers, words):
    for path in (book / "pyodide").iterdir():
        (tmp_path / path.name).write_bytes(b"tampered")
    with serving(tmp_path, headers) as host, visited(browser, leaving_site(host)) as live:
        live.press_run(1)
        expect(live.status).to_contain_text("Python could not be loaded: http")
        expect(live.status).to_contain_text(words)
        expect(live.status.get_by_role("button", name="Try again")).to_be_visible()
