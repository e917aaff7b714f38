"""Firefox, driven by WebDriver BiDi, the protocol that it speaks itself: https://w3c.github.io/webdriver-bidi/"""

import json
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp

from websocket import create_connection

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


class Firefox:
    """One window, without a screen. `errors` holds what its console says, also of style and of MathML."""

    def __init__(self):
        self.errors, self.count = [], 0
        self.profile = Path(mkdtemp())
        command = ["firefox-esr", "--headless", "--no-remote", "--remote-debugging-port=0"]
        self.process = subprocess.Popen(
            [*command, "--profile", str(self.profile)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        address = next(found[1] for line in self.process.stderr if (found := LISTENING.search(line)))
        self.socket = create_connection(f"{address}/session", timeout=300, suppress_origin=True)
        known = self.send("session.new", capabilities={})["capabilities"]
        self.name = f"Firefox {known['browserVersion']}"
        self.send("session.subscribe", events=["log.entryAdded"])
        self.window = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method: str, **parameters) -> dict:
        """The answer to one command; entries of the log may come before it."""
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while (message := json.loads(self.socket.recv())).get("id") != self.count:
            self.hear(message)
        if "result" not in message:
            raise RuntimeError(f"{method}: {message}")
        return message["result"]

    def hear(self, message: dict) -> None:
        if message.get("method") == "log.entryAdded" and message["params"]["level"] == "error":
            self.errors.append(message["params"]["text"] or "an error without words")

    def open(self, address: str) -> None:
        self.send("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def ask(self, expression: str):
        """What an expression of JavaScript, or its promise, gives."""
        code = f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))"
        answer = self.send("script.evaluate", expression=code, target={"context": self.window}, awaitPromise=True)
        return json.loads(answer["result"]["value"])

    def perform(self, source: dict) -> None:
        """What a keyboard or a mouse does, as both protocols write it."""
        self.send("input.performActions", context=self.window, actions=[source])

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
