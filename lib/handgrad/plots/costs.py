"""Costs of one prediction: their curves, where it stands, and how they pull at it."""

from itertools import cycle

import numpy as np

from handgrad.plots.curves import DASHES
from handgrad.plots.numerals import short
from handgrad.plots.style import COLORS, INK, SMALL

WORDS = {
    "squared": "squared error",
    "absolute": "absolute error",
    "huber": "Huber",
    "cross-entropy": "cross-entropy",
    "hinge": "hinge",
    "squared-sigmoid": "squared error of σ(z)",
    "squared-softmax": "squared error of p",
}
AXES = {"number": "prediction ŷ", "class": "logit z"}
SHORT = 0.015  # of the axis: an arrow that is all head would say nothing
PULL = {"arrowstyle": "-|>", "color": COLORS["gradient"], "shrinkA": 0, "shrinkB": 0}


def cost_shapes(ax, record):
    """Costs over the prediction of one number: names, x (m,), curves (costs, m).

    A dot is a cost at the prediction; the arrow from it shows minus its gradient, as
    long as the gradient: one update at rate 1.
    """
    for name, curve, dash in zip(record.names, record.curves, cycle(DASHES)):
        ax.plot(record.x, curve, dash, color=COLORS["cost"], label=WORDS[name])
    for value, grad in zip(record.value, record.grad):
        start, end = (record.prediction, value), (record.prediction - grad, value)
        ax.plot(*start, "o", color=COLORS["cost"], markersize=5)
        if abs(grad) > SHORT * np.ptp(record.x):
            ax.annotate("", end, start, arrowprops=PULL)
    if record.kind == "number":
        ax.axvline(record.target, color=COLORS["target"], linewidth=1, dashes=(5, 3))
        _write(ax, "target y", (record.target, 0.97), "target")
    ax.plot(record.prediction, 0, "o", color=COLORS["prediction"], clip_on=False)
    ax.set(xlim=record.x[[0, -1]], xlabel=AXES[record.kind], ylabel="cost J")
    ax.set_ylim(bottom=0)
    _name_lines(ax)
    ax.set_label(_alt(record))
    return ax


def _write(ax, text, place, color):
    """A name beside a vertical line: x in numbers, y in parts of the height."""
    look = {"textcoords": "offset points", "color": COLORS[color], "va": "top"}
    ax.annotate(text, place, (5, 0), xycoords=("data", "axes fraction"), **look)


def _name_lines(ax):
    """The names of the lines in a row above the picture."""
    place = {"loc": "lower left", "bbox_to_anchor": (-0.01, 1), "ncols": 3}
    look = {"frameon": False, "fontsize": SMALL, "labelcolor": INK}
    ax.legend(columnspacing=1.5, **look, **place)


def _alt(record):
    costs = _list(record.names, record.value, record.grad)
    what = "Prediction" if record.kind == "number" else "Logit"
    goal = "target" if record.kind == "number" else "target class"
    here = f"{what} {short(record.prediction)}, {goal} {short(record.target)}"
    return f"{here}. Cost and gradient: {costs}."


def class_costs(ax, record):
    """Class probabilities, the target among them, and the pull on each logit.

    record has logits (k,), probability (k,), target, names, value (costs,) and grad
    (costs, k). The arrows show minus the gradients, from the top of each bar: that of
    cross-entropy, p − y, ends at the target.
    """
    columns = range(len(record.logits))
    bars = {"color": COLORS["prediction"], "width": 0.4}
    ax.bar(columns, record.probability, alpha=0.5, **bars)
    look = {"fill": False, "edgecolor": COLORS["target"], "linestyle": "--"}
    ax.bar(record.target, 1, width=0.4, **look)
    for k, (name, grad) in enumerate(zip(record.names, record.grad)):
        style = PULL | {"linestyle": DASHES[k]}
        for j in columns:
            place, top = j + 0.27 + 0.13 * k, record.probability[j]
            if abs(grad[j]) > SHORT:
                end = (place, top - grad[j])
                ax.annotate("", end, (place, top), arrowprops=style)
        dash = {"linestyle": DASHES[k], "color": COLORS["gradient"]}
        ax.plot([], [], label=WORDS[name], **dash)
    labels = [f"{j}\ntarget" if j == record.target else str(j) for j in columns]
    ax.set_xticks(columns, labels)
    ax.set(xlabel="class j", ylabel="probability pⱼ", ylim=(0, 1.05))
    ax.set_xlim(-0.5, len(record.logits) - 0.3)
    _name_lines(ax)
    ax.set_label(_alt_of_classes(record))
    return ax


def _alt_of_classes(record):
    p = record.probability
    costs = _list(record.names, record.value, [g[record.target] for g in record.grad])
    shares = ", ".join(f"class {j} {short(share)}" for j, share in enumerate(p))
    return (
        f"Probabilities: {shares}; the target is class {record.target}. "
        f"Cost, and gradient for the target's logit: {costs}."
    )


def _list(names, values, grads):
    each = zip(names, values, grads)
    return "; ".join(
        f"{WORDS[name]} {short(value)}, {short(grad)}" for name, value, grad in each
    )
