"""The stepper's numbers are the library's, its mistakes are wrong, and it refuses what it cannot draw."""

import gzip
import json
import re

import numpy as np
import pytest

import handgrad as hg
from booktools.toc import ROOT
from handgrad.network import Forward
from handgrad.widgets.backprop_stepper.templates import bare, digits
from handgrad.widgets.backprop_stepper.widget import MOST, BackpropStepper

LAYERS = (
    hg.Layer(np.array([[0.15, 0.25], [0.20, 0.30]]), np.array([0.35, 0.35])),
    hg.Layer(np.array([[0.40, 0.50], [0.45, 0.55]]), np.array([0.60, 0.60])),
)
THETA = hg.pack(LAYERS)
NETWORK = hg.Network((2, 2, 2), hidden=hg.sigmoid, output=hg.sigmoid)
OBJECTIVE = hg.Objective(NETWORK, hg.MeanSquaredError(), [[0.05, 0.10]], [[0.01, 0.99]])
COSTS = [
    (hg.MeanSquaredError(), hg.sigmoid),
    (hg.Huber(), hg.tanh),
    (hg.BinaryCrossEntropy(), hg.sigmoid),
    (hg.BinaryCrossEntropyFromLogits(), hg.identity),
    (hg.CategoricalCrossEntropyFromLogits(), hg.identity),
]


def random_stepper(sizes=(3, 2, 2), cost=None, output=hg.sigmoid, seed=0):
    cost = cost or hg.MeanSquaredError()
    rng = np.random.default_rng(seed)
    network = hg.Network(sizes, hidden=hg.tanh, output=output)
    objective = hg.Objective(network, cost, rng.normal(size=(1, sizes[0])), np.eye(sizes[2])[:1])
    return BackpropStepper.of(objective, rng.normal(size=network.size), rate=0.3)


def answers(stepper):
    return {step["id"]: step["answer"] for step in stepper.steps}


def step_of(stepper, name):
    return next(step for step in stepper.steps if step["id"] == name)


def mistake(stepper, name, words):
    """The value of a mistake, found by a part of its name."""
    return [m["value"] for m in step_of(stepper, name)["mistakes"] if words in m["name"]]


@pytest.fixture(scope="module")
def mazur():
    return BackpropStepper.of(OBJECTIVE, THETA, rate=0.5, update_biases=False)


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("a:h1", "0.593269992"), ("a:h2", "0.596884378"), ("a:o1", "0.75136507"), ("a:o2", "0.772928465"),
        ("J", "0.298371109"), ("delta:o1", "0.138498562"), ("delta:o2", "-0.038098236"),
        ("gw:h1:o1", "0.082167041"), ("gw:i1:h1", "0.000438568"),
        ("new:w:h1:o1", "0.35891648"), ("new:w:h2:o1", "0.408666186"),
        ("new:w:h1:o2", "0.511301270"), ("new:w:h2:o2", "0.561370121"),
        ("new:w:i1:h1", "0.149780716"), ("new:w:i2:h1", "0.19956143"),
        ("new:w:i1:h2", "0.24975114"), ("new:w:i2:h2", "0.29950229"),
        ("new:J", "0.2910277737"),
    ],
)  # fmt: skip
def test_the_published_example_has_its_published_numbers(mazur, name, published):
    """Within a unit of the last digit printed: some are rounded, some are cut."""
    last = 10.0 ** -len(published.partition(".")[2])
    assert answers(mazur)[name] == pytest.approx(float(published), rel=0, abs=last)


def test_the_published_error_of_291027924_is_recognized_as_an_early_update(mazur):
    assert mistake(mazur, "new:J", "updated before") == [pytest.approx(0.291027924, rel=0, abs=1e-9)]


