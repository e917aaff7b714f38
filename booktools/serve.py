"""Serve the built book on this machine, and on this machine only."""

import argparse
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BOOK = Path(__file__).parents[1] / "_build" / "html"
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
HEADERS = {"Cache-Control": "no-cache"}
# Isolated from other sites, a page may share memory with its worker: that is how Stop interrupts Python.
HEADERS |= {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "credentialless"}


class Server(ThreadingHTTPServer):
    """Refuses a busy port on every system: on some, reuse would let two servers share it."""

    allow_reuse_address = False
    daemon_threads = True


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line of log for each, and never lets a rebuilt page come from a cache."""

    # Some systems have other ideas, and a browser runs a file only under its right name.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    added = HEADERS

    def log_message(self, *args):
        pass

    def end_headers(self):
        for name, value in self.added.items():
            self.send_header(name, value)
        super().end_headers()


def open_server(folder: Path, port: int, tries: int = 100) -> Server:
    """A server of `folder` on the first free port from `port` on."""
    handler = partial(Quiet, directory=str(folder))
    for candidate in range(port, port + tries):
        try:
            return Server(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    raise SystemExit(f"No free port between {port} and {port + tries - 1}.")


def announce(asked: int, got: int) -> str:
    """What to print: the address, and why it is not the expected one."""
    address = f"The book is at http://localhost:{got}/  (Ctrl-C stops it)"
    return address if asked == got else f"Port {asked} is busy, so {got} is used.\n{address}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--folder", type=Path, default=BOOK)
    options = parser.parse_args()
    if not (options.folder / "index.html").exists():
        raise SystemExit(f"{options.folder} holds no book yet: run `make book` first.")
    with open_server(options.folder, options.port) as server:
        try:
            print(announce(options.port, server.server_port), flush=True)
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")


if __name__ == "__main__":
    main()
