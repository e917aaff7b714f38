"""Initial weights: their variance, their bounds, and the signal that they carry through ten layers.

A sample variance of N numbers deviates from the true one by √((κ − 1)/N) of it, where κ is the kurtosis:
3 for a normal distribution, 1.8 for a uniform one. The bands are five of these deviations, and the seed is
fixed, so that a test fails for a wrong variance and for nothing else.
"""

import re

import numpy as np
import pytest

import handgrad as hg
from handgrad import initializers

FAN_IN, FAN_OUT = 200, 150  # unlike, so that one cannot pass for the other
N = FAN_IN * FAN_OUT

NORMAL = {
    "lecun": (initializers.lecun, 1 / FAN_IN),
    "he": (initializers.he, 2 / FAN_IN),
    "normal": (initializers.normal(0.3), 0.09),
}
RANDOM = {
    **{name: weights for name, (weights, _) in NORMAL.items()},
    "glorot": initializers.glorot,
    "orthogonal": initializers.orthogonal,
}
EVERY = {**RANDOM, "zeros": initializers.zeros, "constant": initializers.constant(0.7)}
normals = pytest.mark.parametrize(("weights", "variance"), NORMAL.values(), ids=NORMAL)
random_ones = pytest.mark.parametrize("weights", RANDOM.values(), ids=RANDOM)


def rng(seed=0):
    return np.random.default_rng(seed)


def draw(weights, seed=0):
    return weights(rng(seed), FAN_IN, FAN_OUT)


# variances and bounds


@normals
def test_variance_of_normal_weights(weights, variance):
    band = 5 * np.sqrt(2 / N)
    assert abs(np.mean(draw(weights) ** 2) / variance - 1) < band


def test_variance_of_glorot_weights():
    band = 5 * np.sqrt(0.8 / N)
    assert abs(np.mean(draw(initializers.glorot) ** 2) / (2 / (FAN_IN + FAN_OUT)) - 1) < band


@random_ones
def test_weights_have_mean_zero(weights):
    """The mean of N numbers deviates from zero by their standard deviation over √N."""
    W = draw(weights)
    assert abs(W.mean()) < 5 * W.std() / np.sqrt(N)


@normals
def test_normal_weights_have_normal_tails(weights, variance):
    """Within one, two, three standard deviations lie .6827, .9545, .9973; a share's deviation is < ½/√N."""
    distance = np.abs(draw(weights)) / np.sqrt(variance)
    shares = [(distance < k).mean() for k in (1, 2, 3)]
    np.testing.assert_allclose(shares, [0.6827, 0.9545, 0.9973], atol=2.5 / np.sqrt(N))


def test_glorot_weights_fill_their_interval_evenly():
    limit = np.sqrt(6 / (FAN_IN + FAN_OUT))
    W = draw(initializers.glorot)
    assert np.abs(W).max() <= limit
    tenths = np.histogram(W, bins=10, range=(-limit, limit))[0] / N
    np.testing.assert_allclose(tenths, 0.1, atol=5 * np.sqrt(0.1 * 0.9 / N))


def test_zeros_and_constant():
    np.testing.assert_array_equal(draw(initializers.zeros), 0)
    np.testing.assert_array_equal(draw(initializers.constant(-2)), -2.0)
    assert draw(initializers.constant(-2)).dtype == np.float64


# orthogonality


@pytest.mark.parametrize(("fan_in", "fan_out"), [(6, 4), (4, 6), (5, 5), (1, 3), (3, 1)])
def test_rows_or_columns_whichever_are_fewer_are_orthonormal(fan_in, fan_out):
    W = initializers.orthogonal(rng(), fan_in, fan_out)
    few = W.T @ W if fan_in >= fan_out else W @ W.T
    np.testing.assert_allclose(few, np.eye(min(fan_in, fan_out)), atol=1e-14)


def test_orthogonal_matrices_have_no_favorite_sign():
    """In 400 draws the first entry is positive 200 times, give or take five standard deviations of 10."""
    generator = rng()
    positive = sum(initializers.orthogonal(generator, 3, 3)[0, 0] > 0 for _ in range(400))
    assert abs(positive - 200) < 50


# randomness is an argument


@pytest.mark.parametrize("weights", EVERY.values(), ids=EVERY)
@pytest.mark.parametrize(("fan_in", "fan_out"), [(3, 5), (5, 3), (1, 1)])
def test_weights_are_fan_in_by_fan_out(weights, fan_in, fan_out):
    W = weights(rng(), fan_in, fan_out)
    assert W.shape == (fan_in, fan_out)
    assert W.dtype == np.float64


