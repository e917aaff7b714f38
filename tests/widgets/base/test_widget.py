"""A widget is static HTML where no kernel answers, and a live model with a picture elsewhere."""

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import traitlets
from matplotlib.figure import Figure

from handgrad import plots, widgets
from handgrad.widgets.base.bundle import bundle, read
from handgrad.widgets.base.style import sheet
from handgrad.widgets.base.widget import STATIC, Widget

HERE = Path(widgets.__file__).parent


class Answer(Widget):
    _esm = "export default {}"
    shared = ("value",)
    value = traitlets.Float(42.0).tag(sync=True)
    text = traitlets.Unicode("</script>").tag(sync=True)
    private = traitlets.Float(1.0)

    def picture(self):
        return plots.Picture(Figure(), f"the answer is {self.value:.0f}")


def state_of(html):
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1])


def test_a_page_carries_the_synchronized_traits_and_says_that_no_kernel_answers():
    assert state_of(Answer(value=7.0).html()) == {"live": False, "text": "</script>", "value": 7.0}


def test_a_page_shows_the_picture_until_the_program_runs():
    html = Answer(value=7.0).html()
    assert 'aria-label="the answer is 7"' in html
    assert 'data-shared="value"' in html


def test_a_value_that_no_page_can_carry_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        Answer(value=np.nan).html()


def test_while_the_book_is_built_no_model_is_opened(monkeypatch):
    monkeypatch.setenv(STATIC, "1")
    widget = Answer()
    assert widget.comm is None
    assert set(widget._repr_mimebundle_()) == {"text/html", "text/plain"}
    widget.value = 8.0  # reaches nobody, and harms nobody
    assert widget.value == 8.0


def test_a_notebook_gets_the_live_view_and_an_image_for_programs_without_widgets():
    data, _ = Answer()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert "text/html" not in data  # nbviewer and GitHub would show it, and leave the image out
    assert data["text/plain"] == "Answer: the answer is 42"


def test_in_a_browser_no_image_is_drawn_and_the_picture_only_once(monkeypatch):
    drawn = []
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(Answer, "picture", lambda self: drawn.append(1) or plots.Picture(Figure(), "the answer"))
    data, _ = Answer()._repr_mimebundle_()
    assert set(data) == {"application/vnd.jupyter.widget-view+json", "text/plain"}
    assert data["text/plain"] == "Answer: the answer"
    assert len(drawn) == 1


def test_a_widget_that_changed_is_drawn_anew():
    widget = Answer()
    widget._repr_mimebundle_()
    widget.value = 7.0
    assert repr(widget) == "Answer: the answer is 7"


def test_the_widgets_are_imported_when_they_are_asked_for():
    script = (
        "import sys\nfrom handgrad import widgets\n"
        "assert not {'ipywidgets', 'anywidget'} & set(sys.modules)\n"
        "assert set(widgets.__all__) <= set(dir(widgets))\n"
        "from handgrad.widgets import RunDashboard\n"
        "assert widgets.RunDashboard is RunDashboard is vars(widgets)['RunDashboard']\n"
        "assert all(getattr(widgets, name).__doc__ for name in widgets.__all__)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_what_is_no_widget_is_an_attribute_error():
    with pytest.raises(AttributeError, match=r"module 'handgrad\.widgets' has no attribute 'Slider'"):
        widgets.Slider  # noqa: B018


def test_the_table_of_widgets_names_each_folder_that_holds_one():
    assert sorted(widgets.FOLDERS.values()) == sorted(path.parent.name for path in HERE.glob("*/widget.js"))


@pytest.mark.parametrize("name", widgets.FOLDERS)
def test_a_widget_takes_its_name_its_program_and_its_style_from_its_folder(name):
    widget, folder = getattr(widgets, name), HERE / widgets.FOLDERS[name]
    assert widget.name == folder.name
    assert str(widget._css) == sheet() + read(folder / "style.css")
    program = folder / "live.js"
    assert str(widget._esm) == bundle(program if program.exists() else folder / "widget.js")


def test_a_widget_without_a_picture_says_so():
    with pytest.raises(NotImplementedError, match="Widget draws no picture"):
        Widget().picture()
