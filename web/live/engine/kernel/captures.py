"""ipywidgets' Output, and with it `interact`: they capture outputs here instead of asking the page to do so."""

import asyncio

from IPython import get_ipython

from kernel import outputs
from kernel.later import after_import


class Capture:
    """The outputs of one Output widget, as a notebook stores them."""

    def __init__(self, widget):
        self.widget, self.ids = widget, {}
        self.outputs = [dict(each) for each in widget.outputs]  # a copy: what is sent must differ from it
        self.clearing, self.timer = False, None

    def take(self, event):
        getattr(self, event["kind"])(event)
        if not self.timer:
            self.timer = asyncio.get_event_loop().call_later(outputs.SHARE, self.publish)

    def publish(self):
        if self.timer:
            self.timer.cancel()
            self.timer = None
        self.widget.outputs = tuple(dict(each) for each in self.outputs)

    def output(self, event):
        if self.clearing:
            self.outputs, self.clearing = [], False
        new, last = event["output"], self.outputs[-1] if self.outputs else {}
        if new["output_type"] == "stream" == last.get("output_type") and new["name"] == last["name"]:
            last["text"] += new["text"]
            return
        self.outputs.append(new)
        if event.get("display_id"):
            self.ids.setdefault(event["display_id"], []).append(new)

    def update(self, event):
        for shown in self.ids.get(event["display_id"], []):
            shown.update(data=event["output"]["data"], metadata=event["output"]["metadata"])

    def clear(self, event):
        if event["wait"]:
            self.clearing = True
        else:
            self.outputs = []


def enter(widget):
    outputs.pending.flush()
    capture = Capture(widget)
    widget.__dict__.setdefault("_captures", []).append((capture, outputs.capture.set(capture)))
    return widget


def leave(widget, kind, error, trace):
    """An exception is shown where it arose, and goes no further, as in Jupyter."""
    if kind is not None:
        get_ipython().showtraceback((kind, error, trace))
    outputs.pending.flush()
    capture, token = widget.__dict__["_captures"].pop()
    outputs.capture.reset(token)
    capture.publish()
    return kind is not None


def patch(ipywidgets):
    ipywidgets.Output.__enter__, ipywidgets.Output.__exit__ = enter, leave


def prepare():
    after_import("ipywidgets", patch)
