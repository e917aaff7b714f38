"""Whole networks equal PyTorch's: gradients to 1e-12, and parameters after 50 updates to 1e-10, in float64."""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

import handgrad as hg

GOLDEN = Path(__file__).parents[1] / "golden"
RECORD = json.loads((GOLDEN / "networks.json").read_text(encoding="utf8"))
OPTIMIZERS = {
    "GradientDescent": hg.GradientDescent(0.1),
    "Momentum": hg.Momentum(0.05, beta=0.9),
    "Adam": hg.Adam(0.02),
}
PENALTIES = {None: None, "L1": hg.L1(0.1), "L2": hg.L2(0.1)}


def name(case):
    return f"{case['sizes']} {case['hidden']} {case['cost']} {case['penalty'] or ''}"


def objective_of(case):
    network = hg.Network(tuple(case["sizes"]), getattr(hg, case["hidden"]), getattr(hg, case["output"]))
    return hg.Objective(network, getattr(hg, case["cost"])(), case["X"], case["y"], PENALTIES[case["penalty"]])


def assert_gradient_equals(case):
    objective, theta = objective_of(case), np.array(case["theta"])
    value, grad = objective.value_and_grad(theta)
    assert value == pytest.approx(case["value"], rel=1e-13)
    np.testing.assert_allclose(grad, case["grad"], rtol=1e-12, atol=1e-13)


def assert_training_equals(case, optimizer, updates):
    objective = objective_of(case)
    batches = hg.Batches(len(objective.X), case["batch"])
    run = hg.train(objective, case["theta"], OPTIMIZERS[optimizer], updates, batches, record=updates)
    assert np.linalg.norm(run.theta[-1] - run.theta[0]) > 0.1
    np.testing.assert_allclose(run.theta[-1], case["trained"][optimizer], rtol=1e-10, atol=1e-10)


# with what was recorded


@pytest.mark.parametrize("case", RECORD["cases"], ids=name)
def test_gradients_equal_those_recorded(case):
    assert_gradient_equals(case)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("case", RECORD["cases"], ids=name)
def test_fifty_updates_equal_those_recorded(case, optimizer):
    assert_training_equals(case, optimizer, RECORD["updates"])


def test_the_record_says_what_made_it():
    assert (GOLDEN.parents[1] / RECORD["source"]).exists()
    assert RECORD["versions"].keys() == {"torch", "numpy", "python"}
    assert RECORD["dtype"] == "float64"
    assert RECORD["updates"] == 50
    assert {len(case["sizes"]) - 1 for case in RECORD["cases"]} == {1, 2, 3, 4}


# with PyTorch itself


@pytest.fixture(scope="module")
def live():
    pytest.importorskip("torch", reason="PyTorch is not installed: the recorded values were compared, nothing anew")
    spec = importlib.util.spec_from_file_location("record_networks", GOLDEN / "record_networks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.record()


@pytest.mark.torch
@pytest.mark.parametrize("i", range(len(RECORD["cases"])), ids=lambda i: name(RECORD["cases"][i]))
def test_gradients_and_updates_equal_those_of_pytorch_now(i, live):
    assert_gradient_equals(live["cases"][i])
    for optimizer in OPTIMIZERS:
        assert_training_equals(live["cases"][i], optimizer, live["updates"])


@pytest.mark.torch
def test_the_record_is_what_pytorch_computes_now(live):
    """Its inputs to the bit; its results to rounding, which differs between versions and machines."""
    assert len(live["cases"]) == len(RECORD["cases"])
    for now, then in zip(json.loads(json.dumps(live["cases"])), RECORD["cases"]):
        for key in ("sizes", "hidden", "output", "cost", "penalty", "batch", "theta", "X", "y"):
            assert now[key] == then[key]
        np.testing.assert_allclose(now["grad"], then["grad"], rtol=1e-12, atol=1e-13)
