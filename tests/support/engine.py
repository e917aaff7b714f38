"""A page with Python in it and nothing else, for the tests of the session and of the outputs."""

import json
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread

from booktools.extensions.live_pages import SOURCES, TEXTS
from booktools.extensions.palette import sheet
from booktools.node import esbuild
from booktools.serve import HEADERS, Quiet, Server
from booktools.toc import ROOT

MODULES = ("engine/session.js", "engine/worker.js", "outputs/outputs.js")
STYLES = ("type.css", "code.css", "figures.css")
PAGE = """<!doctype html>
<html lang="en" data-theme="light">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Engine</title>
<link rel="icon" href="data:,">
<style>{css} body {{ background: var(--hg-paper); color: var(--hg-ink) }}</style></head>
<body><main class="bd-article"><h1>Engine</h1><div class="cell">
<div class="cell_output docutils container live-output" id="place"></div></div></main>
<script type="module">
import {{ Session }} from "./live/session.js";
import {{ show }} from "./live/outputs.js";
const place = document.getElementById("place");
Object.assign(window, {{ Session, show, place, heard: [], told: [], comms: [] }});
window.open = (folder) => {{
  window.session = new Session(new URL(folder, location.href).href);
  session.onState((state) => heard.push(state));
  session.comms.onMessage((message) => comms.push(message));
}};
window.run = (id, code) => session.run(id, code, (outputs) => {{
  told.push(outputs);
  show(place, outputs);
}});
open("./pyodide/");
</script></body></html>"""


def make_page(folder: Path) -> None:
    """A site with one page, and no Python yet."""
    modules = [str(SOURCES / name) for name in MODULES]
    esbuild(*modules, "--entry-names=[name]", "--format=esm", "--splitting", *TEXTS, f"--outdir={folder / 'live'}")
    css = sheet() + "".join((ROOT / "web/styles" / name).read_text(encoding="utf-8") for name in STYLES)
    (folder / "index.html").write_text(PAGE.format(css=css), encoding="utf-8")


@contextmanager
def serving(folder: Path, headers=HEADERS):
    """The address of a folder on a server that sends these headers."""

    class Handler(Quiet):
        added = headers

    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


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


class Engine:
    """An open page, with what its tests ask of it."""

    def __init__(self, context, address):
        self.trouble = []
        self.page = context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.on("console", lambda said: self.trouble.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.goto(address)
        self.page.wait_for_function("window.session")

    def ask(self, script, argument=None):
        return self.page.evaluate(script, argument)

    def start(self):
        self.ask("session.start()")

    def run(self, code, cell="cell-2"):
        """{status, outputs} of a cell."""
        return self.ask("([id, code]) => (told.length = 0, run(id, code))", [cell, code])

    def begin(self, code, cell="cell-2"):
        """Runs a cell without waiting for its end, which `end` gives."""
        self.ask("([id, code]) => { told.length = 0; window.ending = run(id, code); }", [cell, code])

    def end(self):
        return self.ask("window.ending")

    def stop(self):
        return self.ask("session.stop()")

    def text(self, code, cell="cell-2"):
        """What a cell prints."""
        return "".join(each["text"] for each in self.run(code, cell)["outputs"] if each["output_type"] == "stream")

    def error(self, code, cell="cell-2"):
        ended = self.run(code, cell)
        assert ended["status"] == "error"
        return ended["outputs"][-1]

    def shown(self):
        return self.ask("place.textContent")
