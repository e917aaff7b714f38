"""Each activation: a value and a slope of z, by hand, by differences, at its kink and far from zero."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

import handgrad as hg
from handgrad import activations

ALL = [
    hg.identity,
    hg.sigmoid,
    hg.tanh,
    hg.relu,
    hg.leaky_relu,
    hg.elu,
    hg.gelu,
    hg.softplus,
    hg.swish,
]
each = pytest.mark.parametrize("f", ALL, ids=repr)
GRID = np.array([[-6.0, -2.5, -1.0, -0.3], [0.2, 0.9, 2.0, 5.0]])
quick = settings(max_examples=25, deadline=None, derandomize=True)


def close(actual, expected, rtol=1e-14, atol=1e-15):
    np.testing.assert_allclose(actual, expected, rtol=rtol, atol=atol)


def test_these_are_all_of_them():
    public = [f for f in vars(activations).values() if isinstance(f, hg.Activation)]
    assert sorted(map(repr, public)) == sorted(map(repr, ALL))
    assert [getattr(hg, f.name) for f in ALL] == ALL


# At z = log 3, e⁻ᶻ is 1/3: the sigmoid is 3/4 and the hyperbolic tangent (9 − 1)/(9 + 1).
log3 = np.log(3)
BY_HAND = [
    (hg.identity, -2.0, -2.0, 1.0),
    (hg.sigmoid, 0.0, 0.5, 0.25),
    (hg.sigmoid, log3, 0.75, 0.1875),
    (hg.sigmoid, -log3, 0.25, 0.1875),
    (hg.tanh, 0.0, 0.0, 1.0),
    (hg.tanh, log3, 0.8, 0.36),
    (hg.tanh, -log3, -0.8, 0.36),
    (hg.relu, 3.0, 3.0, 1.0),
    (hg.relu, -3.0, 0.0, 0.0),
    (hg.leaky_relu, 3.0, 3.0, 1.0),
    (hg.leaky_relu, -3.0, -0.03, 0.01),
    (hg.elu, 3.0, 3.0, 1.0),
    (hg.elu, -log3, -2 / 3, 1 / 3),
    (hg.gelu, 0.0, 0.0, 0.5),
    (hg.softplus, 0.0, np.log(2), 0.5),
    (hg.softplus, log3, np.log(4), 0.75),
    (hg.swish, 0.0, 0.0, 0.5),
    (hg.swish, log3, 0.75 * log3, 0.75 + 0.1875 * log3),
]


@pytest.mark.parametrize(("f", "z", "value", "slope"), BY_HAND)
def test_value_and_slope_by_hand(f, z, value, slope):
    close(f.value(z), value)
    close(f.slope(z), slope)


def test_gelu_at_one_is_what_its_paper_draws():
    """With u = √(2/π) · 1.044715 = .8335650, f(1) = ½ (1 + tanh u)."""
    u = 0.7978845608028654 * 1.044715
    close(hg.gelu.value(1.0), 1 / (1 + np.exp(-2 * u)))
    close(hg.gelu.value(1.0) - hg.gelu.value(-1.0), 1.0)  # f(z) − f(−z) = z


KINKS = [
    (hg.relu, 0.0, 0.0),
    (hg.leaky_relu, 0.0, 0.01),
    (hg.elu, 0.0, 1.0),
]


@pytest.mark.parametrize(("f", "value", "slope"), KINKS)
@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_value_and_slope_at_the_kink(f, value, slope, zero):
    """ReLU passes nothing on at exactly zero: initial biases are zero, so it happens."""
    close(f.value(np.array([zero])), [value])
    close(f.slope(np.array([zero])), [slope])


@each
def test_slope_agrees_with_differences(f):
    hg.assert_grad(lambda z: f.value(z).sum(), f.slope, GRID, tolerance=1e-8)


@each
def test_slope_agrees_with_differences_number_by_number(f):
    """A slope that is small must be right too, which the norm of all of them would hide."""
    numerical = hg.numerical_grad(lambda z: f.value(z).sum(), GRID)
    np.testing.assert_allclose(f.slope(GRID), numerical, rtol=1e-6, atol=1e-9)


# what each tends to far from zero: (value, slope) at −1e4, then at 1e4
FAR = {
    hg.identity: ((-1e4, 1), (1e4, 1)),
    hg.sigmoid: ((0, 0), (1, 0)),
    hg.tanh: ((-1, 0), (1, 0)),
    hg.relu: ((0, 0), (1e4, 1)),
    hg.leaky_relu: ((-100, 0.01), (1e4, 1)),
    hg.elu: ((-1, 0), (1e4, 1)),
    hg.gelu: ((0, 0), (1e4, 1)),
    hg.softplus: ((0, 0), (1e4, 1)),
    hg.swish: ((0, 0), (1e4, 1)),
}


@each
@pytest.mark.parametrize("side", [0, 1], ids=["below", "above"])
def test_far_from_zero_value_and_slope_are_exact_and_silent(f, side):
    close(f.value_and_slope(np.array([-1e4, 1e4][side])), FAR[f][side])


@pytest.mark.parametrize("f", [f for f in ALL if f.value(0.0) == 0 and f is not hg.relu], ids=repr)
def test_close_to_zero_values_keep_their_digits(f):
    """There f(z) is f′(0) z: eᶻ − 1, subtracted as written, would keep four digits of sixteen."""
    z = -1e-12
    close(f.value(z), f.slope(z) * z, rtol=1e-11, atol=0)


@each
def test_value_and_slope_are_those_of_value_and_slope(f):
    value, slope = f.value_and_slope(GRID)
    np.testing.assert_array_equal(f.value(GRID), value)
    np.testing.assert_array_equal(f.slope(GRID), slope)


@each
@quick
@given(z=arrays(float, array_shapes(min_dims=0, max_dims=3, max_side=4), elements=st.floats(-50, 50)))
def test_value_and_slope_have_the_shape_of_z_and_act_on_each_number_alone(f, z):
    value, slope = f.value_and_slope(z)
    assert np.shape(value) == np.shape(slope) == z.shape
    close(np.ravel(value), [f.value(x) for x in z.ravel()], rtol=1e-12)
    close(np.ravel(slope), [f.slope(x) for x in z.ravel()], rtol=1e-12)


@each
def test_integers_are_numbers_too(f):
    z = np.array([-2, 0, 3])
    for ours, theirs in zip(f.value_and_slope(z), f.value_and_slope(z.astype(float))):
        close(ours, theirs)


LIMITS = dict.fromkeys((hg.relu, hg.gelu, hg.softplus, hg.swish), (np.inf, 1.0, 0.0, 0.0))
LIMITS |= {
    hg.identity: (np.inf, 1, -np.inf, 1),
    hg.leaky_relu: (np.inf, 1, -np.inf, 0.01),
    hg.elu: (np.inf, 1, -1, 0),
}
LIMITS |= {hg.sigmoid: (1, 0, 0, 0), hg.tanh: (1, 0, -1, 0)}


@each
def test_at_infinity_value_and_slope_are_their_limits_and_silent(f):
    z = np.array([np.inf, -np.inf])
    value, slope = f.value(z), f.slope(z)
    np.testing.assert_array_equal([value[0], slope[0], value[1], slope[1]], LIMITS[f])


@each
@pytest.mark.parametrize("size", [1e150, 1e200, 1e308])
def test_near_the_largest_number_value_and_slope_are_right_and_silent(f, size):
    """The cube in GELU overflows at 1e103."""
    z = np.array([size, -size])
    value, slope = f.value(z), f.slope(z)
    above, above_slope, below, below_slope = LIMITS[f]
    leak = {hg.identity: 1.0, hg.leaky_relu: 0.01}.get(f, 0)
    below = -leak * size if leak else below
    np.testing.assert_array_equal(value, [size if above == np.inf else above, below])
    np.testing.assert_array_equal(slope, [above_slope, below_slope])


@each
@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.float32])
def test_numbers_of_other_kinds_are_computed_in_float64(f, dtype):
    z = np.array([-128, 127, 0, 200]).astype(dtype)
    for part, right in zip(f.value_and_slope(z), f.value_and_slope(z.astype(float))):
        assert part.dtype == np.float64
        np.testing.assert_array_equal(part, right)


@each
def test_input_is_not_changed(f):
    z = GRID.copy()
    f.value_and_slope(z)
    np.testing.assert_array_equal(z, GRID)


@pytest.mark.parametrize(("f", "bound"), [(hg.sigmoid, 0.25), (hg.tanh, 1.0)])
def test_slopes_of_squashing_functions_are_largest_at_zero(f, bound):
    z = np.linspace(-8, 8, 1601)
    assert f.slope(z).max() == f.slope(0.0) == bound


def test_tanh_is_a_stretched_sigmoid():
    close(hg.tanh.value(GRID), 2 * hg.sigmoid.value(2 * GRID) - 1, atol=1e-15)
    close(hg.tanh.slope(GRID), 4 * hg.sigmoid.slope(2 * GRID), rtol=1e-9)


def test_softplus_has_the_sigmoid_as_slope():
    close(hg.softplus.slope(GRID), hg.sigmoid.value(GRID))


@each
def test_an_activation_shows_its_name(f):
    assert repr(f) == f.name
