"""What a network says of one image, from epoch to epoch."""

import numpy as np

from handgrad.plots.curves import DASHES, MARKERS, label_ends
from handgrad.plots.images import square
from handgrad.plots.numerals import row
from handgrad.plots.style import COLORS, INK, LETTERS


def answers(ax, p, image):
    """The image (side²,) beside the probability p (epochs, k) of each class.

    Epoch 0 is before training. Above stands the likeliest class, over the epochs in
    which it is.
    """
    ax.set_axis_off()
    _image(ax.inset_axes((0, 0.16, 0.3, 0.72)), image)
    _curves(ax.inset_axes((0.43, 0.16, 0.52, 0.72)), p)
    said = " ".join(str(j) for j in p.argmax(axis=1))
    first, last = (row(p[epoch]) for epoch in (0, -1))
    ax.set_label(
        f"An image, and a network's answers from epoch 0 to {len(p) - 1}: {said}. "
        f"Probabilities of the classes: first {first}, last {last}."
    )
    return ax


def _image(ax, image):
    ax.set_gid("hg-ink")  # the page turns it around in the dark
    tile = 1 - square(image[None])[0]
    ax.imshow(tile, cmap="gray", vmin=0, vmax=1, interpolation="none")
    ax.set_axis_off()


def _curves(ax, p):
    epoch = np.arange(len(p))
    for j, column in enumerate(p.T):
        marks = {"marker": MARKERS[j % 4], "markersize": 3}
        look = {"color": COLORS["prediction"], "clip_on": False, "lw": 1}
        ax.plot(epoch, column, DASHES[j % 4], label=f"a {j}", **marks, **look)
    for answer, first, last in _stretches(p.argmax(axis=1)):
        ax.hlines(1.05, first - 0.3, last + 0.3, color=INK, lw=0.6, clip_on=False)
        ax.text((first + last) / 2, 1.08, answer, ha="center", fontsize=LETTERS)
    ax.set(xlabel="epoch", ylabel="probability", ylim=(0, 1), yticks=[0, 0.5, 1])
    ax.set_xticks(range(0, len(p), 5))
    ax.margins(x=0.02)
    label_ends(ax)


def _stretches(answers):
    """(answer, first epoch, last epoch) for each stretch of equal answers."""
    starts = [0, *(np.flatnonzero(np.diff(answers)) + 1)]
    ends = [start - 1 for start in starts[1:]] + [len(answers) - 1]
    return [(answers[start], start, end) for start, end in zip(starts, ends)]
