"""Backpropagation by hand: a small network with every number of one example."""

import numpy as np
import traitlets

from handgrad.fit import Fit
from handgrad.network import Network
from handgrad.plots.diagram import diagram
from handgrad.plots.picture import Picture, picture
from handgrad.validation import in_range
from handgrad.widgets.backprop_stepper.example import example_of, values
from handgrad.widgets.backprop_stepper.steps import steps
from handgrad.widgets.base.widget import Widget

MOST = 3  # units a layer: with more, the numbers would overlap
GIVEN = {"a:", "w:", "b:", "y:"}  # what the computation starts from
LARGEST = 1000.0  # an input, or a rate, that a reader may type


class BackpropStepper(Widget, folder=__file__):
    """Step through the first example of a Fit, forward, back, and through one update.

    fit is a Fit of a Network with one hidden layer and at most three units a layer,
    theta (p,) its parameters. The update is gradient descent's; without
    update_biases it leaves the biases as they are. names are those of the units,
    layer by layer, (("i1", "i2"), ("h1", "h2"), ("o1", "o2")) if none are given.
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

    def __init__(self, fit, theta, rate=0.5, update_biases=True, names=None):
        check(fit, rate)
        self.fit, self.theta, self.update_biases = fit, theta, update_biases
        names = unit_names(fit.model.sizes, names)
        found = self._record(fit, rate, names)
        super().__init__(
            x=fit.X[0].tolist(), target=fit.y[0].tolist(), rate=float(rate),
            names=names, **found,
        )  # fmt: skip
        self.observe(self._again, ["x", "target", "rate"])

    @classmethod
    def of(cls, fit, theta, rate=0.5, update_biases=True, names=None):
        """The widget of a Fit at theta."""
        return cls(fit, theta, rate, update_biases, names)

    def picture(self):
        forward = self.fit.model.forward(self.theta, self.fit.X[:1])
        backward = self.fit.on(slice(0, 1)).backward(self.theta)
        drawn = picture(diagram, forward, backward=backward)
        before, after = self._answer("J"), self._answer("new:J")
        cost = f" Cost {before:.6f}, after one update {after:.6f}."
        return Picture(drawn.figure, drawn.alt + cost)

    def _answer(self, name):
        return next(step["answer"] for step in self.steps if step["id"] == name)

    def _record(self, fit, rate, names):
        """The traits that follow from the numbers."""
        # A wrong formula may overflow; it is then no mistake that anyone makes.
        with np.errstate(all="ignore"):
            example = example_of(fit, self.theta, rate, self.update_biases, names)
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
            fit = self._changed_fit()
            found = self._record(fit, self.rate, self.names)
        except (ValueError, TypeError):
            self.set_trait(change.name, change.old)
            self.send_state(change.name)
            return
        self.fit = fit
        with self.hold_sync():
            self.given, self.steps = found["given"], found["steps"]

    def _changed_fit(self):
        X, y = np.array([self.x]), np.array([self.target])
        in_range("rate", self.rate, 0, LARGEST)
        if abs(X).max() > LARGEST or X.shape[1] != self.fit.model.sizes[0]:
            raise ValueError(f"x is {self.x}: expected inputs up to {LARGEST}")
        fit = Fit(self.fit.model, self.fit.cost, X, y)
        fit.value(self.theta)
        return fit


def check(fit, rate):
    in_range("rate", rate, 0)
    network = getattr(fit, "model", None)
    if not isinstance(fit, Fit) or not isinstance(network, Network):
        name = type(fit).__name__
        raise TypeError(f"fit is a {name}: expected a Fit of a Network")
    if len(network.sizes) != 3 or max(network.sizes) > MOST:
        raise ValueError(
            f"fit has a network of sizes {network.sizes}: "
            f"expected one hidden layer and at most {MOST} units a layer"
        )
    if fit.penalty is not None:
        raise ValueError(f"fit has penalty {fit.penalty}: expected None")


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
