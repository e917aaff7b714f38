"""Hosts of Python's files: one with faults, and one that has the official packages alone."""

import json
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import ClassVar

from booktools.serve import Quiet, Server
from booktools.toc import ROOT


def damaged(handler, path):
    answer(handler, path, path.read_bytes()[:1000])


def broken_off(handler, path):
    data = path.read_bytes()
    answer(handler, path, data[: len(data) // 2], len(data))
    handler.close_connection = True


def tampered(handler, path):
    answer(handler, path, path.read_bytes()[:-1] + b"!")


def missing(handler, _):
    handler.send_error(404)


def of_a_wrong_type(handler, path):
    answer(handler, path, path.read_bytes(), kind="text/plain")


def answer(handler, path, data, length=None, kind=None):
    handler.send_response(200)
    handler.send_header("Content-Type", kind or handler.guess_type(str(path)))
    handler.send_header("Content-Length", str(length or len(data)))
    handler.end_headers()
    handler.wfile.write(data)


class Bad(Quiet):
    """Answers as it should, save for the files of `pyodide/` whose names begin with a fault's."""

    faults: ClassVar[dict] = {}
    asked: ClassVar[list] = []

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        self.asked.append(path.name)
        for start, fault in self.faults.items():
            if path.name.startswith(start) and path.parent.name == "pyodide":
                return fault(self, path)
        return SimpleHTTPRequestHandler.do_GET(self)


@contextmanager
def bad_host(folder):
    """The address of the server of a folder."""
    with Server(("127.0.0.1", 0), partial(Bad, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def faults(**named):
    """The faults that the server has meanwhile; gives the names of the files that it is asked for."""
    Bad.faults, Bad.asked = named, []
    try:
        yield Bad.asked
    finally:
        Bad.faults = {}


def leave_to(host, full, target):
    """Makes `target` what a build makes that leaves the official packages to a host."""
    official = json.loads((ROOT / "node_modules/pyodide/pyodide-lock.json").read_text())["packages"]
    theirs, lock = {entry["file_name"] for entry in official.values()}, json.loads((full / "lock.json").read_text())
    for entry in lock["packages"].values():
        entry["file_name"] = (host if entry["file_name"] in theirs else "") + entry["file_name"]
    target.mkdir()
    (target / "lock.json").write_text(json.dumps(lock))
    for path in full.iterdir():
        if path.name not in theirs | {"lock.json"}:
            (target / path.name).symlink_to(path)
