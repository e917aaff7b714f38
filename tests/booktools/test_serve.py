"""The book's server takes the next free port, says so, and serves this machine alone, no more than is needed."""

import gzip
import mimetypes
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from threading import Thread

import pytest

from booktools.serve import announce, open_server
from support.signals import hear_interrupts

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path):
    (tmp_path / "index.html").write_text("a page")
    return tmp_path


def test_a_busy_port_gives_way_to_the_next_free_one(site):
    with open_server(site, 8640) as first, open_server(site, first.server_port) as second:
        assert second.server_port > first.server_port


def test_the_address_is_said_and_so_is_a_busy_port():
    assert "http://localhost:8000/" in announce(8000, 8000)
    assert announce(8000, 8001).startswith("Port 8000 is busy, so 8001 is used.")


@pytest.fixture
def ask(site):
    """Asks a running server for a file: `ask("index.html")`, with headers if need be."""
    with open_server(site, 8700) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://localhost:{server.server_port}/"
        yield lambda name, **headers: urllib.request.urlopen(
            urllib.request.Request(address + name, headers=headers)
        )
        server.shutdown()


def test_pages_may_share_memory_with_a_worker(ask):
    with ask("index.html") as page:
        assert page.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert page.headers["Cross-Origin-Embedder-Policy"] == "credentialless"


@pytest.mark.parametrize(
    ("name", "kind"), [("a.wasm", "application/wasm"), ("a.js", "text/javascript"), ("a.mjs", "text/javascript")]
)
def test_programs_are_served_under_the_type_that_browsers_run(site, ask, monkeypatch, name, kind):
    for function in ("guess_type", "guess_file_type"):  # a system with ideas of its own
        monkeypatch.setattr(mimetypes, function, lambda *_: ("text/plain", None), raising=False)
    (site / name).write_text("")
    with ask(name) as page:
        assert page.headers["Content-Type"] == kind


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_an_unchanged_file_is_not_sent_again(ask, encoding):
    with ask("index.html", **{"Accept-Encoding": encoding}) as page:
        assert page.headers["Cache-Control"] == "no-cache"
        known = page.headers["Last-Modified"]
    with pytest.raises(urllib.error.HTTPError) as answer:
        ask("index.html", **{"If-Modified-Since": known, "Accept-Encoding": encoding})
    assert answer.value.code == 304
    assert answer.value.headers["Cross-Origin-Embedder-Policy"] == "credentialless"  # its worker would stop
    answer.value.close()


@pytest.mark.parametrize("name", ["a.html", "a.css", "a.js", "a.mjs", "a.json", "a.svg", "a.ipynb", "a.txt"])
def test_text_is_sent_compressed_to_a_browser_that_can_read_it(site, ask, name):
    text = "the same again " * 1000
    (site / name).write_text(text)
    with ask(name, **{"Accept-Encoding": "gzip, deflate"}) as page:
        body = page.read()
        assert page.headers["Content-Encoding"] == "gzip"
        assert int(page.headers["Content-Length"]) == len(body) < len(text) / 10
        assert gzip.decompress(body).decode() == text
    with ask(name) as page:
        assert page.headers["Content-Encoding"] is None
        assert page.read().decode() == text
        assert "Accept-Encoding" in page.headers["Vary"]


@pytest.mark.parametrize("name", ["a.wasm", "a.whl", "a.zip", "a.woff2", "a.png"])
def test_what_is_packed_or_is_python_is_sent_as_it_is(site, ask, name):
    (site / name).write_bytes(bytes(100_000))
    with ask(name, **{"Accept-Encoding": "gzip"}) as page:
        assert page.headers["Content-Encoding"] is None
        assert len(page.read()) == 100_000


def test_a_rebuilt_page_is_sent_anew(site, ask):
    gzip_too = {"Accept-Encoding": "gzip"}
    with ask("index.html", **gzip_too) as page:
        known = page.headers["Last-Modified"]
    (site / "index.html").write_text("another page")
    os.utime(site / "index.html", (2e9, 2e9))
    with ask("index.html", **gzip_too, **{"If-Modified-Since": known}) as page:
        assert gzip.decompress(page.read()) == b"another page"


HASHED = [
    "book.4335b387.css",
    "live.js?v=d90a40ae",
    "serif.woff2?v=0a1b2c3d",
    "100.fc995bd.js",
    "chunk-4XQZ2ABC.js",
]
PLAIN = ["index.html", "live.js", "numpy-2.0.2-cp312.whl", "live.js?v=", "page.html?path=d90a40ae"]


@pytest.mark.parametrize("address", HASHED + PLAIN)
def test_a_browser_keeps_what_has_a_hash_in_its_address_and_asks_for_the_rest(site, ask, address):
    (site / address.partition("?")[0]).write_text("a file")
    with ask(address) as file:
        kept = file.headers["Cache-Control"]
    assert kept == ("max-age=31536000, immutable" if address in HASHED else "no-cache")


def test_a_file_that_is_not_there_yet_is_asked_for_again(ask):
    with pytest.raises(urllib.error.HTTPError) as answer:
        ask("book.4335b387.css")
    assert (answer.value.code, answer.value.headers["Cache-Control"]) == (404, "no-cache")
    answer.value.close()


def test_pages_are_served_to_this_machine_only(site):
    with open_server(site, 8660) as server:
        assert server.server_address[0] == "127.0.0.1"
        Thread(target=server.handle_request).start()
        with urllib.request.urlopen(f"http://localhost:{server.server_port}/") as page:
            assert page.read() == b"a page"


def test_an_interrupt_ends_it_quietly(site):
    command = [sys.executable, "-m", "booktools.serve", "--folder", str(site), "--port", "8680"]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, preexec_fn=hear_interrupts, **options) as process:
        said = process.stdout.readline()
        while "http://localhost:" not in said:
            said = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 0
    assert complaint == ""


def test_without_a_book_it_says_what_to_run(tmp_path):
    command = [sys.executable, "-m", "booktools.serve", "--folder", str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert "make book" in ended.stderr
