"""Descents over the level lines of an objective: the reader moves start and rate."""

import numpy as np
import traitlets

from handgrad.plots import descent, picture
from handgrad.plots.contours import as_side, levels, within
from handgrad.training import train
from handgrad.validation import as_vector, check_integer, check_range
from handgrad.widgets.base.widget import Widget
from handgrad.widgets.descent_on_surface import knobs, sweeps

NAMES = {"descent": "gradient descent", "momentum": "momentum", "adam": "Adam"}
DOMAINS = {  # about 3 : 2, so that both axes have one scale
    "Rosenbrock": ((-2.2, 2.2), (-0.7, 2.2)),
    "Himmelblau": ((-7.2, 7.2), (-4.8, 4.8)),
    "Beale": ((-1.5, 4.5), (-2.0, 2.0)),
    "Saddle": ((-3.0, 3.0), (-2.0, 2.0)),
    "Rastrigin": ((-3.3, 3.3), (-2.2, 2.2)),
}
MOST = 500  # updates


class DescentOnSurface(Widget, folder=__file__):
    """Gradient descent, momentum and Adam on an objective of two parameters.

    objective  a Quadratic, Rosenbrock, Himmelblau, Beale, Saddle or Rastrigin
    start      (x, y), which the reader drags
    rate       one of `rates`; another, set later, becomes the nearest of them
    momentum   β of the rule momentum, one of `betas`, as `rate` is of `rates`
    updates    of each descent, at most 500
    domain     ((x₀, x₁), (y₀, y₁)), or None for a usual one
    rules      those shown at first, of "descent", "momentum" and "adam"

    Descents from this start with this β are recorded; a page computes the others.

    ValueError names what cannot be shown.
    """

    shared = ("start", "rate", "momentum", "rules", "update", "tinted")

    surface = traitlets.Dict(help="the objective in numbers").tag(sync=True)
    domain = traitlets.List().tag(sync=True)
    rates = traitlets.List(traitlets.Float()).tag(sync=True)
    betas = traitlets.List(traitlets.Float()).tag(sync=True)
    sweep = traitlets.Dict(help="descents from the first start").tag(sync=True)
    descents = traitlets.Dict(help="those trained last, or empty").tag(sync=True)
    start = traitlets.List(traitlets.Float(), minlen=2, maxlen=2).tag(sync=True)
    rate = traitlets.Float().tag(sync=True)
    momentum = traitlets.Float().tag(sync=True)
    updates = traitlets.Int().tag(sync=True)
    rules = traitlets.Unicode(help="names of the rules shown").tag(sync=True)
    update = traitlets.Int(help="the one that the reader looks at").tag(sync=True)
    way = traitlets.Dict(help="what is kept of the reader's").tag(sync=True)
    tinted = traitlets.Bool(help="whether the basins are").tag(sync=True)

    def __init__(
        self,
        objective,
        start,
        rate=0.1,
        momentum=0.9,
        updates=60,
        domain=None,
        rules=("descent",),
    ):
        self.objective = check_objective(objective)
        start = as_start(start)
        domain = as_domain(domain, start, objective)
        check_range("rate", rate, 1e-12, 1e6)
        check_range("momentum", momentum, 0, 1, end="exclusive")
        check_integer("updates", updates, 1)
        check_range("updates", updates, 1, MOST)
        rate, momentum, rules = float(rate), float(momentum), as_rules(rules)
        rates = sweeps.rates(objective, start, rate)
        some = sweeps.thin(rates, rate, updates)
        super().__init__(
            surface=surface(objective, domain),
            domain=[list(side) for side in domain],
            rates=rates,
            betas=sweeps.betas(objective, momentum),
            sweep=sweeps.sweep(objective, start, some, momentum, updates),
            start=start,
            rate=rate,
            momentum=momentum,
            updates=updates,
            rules=" ".join(rules),
            update=updates,
        )
        self.observe(self._train, ["start", "rate", "momentum", "updates"])

    @classmethod
    def of(cls, run):
        """The widget with the objective, start and rule of a TrainingRun.

        It descends anew, and without mini-batches.
        """
        rule = sweeps.rule_of(run.optimizer)
        beta = {"momentum": run.optimizer.beta} if rule == "momentum" else {}
        return cls(
            run.objective,
            run.theta[0],
            run.optimizer.rate,
            updates=int(run.update[-1]),
            rules=(rule,),
            **beta,
        )

    @classmethod
    def beside_way(cls, fog, rate):
        """The cost of two knobs, and over its level lines the reader's way.

        fog    a KnobsInFog, whose attempts the reader's device keeps
        rate   of a descent from the same dials

        Who has turned no knob sees a recorded search.
        """
        objective = knobs.bowl_of(fog.fits[2], fog.domain)
        widget = cls(objective, fog.start[:2], rate, domain=knobs.DIALS)
        search = fog.search(2)
        kept = fog.dials(search.theta[knobs.helped(search)])
        way = {"search": kept.round(4).tolist(), "tried": len(search.cost) - 1}
        widget.way = {"keep": fog.keep, **way}
        return widget

    @property
    def runs(self):
        """The shown rules' TrainingRuns by name, from the present start and rate."""
        return {
            NAMES[rule]: train(
                self.objective,
                np.array(self.start),
                sweeps.optimizer(rule, self.rate, self.momentum),
                self.updates,
            )
            for rule in self.rules.split()
        }

    def picture(self):
        runs, height = self.runs, 3.6
        if self.way:
            way = knobs.run_of(self.way["search"], self.objective)
            runs, height = runs | {"a search, knob after knob": way}, 4.4
        return picture(descent, runs, height=height, domain=self.domain)

    @traitlets.validate("start")
    def _inside(self, proposal):
        if not np.isfinite(proposal.value).all():
            raise traitlets.TraitError(f"start is {proposal.value}: expected numbers")
        low, high = np.transpose(self.domain or [proposal.value] * 2)
        return [float(x) for x in np.clip(proposal.value, low, high)]

    @traitlets.validate("rate", "momentum")
    def _nearest(self, proposal):
        stops = {"rate": self.rates, "momentum": self.betas}[proposal.trait.name]
        return min(stops, key=lambda stop: abs(stop - proposal.value))

    def _train(self, change):
        self.descents = sweeps.sweep(
            self.objective, self.start, [self.rate], self.momentum, self.updates
        )


