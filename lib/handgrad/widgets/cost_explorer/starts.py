"""Where a cost explorer begins: what its author asks for, checked and filled in."""

from numbers import Real

import numpy as np

from handgrad import costs as library_costs
from handgrad.validation import as_vector
from handgrad.widgets.cost_explorer.records import library

KINDS = {"number": ("number", "class"), "classes": ("classes",)}  # of target, by view
STARTS = {"number": (3.5, 1.0), "class": (-3.0, 1), "classes": ((4.0, 0.5, 0.0), 2)}
MOST_CLASSES = 10
NAMES = {
    library_costs.MeanSquaredError: ("number", "squared"),
    library_costs.MeanAbsoluteError: ("number", "absolute"),
    library_costs.Huber: ("number", "huber"),
    library_costs.BinaryCrossEntropyFromLogits: ("class", "cross-entropy"),
    library_costs.Hinge: ("class", "hinge"),
    library_costs.CategoricalCrossEntropyFromLogits: ("classes", "cross-entropy"),
}


def names_by_kind(view, names):
    """The names of costs by kind of target, the kind of the first name first."""
    if view not in KINDS:
        raise ValueError(f'view is {view!r}: expected "number" or "classes"')
    known = {name: kind for kind in KINDS[view] for name in library(kind)}
    names = list(dict.fromkeys(known if names is None else names))
    wrong = [name for name in names if name not in known]
    if wrong or not names:
        what = f"holds {wrong[0]!r}" if wrong else "is empty"
        raise ValueError(f"costs {what}: expected some of {', '.join(known)}")
    by_kind = {}
    for name in names:
        by_kind.setdefault(known[name], []).append(name)
    return by_kind


def start(kind, prediction, target):
    """Prediction and target as plain numbers, what is missing filled in."""
    usual, right = STARTS[kind]
    if kind == "classes":
        logits = as_vector("prediction", usual if prediction is None else prediction)
        if not 2 <= len(logits) <= MOST_CLASSES:
            raise ValueError(
                f"prediction has {len(logits)} logits: expected 2 to {MOST_CLASSES}"
            )
        last = len(logits) - 1
        return logits.tolist(), a_class(last if target is None else target, last)
    right = right if target is None else target
    right = a_class(right, last=1) if kind == "class" else a_number("target", right)
    if prediction is None:  # off the target, on the wrong side
        prediction = right + 2.5 if kind == "number" else 3.0 - 6 * right
    return a_number("prediction", prediction), right


def a_number(name, number):
    if not isinstance(number, Real) or not np.isfinite(number):
        raise ValueError(f"{name} is {number!r}: expected a finite number")
    return float(number)


def a_class(target, last):
    if not isinstance(target, Real) or target not in range(last + 1):
        raise ValueError(f"target is {target!r}: expected a class, 0 to {last}")
    return int(target)


def of_example(cost, prediction, target):
    """Kind, name, prediction and target, of a cost of the library and one example."""
    if type(cost) not in NAMES:
        known = ", ".join(known.__name__ for known in NAMES)
        raise ValueError(f"cost is {cost!r}: expected one of {known}")
    kind, name = NAMES[type(cost)]
    prediction, target = cost.accepts.as_pair(prediction, target)
    n, k = prediction.shape
    if n != 1 or (kind != "classes" and k != 1):
        expected = "(1, k)" if kind == "classes" else "(1, 1)"
        raise ValueError(
            f"prediction has shape {(n, k)}: expected {expected}, one example"
        )
    if kind == "number":
        return kind, name, prediction.item(), target.item()
    if kind == "class":
        right = target.item()
        return kind, name, prediction.item(), 0 if right == -1 else right
    if np.count_nonzero(target) != 1:
        raise ValueError(f"target is {target.tolist()}: expected one entry of 1")
    return kind, name, prediction[0], int(np.argmax(target))
