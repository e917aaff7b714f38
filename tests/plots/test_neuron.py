"""A neuron is drawn with its numbers, alone and on an image."""

import numpy as np
import pytest
from matplotlib.figure import Figure

import handgrad as hg
from handgrad import plots
from handgrad.plots.images import signed
from handgrad.plots.numerals import tell

X, W, B = np.array([0.5, -1.0, 2.0]), np.array([0.8, 0.3, -0.4]), 0.25


def shown(ax):
    return [text.get_text() for text in ax.texts]


def test_every_number_of_a_neuron_is_shown():
    ax = plots.neuron(Figure().add_subplot(), X, w=W, b=B, activation=hg.tanh)
    numbers = [*X, *(X * W)]
    assert {tell(number) for number in numbers} <= set(shown(ax))
    assert {"· 0.8", "· 0.3", "· −0.4", "b 0.25", "z −0.45", "a −0.4219", "Σ", "tanh"} <= set(shown(ax))


def test_the_alt_text_of_a_neuron_adds_up():
    ax = plots.neuron(Figure().add_subplot(), X, w=W, b=B, activation=hg.tanh)
    assert ax.get_label() == (
        "A neuron with 3 inputs. z = 0.5 · 0.8 + −1 · 0.3 + 2 · −0.4 + bias 0.25 = −0.45; its tanh is a = −0.4219."
    )


def test_a_weight_for_each_input_is_asked_for():
    with pytest.raises(ValueError, match=r"w has shape \(2,\), x \(3,\): expected one \(d,\)"):
        plots.neuron(Figure().add_subplot(), X, w=W[:2], b=B, activation=hg.tanh)


def test_an_image_times_its_weights_shows_image_weights_products_and_their_sum():
    rng = np.random.default_rng(0)
    x, w = rng.uniform(size=9), rng.normal(size=9)
    ax = plots.weighted_sum(Figure().add_subplot(), x, w=w, b=0.5)
    image, weights, products = (tile.get_array() for tile in ax.images)
    np.testing.assert_allclose(image, 1 - x.reshape(3, 3))
    np.testing.assert_allclose(products, signed((x * w / np.abs(x * w).max()).reshape(3, 3)))
    assert weights.shape == products.shape
    z = x @ w
    assert f"sum {tell(z)}\n+ b {tell(0.5)}\n= z {tell(z + 0.5)}" in shown(ax)
    assert f"the sum z is {tell(z + 0.5)}." in ax.get_label()
