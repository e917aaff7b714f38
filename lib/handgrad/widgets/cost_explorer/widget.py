"""A prediction to drag: what each cost makes of it, its value and its gradient."""

from collections.abc import Iterable
from numbers import Real

import numpy as np
import traitlets

from handgrad import plots
from handgrad.validation import check_range
from handgrad.widgets.base.widget import Widget
from handgrad.widgets.cost_explorer import starts
from handgrad.widgets.cost_explorer.records import (
    ClassCosts,
    CostShapes,
    along,
    at,
    library,
    record_axis,
)


class CostExplorer(Widget, folder=__file__):
    """Drag a prediction, and see each cost's value and gradient.

    view="number": one number against a target, which is a number (costs "squared",
    "absolute", "huber") or a class, 0 or 1, whose logit is dragged
    ("cross-entropy", "hinge", "squared-sigmoid": squared error after a sigmoid).
    view="classes": logits of 2 to 10 classes against the index of the right one
    ("cross-entropy", "squared-softmax": squared error of the probabilities).
    costs=None offers all of the view; the first one says which kind of target comes
    first. Huber's threshold is in the target's units.

    ValueError for an unknown view or cost, numbers that are not finite, or a target
    that is no class. Python may set `prediction` and `target`; they end at the edge
    of the axis.
    """

    shared = ("kind", "prediction", "target", "chosen")
    view = traitlets.Unicode().tag(sync=True)
    kind = traitlets.Unicode(help="what the target is").tag(sync=True)
    prediction = traitlets.Any(help="a number, or logits").tag(sync=True)
    target = traitlets.Any(help="a number, or a class").tag(sync=True)
    chosen = traitlets.Unicode(help="the costs drawn, by name").tag(sync=True)
    threshold = traitlets.Float(help="Huber's").tag(sync=True)
    record = traitlets.Dict(help="axes and curves by kind").tag(sync=True)
    shown = traitlets.Dict(help="the costs now, by Python").tag(sync=True)

    def __init__(
        self, view="number", target=None, prediction=None, costs=None, threshold=1.0
    ):
        check_range("threshold", threshold, 0)
        offered = starts.names_by_kind(view, costs)
        kind = next(iter(offered))
        start = starts.start(kind, prediction, target)
        usual = starts.STARTS | {kind: start}
        record = {
            other: record_axis(other, names, usual[other], float(threshold))
            for other, names in offered.items()
        }
        prediction, target = start
        names = [name for names in offered.values() for name in names]
        super().__init__(
            view=view, kind=kind, prediction=prediction, target=target,
            chosen=" ".join(names), threshold=float(threshold), record=record,
        )  # fmt: skip

    @classmethod
    def of(cls, cost, prediction, target):
        """The explorer at one example of a library cost, arrays (1, k).

        cost is a MeanSquaredError, MeanAbsoluteError, Huber,
        BinaryCrossEntropyFromLogits or Hinge of one number (k = 1), or a
        CategoricalCrossEntropyFromLogits (k = 2 … 10) with a one-hot target. It alone
        is drawn at first. ValueError for another cost, or more than one example.
        """
        kind, name, *start = starts.of_example(cost, prediction, target)
        view = "classes" if kind == "classes" else "number"
        threshold = getattr(cost, "threshold", 1.0)
        explorer = cls(view, start[1], start[0], library(kind), threshold)
        explorer.chosen = name
        return explorer

    @property
    def _axis(self):
        return self.record[self.kind]

    @traitlets.validate("kind")
    def _known_kind(self, proposal):
        if proposal.value not in self.record:
            expected = " or ".join(self.record)
            raise traitlets.TraitError(
                f"kind is {proposal.value!r}: expected {expected}"
            )
        return proposal.value

    @traitlets.validate("prediction")
    def _on_the_axis(self, proposal):
        x, shape = (
            numbers("prediction", proposal.value),
            np.shape(self._axis["start"][0]),
        )
        if x.shape != shape:
            raise traitlets.TraitError(
                f"prediction has shape {x.shape}: expected {shape}"
            )
        return np.clip(x, *self._axis["domain"]).tolist()

    @traitlets.validate("target")
    def _a_target(self, proposal):
        x = numbers("target", proposal.value)
        if x.shape:
            raise traitlets.TraitError(
                f"target has shape {x.shape}: expected a number"
            )
        if self.kind == "number":
            return float(np.clip(x, *self._axis["domain"]))
        last = 1 if self.kind == "class" else len(self._axis["start"][0]) - 1
        return int(np.clip(np.rint(x), 0, last))

    @traitlets.observe("kind", "prediction", "target", "record")
    def _answer(self, change):
        value, grad = self._now()
        self.shown = {
            "kind": self.kind, "prediction": self.prediction, "target": self.target,
            "value": value.tolist(), "grad": grad.tolist(),
        }  # fmt: skip

    def _now(self):
        """Values (costs,) and gradients (costs, k) at the prediction, by handgrad."""
        known, target = library(self.kind, self.threshold), self.target
        if self.kind == "classes":
            target = np.eye(len(self.prediction))[target]
        names = self._axis["names"]
        answers = [at(known[name], self.prediction, target) for name in names]
        value, grad = zip(*answers)
        return np.array(value), np.array(grad)

    def picture(self):
        value, grad = self._now()
        names, chosen = self._axis["names"], self.chosen.split()
        drawn = [k for k, name in enumerate(names) if name in chosen]
        names, value, grad = [names[k] for k in drawn], value[drawn], grad[drawn]
        if self.kind == "classes":
            logits = np.array(self.prediction)
            record = ClassCosts(names, logits, self.target, value, grad)
            return plots.picture(plots.class_costs, record, height=3.4)
        x = np.linspace(*self._axis["domain"], 161)
        known = library(self.kind, self.threshold)
        curves = [along(known[name], x, self.target)[0] for name in names]
        now = self.prediction, self.target, value, grad[:, 0]
        record = CostShapes(self.kind, names, x, np.array(curves), *now)
        return plots.picture(plots.cost_shapes, record, height=4.2)


def numbers(name, value):
    """A front end's numbers as an array, refused in the front end's way."""
    several = isinstance(value, Iterable) and not isinstance(value, str)
    for x in value if several else [value]:
        if not isinstance(x, Real) or not np.isfinite(x):
            raise traitlets.TraitError(f"{name} holds {x!r}: expected finite numbers")
    return np.array(value, dtype=float)
