"""Sliders for any picture: a sentence where no kernel answers, controls elsewhere."""

import base64
import sys

import numpy as np
import pytest

import handgrad as hg
from handgrad import plots, widgets
from handgrad.widgets.base.widget import STATIC


def draw(rate):
    run = hg.train(hg.Quadratic(np.eye(2)), np.ones(2), hg.GradientDescent(rate), 5)
    return plots.picture(plots.cost_curve, {f"rate {rate}": run})


def test_interact_shows_a_picture_and_a_sentence_where_no_kernel_answers(monkeypatch):
    monkeypatch.setenv(STATIC, "1")
    html = widgets.interact(draw, rate=(0.1, 0.5))._repr_mimebundle_()["text/html"]
    assert "rate 0.3" in html
    assert "Where Python runs, the picture follows a control for rate." in html


def test_interact_shows_controls_and_an_image_in_a_notebook():
    data = widgets.interact(draw, rate=(0.1, 0.5))._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")


def test_interact_shows_what_is_drawn_for_its_controls(monkeypatch):
    shown = []
    monkeypatch.setattr("ipywidgets.widgets.interaction.display", shown.append)
    widgets.interact(draw, rate=[0.1, 0.5])._repr_mimebundle_()
    assert [picture.alt for picture in shown] == [draw(0.1).alt]


@pytest.mark.parametrize(
    ("control", "value"), [((1, 4), 2), ((0.0, 1.0, 0.1), 0.5), (["a", "b"], "a"), (True, True), (0.3, 0.3)]
)
def test_interact_begins_where_ipywidgets_begins(control, value):
    from ipywidgets import interactive

    seen = []

    def look(value):
        seen.append(value)
        return draw(0.1)

    widgets.interact(look, value=control).picture()
    assert seen == [value]
    assert interactive(lambda value: None, value=control).children[0].value == value


def test_in_a_browser_interact_draws_no_image(monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert "image/png" not in widgets.interact(draw, rate=(0.1, 0.5))._repr_mimebundle_()


def test_interact_refuses_what_is_no_picture_and_no_control():
    with pytest.raises(TypeError, match="draw gave 3: expected a Picture"):
        widgets.interact(lambda rate: 3, rate=(0, 1)).picture()
    with pytest.raises(ValueError, match="controls is empty"):
        widgets.interact(draw)
