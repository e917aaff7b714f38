"""Serve the built book on this machine, and on this machine only."""

import argparse
import gzip
import io
import re
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BOOK = Path(__file__).parents[1] / "_build" / "html"
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
# Isolated from other sites, a page may share memory with its worker: that is how Stop interrupts Python.
HEADERS = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "credentialless"}
# Python itself is left out: to compress WebAssembly takes longer than to send it to this machine.
TEXTS = {".css", ".html", ".ipynb", ".js", ".json", ".mjs", ".svg", ".txt"}
# An address with the hash of what it leads to, in its name or behind it: other content has another address.
HASHED = re.compile(r"[.-](?:[0-9a-f]{7,}|[2-7A-Z]{8})\.\w+$|\?v=[0-9a-f]{7,}")


@lru_cache(maxsize=256)
def compress(path: Path, changed: float) -> bytes:
    """A file as it was when it last changed."""
    return gzip.compress(path.read_bytes(), compresslevel=6)


class Server(ThreadingHTTPServer):
    """Refuses a busy port on every system: on some, reuse would let two servers share it."""

    allow_reuse_address = False
    daemon_threads = True


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, texts compressed, without a line of log for each; a browser keeps what cannot change."""

    # Some systems have other ideas, and a browser runs a file only under its right name.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    added = HEADERS
    path = ""  # of a request that could not be read

    def log_message(self, *args):
        pass

    def send_head(self):
        """Sends the headers, and gives a file to send. What did not change is not compressed, as it is not sent."""
        path = Path(self.translate_path(self.path))
        accepts_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        if path.suffix not in TEXTS or not accepts_gzip or not path.is_file():
            return super().send_head()
        changed = path.stat().st_mtime
        if self.headers.get("If-Modified-Since") == self.date_time_string(changed):
            return super().send_head()
        body = compress(path, changed)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", self.date_time_string(changed))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self):
        is_fixed = HASHED.search(self.path) and Path(self.translate_path(self.path)).is_file()
        self.send_header("Cache-Control", "max-age=31536000, immutable" if is_fixed else "no-cache")
        self.send_header("Vary", "Accept-Encoding")
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
