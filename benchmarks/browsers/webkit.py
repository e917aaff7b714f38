"""WebKit, driven by WebDriver: https://www.w3.org/TR/webdriver2/"""

import json
import os
import socket
import subprocess
from pathlib import Path
from time import monotonic, sleep
from urllib.request import Request, urlopen

SECONDS = 300  # that a script may take
PROGRAMS = "webkit2gtk-4.*/MiniBrowser"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for(port: int) -> None:
    """Until somebody listens there."""
    end = monotonic() + SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if monotonic() > end:
                raise
            sleep(0.1)


class WebKit:
    """WebKitGTK's small browser on a screen in memory."""

    def __init__(self):
        self.errors = []  # the protocol has no log: those that a page hears are all
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self.screen = subprocess.Popen(command, **pipes, text=True)
        display = f":{self.screen.stdout.readline().strip()}"
        port = free_port()
        command = ["WebKitWebDriver", f"--port={port}"]
        self.driver = subprocess.Popen(command, env=os.environ | {"DISPLAY": display})
        wait_for(port)
        self.address = f"http://127.0.0.1:{port}/session"
        program = next(str(path) for path in sorted(Path("/usr/lib").glob(f"*/{PROGRAMS}"), reverse=True))
        options = {"binary": program, "args": ["--automation"]}
        session = self.send("", capabilities={"alwaysMatch": {"webkitgtk:browserOptions": options}})
        self.address += f"/{session['sessionId']}"
        self.name = f"WebKitGTK {session['capabilities']['browserVersion']}"
        self.send("/timeouts", script=1000 * SECONDS, pageLoad=1000 * SECONDS)

    def send(self, command: str, **parameters):
        """The answer to one command."""
        body, kind = json.dumps(parameters).encode(), {"Content-Type": "application/json"}
        with urlopen(Request(self.address + command, body, kind), timeout=SECONDS) as answer:
            return json.load(answer)["value"]

    def open(self, address: str) -> None:
        self.send("/url", url=address)

    def ask(self, expression: str):
        """What an expression of JavaScript, or its promise, gives."""
        code = f"Promise.resolve({expression}).then((value) => arguments[0](value ?? null))"
        return self.send("/execute/async", script=code, args=[])

    def perform(self, source: dict) -> None:
        """What a keyboard or a mouse does, as both protocols write it."""
        self.send("/actions", actions=[source])

    def close(self) -> None:
        for process in (self.driver, self.screen):
            process.terminate()
            process.wait()
