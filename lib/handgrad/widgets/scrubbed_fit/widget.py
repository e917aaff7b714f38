"""A curve that a network of ten ReLUs learns, with its joints to grab."""

import numpy as np
import traitlets

from handgrad.plots import fits, picture
from handgrad.widgets.base.widget import Widget
from handgrad.widgets.scrubbed_fit import records


class ScrubbedFit(Widget, folder=__file__):
    """A TrainingRun of a Network of sizes (1, h, 1) with ReLUs, full batch.

    The reader scrubs through it, chooses a unit, moves its joint x = −b / w, switches
    it off, and trains again from there, in Python where that answers and in the
    browser elsewhere. `tries` are trainings to begin with one press from the end of
    the run: each is a list of (unit, place), units from 1, and after each step a
    training follows. ValueError for another kind of run.
    """

    points = traitlets.Dict(help="x and y of the data").tag(sync=True)
    rate = traitlets.Float().tag(sync=True)
    updates = traitlets.List(traitlets.Int(), help="recorded").tag(sync=True)
    recorded = traitlets.Dict(help="theta at the updates, (T, 3h + 1)").tag(sync=True)
    tries = traitlets.List(help="of [unit, place] each").tag(sync=True)
    start = traitlets.List(help="theta to train from").tag(sync=True)
    begin = traitlets.Int(help="how often the reader asked to train").tag(sync=True)
    trained = traitlets.Dict(help="theta at the updates of that").tag(sync=True)

    def __init__(self, run, tries=()):
        records.check_run(run)
        rows = records.frames(run)
        self.run, objective = run, run.objective
        super().__init__(
            points={"x": objective.X[:, 0].tolist(), "y": objective.y[:, 0].tolist()},
            rate=float(run.optimizer.rate),
            updates=[int(update) for update in run.update[rows]],
            recorded=records.shown(run.theta[rows]),
            tries=records.check_tries(tries, run),
        )
        self.observe(self._train, "begin")

    @classmethod
    def of(cls, run, **options):
        return cls(run, **options)

    def _train(self, change):
        theta = np.array(self.start, dtype=float)
        thetas = records.again(self.run, theta, self.updates)
        self.trained = records.shown(thetas)

    def picture(self):
        """The curve at the start and in the end, with its joints."""
        x = np.linspace(min(self.points["x"]), max(self.points["x"]), 201)
        model, curves, joints = self.run.objective.model, {}, {}
        for row in (0, -1):
            theta, name = self.run.theta[row], f"update {self.run.update[row]:,}"
            (w, b), _ = model.layers(theta)
            curves[name] = (x, model.predict(theta, x[:, None])[:, 0])
            joints[name] = -b[w[0] != 0] / w[0][w[0] != 0]
        points = (self.points["x"], self.points["y"])
        return picture(fits, curves, points=points, joints=joints, height=2.2)
