"""What the scrubbed fit holds: points, and a network with one hidden layer."""

import numpy as np

from handgrad.activations import identity, relu
from handgrad.costs import MeanSquaredError
from handgrad.network import Network
from handgrad.objective import Objective
from handgrad.optimizers import GradientDescent
from handgrad.training import TrainingRun, collect, descend
from handgrad.widgets.base.arrays import pack

FRAMES = 60  # moments that a page carries
UNITS = 12  # more would not fit into the row of pictures


def frames(run):
    """The rows of a TrainingRun to show, closest at the start."""
    if len(run) <= FRAMES:
        return list(range(len(run)))
    steps = np.geomspace(1, len(run), FRAMES)
    rows = np.maximum(np.arange(FRAMES), np.rint(steps).astype(int) - 1)
    return [int(row) for row in rows]


def shown(thetas):
    """Parameters (T, p) as text for the page."""
    return pack(thetas)


def again(run, theta, updates):
    """Parameters (T, p) at these updates of a training from theta, as the run was."""
    snapshots = descend(run.objective, theta, run.optimizer, updates[-1])
    wanted = set(updates)
    return collect(each for each in snapshots if each.update in wanted).theta


def check_run(run):
    """ValueError unless it is a descent of a 1-h-1 network of ReLUs on a curve."""
    objective = getattr(run, "objective", None)
    if not isinstance(run, TrainingRun) or not isinstance(objective, Objective):
        raise ValueError(f"run is {run!r}: expected a TrainingRun of an Objective")
    model = objective.model
    fits = isinstance(model, Network) and model.sizes[::2] == (1, 1)
    fits = fits and len(model.sizes) == 3 and model.sizes[1] <= UNITS
    if not fits or (model.hidden, model.output) != (relu, identity):
        raise ValueError(
            f"run trains {model!r}: expected a Network of sizes (1, h, 1) with at "
            f"most {UNITS} ReLUs"
        )
    if not isinstance(objective.cost, MeanSquaredError) or objective.penalty:
        raise ValueError(
            f"run descends {objective.cost!r}: expected MeanSquaredError, no penalty"
        )
    if not isinstance(run.optimizer, GradientDescent):
        raise ValueError(f"run used {run.optimizer!r}: expected GradientDescent")
    if run.diverged_at is not None:
        raise ValueError(
            f"run diverged at update {run.diverged_at}: expected finite numbers"
        )


def check_tries(tries, run):
    """Tries as lists of [unit, place] pairs, units from 1. ValueError for others."""
    units = run.objective.model.sizes[1]
    tries = [[[int(unit), float(place)] for unit, place in each] for each in tries]
    for unit, _ in (step for each in tries for step in each):
        if not 1 <= unit <= units:
            raise ValueError(f"tries has unit {unit}: expected 1 to {units}")
    return tries
