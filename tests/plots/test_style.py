"""Pictures show what the records hold: what was drawn is read, not pixels."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.figure import Figure

import handgrad as hg
from handgrad import palette, plots

PAPER = {"light": "#ffffff", "dark": "#121212"}  # a notebook's; the pages' own are in tests/book/test_style.py


def axes():
    return Figure().add_subplot()


def run(rate, updates=10):
    bowl = hg.Quadratic(np.diag([1.0, 10.0]))
    return hg.train(bowl, np.array([1.0, 1.0]), hg.GradientDescent(rate), updates)


def test_a_cost_curve_draws_the_recorded_costs_at_the_recorded_updates():
    thinned = hg.train(hg.Quadratic(np.eye(2)), np.ones(2), hg.GradientDescent(0.1), 7, record=3)
    (line,) = plots.cost_curve(axes(), {"thinned": thinned}).get_lines()
    np.testing.assert_array_equal(line.get_xydata(), np.stack([thinned.update, thinned.cost], axis=1))


def test_curves_are_labeled_at_their_ends_and_told_apart_by_dashes():
    ax = plots.cost_by_epoch(axes(), {"slow": [3.0, 2.0], "fast": [3.0, 0.1]})
    assert {text.get_text(): tuple(text.xy) for text in ax.texts} == {"slow": (1, 2), "fast": (1, 0.1)}
    assert len({line.get_linestyle() for line in ax.get_lines()}) == 2


def test_labels_of_curves_that_end_together_do_not_overlap():
    ends = {"a": [1.0, 0.5], "b": [1.0, 0.5], "c": [1.0, 0.501]}
    ax = plots.cost_by_epoch(axes(), ends)
    boxes = [text.get_window_extent() for text in ax.texts]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_the_alt_text_of_a_curve_holds_the_first_and_the_last_value():
    alt = plots.picture(plots.cost_curve, {"rate 0.05": run(0.05)}).alt
    cost = run(0.05).cost
    assert f"rate 0.05: from {cost[0]:.3g} to {cost[-1]:.3g}" in alt


def test_a_run_that_overflows_leaves_the_picture_and_is_said_to():
    wild = run(rate=1e6, updates=60)
    assert wild.diverged_at is not None
    ax = plots.cost_curve(axes(), {"wild": wild})
    drawn = ax.get_lines()[0].get_ydata()
    np.testing.assert_array_equal(drawn[wild.cost < 1e100], wild.cost[wild.cost < 1e100])
    assert np.isnan(drawn[-1])
    assert "to beyond 10¹⁰⁰" in ax.get_label()


def test_a_confusion_matrix_writes_each_count_in_its_cell():
    table = np.array([[5, 1, 0], [0, 4, 0], [2, 0, 3]])
    ax = plots.confusion(axes(), table)
    shown = {(round(text.get_position()[1]), round(text.get_position()[0])): text.get_text() for text in ax.texts}
    assert shown == {cell: str(count) if count else "·" for cell, count in np.ndenumerate(table)}
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("predicted", "actual")


def test_the_alt_text_of_a_confusion_matrix_names_all_of_the_most_frequent_mistakes():
    alt = plots.picture(plots.confusion, np.array([[5, 1, 0], [3, 9, 0], [0, 3, 8]])).alt
    assert "29 examples, 22 on the diagonal" in alt
    assert "3 times each: 1 → 0, 2 → 1." in alt


def test_images_are_drawn_dark_on_light_in_order_with_their_titles():
    X = np.random.default_rng(0).random((3, 9))
    ax = plots.images(axes(), X, titles=["a", "b", "c"], columns=2)
    for image, x in zip(ax.get_images(), X, strict=True):
        np.testing.assert_allclose(image.get_array(), 1 - x.reshape(3, 3))
    assert [text.get_text() for text in ax.texts] == ["a", "b", "c"]
    assert ax.get_label() == "3 images: a, b, c."


def test_weights_share_one_scale_and_their_signs_are_told_apart_without_color_too():
    rows = {"before": np.array([[0.0, 0.1, -0.1, 0.0]]), "after": np.array([[1.0, 0, 0, -1]])}
    ax = plots.weights(axes(), rows)
    before, after = (np.asarray(image.get_array())[..., 3] for image in ax.get_images())
    one, tenth, minus_tenth, minus_one = after[:3, :3], before[:3, 3:], before[3:, :3], after[3:, 3:]
    assert (one == 1).all()  # a square as opaque as can be
    assert len(np.unique(tenth)) == 1
    assert 0 < tenth[0, 0] < 0.25
    for square, hollow in ((one, minus_one), (tenth, minus_tenth)):
        assert hollow[1, 1] == 0
        np.testing.assert_array_equal(np.delete(hollow, 4), np.delete(square, 4))
    assert (before[:3, :3] == 0).all()  # zero is the paper
    assert [text.get_text() for text in ax.texts] == ["before, unit 1", "after, unit 1"]


def test_an_image_that_is_not_square_is_refused():
    with pytest.raises(ValueError, match="X has 8 columns: expected a square number"):
        plots.images(axes(), np.zeros((2, 8)))


@pytest.fixture
def drawing():
    return plots.picture(plots.cost_curve, {"rate 0.05": run(0.05)})


def test_a_picture_is_well_formed_svg_that_follows_the_theme(drawing):
    svg = drawing.svg
    ElementTree.fromstring(svg)
    assert "currentColor" in svg
    assert f"var(--hg-cost, {plots.COLORS['cost']})" in svg
    assert "#010203" not in svg


def test_a_picture_is_the_same_each_time(drawing):
    assert drawing.svg == plots.picture(plots.cost_curve, {"rate 0.05": run(0.05)}).svg


def test_two_pictures_on_a_page_share_no_ids(drawing):
    other = plots.picture(plots.cost_curve, {"rate 0.1": run(0.1)})
    ids = [set(re.findall(r' id="([^"]+)"', picture.svg)) for picture in (drawing, other)]
    assert all(ids)
    assert not ids[0] & ids[1]


def test_every_reference_within_a_picture_finds_its_target(drawing):
    svg = drawing.svg
    wanted = set(re.findall(r'(?:url\(|href=")#([\w-]+)', svg))
    assert wanted
    assert wanted <= set(re.findall(r' id="([^"]+)"', svg))


def test_a_notebook_shows_the_picture_with_its_alt_text(drawing):
    bundle = drawing._repr_mimebundle_()
    assert bundle["text/html"].startswith('<figure class="hg-picture" role="img" aria-label="cost J(θ) by update t')
    assert drawing.alt in bundle["text/plain"]


def luminance(color):
    channels = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(a, b):
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "colors"), [("light", palette.LIGHT), ("dark", palette.DARK)])
def test_each_color_of_a_meaning_has_enough_contrast_in_a_notebook(theme, colors):
    for name in palette.MEANINGS:
        color = colors[name]
        assert contrast(color, PAPER[theme]) >= 4.5, f"{name} {color} on {theme}"


def test_a_glued_number_keeps_four_digits_and_its_name(monkeypatch):
    shown = {}
    monkeypatch.setattr("IPython.display.display", lambda data, **options: shown.update(data=data, **options))
    plots.glue("cost", np.float64(0.123456))
    assert shown["data"] == {"application/papermill.record/text/plain": "0.1235"}
    assert shown["metadata"]["scrapbook"]["name"] == "cost"


def test_letters_are_the_pages_own():
    run = hg.train(hg.Quadratic(np.eye(2)), np.ones(2), hg.GradientDescent(0.1), 5)
    fonts = set(re.findall(r"font-family: ([^;\"]*)", plots.picture(plots.cost_curve, {"slow": run}).svg))
    assert fonts == {"var(--hg-font, sans-serif)"}


def test_numbers_are_no_finer_than_a_screen():
    run = hg.train(hg.Quadratic(np.eye(2)), np.ones(2), hg.GradientDescent(0.1), 5)
    svg = plots.picture(plots.cost_curve, {"slow": run}).svg
    assert re.search(r"\d\.\d\d", svg)
    assert not re.search(r"\d\.\d\d\d", svg)
