"""A curve whose knobs the reader turns, in fog or out of it."""

import numpy as np
import traitlets

from handgrad import datasets
from handgrad.plots import attempts, picture, trend
from handgrad.validation import as_vector, check_integer, check_same_shape
from handgrad.widgets.base.widget import Widget
from handgrad.widgets.knobs_in_fog import records

VIEWS = ("fog", "path")
# Of the air: in the middle, from there to the ends, and how much that bends.
DOMAIN = ((300.0, 400.0), (-40.0, 60.0), (-25.0, 15.0))
START, GOALS = (70.0, 25.0, 30.0), (3.0, 1.0)


class KnobsInFog(Widget, folder=__file__):
    """Points, and the curve θ₀ + θ₁t + θ₂t² through them, with t from −1 to 1.

    x, y     the points, (n,) each, x in ascending order
    domain   ((low, high), …), one for each of three knobs, whose dials go to 100
    start    three dials to begin at
    goals    how little wrong is good enough, with two knobs and with three
    knobs    how many the reader turns at first, 2 or 3
    names    what x and y are
    view     "fog": knobs to turn; "path": what came of it, beside a descent
    keep     under this name the reader's device keeps the attempts

    The page computes the reader's costs; descents and searches from the start are
    recorded. ValueError names what cannot be shown.
    """

    shared = ("knobs",)

    x = traitlets.List(traitlets.Float()).tag(sync=True)
    y = traitlets.List(traitlets.Float()).tag(sync=True)
    domain = traitlets.List().tag(sync=True)
    start = traitlets.List(traitlets.Float()).tag(sync=True)
    goals = traitlets.List(traitlets.Float(), help="by knobs, from two").tag(
        sync=True
    )
    least = traitlets.List(traitlets.Float(), help="costs, by knobs").tag(sync=True)
    names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    view = traitlets.Unicode().tag(sync=True)
    keep = traitlets.Unicode().tag(sync=True)
    knobs = traitlets.Int().tag(sync=True)
    descents = traitlets.List(help="paths, by knobs").tag(sync=True)
    searches = traitlets.List(help="paths, by knobs").tag(sync=True)
    begin = traitlets.List(help="dials that Python descends from").tag(sync=True)

    def __init__(
        self, x, y, domain, start, goals, *, knobs=2,
        names=("x", "y"), view="fog", keep="",
    ):  # fmt: skip
        x, y = as_points(x, y)
        domain, start = as_knobs(domain, start)
        check_integer("knobs", knobs, 2)
        if knobs > records.MOST:
            raise ValueError(f"knobs is {knobs}: expected 2 or 3")
        if view not in VIEWS:
            raise ValueError(f"view is {view!r}: expected one of {VIEWS}")
        self.fits = {p: records.Fit(x, y, p) for p in (2, 3)}
        begins = {p: records.theta_of(start[:p], domain) for p in self.fits}
        runs = [records.descent(fit, begins[p]) for p, fit in self.fits.items()]
        tries = [records.attempts(fit, begins[p]) for p, fit in self.fits.items()]
        least = [fit.value(records.best(x, y, p)) for p, fit in self.fits.items()]
        super().__init__(
            x=x.tolist(),
            y=y.tolist(),
            domain=domain,
            start=start,
            goals=as_goals(goals, least),
            least=[float(f"{cost:.6g}") for cost in least],
            names=list(names),
            view=view,
            keep=keep,
            knobs=knobs,
            descents=[records.path(run, domain) for run in runs],
            searches=[records.path(one, domain) for one in tries],
        )
        self.observe(self._descend, "begin")

    @classmethod
    def of_air(cls, **options):
        """The carbon dioxide in the air of Mauna Loa, as the book shows it."""
        x, y = (column[:, 0] for column in datasets.co2())
        names = ("year", "CO₂, parts per million")
        return cls(x, y, DOMAIN, START, GOALS, names=names, keep="co2", **options)

    def run(self, knobs):
        """The descent with so many knobs from the start, a TrainingRun."""
        begin = records.theta_of(self.start[:knobs], self.domain)
        return records.descent(self.fits[knobs], begin)

    def search(self, knobs):
        """The search with so many knobs from the start, a Search."""
        begin = records.theta_of(self.start[:knobs], self.domain)
        return records.attempts(self.fits[knobs], begin)

    def dials(self, theta):
        """The dials of rows of parameters, (T, knobs)."""
        return records.dials_of(theta, self.domain)

    def _descend(self, change):
        dials = [float(dial) for dial in self.begin]
        if len(dials) not in self.fits or not np.isfinite(dials).all():
            return
        run = records.descent(
            self.fits[len(dials)], records.theta_of(dials, self.domain)
        )
        found = list(self.descents)
        found[len(dials) - 2] = records.path(run, self.domain)
        self.descents = found

    def picture(self):
        """The curve at the start and after a descent; or the two ways, by cost."""
        if self.view == "path":
            fit = self.fits[self.knobs]
            begin = records.theta_of(self.start[: self.knobs], self.domain)
            ways = {
                "knob after knob": records.attempts(fit, begin).best,
                "descent": self.run(self.knobs).cost,
            }
            return picture(attempts, ways)
        x = np.array(self.x)
        columns, theta = records.powers(x, self.knobs), self.run(self.knobs).theta
        curves = {"at the start": columns @ theta[0], "after": columns @ theta[-1]}
        return picture(trend, (x, np.array(self.y)), curves=curves, names=self.names)


def as_points(x, y):
    x, y = as_vector("x", x), as_vector("y", y)
    check_same_shape(x=x, y=y)
    if len(x) < records.MOST or np.any(np.diff(x) <= 0):
        raise ValueError(f"x is {x}: expected three numbers or more, ascending")
    return x, y


def as_knobs(domain, start):
    """Sides and dials as lists, if they are three, with room to turn."""
    sides, dials = np.asarray(domain, dtype=float), as_vector("start", start)
    if sides.shape != (records.MOST, 2) or np.any(sides[:, 0] >= sides[:, 1]):
        raise ValueError(f"domain is {domain}: expected three of (low, high)")
    if (
        dials.shape != (records.MOST,)
        or dials.min() < 0
        or dials.max() > records.DIAL
    ):
        raise ValueError(f"start is {start}: expected three dials from 0 to 100")
    return sides.tolist(), dials.tolist()


def as_goals(goals, least):
    """Two costs that can be reached."""
    goals = as_vector("goals", goals)
    if goals.shape != (2,) or np.any(goals <= least):
        raise ValueError(f"goals are {goals}: expected two, above {least}")
    return goals.tolist()
