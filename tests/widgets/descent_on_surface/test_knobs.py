"""The cost of two knobs as a surface, and the way through it of who took none."""

import gzip
import json

import numpy as np
import pytest

import handgrad as hg
from handgrad.widgets import DescentOnSurface, KnobsInFog
from handgrad.widgets.descent_on_surface import knobs


@pytest.fixture(scope="module")
def fog():
    return KnobsInFog.of_air()


@pytest.fixture(scope="module")
def widget(fog):
    return DescentOnSurface.beside_way(fog, rate=0.25)


def test_on_the_surface_dials_cost_what_the_knobs_say(fog, widget):
    low, high = np.transpose(fog.domain[:2])
    for dials in ([70.0, 25.0], [39.0, 69.0], [0.0, 100.0]):
        theta = low + (high - low) * np.array(dials) / 100
        assert widget.objective.value(np.array(dials)) == pytest.approx(fog.fits[2].value(theta), rel=1e-9)


def test_knobs_whose_dials_have_other_units_have_them_on_the_surface_too(fog):
    domain = [(300.0, 350.0), (-80.0, 120.0)]
    bowl = knobs.bowl_of(fog.fits[2], domain)
    dials = np.array([30.0, 80.0])
    theta = np.array([300 + 0.5 * 30, -80 + 2.0 * 80])
    assert bowl.value(dials) == pytest.approx(fog.fits[2].value(theta), rel=1e-9)
    np.testing.assert_allclose(bowl.grad(dials), fog.fits[2].grad(theta) * [0.5, 2.0], rtol=1e-8)


def test_its_gradient_is_that_of_finite_differences(widget):
    at, h = np.array([70.0, 25.0]), 1e-4
    slopes = [(widget.objective.value(at + d) - widget.objective.value(at - d)) / (2 * h) for d in h * np.eye(2)]
    np.testing.assert_allclose(widget.objective.grad(at), slopes, rtol=1e-6)


def test_its_minimum_is_that_of_the_least_squares(widget):
    x, y = (column[:, 0] for column in hg.datasets.co2())
    t = 2 * (x - x[0]) / (x[-1] - x[0]) - 1
    middle, slope = np.linalg.lstsq(np.stack([np.ones_like(t), t], axis=1), y, rcond=None)[0]
    np.testing.assert_allclose(widget.surface["minima"], [[middle - 300, slope + 40]], rtol=1e-6)
    assert widget.surface["least"] == pytest.approx(np.mean((middle + slope * t - y) ** 2) / 2)


def test_the_knobs_are_independent_and_the_first_bends_about_three_times_as_much(widget):
    A = np.array(widget.surface["A"])
    assert A[0, 1] == A[1, 0] == 0
    assert A[0, 0] == 1
    assert 2.8 < A[0, 0] / A[1, 1] < 3


def test_the_recorded_search_turns_one_knob_at_a_time_and_always_helps(widget):
    search = np.array(widget.way["search"])
    assert np.all(np.count_nonzero(np.diff(search, axis=0), axis=1) == 1)
    cost = [widget.objective.value(at) for at in search]
    assert np.all(np.diff(cost) < 0)
    assert cost[-1] < 2
    assert widget.way["tried"] == 59


def test_way_and_descent_begin_at_one_place_and_the_state_is_small(widget):
    assert widget.way["search"][0] == widget.start == [70.0, 25.0]
    assert widget.way["keep"] == "co2"
    assert len(gzip.compress(json.dumps(widget.state).encode())) < 60_000


def test_the_still_picture_says_both(widget):
    alt = widget.picture().alt
    assert "gradient descent: 60 updates from (70, 25), cost 826, to (38.8, 68.7), cost 1.75." in alt
    assert "a search, knob after knob: 10 updates from (70, 25)" in alt


def test_a_widget_without_a_way_names_none():
    assert DescentOnSurface(hg.Himmelblau(), (0.0, 0.0)).way == {}


def test_which_way_is_shown_and_what_is_said_of_it(node, widget):
    node("way.test.mjs", {"way": widget.way})