@random_ones
def test_one_seed_gives_the_same_weights_and_another_others(weights):
    np.testing.assert_array_equal(draw(weights, seed=1), draw(weights, seed=1))
    assert not np.array_equal(draw(weights, seed=1), draw(weights, seed=2))


@random_ones
def test_two_layers_from_one_generator_differ(weights):
    generator = rng()
    assert not np.array_equal(weights(generator, 4, 4), weights(generator, 4, 4))


@random_ones
def test_columns_differ(weights):
    """Units that start alike stay alike."""
    W = weights(rng(), 6, 4)
    assert len(np.unique(W, axis=1).T) == 4


@pytest.mark.parametrize("std", [-0.1, np.nan, np.inf])
def test_normal_refuses_a_std_that_is_not_from_zero_up(std):
    with pytest.raises(ValueError, match=re.escape(f"std is {std}: expected a number in [0, inf)")):
        initializers.normal(std)


def test_normal_refuses_a_std_that_is_no_number():
    with pytest.raises(TypeError, match=r"std is '0\.1': expected a real number"):
        initializers.normal("0.1")


# gains


def test_gains_by_hand():
    assert initializers.gain(hg.identity) == initializers.gain(hg.sigmoid) == 1
    np.testing.assert_allclose(initializers.gain(hg.relu) ** 2, 2)
    np.testing.assert_allclose(initializers.gain(hg.leaky_relu) ** 2, 2 / 1.0001)
    np.testing.assert_allclose(initializers.gain(hg.tanh), 5 / 3)


def test_gain_of_an_activation_outside_the_table_is_refused():
    with pytest.raises(ValueError, match=r"^activation is gelu: expected one of relu, leaky_relu, tanh"):
        initializers.gain(hg.gelu)


def test_gain_of_what_is_no_activation_is_refused():
    with pytest.raises(ValueError, match="activation is None: expected one of relu"):
        initializers.gain("relu")


def test_relu_halves_the_mean_square_which_its_gain_restores():
    """The rows share a mean activation, so that 512 columns count: five deviations of 2 % each."""
    z = rng().normal(size=(200, 512))
    W = initializers.he(rng(1), 512, 512)
    assert abs(np.mean((hg.relu.value(z) @ W) ** 2) - 1) < 0.1


# the signal through ten layers


def through_ten_layers(f, weights, width=512):
    """The mean square of the tenth layer's z, where that of the input is 1."""
    generator = rng()
    a = generator.normal(size=(20, width))
    for _ in range(10):
        z = a @ weights(generator, width, width)
        a = f.value(z)
    return np.mean(z**2)


def scaled(f):
    """W ~ N(0, gain²/fan_in), the use that the table is made for."""
    return lambda rng, fan_in, fan_out: initializers.gain(f) * initializers.lecun(rng, fan_in, fan_out)


@pytest.mark.parametrize(
    ("f", "weights"),
    [
        (hg.relu, initializers.he),
        (hg.relu, scaled(hg.relu)),
        (hg.leaky_relu, scaled(hg.leaky_relu)),
        (hg.identity, initializers.lecun),
        (hg.identity, initializers.glorot),  # between layers of one width, 2/(n + n) = 1/n
        (hg.tanh, scaled(hg.tanh)),
    ],
)
def test_signal_keeps_its_size_through_ten_layers(f, weights):
    """Chance alone moves the mean square by some √(10 · 5/512), a third: the band is a factor of two."""
    assert 0.5 < through_ten_layers(f, weights) < 2


def test_orthogonal_weights_keep_the_signal_exactly():
    a = rng().normal(size=(50, 64))
    z = a
    for seed in range(10):
        z = z @ initializers.orthogonal(rng(seed), 64, 64)
    np.testing.assert_allclose(np.linalg.norm(z, axis=1), np.linalg.norm(a, axis=1), rtol=1e-13)


def test_tanh_without_its_gain_fades():
    assert through_ten_layers(hg.tanh, initializers.lecun) < 0.25


@pytest.mark.parametrize(
    ("f", "weights", "size"),
    [(hg.relu, initializers.lecun, 2**-9), (hg.identity, initializers.he, 2**10)],
)
def test_a_wrong_variance_is_a_power_of_the_depth(f, weights, size):
    """One layer's factor of ½ or 2 makes 2⁻⁹ (the first layer's input was not halved) or 2¹⁰ of ten."""
    assert size / 2 < through_ten_layers(f, weights) < size * 2
