"""What a dashboard shows of a run: its curves, and the network at some moments."""

import numpy as np

from handgrad.metrics import accuracy, labels
from handgrad.numerics import softmax
from handgrad.training import collect
from handgrad.widgets.base.arrays import letters, pack

FAR = 1e9  # parameters and costs beyond are on their way to infinity
MOST = 15  # the level of the largest weight; 0 is written as MOST + 1


class DashboardRecord:
    """Grows with a training, snapshot by snapshot.

    objective trains, held_out is the same on held-out images, and images (i, d) are
    those that are looked at.
    """

    def __init__(self, objective, held_out, images):
        self.objective, self.held_out, self.images = objective, held_out, images
        self.latest, self.snapshots = None, []  # the latest need not be recorded
        self.training, self.unseen, self.right = [], [], []

    def add(self, snapshot):
        """Take in a Snapshot of finite numbers, unless it is there already."""
        if self.snapshots and self.snapshots[-1].update == snapshot.update:
            return
        held_out = self.held_out
        logits = held_out.model.predict(snapshot.theta, held_out.X)
        self.snapshots.append(snapshot)
        self.training.append(short(self.objective.value(snapshot.theta)))
        self.unseen.append(short(held_out.cost.value(logits, held_out.y)))
        self.right.append(accuracy(labels(logits), labels(held_out.y)))

    def run(self, optimizer):
        """The TrainingRun."""
        return collect(self.snapshots, self.objective, optimizer)

    def curves(self):
        """The values of traits for all that is recorded."""
        return {
            "updates": [int(snapshot.update) for snapshot in self.snapshots],
            "costs": {"training": [*self.training], "held out": [*self.unseen]},
            "right": [*self.right],
        }

    def frames(self, moments):
        """The values of traits for the network at some of the snapshots."""
        model, thetas = (
            self.objective.model,
            [self.snapshots[t].theta for t in moments],
        )
        passes = [model.forward(theta, self.images) for theta in thetas]
        softmaxes = [softmax(forward.a[-1]) for forward in passes]
        return {
            "moments": list(moments),
            "weights": changes([forward.layers[0].W.T for forward in passes]),
            "activations": pack([forward.a[1] for forward in passes], "uint16"),
            "outgoing": pack([f.layers[1].W for f in passes], "uint16"),
            "probabilities": pack(softmaxes, "uint16"),
        }


def worth_recording(update, epoch):
    """Update 0, 1, 2, 5, 10, 20, 50 … of the first epoch, and the end of each."""
    early = update < epoch and str(update).rstrip("0") in ("1", "2", "5")
    return early or update % epoch == 0


def diverges(snapshot):
    """Whether a Snapshot holds numbers that are not finite, or soon will not be."""
    most = max(abs(snapshot.cost), np.abs(snapshot.theta).max())
    return not most <= FAR  # nan is not


def short(cost):
    """A cost with as many digits as anyone reads, so that the page stays light."""
    return float(f"{cost:.8g}")


def spaced(n, most):
    """At most `most` of 0 … n − 1, closest at the start, where most happens."""
    if n <= most:
        return list(range(n))
    steps = np.geomspace(1, n, most)
    rows = np.maximum(np.arange(most), np.rint(steps).astype(int) - 1)
    return [int(row) for row in rows]


def changes(tensors):
    """Tensors as levels 1 … 31, 16 for zero, each as its change from the one before.

    A weight that stands still is then a run of one letter. The change is counted
    modulo 32.
    """
    most = max(np.abs(tensor).max() for tensor in tensors)
    shares = [lift(tensor / most) for tensor in tensors]
    levels = [np.rint(MOST + 1 + MOST * share).astype(int) for share in shares]
    before = [np.zeros_like(levels[0]), *levels[:-1]]
    return [
        letters((now - then) % (2 * MOST + 2)) for then, now in zip(before, levels)
    ]


def lift(share):
    """Small weights brought into sight."""
    return np.sign(share) * np.abs(share) ** 0.6
