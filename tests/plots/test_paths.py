"""The picture of paths to the cost shows the slopes of each, and their sum."""

import pytest
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from handgrad import plots

UPPER = plots.Route({"a": 0.6, "u": 1.1, "J": 0.3}, [0.4, 0.5])
LOWER = plots.Route({"a": 0.6, "v": 1.2, "J": 0.3}, [0.5, -0.25])


def drawn(*routes):
    return plots.paths(Figure().add_subplot(), list(routes))


def texts(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_one_path_shows_each_value_each_slope_and_their_product():
    assert sorted(texts(drawn(UPPER))) == sorted(
        ["a", "0.6", "u", "1.1", "J", "0.3", "×0.4", "×0.5", "∂J/∂a = 0.2"]
    )


def test_a_name_stands_above_its_number_in_the_middle_of_its_circle():
    place = {text.get_text(): text.get_position() for text in drawn(UPPER).texts}
    assert place["u"][0] == place["1.1"][0]
    assert 0.1 < place["u"][1] - place["1.1"][1] < 0.25


def test_products_of_several_paths_are_added():
    assert "∂J/∂a = 0.200 − 0.125 = 0.075" in texts(drawn(UPPER, LOWER))


def test_what_paths_share_is_drawn_once():
    ax = drawn(UPPER, LOWER)
    assert [texts(ax).count(name) for name in ("a", "u", "v", "J", "0.6", "1.1", "1.2", "0.3")] == [1] * 8
    assert len([patch for patch in ax.patches if isinstance(patch, Circle)]) == 4


def test_a_slope_stands_between_the_two_nodes_that_it_joins():
    place = {text.get_text(): text.get_position() for text in drawn(UPPER).texts if text.get_text()}
    assert place["a"][0] < place["×0.4"][0] < place["u"][0] < place["×0.5"][0] < place["J"][0]


def test_a_slope_has_four_digits_as_the_nodes_have_and_a_true_minus():
    assert "×−0.2171" in texts(drawn(UPPER, LOWER._replace(slopes=[0.5, -0.2170715])))


def test_no_text_covers_another_even_on_a_phone():
    nodes = {"h": 0.5933, "z of o": 1.106, "o": 0.7514, "J": 0.2984}
    routes = [plots.Route(nodes, [0.4567, 0.1868, -0.7414])]
    routes.append(routes[0]._replace(slopes=[0.5678, 0.1755, 0.2171]))
    for given in (routes[:1], routes):
        with plots.style.style(), rc_context({"font.size": 11}):  # as figures.css enlarges it
            ax = drawn(*given)
            ax.figure.draw_without_rendering()
            boxes = [text.get_window_extent().shrunk(1, 0.8) for text in ax.texts if text.get_text()]
        assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_the_alt_text_multiplies_along_each_path_and_adds():
    alt = drawn(UPPER, LOWER).get_label()
    assert "a → u → J: 0.4 × 0.5 = 0.2." in alt
    assert "a → v → J: 0.5 × −0.25 = −0.125." in alt
    assert alt.endswith("∂J/∂a = 0.200 − 0.125 = 0.075.")


def test_paths_that_start_apart_are_refused():
    with pytest.raises(ValueError, match=r"\('a', 'J'\), \('b', 'J'\).*expected one start, one end"):
        drawn(UPPER, plots.Route({"b": 1.0, "J": 0.3}, [1.0]))