def surface(objective, domain):
    """What the page has to know of an objective."""
    found = sweeps.limits(objective)
    return {
        "name": type(objective).__name__,
        "A": np.asarray(getattr(objective, "A", ())).tolist(),
        "minima": objective.minima.tolist(),
        "least": getattr(objective, "c", 0.0),
        "limits": found._asdict() if found else None,
        "levels": levels(objective, domain).tolist(),
    }


def check_objective(objective):
    """The objective, if the page can compute it too."""
    names = ", ".join(known.__name__ for known in sweeps.KNOWN)
    if type(objective) not in sweeps.KNOWN:
        raise ValueError(f"objective is {objective!r}: expected one of {names}")
    if np.shape(getattr(objective, "A", np.eye(2))) != (2, 2):
        raise ValueError(f"objective is {objective!r}: expected two parameters")
    return objective


def as_start(start):
    start = as_vector("start", start)
    if len(start) != 2:
        raise ValueError(f"start is {start}: expected two numbers, (x, y)")
    return start.tolist()


def as_domain(domain, start, objective):
    """The given domain, or a usual one that holds the start."""
    if domain is None:
        return usual_domain(start, objective)
    if np.shape(domain) != (2, 2) or not np.isfinite(domain).all():
        raise ValueError(f"domain is {domain!r}: expected ((x0, x1), (y0, y1))")
    domain = [tuple(float(end) for end in as_side(side)) for side in domain]
    if not len(within([start], domain)):
        raise ValueError(f"start is {start}: expected a point in domain, {domain}")
    return domain


def usual_domain(start, objective):
    """A quadratic's is centered at its minimum; others' grow to hold the start."""
    usual = DOMAINS.get(type(objective).__name__)
    if usual:
        sides = zip(usual, start)
        return [(min(low, 1.1 * x), max(high, 1.1 * x)) for (low, high), x in sides]
    half = 1.2 * max(abs(start[0]), 1.5 * abs(start[1])) or 1.0
    return [(-half, half), (-half / 1.5, half / 1.5)]


def as_rules(rules):
    rules = (rules,) if isinstance(rules, str) else tuple(rules)
    for rule in rules:
        if rule not in sweeps.RULES:
            raise ValueError(f"rules holds {rule!r}: expected some of {sweeps.RULES}")
    return [rule for rule in sweeps.RULES if rule in rules]
