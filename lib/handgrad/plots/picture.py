"""A drawn figure as one inline SVG in the page's theme, with its alt text."""

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import escape
from io import StringIO
from xml.etree import ElementTree

from matplotlib.figure import Figure

from handgrad.plots.style import COLORS, INK, SIZES, WIDTH, css_color, style

# What holds coordinates in an SVG. No other number of a drawing may be shortened:
# what stands in a text means something.
COORDINATES = ("d", "x", "y", "width", "height", "transform")
LONG, SCALED = re.compile(r"\d+\.\d{3,}"), re.compile(r"matrix|scale")
NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


@dataclass(frozen=True)
class Picture:
    """A figure and what it shows in words.

    Notebooks and the book display it by itself.
    """

    figure: Figure
    alt: str

    @cached_property
    def svg(self):
        """The SVG element alone.

        Ink is `currentColor`, meaningful colors are CSS variables, ids are its own.
        """
        with style():
            stream = StringIO()
            self.figure.savefig(stream, format="svg", metadata=NO_METADATA)
        drawing = stream.getvalue()
        drawing = drawing[drawing.index("<svg") :].replace(INK, "currentColor")
        for name, color in COLORS.items():
            drawing = drawing.replace(color, css_color(name))
        return _fluid(_own_ids(_short_coordinates(_page_font(drawing))))

    def _repr_mimebundle_(self, include=None, exclude=None):
        role = f'role="img" aria-label="{escape(self.alt)}"'
        html = f'<figure class="hg-picture" {role}>{self.svg}</figure>'
        return {"text/html": html, "text/plain": f"Picture: {self.alt}"}


def picture(draw, record, height=2.8, **options):
    """Draw a record with one of the plots, draw(ax, record, **options)."""
    with style():
        figure = Figure(figsize=(WIDTH, height))
        ax = draw(figure.add_subplot(), record, **options)
    return Picture(figure, str(ax.get_label()))


def _page_font(drawing):
    """The page's font and sizes.

    matplotlib before 3.9 names size and family in one.
    """
    for large, shown in SIZES.items():
        drawing = re.sub(rf"(font(?:-size)?: ){large}px", rf"\g<1>{shown}px", drawing)
    family = "var(--hg-font, sans-serif)"
    drawing = re.sub(r"font-family: [^;\"]*", f"font-family: {family}", drawing)
    return re.sub(r"font: ([^;\"]*?px) [^;\"]*", rf"font: \1 {family}", drawing)


def _short_coordinates(drawing):
    """A hundredth of a point is finer than any screen; a factor of scale stays."""
    root = ElementTree.fromstring(drawing)
    for element in root.iter():
        for name in COORDINATES:
            value = element.get(name, "")
            if LONG.search(value) and not SCALED.search(value):
                element.set(name, LONG.sub(lambda m: f"{float(m[0]):.2f}", value))
    return ElementTree.tostring(root, encoding="unicode")


def _own_ids(drawing):
    """Keep the ids that the drawing refers to, with a prefix.

    Many pictures can then share a page. An id that a plot gave, hg-…, becomes a
    class.
    """
    drawing = re.sub(r' id="(hg-\w+)"', r' class="\1"', drawing)
    prefix = "hg" + sha256(drawing.encode()).hexdigest()[:8]
    used = set(re.findall(r"#([\w-]+)[\")]", drawing))

    def own(m):
        return f' id="{prefix}-{m[1]}"' if m[1] in used else ""

    drawing = re.sub(r' id="([^"]+)"', own, drawing)
    return re.sub(r"(url\(#|href=\"#)([\w-]+)", rf"\1{prefix}-\2", drawing)


def _fluid(drawing):
    """As wide as the text, at most 1.6 times its natural width.

    The alt text speaks, so the drawing is hidden.
    """
    head, rest = drawing.split(">", 1)
    width = float(re.search(r'width="([\d.]+)pt"', head)[1])
    head = re.sub(r' (width|height|version)="[^"]*"', "", head)
    style = f"width: 100%; max-width: {1.6 * width:.0f}px; height: auto"
    return f'{head} style="{style}" aria-hidden="true">{rest}'
