"""A network's training in one picture, from the first update to the last.

Costs and accuracy, weights as images, and what flows for one held-out image, all at
the same moment.
"""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import traitlets

from handgrad import plots
from handgrad.fit import Fit
from handgrad.metrics import accuracy, labels
from handgrad.network import Network
from handgrad.numerics import softmax
from handgrad.training import Batches, TrainingRun, train
from handgrad.widgets.arrays import letters, packed
from handgrad.widgets.module import bundled
from handgrad.widgets.widget import Widget

FRAMES = 12  # moments whose weights the page carries, at about 4 kB each
UNITS, CLASSES = 24, 10  # more would not fit into the picture
BOLDEST = 10.0  # the highest rate that a control may ask for


class RunDashboard(Widget):
    """A TrainingRun of a Fit of a Network with sizes (side², h, k).

    X (n, side²) and y (n, k) are held-out images in [0, 1] and their one-hot targets;
    `images` are the rows of X to choose from. In a notebook a change of `rate` trains
    anew, with mini-batches of `batch` images, shuffled by `seed`. ValueError for
    another kind of run or data.
    """

    _esm = bundled("run_dashboard.js")
    shared = ("frame", "image", "view")

    epoch = traitlets.Int(help="updates in one").tag(sync=True)
    updates = traitlets.List(help="recorded, T of them").tag(sync=True)
    costs = traitlets.Dict(help="by name, T each").tag(sync=True)
    right = traitlets.List(help="share of held-out images, T").tag(sync=True)
    moments = traitlets.List(help="of the T, those with weights").tag(sync=True)
    weights = traitlets.List(help="into the hidden units, as letters").tag(sync=True)
    activations = traitlets.Dict(help="(moments, images, h)").tag(sync=True)
    outgoing = traitlets.Dict(help="hidden to output, (moments, h, k)").tag(sync=True)
    probabilities = traitlets.Dict(help="(moments, images, k)").tag(sync=True)
    side = traitlets.Int(help="of an image, in pixels").tag(sync=True)
    pixels = traitlets.List(help="an image each, as letters").tag(sync=True)
    rows = traitlets.List(help="their rows in X").tag(sync=True)
    targets = traitlets.List(help="their classes").tag(sync=True)
    frame = traitlets.Int().tag(sync=True)
    image = traitlets.Int().tag(sync=True)
    view = traitlets.Enum(["weights", "products"], "weights").tag(sync=True)
    rate = traitlets.Float().tag(sync=True)

    def __init__(self, run, X, y, images=None, batch=32, seed=0):
        check_run(run)
        if np.min(X) < 0 or np.max(X) > 1:
            raise ValueError(
                f"X runs from {np.min(X)} to {np.max(X)}: "
                "expected gray values in [0, 1]"
            )
        held_out = Fit(run.objective.model, run.objective.cost, X, y)
        rows = chosen(run, held_out) if images is None else list(images)
        if not rows or min(rows) < 0 or max(rows) >= len(held_out.y):
            raise ValueError(f"images is {images}: expected rows of X")
        self._held_out, self._batch, self._seed = held_out, batch, seed
        super().__init__(
            side=round(held_out.X.shape[1] ** 0.5),
            rows=[int(row) for row in rows],
            pixels=[letters(np.rint(63 * x).astype(int)) for x in held_out.X[rows]],
            targets=[int(label) for label in labels(held_out.y[rows])],
            rate=float(run.optimizer.rate),
        )
        self._show(run)
        self.frame = len(self.moments) - 1
        self.observe(self._train, "rate")

    @classmethod
    def of(cls, run, X, y, **options):
        return cls(run, X, y, **options)

    def _show(self, run):
        """Take in the run: curves of all its moments, and weights of some."""
        held_out, target = self._held_out, labels(self._held_out.y)
        logits = [held_out.model.predict(theta, held_out.X) for theta in run.theta]
        moments = spread(len(run), FRAMES)
        images = held_out.X[self.rows]
        passes = [held_out.model.forward(run.theta[t], images) for t in moments]
        with self.hold_sync():
            self.epoch = -(-len(run.objective.y) // self._batch)
            self.updates = run.update.tolist()
            self.costs = {
                "training": [run.objective.value(theta) for theta in run.theta],
                "held out": [held_out.value(theta) for theta in run.theta],
            }
            self.right = [accuracy(labels(z), target) for z in logits]
            self.moments = moments
            self.weights = successive([forward.layers[0].W.T for forward in passes])
            self.activations = packed([forward.a[1] for forward in passes], "uint16")
            outgoing = [forward.layers[1].W for forward in passes]
            self.outgoing = packed(outgoing, "uint16")
            softmaxes = [softmax(forward.a[-1]) for forward in passes]
            self.probabilities = packed(softmaxes, "uint16")
        self._run = run

    def _train(self, change):
        """Train anew from the same start, at the rate that the reader chose."""
        run, rng = self._run, np.random.default_rng(self._seed)
        rule = replace(run.optimizer, rate=min(max(self.rate, 0.0), BOLDEST))
        batches = Batches(len(run.objective.y), self._batch, rng)
        last = int(run.update[-1])
        self._show(
            train(run.objective, run.theta[0], rule, last, batches, record=self.epoch)
        )

    def picture(self):
        runs = {}
        for name, costs in self.costs.items():
            runs[name] = SimpleNamespace(update=self.updates, cost=np.array(costs))
        return plots.picture(plots.cost_curve, runs, height=4.2)


def check_run(run):
    """ValueError unless the dashboard has room for the run."""
    fit = getattr(run, "objective", None)
    if not isinstance(run, TrainingRun) or not isinstance(fit, Fit):
        raise ValueError(f"run is {run!r}: expected a TrainingRun of a Fit")
    sizes = fit.model.sizes if isinstance(fit.model, Network) else ()
    fits = len(sizes) == 3 and sizes[1] <= UNITS and sizes[2] <= CLASSES
    if not fits or round(sizes[0] ** 0.5) ** 2 != sizes[0]:
        raise ValueError(
            f"run trains {fit.model!r}: expected a Network of a square number of "
            f"inputs, at most {UNITS} hidden units and at most {CLASSES} outputs"
        )
    if run.diverged_at is not None:
        t = run.diverged_at
        raise ValueError(f"run diverged at update {t}: expected finite numbers")


def chosen(run, held_out, wrong=3):
    """Rows to look at: the first of each class, and the first that end up wrong."""
    target = labels(held_out.y)
    taken = labels(held_out.model.predict(run.theta[-1], held_out.X))
    rows = [np.flatnonzero(target == label)[0] for label in np.unique(target)]
    mistakes = [row for row in np.flatnonzero(taken != target) if row not in rows]
    return rows + mistakes[:wrong]


def spread(n, most):
    """At most `most` of 0 … n − 1, closest at the start, where most happens."""
    if n <= most:
        return list(range(n))
    steps = np.geomspace(1, n, most)
    rows = np.maximum(np.arange(most), np.rint(steps).astype(int) - 1)
    return [int(row) for row in rows]


def successive(tensors):
    """Tensors as levels 1 … 63, 32 for zero, each as its change from the one before.

    A weight that stands still is then a run of one letter. The change is counted
    modulo 64.
    """
    most = max(np.abs(tensor).max() for tensor in tensors)
    shares = [lifted(tensor / most) for tensor in tensors]
    levels = [np.rint(32 + 31 * share).astype(int) for share in shares]
    before = [np.zeros_like(levels[0]), *levels[:-1]]
    return [letters((now - then) % 64) for then, now in zip(before, levels)]


def lifted(share):
    """Small weights brought into sight, as plots.weights does."""
    return np.sign(share) * np.abs(share) ** 0.6