@pytest.mark.parametrize("sizes", [(2, 2, 2), (1, 1, 1), (3, 3, 3), (3, 2, 1), (1, 3, 2)])
def test_every_answer_is_the_library_s_number(sizes):
    stepper = random_stepper(sizes)
    objective, theta, found = stepper.objective, stepper.theta, answers(stepper)
    forward, backward = objective.model.forward(theta, objective.X), objective.backward(theta)
    after, _ = hg.GradientDescent(0.3).update(theta, backward.grad, None)
    moved = objective.model.layers(after)
    for l, letter in enumerate("ho"):
        for j, unit in enumerate(stepper.names[l + 1]):
            assert unit == f"{letter}{j + 1}"
            assert found[f"z:{unit}"] == forward.z[l][0, j]
            assert found[f"a:{unit}"] == forward.a[l + 1][0, j]
            assert found[f"delta:{unit}"] == backward.delta[l][0, j]
            assert found[f"gb:{unit}"] == backward.layers[l].b[j]
            assert found[f"new:b:{unit}"] == pytest.approx(moved[l].b[j], rel=1e-14)
            for i, start in enumerate(stepper.names[l]):
                assert found[f"gw:{start}:{unit}"] == backward.layers[l].W[i, j]
                assert found[f"new:w:{start}:{unit}"] == pytest.approx(moved[l].W[i, j], rel=1e-14)
    assert found["J"] == objective.value(theta)
    assert found["new:J"] == pytest.approx(objective.value(after), rel=1e-14)
    assert len(stepper.steps) == 2 * sum(sizes[1:]) + 2 + 2 * objective.model.size + sum(sizes[1:]) + sizes[1]


def test_the_steps_come_in_the_order_of_the_subgoals(mazur):
    order = list(dict.fromkeys(step["subgoal"] for step in mazur.steps))
    assert order == [
        "cache, hidden layer", "cache, output layer", "cost", "output error", "weight gradient, output layer",
        "bias gradient, output layer", "send back", "hidden error", "weight gradient, hidden layer",
        "bias gradient, hidden layer", "update, output layer", "update, hidden layer", "cost after",
    ]  # fmt: skip


def test_a_step_uses_only_numbers_that_are_known_by_then():
    stepper = random_stepper()
    known = set(stepper.given) | {f"new:a:{unit}" for unit in stepper.names[2]}
    for step in stepper.steps:
        assert set(step["uses"]) <= known, step["id"]
        known.add(step["id"])


def value_of(equation):
    """The value of an equation in numbers, read as a person reads it."""
    text = re.sub(r"tanh (\S+)", r"tanh(\1)", equation.replace("½ ", "0.5 * "))
    text = re.sub(r"([\d)}]) \(", r"\1 * (", text)
    for sign, code in {"−": "-", "·": "*", "^": "**", "{": "(", "}": ")"}.items():
        text = text.replace(sign, code)
    return eval(text, {"tanh": np.tanh, "e": np.e, "σ": hg.sigmoid.value})


@pytest.mark.parametrize(("cost", "output"), COSTS)
def test_the_equation_in_numbers_gives_the_answer(cost, output):
    stepper = random_stepper(cost=cost, output=output)
    checked = 0
    for step in stepper.steps:
        if step["numbers"].startswith("J(") or step["answer"] == 0:
            continue
        assert value_of(step["numbers"]) == pytest.approx(step["answer"], rel=5e-3, abs=2e-4), step["numbers"]
        checked += 1
    assert checked > 30


def test_key_numbers_are_few_and_cover_the_way(mazur):
    keys = [step["id"] for step in mazur.steps if step["key"]]
    assert keys == [
        "J", "delta:o1", "delta:o2", "gw:h1:o1", "delta:h1", "delta:h2", "gw:i1:h1", "new:w:h1:o1", "new:J",
    ]  # fmt: skip


# Mistakes, each computed here another way


def test_a_forgotten_slope_and_a_slope_at_a_are_named(mazur):
    error = 0.7513650695523157 - 0.01
    assert mistake(mazur, "delta:o1", "derivative is missing") == [pytest.approx(error)]
    squashed = 1 / (1 + np.exp(-0.7513650695523157))
    assert mistake(mazur, "delta:o1", "at a instead of z") == [pytest.approx(error * squashed * (1 - squashed))]


def test_a_swapped_target_is_named(mazur):
    assert mistake(mazur, "delta:o1", "swapped") == [-answers(mazur)["delta:o1"]]


