"""The widget holds the library's descents, the page's program computes the same, and bad input is refused."""

import gzip
import json
from base64 import b64decode

import numpy as np
import pytest

import handgrad as hg
from handgrad.widgets import DescentOnSurface
from handgrad.widgets.descent_on_surface import sweeps

VALLEY = hg.Quadratic(np.array([[1.0, 0.2], [0.2, 10.0]]))
CASES = {  # a rate at which descents are no chaos: there, the last digit of a cosine would decide
    "Quadratic": (VALLEY, (-2.0, 1.5), 0.15),
    "Rosenbrock": (hg.Rosenbrock(), (-1.2, 1.0), 0.001),
    "Himmelblau": (hg.Himmelblau(), (0.5, -0.5), 0.005),
    "Beale": (hg.Beale(), (1.0, 1.0), 0.01),
    "Saddle": (hg.Saddle(), (2.0, 1e-4), 0.05),
    "Rastrigin": (hg.Rastrigin(), (1.3, 1.8), 0.0015),
}


def descent(objective, start, rule, rate, updates=60, momentum=0.9):
    return hg.train(objective, np.array(start), sweeps.optimizer(rule, rate, momentum), updates)


def points(record, rule, rate):
    """The recorded path of a rule at a rate, as the page reads it."""
    theta = np.frombuffer(b64decode(record["theta"]["data"]), "<f4").reshape(record["theta"]["shape"])
    at = sweeps.RULES.index(rule), record["rates"].index(rate)
    return theta[at][: record["lengths"][at[0]][at[1]]]


def state_size(widget):
    text = json.dumps(widget.state, separators=(",", ":"))
    return len(gzip.compress(text.encode()))


@pytest.mark.parametrize("name", CASES)
def test_the_sweep_is_what_the_library_trains(name):
    objective, start, rate = CASES[name]
    widget = DescentOnSurface(objective, start, rate)
    assert len(widget.sweep["rates"]) >= 25
    for rule in sweeps.RULES:
        for one in (rate, widget.rates[0], widget.rates[-1]):
            run = descent(objective, start, rule, one)
            path = points(widget.sweep, rule, one)
            np.testing.assert_allclose(path, run.theta[: len(path)], rtol=1e-6, atol=1e-30)
            assert len(path) == 61 or not abs(run.cost[len(path) - 1]) <= 1e9


@pytest.mark.parametrize("name", CASES)
def test_its_state_is_small_enough_for_a_page(name):
    objective, start, rate = CASES[name]
    assert state_size(DescentOnSurface(objective, start, rate)) < 60_000
    long = DescentOnSurface(objective, start, rate, updates=300)
    assert state_size(long) < 60_000
    assert rate in long.sweep["rates"]
    assert len(long.rates) >= 25


def test_the_page_replays_what_was_recorded_and_computes_the_rest(node):
    widget = DescentOnSurface(VALLEY, (-2.0, 1.5), 0.15)
    trained = DescentOnSurface(VALLEY, (-2.0, 1.5), 0.15)
    trained.start = [1.0, 0.5]
    runs = {rate: descent(VALLEY, (-2.0, 1.5), "momentum", rate).theta.tolist() for rate in widget.rates}
    fixture = {"state": {**widget.state, "live": False}, "trained": trained.state}
    node("program.test.mjs", {**fixture, "rates": widget.rates, "paths": list(runs.values())})


