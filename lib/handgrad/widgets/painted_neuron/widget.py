"""A sheet of weights that the reader paints, and what a neuron does with it."""

import numpy as np
import traitlets

from handgrad.plots import picture, piles
from handgrad.validation import as_examples
from handgrad.widgets.base.widget import Widget
from handgrad.widgets.painted_neuron import records


class PaintedNeuron(Widget, folder=__file__):
    """One neuron with a weight a pixel, z = x · w + b, that tells zeros from ones.

    zeros, ones    images to paint for, (n, side²) in [0, 1]
    others         (zeros, ones) that the reader does not paint for, or None
    weights        the first sheet, (side²,) in [−1, 1]; None is a blank one

    Beside the reader's sheet stands the one that gradient descent finds from a blank
    sheet, on the same images. ValueError names what cannot be shown.
    """

    images = traitlets.Unicode(help="pixels, a letter each").tag(sync=True)
    counts = traitlets.List(traitlets.Int(), help="zeros, ones, others").tag(
        sync=True
    )
    sheet = traitlets.Unicode(help="painted weights, a letter each").tag(sync=True)
    updates = traitlets.List(traitlets.Int(), help="recorded").tag(sync=True)
    trained = traitlets.Dict(help="weights and biases at updates").tag(sync=True)
    begin = traitlets.Int(help="how often the reader asked to train").tag(sync=True)

    def __init__(self, zeros, ones, others=None, weights=None):
        groups = [zeros, ones, *(others if others is not None else ())]
        groups = [as_images(X) for X in groups]
        check_one_size(groups)
        X = np.vstack(groups)
        self.counted = [len(group) for group in groups]
        self.X = X[: self.counted[0] + self.counted[1]]
        self.is_one = np.arange(len(self.X)) >= self.counted[0]
        blank = np.zeros(X.shape[1])
        super().__init__(
            images=records.images(X),
            counts=self.counted,
            sheet=records.sheet(blank if weights is None else as_sheet(weights, X)),
            updates=list(records.MOMENTS),
            trained=records.frames(records.training(self.X, self.is_one, blank)),
        )
        self.observe(self._train, "begin")

    @property
    def weights(self):
        """The sheet as it is painted, (side²,)."""
        return records.weights_of(self.sheet)

    def _train(self, change):
        run = records.training(self.X, self.is_one, self.weights)
        self.trained = records.frames(run)

    def picture(self):
        """The piles that training leaves, since nobody has painted yet."""
        run = records.training(self.X, self.is_one, 0 * self.weights)
        z = {}
        for name, theta in {"1 update": run.theta[1], "100": run.theta[-1]}.items():
            sums = self.X @ theta[:-1]
            z[name] = (sums[~self.is_one], sums[self.is_one])
        return picture(piles, z, height=3.6)


def as_images(X):
    X = as_examples("images", X)
    if round(X.shape[1] ** 0.5) ** 2 != X.shape[1]:
        raise ValueError(f"images have {X.shape[1]} pixels: expected a square number")
    if X.min() < 0 or X.max() > 1:
        raise ValueError(
            f"images run from {X.min()} to {X.max()}: expected gray values in [0, 1]"
        )
    return X


def check_one_size(groups):
    sizes = sorted({X.shape[1] for X in groups})
    if len(sizes) > 1:
        raise ValueError(
            f"images have {' and '.join(map(str, sizes))} pixels: "
            "expected as many in each"
        )


def as_sheet(weights, X):
    weights = np.asarray(weights, dtype=float)
    if weights.shape != X.shape[1:] or np.abs(weights).max() > 1:
        raise ValueError(
            f"weights has shape {weights.shape} and runs to {np.abs(weights).max()}: "
            f"expected {X.shape[1:]} numbers in [-1, 1]"
        )
    return weights