def test_transposed_weights_and_a_forgotten_path_are_named(mazur):
    found = answers(mazur)
    first, second = found["delta:o1"], found["delta:o2"]
    assert mistake(mazur, "back:h1", "transposed") == [pytest.approx(0.40 * first + 0.45 * second)]
    assert mistake(mazur, "back:h1", "one path") == [pytest.approx(0.50 * second), pytest.approx(0.40 * first)]


def test_weights_updated_too_early_are_named_wherever_they_tell(mazur):
    forward = NETWORK.forward(THETA, OBJECTIVE.X)
    new = NETWORK.layers(THETA - 0.5 * NETWORK.without_biases(OBJECTIVE.grad(THETA)))[1]
    late = NETWORK.backward(
        Forward([LAYERS[0], new], *forward[1:]), OBJECTIVE.cost.grad(forward.a[-1], OBJECTIVE.y)
    )
    assert mistake(mazur, "delta:h1", "updated before") == [pytest.approx(late.delta[0][0, 0])]
    assert mistake(mazur, "gw:i2:h1", "updated before") == [pytest.approx(late.layers[0].W[1, 0])]
    assert mistake(mazur, "new:w:i2:h1", "updated before") == [pytest.approx(0.2 - 0.5 * late.layers[0].W[1, 0])]


def test_uphill_and_a_forgotten_rate_are_named(mazur):
    g = answers(mazur)["gw:h1:o1"]
    assert mistake(mazur, "new:w:h1:o1", "uphill") == [pytest.approx(0.40 + 0.5 * g)]
    assert mistake(mazur, "new:w:h1:o1", "rate is missing") == [pytest.approx(0.40 - g)]


@pytest.mark.parametrize(("cost", "output"), COSTS)
def test_no_mistake_has_the_value_of_the_answer_or_of_another(cost, output):
    stepper = random_stepper((2, 2, 2), cost, output)
    assert sum(len(step["mistakes"]) for step in stepper.steps) > 4 * len(stepper.steps)
    for step in stepper.steps:
        values = np.array([step["answer"], *(m["value"] for m in step["mistakes"])])
        apart = abs(values[:, None] - values) + np.eye(len(values))
        assert (apart > 1e-15 + 1e-9 * abs(values)).all(), step["id"]


def test_extra_slope_with_cross_entropy_is_named():
    stepper = random_stepper((2, 2, 1), hg.BinaryCrossEntropyFromLogits(), hg.identity)
    p = hg.sigmoid.value(answers(stepper)["a:o1"])
    assert mistake(stepper, "delta:o1", "there twice") == [pytest.approx((p - 1) * p * (1 - p))]


# The widget


def test_another_number_makes_new_steps_and_the_library_agrees():
    stepper = BackpropStepper.of(OBJECTIVE, THETA)
    stepper.x = [0.5, -1.0]
    assert step_of(stepper, "z:h1")["answer"] == pytest.approx(0.15 * 0.5 - 0.20 + 0.35)
    assert stepper.given["a:i2"] == -1.0
    stepper.target = [0.5, 0.5]
    stepper.rate = 2.0
    objective = hg.Objective(NETWORK, OBJECTIVE.cost, [[0.5, -1.0]], [[0.5, 0.5]])
    assert answers(stepper)["new:J"] == pytest.approx(objective.value(THETA - 2 * objective.grad(THETA)))


@pytest.mark.parametrize(
    ("name", "value"), [("x", [1.0]), ("x", [1e9, 0.0]), ("x", [np.nan, 0.0]), ("target", [0.1]), ("rate", -1.0)]
)
def test_a_number_that_cannot_be_is_refused_and_the_old_one_stays(name, value):
    stepper = BackpropStepper.of(OBJECTIVE, THETA)
    before = getattr(stepper, name), stepper.steps
    setattr(stepper, name, value)
    assert (getattr(stepper, name), stepper.steps) == before


def test_what_the_page_sends_is_answered_and_a_refusal_sends_the_old_number_back(monkeypatch):
    stepper, sent = BackpropStepper.of(OBJECTIVE, THETA), []
    monkeypatch.setattr(stepper, "send_state", lambda key: sent.append(key))
    stepper.set_state({"x": [0.5, -1]})
    assert step_of(stepper, "z:h1")["answer"] == pytest.approx(0.15 * 0.5 - 0.20 + 0.35)
    sent.clear()
    stepper.set_state({"x": [1e9, 0]})
    assert "x" in sent
    assert stepper.x == [0.5, -1]


