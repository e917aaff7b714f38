"""The diagram of a small network holds every number of its records, once and legibly."""

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.patches import Circle

import handgrad as hg
from handgrad import plots
from handgrad.plots.numerals import tell


def records(sizes=(2, 2, 2), examples=1, seed=0):
    rng = np.random.default_rng(seed)
    network = hg.Network(sizes, hidden=hg.sigmoid, output=hg.sigmoid)
    theta = rng.uniform(0.1, 0.9, network.size)
    X, y = rng.uniform(0.1, 0.9, (examples, sizes[0])), rng.uniform(0.1, 0.9, (examples, sizes[-1]))
    objective = hg.Objective(network, hg.MeanSquaredError(), X, y)
    return network.forward(theta, objective.X), objective.backward(theta)


def drawn(*given):
    return plots.diagram(Figure().add_subplot(), *given)


def numbers(arrays, name=""):
    return [f"{name}{tell(number)}" for array in arrays for number in np.ravel(array)]


def test_a_forward_record_alone_shows_every_a_z_w_and_b():
    forward, _ = records()
    W, b = zip(*forward.layers, strict=True)
    shown = numbers(forward.a) + numbers(forward.z, "z ") + numbers(W) + numbers(b, "b ")
    found = [text.get_text() for text in drawn(forward).texts]
    assert sorted(found) == sorted([*shown, "inside a circle a, on a line w"])


def test_a_backward_record_adds_every_delta_and_every_weight_gradient():
    forward, backward = records()
    without = [text.get_text() for text in drawn(forward).texts]
    found = [text.get_text() for text in drawn(forward, backward).texts]
    added = numbers(backward.delta, "δ ") + numbers([layer.W for layer in backward.layers])
    assert sorted(found[:-1]) == sorted(without[:-1] + added)
    assert found[-1] == "inside a circle a, on a line w and below it ∂J/∂w"


def test_a_neurons_numbers_stand_at_its_circle():
    forward, backward = records()
    ax = drawn(forward, backward)
    place = {text.get_text(): text.get_position() for text in ax.texts}
    centers = [patch.center for patch in ax.patches if isinstance(patch, Circle)]
    inside = place[tell(forward.a[2][0, 1])]
    assert inside in centers
    for name, number in (("b", forward.layers[1].b[1]), ("z", forward.z[1][0, 1]), ("δ", backward.delta[1][0, 1])):
        x, y = place[f"{name} {tell(number)}"]
        assert x == inside[0]
        assert 0.3 < abs(y - inside[1]) < 0.65


def test_a_weight_stands_on_the_line_between_its_two_units():
    forward, _ = records()
    ax = drawn(forward)
    place = {text.get_text(): np.array(text.get_position()) for text in ax.texts}
    start, end = place[tell(forward.a[0][0, 0])], place[tell(forward.a[1][0, 1])]
    along, across = place[tell(forward.layers[0].W[0, 1])] - start, end - start
    assert np.isclose(along[0] * across[1], along[1] * across[0])


@pytest.mark.parametrize("sizes", [(2, 2, 2), (2, 2, 1), (1, 2, 1)])
def test_no_number_covers_another_even_on_a_phone(sizes):
    forward, backward = records(sizes)
    with plots.style.style(), rc_context({"font.size": 11}):  # as figures.css enlarges it
        ax = Figure().add_subplot()
        plots.diagram(ax, forward, backward, [[f"n{i}" for i in range(units)] for units in sizes])
        ax.figure.draw_without_rendering()
        boxes = [text.get_window_extent().shrunk(1, 0.8) for text in ax.texts]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_derivative_stands_below_its_weight():
    forward, backward = records()
    place = {text.get_text(): text.get_position() for text in drawn(forward, backward).texts}
    for weights, grads in zip(forward.layers, backward.layers, strict=True):
        for w, g in zip(weights.W.flat, grads.W.flat, strict=True):
            assert place[tell(w)][0] == place[tell(g)][0]
            assert 0.15 < place[tell(w)][1] - place[tell(g)][1] < 0.25


def test_letters_of_the_smallest_size_are_eleven_pixels_on_a_phone():
    ax = drawn(*records())
    enlarged, page = 11, 333  # pixels: figures.css and a screen 360 wide
    assert enlarged * page / (72 * ax.figure.get_size_inches()[0]) > 11


def test_the_alt_text_tells_the_forward_pass_and_then_the_backward_pass_from_the_last_layer():
    forward, backward = records()
    alt = drawn(forward, backward).get_label()
    parts = ["a[0]: ", "a[2]: ", "W[1]: ", "delta[1]: ", "derivatives of W[1]: ", "delta[0]: "]
    assert [alt.index(part) for part in parts] == sorted(alt.index(part) for part in parts)
    assert ", ".join(numbers([backward.delta[1]])) in alt


def test_units_may_have_names_which_stand_above_their_numbers():
    forward, _ = records(sizes=(2, 2, 1))
    ax = plots.diagram(Figure().add_subplot(), forward, names=[["i1", "i2"], ["h1", "h2"], ["o"]])
    place = {text.get_text(): text.get_position() for text in ax.texts}
    for name, a in (("h2", forward.a[1][0, 1]), ("o", forward.a[2][0, 0])):
        assert place[name][0] == place[tell(a)][0]
        assert 0.1 < place[name][1] - place[tell(a)][1] < 0.25


def test_names_that_are_not_one_a_unit_are_refused():
    forward, _ = records()
    with pytest.raises(ValueError, match=r"names are for \[2, 1\] units: expected \[2, 2, 2\]"):
        plots.diagram(Figure().add_subplot(), forward, names=[["i1", "i2"], ["h1"]])


def test_more_than_one_example_is_refused():
    forward, backward = records(examples=3)
    with pytest.raises(ValueError, match="forward holds 3 examples: expected one"):
        drawn(forward, backward)


def test_a_layer_that_would_not_fit_is_refused():
    forward, _ = records(sizes=(2, 4, 1))
    with pytest.raises(ValueError, match=r"sizes are \[2, 4, 1\]: expected at most 3 units a layer"):
        drawn(forward)