def test_what_happens_is_said_in_words(node):
    cases = [
        (hg.Quadratic(np.diag([1.0, 10.0])), (-2, 1.5), 0.18, 60, "descent"),
        (hg.Quadratic(np.diag([1.0, 10.0])), (-2, 1.5), 0.3, 60, "descent"),
        (hg.Quadratic(np.diag([1.0, 10.0])), (-2, 1.5), 0.21, 20, "descent"),
        (hg.Quadratic(np.diag([1.0, 10.0])), (0, 1.5), 0.2, 60, "descent"),
        (hg.Quadratic(np.diag([1.0, 10.0])), (-2, 1.5), 0.05, 60, "momentum"),
        (hg.Quadratic(np.diag([1.0, 10.0])), (-2, 1.5), 0.4, 60, "momentum"),
        (hg.Quadratic(np.diag([1.0, 10.0])), (0, 0), 0.1, 60, "descent"),
        (hg.Himmelblau(), (0, 0), 0.01, 60, "descent"),
        (hg.Rosenbrock(), (-1.2, 1), 0.001, 60, "descent"),
        (hg.Rosenbrock(), (-1.2, 1), 0.1, 60, "descent"),
        (hg.Rastrigin(), (1.3, 1.8), 0.003, 60, "descent"),
        (hg.Rastrigin(), (1.3, 1.8), 0.01, 60, "descent"),
        (hg.Saddle(), (2, 0), 0.1, 60, "descent"),
        (hg.Saddle(), (2, 0.01), 0.1, 60, "descent"),
        (hg.Saddle(), (2, 0.01), 0.5, 60, "descent"),
    ]
    said = [
        "Zigzags to the minimum (0, 0): within 0.01 of it after 28 updates. "
        "Each update multiplies the distance across the valley by −0.80, along it by 0.82.",
        "Diverges, the rate being above 2/λ: the cost passed 10⁹ at update 14. "
        "Each update multiplies the distance across the valley by −2.00, along it by 0.70.",
        "Diverges, the rate being above 2/λ: after 20 updates the cost is 509, more than at the start. "
        "Each update multiplies the distance across the valley by −1.10, along it by 0.79.",
        "Jumps to and fro and gets no lower: J = 11.3 after 60 updates. "
        "Each update multiplies the distance by −1.00.",
        None,
        "Diverges, the rate being above (2 + 2β)/λ: the cost passed 10⁹ at update",
        "Starts at the minimum (0, 0) and stays there.",
        "Converges to the minimum (3, 2): within 0.01 of it after 20 updates.",
        "Still on its way after 60 updates: at (−0.98, 0.97), J = 3.93.",
        "Diverges: the cost passed 10⁹ at update 2.",
        "Stuck from update 3 at a local minimum, (0.99, 1.99): "
        "the gradient vanishes there, but the cost 4.97 is not the lowest.",
        "Jumps to and fro and gets no lower: J = ",
        "Stuck from update 24 at a saddle point, (0, 0): the gradient vanishes there, but it is no minimum.",
        "Falls out of the picture: after 60 updates the cost is −3.2 · 10⁵.",
        "Falls without end: the cost passed −10⁹ at update 22.",
    ]
    fixture = []
    for (objective, start, rate, updates, rule), text in zip(cases, said):
        widget = DescentOnSurface(objective, start, rate, updates=updates, rules=(rule,))
        own = {name: widget.state[name] for name in widget.state if name != "sweep"}
        fixture.append({"state": own, "rule": rule, "said": text})
    node("verdicts.test.mjs", fixture)


def test_the_cost_passes_the_bound_where_the_words_say_so():
    run = descent(hg.Quadratic(np.diag([1.0, 10.0])), (-2, 1.5), "descent", 0.3)
    assert run.update[(run.cost > 1e9).argmax()] == 14


def test_the_rates_of_a_bowl_pass_through_its_best_and_its_limit():
    widget = DescentOnSurface(VALLEY, (-2.0, 1.5), 0.137)
    low, high = np.linalg.eigvalsh(VALLEY.A)
    assert {2 / high, 2 / (low + high), 0.137} <= set(widget.rates)
    assert widget.rates == sorted(widget.rates)
    assert widget.rates[-1] == pytest.approx(3 / high, rel=1e-3)
    found = widget.surface["limits"]
    assert (found["limit"], found["best"]) == (2 / high, 2 / (low + high))
    assert found["pair"][0] in widget.rates
    with np.errstate(all="ignore"):
        assert descent(VALLEY, (-2.0, 1.5), "descent", 0.98 * 2 / high, 900).cost[-1] < 1e-9
        assert descent(VALLEY, (-2.0, 1.5), "descent", 1.02 * 2 / high, 900).cost[-1] > 1e9


