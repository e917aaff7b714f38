"""Figures of matplotlib as the book draws them: SVG in the page's own ink, with words for who cannot see it."""

import logging

from kernel.later import after_import

BLACK = "#000000"  # a line drawn in black is ink, too


def prepare(shell):
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # it tells of its font cache
    shell.config.InlineBackend.figure_formats = set()
    shell.display_formatter.mimebundle_formatter.for_type_by_name("matplotlib.figure", "Figure", draw)
    after_import("matplotlib.pyplot", set_style)


def set_style(pyplot):
    from handgrad.plots.style import RC, WIDTH

    pyplot.rcParams.update(RC)
    pyplot.rcParams["figure.figsize"] = (WIDTH, 3.0)


def draw(figure, include=None, exclude=None):
    from handgrad.plots import Picture

    html = Picture(figure, description(figure))._repr_mimebundle_()["text/html"]
    return {"text/html": html.replace(BLACK, "currentColor"), "text/plain": repr(figure)}


def description(figure):
    """What can be read in it: titles, the names of the axes, the legend."""
    parts = [figure.get_suptitle(), *map(axes_text, figure.axes)]
    return ". ".join(["A figure", *(part for part in parts if part)])


def axes_text(axes):
    _, labels = axes.get_legend_handles_labels()
    named = {"x": axes.get_xlabel(), "y": axes.get_ylabel(), "shown": ", ".join(labels)}
    words = [axes.get_title(), *(f"{name}: {text}" for name, text in named.items() if text)]
    return "; ".join(word for word in words if word)
