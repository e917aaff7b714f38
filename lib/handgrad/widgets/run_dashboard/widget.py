"""A network's training in one picture, from the first update to the last.

Costs and accuracy, weights as images, and what flows for one held-out image, all at
the same moment.
"""

from dataclasses import replace
from time import perf_counter
from types import SimpleNamespace

import numpy as np
import traitlets

from handgrad import plots
from handgrad.batches import Batches
from handgrad.metrics import labels
from handgrad.training import Snapshot
from handgrad.widgets.base.arrays import letters
from handgrad.widgets.base.trainer import Trainer
from handgrad.widgets.base.widget import Widget
from handgrad.widgets.run_dashboard.record import (
    DashboardRecord,
    diverges,
    spaced,
    worth_recording,
)
from handgrad.widgets.run_dashboard.settings import (
    LIMITS,
    OPTIMIZERS,
    Settings,
    name_of,
)
from handgrad.widgets.run_dashboard.start import (
    as_rows,
    check_run,
    held_out_objective,
)

FRAMES = 26  # moments whose weights the page carries, at about 2 kB each
APART = 0.1  # seconds between two messages while a training runs


class RunDashboard(Widget, folder=__file__):
    """A TrainingRun of an Objective of a Network with sizes (side², h, k).

    X (n, side²) and y (n, k) are held-out images in [0, 1] and their one-hot targets;
    `images` are the rows of X to choose from. `run` is the TrainingRun shown: all its
    rows, or the first, the last and some between where they are more than 26. Most is
    learned in the first few updates, so let them be among the rows.

    `training = True` trains anew, from fresh weights, as many updates as the run has,
    with `optimizer`, `rate`, `width` hidden units, `seed`, and mini-batches of
    `batch` images. It goes on in the background where an event loop runs, and False
    stops it. What is out of bounds is clipped.

    ValueError for another kind of run or data.
    """

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
    optimizer = traitlets.Enum(list(OPTIMIZERS), "descent").tag(sync=True)
    rate = traitlets.Float().tag(sync=True)
    width = traitlets.Int(1, help="hidden units").tag(sync=True)
    seed = traitlets.Int().tag(sync=True)
    training = traitlets.Bool(help="whether a training runs").tag(sync=True)
    planned = traitlets.Int(help="its updates, or those of the run").tag(sync=True)
    trained = traitlets.Dict(help="Settings of the run, or empty").tag(sync=True)
    diverged = traitlets.Int(-1, help="the update, or −1").tag(sync=True)

    def __init__(self, run, X, y, images=None, batch=32, seed=0):
        check_run(run)
        held_out = held_out_objective(run, X, y)
        rows = as_rows(images, run, held_out)
        self.run, self._given, self._held_out = run, run, held_out
        self._batch, self._trainer = batch, Trainer()
        super().__init__(
            epoch=len(Batches(len(run.objective.y), batch)),
            planned=int(run.update[-1]),
            side=round(held_out.X.shape[1] ** 0.5),
            rows=rows,
            pixels=[letters(np.rint(63 * x).astype(int)) for x in held_out.X[rows]],
            targets=[int(label) for label in labels(held_out.y[rows])],
            optimizer=name_of(run.optimizer),
            rate=float(getattr(run.optimizer, "rate", 0.1)),
            width=run.objective.model.sizes[1],
            seed=seed,
        )
        record = self._record(run.objective)
        for row in zip(run.update, run.theta, run.cost, run.grad):
            record.add(Snapshot(*row))
        self._show(record, spaced(len(run), FRAMES))
        self.frame = len(self.moments) - 1

    @classmethod
    def of(cls, run, X, y, **options):
        return cls(run, X, y, **options)

    @traitlets.validate(*LIMITS)
    def _within_limits(self, proposal):
        name, value = proposal.trait.name, proposal.value
        if value != value:  # nan
            raise traitlets.TraitError(f"{name} is {value}: expected a number")
        low, high = LIMITS[name]
        return min(max(value, low), high)

    @traitlets.observe("training")
    def _start_or_stop(self, change):
        if self.training:
            self._start()
        else:
            self._trainer.stop()

    @traitlets.observe("optimizer", *LIMITS)
    def _start_again(self, change):
        if self.training:
            self._start()

    def _start(self):
        settings = Settings(self.optimizer, self.rate, self.width, self.seed)
        rule = settings.rule(self._given.optimizer)
        objective = settings.objective(self._given.objective)
        snapshots = settings.descend(objective, rule, self.planned, self._batch)
        record, self.diverged = self._record(objective), -1

        def done():
            if record.latest:
                record.add(record.latest)
                self._show(record, spaced(len(record.snapshots), FRAMES), settings)
                self.run = record.run(rule)
            self.training = False

        self._trainer.start(self._stream(record, snapshots, settings), done)

    def _record(self, objective):
        held_out = replace(self._held_out, model=objective.model)
        return DashboardRecord(objective, held_out, held_out.X[self.rows])

    def _stream(self, record, snapshots, settings):
        """Take in the snapshots, each of which is yielded, and show some of them."""
        shown = -np.inf
        for snapshot in snapshots:
            if diverges(snapshot):
                self.diverged = snapshot.update
                return
            record.latest = snapshot
            if worth_recording(snapshot.update, self.epoch):
                record.add(snapshot)
                if perf_counter() - shown > APART:
                    last = len(record.snapshots) - 1
                    self._show(record, sorted({0, last}), settings)
                    shown = perf_counter()
            yield snapshot

    def _show(self, record, moments, settings=None):
        """Show the curves of all snapshots, and the network at some of them."""
        with self.hold_sync():
            self.trained = settings._asdict() if settings else {}
            found = record.curves() | record.frames(moments)
            for name, value in found.items():
                self.set_trait(name, value)

    def picture(self):
        runs = {}
        for name, costs in self.costs.items():
            runs[name] = SimpleNamespace(update=self.updates, cost=np.array(costs))
        return plots.picture(plots.cost_curve, runs, height=4.2)
