"""Drawn points: shapes that the costs want, the geometry that the docstrings promise, one seed one draw."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad import samples

DRAWS = [samples.line, samples.moons, samples.circles, samples.spirals, samples.blobs]
COLUMNS = {"line": (1, 1), "moons": (2, 1), "circles": (2, 1), "spirals": (2, 3), "blobs": (2, 3)}

each_draw = pytest.mark.parametrize("draw", DRAWS, ids=lambda draw: draw.__name__)


def rng(seed=0):
    return np.random.default_rng(seed)


@each_draw
@given(n=st.integers(1, 40))
def test_shapes_and_dtypes(draw, n):
    X, y = draw(rng(), n)
    d, k = COLUMNS[draw.__name__]
    assert (X.shape, y.shape) == ((n, d), (n, k))
    assert X.dtype == y.dtype == np.float64
    assert np.isfinite(X).all()


@each_draw
def test_one_seed_gives_one_draw(draw):
    for first, second in zip(draw(rng(7), 30), draw(rng(7), 30), strict=True):
        np.testing.assert_array_equal(first, second)


@each_draw
def test_another_seed_gives_another_draw(draw):
    assert not np.array_equal(draw(rng(7), 30)[0], draw(rng(8), 30)[0])


@each_draw
def test_second_draw_from_one_generator_differs_from_the_first(draw):
    generator = rng()
    assert not np.array_equal(draw(generator, 30)[0], draw(generator, 30)[0])


@each_draw
def test_global_seed_has_no_say(draw):
    state = np.random.get_state()[1].copy()  # noqa: NPY002
    draw(rng(), 10)
    np.testing.assert_array_equal(np.random.get_state()[1], state)  # noqa: NPY002


@each_draw
def test_classes_are_balanced_and_mixed(draw):
    if draw is samples.line:
        return
    _, y = draw(rng(), 100)
    label = y[:, 0] if y.shape[1] == 1 else y.argmax(axis=1)
    counts = np.bincount(label.astype(int))
    assert counts.max() - counts.min() <= 1
    assert not (np.diff(label) >= 0).all()
    assert not np.array_equal(label, np.arange(100) % len(counts))


@each_draw
def test_noise_has_the_standard_deviation_asked_for(draw):
    """The same seed without noise gives the clean points: what is left is the noise."""
    clean, noisy = draw(rng(3), 20_000, noise=0.0), draw(rng(3), 20_000, noise=0.25)
    which = 1 if draw is samples.line else 0
    rest = noisy[which] - clean[which]
    assert rest.std() == pytest.approx(0.25, rel=0.03)
    assert rest.mean() == pytest.approx(0.0, abs=0.01)


# Geometry, without noise


def test_line_lies_on_the_line():
    X, y = samples.line(rng(), 50, slope=-3.0, intercept=0.5, noise=0.0)
    np.testing.assert_allclose(y, -3 * X + 0.5)
    assert -1 <= X.min() < -0.8 < 0.8 < X.max() < 1


def test_moons_lie_on_their_half_circles():
    X, y = samples.moons(rng(), 200, noise=0.0)
    upper, lower = X[y[:, 0] == 0], X[y[:, 0] == 1]
    np.testing.assert_allclose(np.linalg.norm(upper, axis=1), 1)
    np.testing.assert_allclose(np.linalg.norm(lower - [1, 0.5], axis=1), 1)
    assert upper[:, 1].min() >= 0
    assert lower[:, 1].max() <= 0.5


def test_circles_have_their_radii():
    X, y = samples.circles(rng(), 200, ratio=0.3, noise=0.0)
    np.testing.assert_allclose(np.linalg.norm(X, axis=1), np.where(y[:, 0] == 1, 0.3, 1.0))


def test_arm_of_a_spiral_is_the_first_arm_turned():
    X, y = samples.spirals(rng(), 300, arms=3, turns=0.75, noise=0.0)
    radius, angle = np.linalg.norm(X, axis=1), np.arctan2(X[:, 1], X[:, 0])
    turned = angle / (2 * np.pi) - 0.75 * radius - y.argmax(axis=1) / 3
    np.testing.assert_allclose(turned, np.round(turned), atol=1e-12)
    assert radius.max() < 1


def test_spirals_have_as_many_columns_as_arms():
    assert samples.spirals(rng(), 10, arms=2)[1].shape == (10, 2)


def test_blobs_sit_on_their_centers():
    centers = np.array([[0.0, 0, 5], [1, 2, 3]])
    X, y = samples.blobs(rng(), 9, centers=centers, noise=0.0)
    np.testing.assert_array_equal(X, y @ centers)


# What is refused


@each_draw
@pytest.mark.parametrize("wrong", [0, None, np.random.RandomState(0)], ids=["an int", "None", "RandomState"])
def test_rng_must_be_a_generator(draw, wrong):
    with pytest.raises(TypeError, match=r"rng is .*: expected a numpy\.random\.Generator"):
        draw(wrong, 10)


@each_draw
@pytest.mark.parametrize(
    ("n", "error", "message"),
    [
        (0, ValueError, "n is 0: expected at least 1"),
        (-3, ValueError, "n is -3: expected at least 1"),
        (2.5, TypeError, "n is 2.5: expected an integer"),
        (True, TypeError, "n is True: expected an integer"),
        ("9", TypeError, "n is '9': expected an integer"),
    ],
)
def test_n_must_be_a_positive_integer(draw, n, error, message):
    with pytest.raises(error, match=re.escape(message)):
        draw(rng(), n)


@each_draw
@pytest.mark.parametrize("noise", [-0.1, np.nan, np.inf])
def test_noise_must_be_finite_and_not_negative(draw, noise):
    with pytest.raises(ValueError, match=f"noise is {noise}: expected a number in"):
        draw(rng(), 5, noise=noise)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: samples.line(rng(), 5, slope=np.nan), "slope is nan: expected a number"),
        (lambda: samples.line(rng(), 5, intercept=np.inf), "intercept is inf: expected a number"),
        (lambda: samples.circles(rng(), 5, ratio=1.0), "ratio is 1.0: expected a number in [0, 1)"),
        (lambda: samples.spirals(rng(), 5, arms=0), "arms is 0: expected at least 1"),
        (lambda: samples.spirals(rng(), 5, turns=-1), "turns is -1: expected a number in [0, inf)"),
        (lambda: samples.blobs(rng(), 5, centers=[1.0, 2.0]), "centers has shape (2,): expected (n, k)"),
        (lambda: samples.blobs(rng(), 5, centers=[[np.nan, 0]]), "centers is nan at (0, 0): expected finite"),
    ],
)
def test_wrong_geometry_is_refused(call, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        call()