def test_a_target_outside_the_cost_s_domain_is_refused():
    stepper = random_stepper((2, 2, 1), hg.BinaryCrossEntropy())
    stepper.target = [2.0]
    assert stepper.target == [1.0]


def test_its_state_fits_on_a_page():
    for stepper in (random_stepper((MOST,) * 3), BackpropStepper.of(OBJECTIVE, THETA)):
        text = json.dumps(stepper.state)
        assert len(gzip.compress(text.encode())) < 30_000


def test_its_page_holds_the_state_and_the_picture(mazur):
    html = mazur.html()
    assert 'data-widget="backprop_stepper"' in html
    assert 'data-shared="step mode"' in html
    assert "Cost 0.298371, after one update 0.291028." in html
    assert "<svg" in html


def test_only_the_first_example_is_shown():
    objective = hg.Objective(NETWORK, OBJECTIVE.cost, [[0.05, 0.10], [9, 9]], [[0.01, 0.99], [0, 0]])
    assert BackpropStepper.of(objective, THETA).steps == BackpropStepper.of(OBJECTIVE, THETA).steps


def test_units_may_have_names_of_their_own():
    stepper = BackpropStepper.of(OBJECTIVE, THETA, names=(("x1", "x2"), ("h1", "h2"), ("cat", "dog")))
    assert "delta:cat" in answers(stepper)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        (
            {"objective": hg.Quadratic(np.eye(2))},
            TypeError,
            "objective is a Quadratic: expected an Objective of a Network",
        ),
        (
            {"objective": hg.Objective(hg.Network((2, 2)), OBJECTIVE.cost, OBJECTIVE.X, OBJECTIVE.y)},
            ValueError,
            r"sizes \(2, 2\)",
        ),
        (
            {"objective": hg.Objective(hg.Network((2, 4, 2)), OBJECTIVE.cost, OBJECTIVE.X, OBJECTIVE.y)},
            ValueError,
            "at most 3 units",
        ),
        (
            {"objective": hg.Objective(NETWORK, OBJECTIVE.cost, OBJECTIVE.X, OBJECTIVE.y, hg.L2(1.0))},
            ValueError,
            "penalty",
        ),
        ({"theta": THETA[:5]}, ValueError, "theta has shape"),
        ({"theta": THETA * np.nan}, ValueError, "not finite"),
        ({"rate": -1}, ValueError, "rate is -1"),
        ({"rate": "fast"}, TypeError, "rate is 'fast'"),
        ({"names": (("x",), ("h", "k"), ("o", "p"))}, ValueError, "names is"),
        ({"names": (("x", "y"), ("h", "h"), ("o", "p"))}, ValueError, "different short name"),
    ],
)
def test_it_refuses_what_it_cannot_show(options, error, words):
    with pytest.raises(error, match=words):
        BackpropStepper.of(**{"objective": OBJECTIVE, "theta": THETA, **options})


def test_numbers_in_equations_have_four_digits_and_parentheses_only_where_signs_would_meet():
    assert [digits(0.5932699), digits(-2.0), digits(0.00004), digits(0.0)] == ["0.5933", "(−2)", "4·10^{−5}", "0"]
    assert bare("(−2) · (−3)") == "−2 · (−3)"
    assert bare("1 − (−2)") == "1 − (−2)"


def test_the_program_recognizes_what_python_computed(node, mazur):
    node("program.test.mjs", {"steps": mazur.steps, "given": mazur.given, "names": mazur.names})


def test_a_target_is_called_as_in_the_chapter():
    chapter = (ROOT / "chapters/backprop/backpropagation.md").read_text("utf-8")
    steps = BackpropStepper(OBJECTIVE, THETA).steps
    assert "$t_1, t_2$" in chapter
    assert "t_{o1}" in next(step for step in steps if step["id"] == "J")["equation"]
    assert not [step for step in steps if "y_{" in step["equation"]]
