"""The size of delta by layer is drawn from Backward records."""

import numpy as np
from matplotlib.figure import Figure

import handgrad as hg
from handgrad import plots
from handgrad.plots.numerals import short


def backward(activation):
    rng = np.random.default_rng(0)
    network = hg.Network((3, 3, 3, 3), hidden=activation)
    objective = hg.Objective(network, hg.MeanSquaredError(), rng.normal(size=(5, 3)), rng.normal(size=(5, 3)))
    return objective.backward(network.init(rng))


RECORDS = {"sigmoid": backward(hg.sigmoid), "tanh": backward(hg.tanh)}


def drawn():
    return plots.deltas(Figure().add_subplot(), RECORDS)


def test_the_lines_are_the_root_mean_squares_of_delta_by_layer():
    for line, record in zip(drawn().get_lines(), RECORDS.values(), strict=True):
        np.testing.assert_array_equal(line.get_xdata(), [0, 1, 2])
        expected = [np.sqrt((delta**2).mean()) for delta in record.delta]
        np.testing.assert_allclose(line.get_ydata(), expected)


def test_lines_are_named_and_told_apart_by_dashes():
    ax = drawn()
    assert [text.get_text() for text in ax.texts] == ["sigmoid", "tanh"]
    assert len({line.get_linestyle() for line in ax.get_lines()}) == 2
    assert ax.get_yscale() == "log"


def test_the_alt_text_tells_the_last_layer_and_the_first():
    last, first = (np.sqrt(np.mean(RECORDS["tanh"].delta[l] ** 2)) for l in (-1, 0))
    assert f"tanh: {short(last)} in the last, {short(first)} in the first" in drawn().get_label()
