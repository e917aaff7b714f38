"""What all widgets share: a state, a picture of it, and the way onto a page."""

import base64
import json
import os
import sys
from html import escape
from io import BytesIO
from pathlib import Path

import anywidget
import traitlets

from handgrad.plots.style import style
from handgrad.widgets.base.bundle import bundle, read
from handgrad.widgets.base.style import sheet

STATIC = "HANDGRAD_STATIC"  # set while the book is built: no kernel will answer


class Widget(anywidget.AnyWidget):
    """A record that a reader can move in.

    A subclass says `class Bowl(Widget, folder=__file__)`: its folder, whose name is
    the widget's on a page, holds its program and its style. It declares its state as
    synchronized traits, draws `picture`, and lists in `shared` the traits whose
    values a reader may share in the address of the page.
    """

    name = ""  # of the folder
    layout = None  # a page needs no ipywidgets model beside ours
    tabbable = None
    tooltip = None
    shared = ()
    _drawn = None  # the picture, while the widget is being displayed
    live = traitlets.Bool(True, help="a kernel answers").tag(sync=True)

    def __init_subclass__(cls, folder=None, **options):
        """folder: a file in the folder that holds widget.js and style.css.

        live.js, if there is one, is the program where a kernel answers.
        """
        if folder:
            home = Path(folder).parent
            programs = [home / "live.js", home / "widget.js"]
            cls.name = home.name
            cls._css = sheet() + read(home / "style.css")
            cls._esm = bundle(next(path for path in programs if path.exists()))
        super().__init_subclass__(**options)

    def picture(self):
        """The Picture that stands where no program runs: paper, nbviewer, GitHub."""
        raise NotImplementedError(f"{type(self).__name__} draws no picture")

    @property
    def state(self):
        """The values that the page's program reads, by the names of the traits."""
        shared = self.trait_names(sync=True)
        names = [name for name in shared if not name.startswith("_")]
        return {name: getattr(self, name) for name in sorted(names)}

    def html(self):
        """The widget for a page without a kernel: its state, and a picture."""
        state = {**self.state, "live": False}
        text = json.dumps(state, separators=(",", ":"), allow_nan=False)
        text = text.replace("<", r"\u003c")  # the text may not end its own element
        fallback = self._still()._repr_mimebundle_()["text/html"]
        return (
            f'<div class="hg-widget" data-widget="{self.name}" '
            f'data-shared="{escape(" ".join(self.shared))}">'
            f'<script type="application/json">{text}</script>'
            f"{fallback}</div>"
        )

    def open(self):
        if not static():
            super().open()

    def _repr_mimebundle_(self, **options):
        self._drawn = self.picture()  # once: in a browser a picture takes a while
        try:
            return self._bundle(options)
        finally:
            self._drawn = None

    def _bundle(self, options):
        if static():
            return {"text/html": self.html(), "text/plain": repr(self)}
        data, metadata = super()._repr_mimebundle_(**options)
        data["text/plain"] = repr(self)
        if not in_a_browser():
            data["image/png"] = png(self._still())
        return data, metadata

    def _still(self):
        """The picture, drawn before or now."""
        return self._drawn or self.picture()

    def __repr__(self):
        return f"{type(self).__name__}: {self._still().alt}"


def static():
    return os.environ.get(STATIC) == "1"


def in_a_browser():
    """Whether Python runs in a browser, where every front end shows widgets."""
    return sys.platform == "emscripten"


def png(picture):
    """The picture for programs that show neither widgets nor SVG, base64."""
    stream = BytesIO()
    with style():
        picture.figure.savefig(stream, format="png", dpi=150, facecolor="white")
    return base64.b64encode(stream.getvalue()).decode()
