"""What is recorded for the knobs is what the library computes, and the page's cost is the library's."""

import gzip
import json

import numpy as np
import pytest

import handgrad as hg
from handgrad.widgets import KnobsInFog
from handgrad.widgets.knobs_in_fog import records

X, Y = (column[:, 0] for column in hg.datasets.co2())
DOMAIN, START, GOALS = ((300, 400), (-40, 60), (-25, 15)), (70, 25, 30), (3, 1)
POINTS = np.arange(4.0), np.array([1.0, 0, 2, 5])
SOME = (*POINTS, ((-5, 5), (-5, 5), (-5, 5)), (50, 50, 50), (9, 9))


@pytest.fixture(scope="module")
def widget():
    return KnobsInFog.of_air()


def unpacked(path):
    """The dials of a path, to the precision of a page."""
    import base64

    dials = path["dials"]
    return np.frombuffer(base64.b64decode(dials["data"]), "<f4").reshape(dials["shape"])


def test_dials_and_parameters_are_inverse():
    theta = np.array([[310.0, -40, 15], [400, 10, 0]])
    dials = records.dials_of(theta, DOMAIN)
    np.testing.assert_allclose(dials[0], [10, 0, 100])
    np.testing.assert_allclose([records.theta_of(one, DOMAIN) for one in dials], theta)
    np.testing.assert_allclose(records.theta_of([50, 50], DOMAIN), [350, 10])


@pytest.mark.parametrize("knobs", [2, 3])
def test_the_cost_is_half_the_mean_of_the_squares_and_its_slopes_are_right(knobs):
    fit, theta = records.Fit(X, Y, knobs), np.array([350.0, 10.0, -4.0])[:knobs]
    t = np.linspace(-1, 1, len(X))
    curve = sum(part * t**k for k, part in enumerate(theta))
    assert fit.value(theta) == pytest.approx(np.mean((curve - Y) ** 2) / 2)
    hg.assert_grad(fit.value, fit.grad, theta)


@pytest.mark.parametrize(("knobs", "least"), [(2, 1.742449668), (3, 0.223351537)])
def test_the_least_cost_is_that_of_a_fit_and_a_long_descent_comes_to_it(widget, knobs, least):
    """polyfit's residuals, halved."""
    assert widget.least[knobs - 2] == pytest.approx(least, rel=1e-5)
    fit = widget.fits[knobs]
    run = hg.train(fit, records.theta_of(START[:knobs], DOMAIN), hg.GradientDescent(1.0), 600)
    assert run.cost[-1] == pytest.approx(least, rel=1e-6)


@pytest.mark.parametrize("knobs", [2, 3])
def test_descents_and_searches_are_the_library_s(widget, knobs):
    theta = records.theta_of(START[:knobs], DOMAIN)
    run = hg.train(widget.fits[knobs], theta, hg.GradientDescent(records.RATE), records.UPDATES)
    found = hg.search(widget.fits[knobs].value, theta, records.STEP, records.EVALUATIONS)
    for record, path in ((run, widget.descents[knobs - 2]), (found, widget.searches[knobs - 2])):
        np.testing.assert_allclose(path["costs"], record.cost, rtol=1e-5)
        np.testing.assert_allclose(records.theta_of(unpacked(path)[5], DOMAIN), record.theta[5], rtol=1e-5)
        assert min(path["costs"]) < GOALS[knobs - 2]  # each comes where the reader is sent


@pytest.mark.parametrize("knobs", [2, 3])
def test_a_finger_finds_the_goal(widget, knobs):
    """Around the best notches at least two of each knob, or a phone has one place for it."""
    dials = np.rint(records.dials_of(records.best(X, Y, knobs), DOMAIN))
    near = dials + np.stack(np.meshgrid(*[[-2, -1, 0, 1, 2]] * knobs), axis=-1).reshape(-1, knobs)
    good = near[[widget.fits[knobs].value(records.theta_of(one, DOMAIN)) < GOALS[knobs - 2] for one in near]]
    assert len(good) > 10
    assert np.all(np.ptp(good, axis=0) >= 2)


def test_python_descends_from_where_the_knobs_stand():
    widget = KnobsInFog.of_air()
    before = [*widget.descents]
    widget.begin = [40.0, 60.0, 80.0]
    assert widget.descents[0] == before[0]
    np.testing.assert_allclose(unpacked(widget.descents[1])[0], [40, 60, 80], atol=1e-4)
    widget.begin = [40.0]
    widget.begin = [40.0, np.nan]
    assert widget.descents[0] == before[0]


def test_the_state_of_the_books_widget_is_small(widget):
    assert len(gzip.compress(json.dumps(widget.state).encode())) <= 5_000


def test_pictures_say_what_they_show(widget):
    assert widget.picture().alt.startswith("CO₂, parts per million by year. 44 points, from 314.5 to 370.3.")
    path = KnobsInFog.of_air(view="path", knobs=3).picture()
    assert path.alt.startswith("How wrong by attempt, or update, log scale. knob after knob: from 710 to")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({0: [0, 1, 1, 2]}, "expected three numbers or more, ascending"),
        ({0: [0, 1], 1: [0, 1]}, "expected three numbers or more, ascending"),
        ({1: [0, 1, 2]}, r"y has shape \(3,\), x \(4,\)"),
        ({2: ((0, 1), (1, 0), (0, 1))}, "expected three of"),
        ({2: ((0, 1), (0, 1))}, "expected three of"),
        ({3: (0, 50, 101)}, "expected three dials from 0 to 100"),
        ({4: (9,)}, "expected two, above"),
        ({4: (1e-9, 9)}, "expected two, above"),
    ],
)
def test_what_cannot_be_shown_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        KnobsInFog(*(change.get(k, value) for k, value in enumerate(SOME)))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"knobs": 4}, "knobs is 4: expected 2 or 3"),
        ({"knobs": 1}, "at least 2"),
        ({"view": "map"}, "view is 'map'"),
    ],
)
def test_options_are_checked(options, message):
    with pytest.raises(ValueError, match=message):
        KnobsInFog(*SOME, **options)


def test_the_pages_program_computes_what_python_does(widget, node):
    rng = np.random.default_rng(0)
    cases = []
    for knobs in (2, 3) * 5:
        dials = rng.integers(0, 101, size=knobs)
        theta = records.theta_of(dials, DOMAIN)
        cases.append(
            {"dials": dials.tolist(), "theta": theta.tolist(), "cost": float(widget.fits[knobs].value(theta))}
        )
    node("program.test.mjs", {"x": X.tolist(), "y": Y.tolist(), "domain": DOMAIN, "cases": cases})