def slowest(curvatures, rate, beta):
    """By what momentum multiplies the distance in the long run: the largest root of all directions."""
    return max(np.abs(np.roots([1, rate * c - 1 - beta, beta])).max() for c in curvatures)


def test_no_rate_and_beta_bring_momentum_down_faster_than_the_best_pair():
    rate, beta = DescentOnSurface(VALLEY, (-2.0, 1.5), 0.15).surface["limits"]["pair"]
    curvatures = np.linalg.eigvalsh(VALLEY.A)
    low, high = np.sqrt(curvatures)
    assert np.sqrt(beta) == pytest.approx((high / low - 1) / (high / low + 1))
    best = slowest(curvatures, rate, beta)
    assert best == pytest.approx(np.sqrt(beta), abs=1e-6)
    others = [slowest(curvatures, r, b) for r in np.linspace(0.01, 0.4, 40) for b in np.linspace(0, 0.98, 25)]
    assert min(others) >= best - 1e-9


def test_the_betas_hold_the_best_one_and_the_given_one():
    widget = DescentOnSurface(VALLEY, (-2.0, 1.5), 0.15, momentum=0.87)
    assert {0.0, 0.5, 0.87, 0.95, widget.surface["limits"]["pair"][1]} <= set(widget.betas)
    assert widget.betas == sorted(widget.betas)
    assert widget.betas[-1] < 1
    assert 0.87 in DescentOnSurface(hg.Himmelblau(), (0.0, 0.0), 0.01, momentum=0.87).betas


def diverging(widget, make):
    runs = [hg.train(widget.objective, np.array(widget.start), make(rate), widget.updates) for rate in widget.rates]
    return sum(not (np.abs(run.cost).max() <= 1e9) for run in runs)


@pytest.mark.parametrize(("start", "updates"), [((-1.0, 0.5), 60), ((0.0, -0.5), 120)])  # as in the book
def test_few_rates_diverge_from_the_starts_of_the_book(start, updates):
    widget = DescentOnSurface(hg.Himmelblau(), start, 0.01, updates=updates)
    assert len(widget.rates) >= 24
    assert diverging(widget, hg.GradientDescent) == 1
    assert diverging(widget, hg.Momentum) <= 5
    assert diverging(widget, hg.Adam) == 0


def test_rates_end_where_descents_get_no_lower_and_not_before():
    for objective, start, rate in list(CASES.values())[1:]:
        widget = DescentOnSurface(objective, start, rate)
        assert not any(sweeps.fails(objective, start, each) for each in widget.rates[:-1] if each != rate)
    assert sweeps.fails(
        hg.Rosenbrock(), (-1.2, 1.0), DescentOnSurface(hg.Rosenbrock(), (-1.2, 1.0), 0.001).rates[-1]
    )


@pytest.mark.parametrize("objective", [hg.Rosenbrock(), hg.Saddle(), hg.Quadratic(np.diag([1.0, -1.0]))])
def test_the_rates_of_other_objectives_are_spaced_by_factors(objective):
    widget = DescentOnSurface(objective, (1.0, 0.5), 0.0123)
    steps = np.diff(np.log([rate for rate in widget.rates if rate != 0.0123]))
    np.testing.assert_allclose(steps, np.log(10) / 12, rtol=0.25)  # rounded to two digits
    assert 0.0123 in widget.rates
    assert widget.surface["limits"] is None


@pytest.mark.parametrize(
    ("optimizer", "rule"),
    [(hg.GradientDescent(0.1), "descent"), (hg.Momentum(0.1, 0.8), "momentum"), (hg.Adam(0.1), "adam")],
)
def test_it_takes_over_a_run(optimizer, rule):
    run = hg.train(VALLEY, np.array([-2.0, 1.0]), optimizer, 40)
    widget = DescentOnSurface.of(run)
    assert (widget.start, widget.rate, widget.updates, widget.rules) == ([-2.0, 1.0], 0.1, 40, rule)
    assert widget.momentum == (0.8 if rule == "momentum" else 0.9)
    np.testing.assert_allclose(points(widget.sweep, rule, 0.1), run.theta, rtol=1e-6, atol=1e-30)


