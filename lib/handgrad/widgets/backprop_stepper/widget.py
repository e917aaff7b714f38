"""Backpropagation by hand: a small network with every number of one example."""

import numpy as np
import traitlets

from handgrad.network import Network
from handgrad.objective import Objective
from handgrad.plots.diagram import diagram
from handgrad.plots.picture import Picture, picture
from handgrad.validation import check_range
from handgrad.widgets.backprop_stepper.example import example_of, values
from handgrad.widgets.backprop_stepper.steps import steps
from handgrad.widgets.base.widget import Widget

MOST = 3  # units a layer: with more, the numbers would overlap
GIVEN = {"a:", "w:", "b:", "y:"}  # what the computation starts from
LARGEST = 1000.0  # an input, or a rate, that a reader may type


class BackpropStepper(Widget, folder=__file__):
    """Step through an Objective's first example, forward, back, through one update.

    objective is an Objective of a Network with one hidden layer and at most three
    units a layer, theta (p,) its parameters. The update is gradient descent's;
    without update_biases it leaves the biases as they are. names are those of the
    units, layer by layer, (("i1", "i2"), ("h1", "h2"), ("o1", "o2")) if none are
    given.
    ValueError or TypeError for anything else.
    """

    shared = ("step", "mode")
    x = traitlets.List(traitlets.Float()).tag(sync=True)
    target = traitlets.List(traitlets.Float()).tag(sync=True)
    rate = traitlets.Float().tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    mode = traitlets.Unicode("every").tag(sync=True)  # "every", "key" or "none"
    names = traitlets.List().tag(sync=True)
    given = traitlets.Dict().tag(sync=True)
    steps = traitlets.List().tag(sync=True)

    def __init__(self, objective, theta, rate=0.5, update_biases=True, names=None):
        check(objective, rate)
        self.objective, self.theta = objective, theta
        self.update_biases = update_biases
        names = unit_names(objective.model.sizes, names)
        found = self._record(objective, rate, names)
        super().__init__(
            x=objective.X[0].tolist(), target=objective.y[0].tolist(),
            rate=float(rate), names=names, **found,
        )  # fmt: skip
        self.observe(self._again, ["x", "target", "rate"])

    @classmethod
    def of(cls, objective, theta, rate=0.5, update_biases=True, names=None):
        """The widget of an Objective at theta."""
        return cls(objective, theta, rate, update_biases, names)

    def picture(self):
        forward = self.objective.model.forward(self.theta, self.objective.X[:1])
        backward = self.objective.on(slice(0, 1)).backward(self.theta)
        drawn = picture(diagram, forward, backward=backward)
        before, after = self._answer("J"), self._answer("new:J")
        cost = f" Cost {before:.6f}, after one update {after:.6f}."
        return Picture(drawn.figure, drawn.alt + cost)

    def _answer(self, name):
        return next(step["answer"] for step in self.steps if step["id"] == name)

    def _record(self, objective, rate, names):
        """The traits that follow from the numbers."""
        # A wrong formula may overflow; it is then no mistake that anyone makes.
        with np.errstate(all="ignore"):
            example = example_of(
                objective, self.theta, rate, self.update_biases, names
            )
            known = values(example)
            if not all(map(np.isfinite, known.values())):
                raise ValueError(f"theta is {self.theta}: its numbers are not finite")
            found = steps(example)
        asked = {step["id"] for step in found}
        drawn = {name: x for name, x in known.items() if name[:2] in GIVEN}
        given = {name: x for name, x in drawn.items() if name not in asked}
        return {"given": given, "steps": found}

    def _again(self, change):
        """The reader changed a number: compute anew, or refuse and say what holds."""
        try:
            objective = self._changed_fit()
            found = self._record(objective, self.rate, self.names)
        except (ValueError, TypeError):
            self.set_trait(change.name, change.old)
            self.send_state(change.name)
            return
        self.objective = objective
        with self.hold_sync():
            self.given, self.steps = found["given"], found["steps"]

    def _changed_fit(self):
        X, y = np.array([self.x]), np.array([self.target])
        check_range("rate", self.rate, 0, LARGEST)
        if abs(X).max() > LARGEST or X.shape[1] != self.objective.model.sizes[0]:
            raise ValueError(f"x is {self.x}: expected inputs up to {LARGEST}")
        objective = Objective(self.objective.model, self.objective.cost, X, y)
        objective.value(self.theta)
        return objective


def check(objective, rate):
    check_range("rate", rate, 0)
    network = getattr(objective, "model", None)
    if not isinstance(objective, Objective) or not isinstance(network, Network):
        name = type(objective).__name__
        raise TypeError(f"objective is a {name}: expected an Objective of a Network")
    if len(network.sizes) != 3 or max(network.sizes) > MOST:
        raise ValueError(
            f"objective has a network of sizes {network.sizes}: "
            f"expected one hidden layer and at most {MOST} units a layer"
        )
    if objective.penalty is not None:
        raise ValueError(f"objective has penalty {objective.penalty}: expected None")


def unit_names(sizes, names):
    """The names of the units, layer by layer, each its own."""
    if names is None:
        names = [[f"{c}{i + 1}" for i in range(n)] for c, n in zip("iho", sizes)]
    names = [list(layer) for layer in names]
    flat = [name for layer in names for name in layer]
    fitting = [len(layer) for layer in names] == list(sizes)
    if not fitting or len(set(flat)) < len(flat) or not all(map(proper, flat)):
        raise ValueError(
            f"names is {names}: expected a different short name for each unit "
            f"of sizes {sizes}, of letters and digits"
        )
    return names


def proper(name):
    return isinstance(name, str) and name.isalnum() and len(name) <= 3
