"""What a dashboard can show: its runs, and the images to look at."""

import numpy as np

from handgrad.metrics import labels
from handgrad.network import Network
from handgrad.objective import Objective
from handgrad.training import TrainingRun
from handgrad.widgets.run_dashboard.settings import UNITS

CLASSES = 10  # more would not fit into the picture


def held_out_objective(run, X, y):
    """The run's Objective on held-out images. ValueError for other data."""
    if np.min(X) < 0 or np.max(X) > 1:
        raise ValueError(
            f"X runs from {np.min(X)} to {np.max(X)}: expected gray values in [0, 1]"
        )
    return Objective(run.objective.model, run.objective.cost, X, y)


def as_rows(images, run, held_out):
    """The given rows of X, or usual ones."""
    rows = usual_rows(run, held_out) if images is None else list(images)
    if not rows or min(rows) < 0 or max(rows) >= len(held_out.y):
        raise ValueError(f"images is {images}: expected rows of X")
    return [int(row) for row in rows]


def check_run(run):
    """ValueError unless the dashboard has room for the run."""
    objective = getattr(run, "objective", None)
    if not isinstance(run, TrainingRun) or not isinstance(objective, Objective):
        raise ValueError(f"run is {run!r}: expected a TrainingRun of an Objective")
    sizes = objective.model.sizes if isinstance(objective.model, Network) else ()
    fits = len(sizes) == 3 and sizes[1] <= UNITS and sizes[2] <= CLASSES
    if not fits or round(sizes[0] ** 0.5) ** 2 != sizes[0]:
        raise ValueError(
            f"run trains {objective.model!r}: expected a Network of a square number "
            f"of inputs, at most {UNITS} hidden units and at most {CLASSES} outputs"
        )
    if run.diverged_at is not None:
        t = run.diverged_at
        raise ValueError(f"run diverged at update {t}: expected finite numbers")


def usual_rows(run, held_out, wrong=3):
    """Rows to look at: the first of each class, and the first that end up wrong."""
    target = labels(held_out.y)
    taken = labels(held_out.model.predict(run.theta[-1], held_out.X))
    rows = [np.flatnonzero(target == label)[0] for label in np.unique(target)]
    mistakes = [row for row in np.flatnonzero(taken != target) if row not in rows]
    return rows + mistakes[:wrong]
