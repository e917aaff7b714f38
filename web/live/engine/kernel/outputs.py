"""Where outputs go: to the cell that caused them, or into a widget that captures them.

Both are context variables, so that a task goes on writing below the cell that started it, whatever runs meanwhile.
"""

import asyncio
import json
from contextvars import ContextVar
from time import monotonic

from kernel_host import post
from pyodide_kernel.jsonutil import json_clean

cell = ContextVar("cell", default="")
capture = ContextVar("capture", default=None)

SHARE = 0.05  # seconds
MESSAGES = 64  # that many are sent at once in a share of time, the rest together at its end
LIMIT = 1_000_000  # characters of text below one cell
CUT = "\n[The output is cut here: a cell shows at most a million characters.]\n"


class Pending:
    """Text that waits to be sent. A loop with many prints sends few messages; one print is sent at once."""

    def __init__(self):
        self.texts, self.target, self.shared_since, self.sent = [], None, 0.0, 0
        self.timer = None
        self.lengths = {}  # cell → characters

    def write(self, name, text):
        target = (cell.get(), capture.get(), name)
        if target != self.target:
            self.flush()
            self.target = target
        self.texts.append(self.within_limit(text))
        if self.may_send():
            self.flush()
        elif not self.timer:
            self.timer = asyncio.get_event_loop().call_later(SHARE, self.flush)

    def within_limit(self, text):
        before = self.lengths.get(cell.get(), 0)
        self.lengths[cell.get()] = before + len(text)
        if before + len(text) <= LIMIT:
            return text
        return text[: LIMIT - before] + CUT if before <= LIMIT else ""

    def may_send(self):
        now = monotonic()
        if now - self.shared_since > SHARE:
            self.shared_since, self.sent = now, 0
        self.sent += 1
        return self.sent <= MESSAGES

    def flush(self):
        if self.timer:
            self.timer.cancel()
            self.timer = None
        text, self.texts = "".join(self.texts), []
        if text:
            where, into, name = self.target
            output = {"output_type": "stream", "name": name, "text": text}
            deliver({"kind": "output", "output": output}, where, into)


pending = Pending()


def deliver(event, where, into):
    if into is not None:
        into.take(event)
    else:
        post(where, json.dumps(event))


def emit(event):
    """Sends an event from where the program is, after the text that was written before it."""
    pending.flush()
    deliver(event, cell.get(), capture.get())


def rich(kind, data, metadata, **more):
    text = data.get("text/plain", "")
    if len(text) > LIMIT:
        data = data | {"text/plain": text[:LIMIT] + CUT}
    return {"output_type": kind, "data": json_clean(data), "metadata": json_clean(metadata or {}), **more}


def show(kind, data, metadata, transient):
    output = rich("display_data", data, metadata)
    emit({"kind": kind, "output": output, "display_id": (transient or {}).get("display_id")})


def display(data, metadata=None, transient=None):
    show("output", data, metadata, transient)


def update(data, metadata=None, transient=None):
    show("update", data, metadata, transient)


def result(count, data, metadata=None):
    if data:
        emit({"kind": "output", "output": rich("execute_result", data, metadata, execution_count=count)})


def clear(wait=False):
    emit({"kind": "clear", "wait": bool(wait)})
