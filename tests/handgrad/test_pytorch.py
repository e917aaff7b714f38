"""Part by part handgrad equals PyTorch in float64: 1e-12, and 1e-10 after 50 updates.

Every comparison is made twice: with what was recorded, and where PyTorch is installed with what it computes now.
"""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

import handgrad as hg
from handgrad import initializers, numerics, schedules

GOLDEN = Path(__file__).parents[1] / "golden"
RECORDED = json.loads((GOLDEN / "pytorch.json").read_text(encoding="utf8"))
SETTINGS = ("source", "dtype", "updates")

# ours, with the settings that record_pytorch.py gives theirs
COSTS = {
    **{name: getattr(hg, name)() for name in RECORDED["costs"] if name != "Huber(0.3)"},
    "Huber(0.3)": hg.Huber(0.3),
}
OPTIMIZERS = {
    "GradientDescent": hg.GradientDescent(1e-3),
    "Momentum": hg.Momentum(3e-4, beta=0.9),
    "Nesterov": hg.Nesterov(3e-4, beta=0.9),
    "AdaGrad": hg.AdaGrad(0.3),
    "RMSProp": hg.RMSProp(0.02),
    "Adam": hg.Adam(0.05),
    "AMSGrad": hg.AMSGrad(0.05),
    "AdamW": hg.AdamW(0.05, weight_decay=0.1),
}
ONE_HOT = np.array(RECORDED["weighted"]["classes"]["target"])
WEIGHTED = {
    "classes": hg.Weighted(hg.CategoricalCrossEntropyFromLogits(), ONE_HOT @ [0.5, 3.0, 1.25]),
    "examples": hg.Weighted(hg.BinaryCrossEntropyFromLogits(), [0.5, 2.0, 0.0, 1.0, 4.0]),
}


def product(parts):
    first, second, third = parts
    return first * second * third


TAPE = {
    "mean": lambda x: np.sum(x.mean(axis=1) ** 2) + np.mean(x),
    "dot": lambda x: np.dot(x[0], x[1]) ** 2,
    "T": lambda x: np.sum((x.T @ x) ** 2),
    "clip": lambda x: np.sum(np.clip(x, -1.0, 0.5) * x),
    "stack": lambda x: np.sum(product(np.stack([x, x**2], axis=1))[1] ** 2),
}
SCHEDULES = {
    "step": schedules.step(0.8, every=7, factor=0.5),
    "exponential": schedules.exponential(0.8, factor=0.9),
    "cosine": schedules.cosine(0.8, updates=49, final=0.01),
    "one_cycle": schedules.one_cycle(0.8, updates=50),
    "one_cycle of a short rise": schedules.one_cycle(0.8, updates=50, rise=0.1, start=1 / 10, end=1e-3),
}