@pytest.mark.parametrize("optimizer", [hg.Nesterov(0.1), hg.Adam(0.1, beta1=0.5), hg.RMSProp(0.1)])
def test_it_refuses_a_run_of_another_rule(optimizer):
    run = hg.train(VALLEY, np.array([-2.0, 1.0]), optimizer, 4)
    with pytest.raises(ValueError, match=r"run's optimizer is .*: expected GradientDescent, Momentum, or Adam"):
        DescentOnSurface.of(run)


def test_moving_the_start_the_rate_or_beta_trains_anew():
    widget = DescentOnSurface(hg.Beale(), (1.0, 1.0), 0.01, updates=200)
    widget.start = [2.0, 0.25]
    expected = descent(hg.Beale(), (2.0, 0.25), "adam", 0.01, 200).theta
    np.testing.assert_allclose(points(widget.descents, "adam", 0.01), expected, rtol=1e-6)
    widget.rate = widget.rates[3]
    widget.momentum = 0.5
    expected = descent(hg.Beale(), (2.0, 0.25), "momentum", widget.rates[3], 200, 0.5).theta
    np.testing.assert_allclose(points(widget.descents, "momentum", widget.rates[3]), expected, rtol=1e-6)


def test_what_a_page_sends_is_brought_into_range():
    widget = DescentOnSurface(VALLEY, (-2.0, 1.5), 0.1)
    widget.set_state({"start": [1e9, -1e9], "rate": 77.0, "momentum": 7})
    (_, right), (bottom, _) = widget.domain
    assert widget.start == [right, bottom]
    assert widget.rate == widget.rates[-1]
    assert widget.momentum == widget.betas[-1]


def test_the_picture_shows_the_descents_that_are_chosen():
    widget = DescentOnSurface(hg.Himmelblau(), (0.0, 0.0), 0.01, rules=("descent", "adam"))
    alt = widget.picture().alt
    assert "gradient descent: 60 updates from (0, 0), cost 170, to (3, 2)" in alt
    assert "Adam: 60 updates from (0, 0), cost 170, to (0.6" in alt
    assert "momentum" not in alt


def test_the_domain_holds_the_start():
    for objective, start, rate in CASES.values():
        for far in (start, (9.0, -7.0)):
            (left, right), (bottom, top) = DescentOnSurface(objective, far, rate, updates=1).domain
            assert left < far[0] < right
            assert bottom < far[1] < top
    assert DescentOnSurface(VALLEY, (0, 0), domain=((-1, 2), (-1, 1)), updates=1).domain == [[-1, 2], [-1, 1]]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"objective": 3}, "objective is 3: expected one of Quadratic, Rosenbrock"),
        ({"objective": hg.Quadratic(np.eye(3))}, "expected two parameters"),
        ({"start": (1, 2, 3)}, r"start is .*: expected two numbers"),
        ({"start": (np.nan, 0)}, "start is nan"),
        ({"start": (5, 0), "domain": ((-1, 1), (-1, 1))}, r"start is \[5.0, 0.0\]: expected a point in domain"),
        ({"domain": (-1, 1)}, r"domain is \(-1, 1\): expected"),
        ({"domain": ((2, -2), (-2, 2))}, "domain has side"),
        ({"rate": 0}, "rate is 0: expected"),
        ({"rate": float("nan")}, "rate is nan: expected"),
        ({"momentum": 1.0}, "momentum is 1.0: expected"),
        ({"updates": 0}, "updates is 0: expected"),
        ({"updates": 501}, "updates is 501: expected"),
        ({"rules": ("sgd",)}, "rules holds 'sgd': expected some of"),
    ],
)
def test_bad_input_is_refused_by_name(change, message):
    good = {"objective": VALLEY, "start": (-1.0, 0.5), "rate": 0.1}
    with pytest.raises(ValueError, match=message):
        DescentOnSurface(**{**good, **change})