@pytest.fixture(scope="module")
def live():
    pytest.importorskip("torch", reason="PyTorch is not installed: the recorded values were compared, nothing anew")
    spec = importlib.util.spec_from_file_location("record_pytorch", GOLDEN / "record_pytorch.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return json.loads(module.text_of(module.record()))


@pytest.fixture(params=["recorded", pytest.param("live", marks=pytest.mark.torch)])
def pytorch(request):
    """What PyTorch computed when it was recorded, or computes now."""
    return RECORDED if request.param == "recorded" else request.getfixturevalue("live")


def close(actual, expected, tolerance=1e-12):
    np.testing.assert_allclose(actual, expected, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("name", COSTS)
def test_cost_equals_pytorch(name, pytorch):
    case, cost = pytorch["costs"][name], COSTS[name]
    close(cost.value(case["prediction"], case["target"]), case["value"])
    close(cost.grad(case["prediction"], case["target"]), case["grad"])


@pytest.mark.parametrize("name", WEIGHTED)
def test_weighted_cost_equals_pytorch(name, pytorch):
    case, cost = pytorch["weighted"][name], WEIGHTED[name]
    close(cost.value(case["prediction"], case["target"]), case["value"])
    close(cost.grad(case["prediction"], case["target"]), case["grad"])


def test_smoothed_labels_equal_pytorch(pytorch):
    case, cost = pytorch["weighted"]["smoothed"], hg.CategoricalCrossEntropyFromLogits()
    soft = 0.9 * np.array(case["target"]) + 0.1 / 3
    close(cost.value(case["prediction"], soft), case["value"])
    close(cost.grad(case["prediction"], soft), case["grad"])


@pytest.mark.parametrize("name", TAPE)
def test_the_tape_equals_pytorch(name, pytorch):
    case = pytorch["tape"][name]
    value, grad = hg.tape.value_and_grad(TAPE[name], np.array(case["x"]))
    close(value, case["value"])
    close(grad, case["grad"])


@pytest.mark.parametrize("name", RECORDED["activations"])
def test_activation_and_its_slope_equal_pytorch(name, pytorch):
    case = pytorch["activations"][name]
    value, slope = getattr(hg, name).value_and_slope(np.array(case["z"]))
    close(value, case["value"])
    close(slope, case["slope"])


@pytest.mark.parametrize("name", RECORDED["numerics"])
def test_softmax_and_its_logarithms_equal_pytorch(name, pytorch):
    case = pytorch["numerics"][name]
    close(getattr(numerics, name)(np.array(case["z"])), case["value"])


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_fifty_updates_equal_pytorch(name, pytorch):
    path = np.array(pytorch["optimizers"][name]["path"])
    assert np.linalg.norm(path[-1] - path[0]) > 0.1
    run = hg.train(hg.Rosenbrock(), path[0], OPTIMIZERS[name], updates=pytorch["updates"])
    close(run.theta, path, tolerance=1e-10)


def test_fifty_clipped_updates_equal_pytorch_to_the_1e_6_that_it_adds_to_the_length(pytorch):
    path = np.array(pytorch["clipped"]["Momentum"]["path"])
    run = hg.train(hg.Rosenbrock(), path[0], hg.Clipped(OPTIMIZERS["Momentum"], 1.5), updates=pytorch["updates"])
    close(run.theta, path, tolerance=1e-6)
    free = np.array(pytorch["optimizers"]["Momentum"]["path"])
    assert abs(path - free).max() > 0.1


@pytest.mark.parametrize("name", SCHEDULES)
def test_rates_equal_pytorch(name, pytorch):
    rates = pytorch["schedules"][name]["rates"]
    close([SCHEDULES[name](t) for t in range(pytorch["updates"])], rates)


@pytest.mark.parametrize("name", RECORDED["gains"])
def test_gain_equals_pytorch(name, pytorch):
    close(initializers.gain(getattr(hg, name)), pytorch["gains"][name])


# the record itself


def test_every_part_of_the_library_that_pytorch_has_is_recorded():
    """A part that is added to handgrad and not recorded would go unseen."""
    parts = [value for value in vars(hg).values() if isinstance(value, type)]
    of_others = (hg.Weighted, hg.Joint)  # test_joint.py adds up what is recorded of its costs
    costs = {cost.__name__ for cost in parts if hasattr(cost, "accepts") and cost not in of_others}
    wrappers = (hg.Scheduled, hg.Clipped)
    rules = {rule.__name__ for rule in parts if hasattr(rule, "update") and rule not in wrappers}
    activations = {f.name for f in vars(hg).values() if isinstance(f, hg.Activation)}
    assert costs == COSTS.keys() - {"Huber(0.3)"}
    assert rules == OPTIMIZERS.keys() == RECORDED["optimizers"].keys()
    assert activations == RECORDED["activations"].keys()
    assert RECORDED["schedules"].keys() == SCHEDULES.keys()
    assert RECORDED["gains"].keys() == initializers.GAINS.keys()


def test_the_record_says_what_made_it_and_when():
    assert (GOLDEN.parents[1] / RECORDED["source"]).exists()
    assert RECORDED["versions"].keys() == {"torch", "numpy", "python"}
    assert RECORDED["date"] >= "2026"
    assert (RECORDED["dtype"], RECORDED["updates"]) == ("float64", 50)


def leaves(tree, path=""):
    """Each number or word of nested dicts and lists, with its path."""
    if not isinstance(tree, dict | list):
        yield path, tree
        return
    for key, branch in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield from leaves(branch, f"{path}/{key}")


@pytest.mark.torch
def test_the_record_is_what_pytorch_computes_now(live):
    """Entry by entry, to rounding, which differs between versions and machines."""
    now, then = (dict(leaves({**record, "date": "", "versions": ""})) for record in (live, RECORDED))
    assert now.keys() == then.keys()
    for path, number in then.items():
        assert now[path] == (number if isinstance(number, str) else pytest.approx(number, rel=1e-10, abs=1e-10)), (
            path
        )
