"""Widgets that Python in the page drives: ipywidgets, anywidgets, and the book's own after the recorded ones."""

import json
import re

import numpy as np
import pytest
from playwright.sync_api import expect

import handgrad as hg
from handgrad.widgets import DescentOnSurface
from support.audits import violations
from support.browser import visit
from support.readers import CellReader
from support.sites import cell_site, serving

pytestmark = pytest.mark.slow
DRAG = """async (handle) => {
    const { port1, port2 } = new MessageChannel();
    for (let i = 0; i < 50; i += 1) {
        handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
        await new Promise((next) => { port1.onmessage = next; port2.postMessage(0); });
    }
}"""
FITS = """() => [...document.querySelectorAll(".live-output *")]
    .every((node) => node.getBoundingClientRect().right <= innerWidth)"""

IMPORTS = """
import json, time, anywidget, traitlets, handgrad as hg, ipywidgets as w, numpy as np
from handgrad.widgets import DescentOnSurface
"""
INTERACT = """
def double(x):
    print("twice is", 2 * x)
w.interact(double, x=(0, 10));
"""
PLOT = """
import matplotlib.pyplot as plt
def line(slope):
    plt.plot([0, 1], [0, slope])
    plt.title(f"slope {slope}")
    plt.show()
w.interact(line, slope=w.IntSlider(value=1, min=0, max=3));
"""
PICTURE = """
from handgrad import plots, widgets
def costs(start):
    run = hg.train(hg.Quadratic(np.eye(1)), np.array([start]), hg.GradientDescent(0.1), 5)
    return plots.picture(plots.cost_curve, {f"from {start}": run})
widgets.interact(costs, start=[3.0, 2.0])
"""
BUTTON = """
out, button = w.Output(), w.Button(description="Train")
def train(_):
    with out:
        print("trained")
button.on_click(train)
w.VBox([button, out])
"""
ECHO = '''
class Echo(anywidget.AnyWidget):
    _esm = """
    function render({ model, el }) {
      const button = document.createElement("button"), said = document.createElement("output");
      button.textContent = "Send";
      button.onclick = () => {
        const bytes = new Uint8Array([9, 1, 2, 3]);
        model.set("data", new DataView(bytes.buffer));
        model.save_changes();
        model.send({ ask: "sum" }, undefined, [bytes.subarray(1)]);
      };
      model.on("msg:custom", ({ sum }, [view]) => { said.textContent = `${sum} ${view.getUint8(1)}`; });
      el.append(button, said);
    }
    export default { render };"""
    data = traitlets.Any(b"abc").tag(sync=True)
echo = Echo()
def answer(widget, content, buffers):
    widget.send({"sum": sum(buffers[0]) + sum(widget.data)}, [b"\\x01\\x2a"])
echo.on_msg(answer)
echo
'''
THROTTLE = """
seen, count = [], w.Label("none")
slow = w.IntSlider(description="slow")
def work(change):
    time.sleep(0.5)
    seen.append(change.new)
    count.value = json.dumps(seen)
slow.observe(work, "value")
w.VBox([slow, count])
"""
GALLERY = """
a, b = w.FloatSlider(description="rate", max=1, step=0.1), w.FloatSlider(description="twin", max=1)
link = w.jslink((a, "value"), (b, "value"))
choice = w.Dropdown(options=["tanh", "relu"], description="activation")
tab = w.Tab([choice, w.Label("two")], titles=["First", "Second"])
accordion = w.Accordion([w.Text(description="words")], titles=["More"])
rest = [w.Checkbox(description="bias"), w.Play(description="play"), w.HTML("<b>bold</b>"), w.IntProgress(3, 0, 9),
        w.SelectionSlider(options=["sgd", "adam"], description="rule"), w.IntRangeSlider(description="range"),
        w.RadioButtons(options=["one", "two"], description="choice"), w.Image(value=b"", width=3)]
w.VBox([w.HBox([a, b]), tab, accordion, *rest])
"""
DESCENT = "DescentOnSurface(hg.Quadratic(np.diag([1.0, 10.0])), (2.0, 1.0))"
CELLS = {
    "imports": IMPORTS,
    "interact": INTERACT,
    "plot": PLOT,
    "picture": PICTURE,
    "button": BUTTON,
    "echo": ECHO,
    "throttle": THROTTLE,
    "gallery": GALLERY,
}


class NamedCells(CellReader):
    """A reader of a page of these cells, which go by their names."""

    def cell(self, name):
        return super().cell([*CELLS, "descent"].index(name) + 1)

    def editor(self, name):
        return self.cell(name).locator(".cm-content")


@pytest.fixture(scope="module")
def reader(browser, book, tmp_path_factory):
    """A page that all these tests share, since it takes seconds to start Python."""
    folder = tmp_path_factory.mktemp("live")
    widget = DescentOnSurface(hg.Quadratic(np.diag([1.0, 10.0])), (2.0, 1.0))
    cell_site(folder, book / "pyodide", [*(code.strip() for code in CELLS.values()), (DESCENT, widget)])
    size = {"width": 1000, "height": 900}
    with serving(folder) as address, visit(browser, viewport=size) as (page, trouble):
        yield NamedCells(page, address, trouble).open()


def slider(cell, name):
    return cell.get_by_role("slider", name=name, exact=True)


def test_nothing_of_the_widgets_is_loaded_before_one_is_shown(reader):
    reader.run("imports")
    assert not [url for url in reader.asked if "widgets" in url and "/live/" in url]


def test_interact_follows_the_keyboard(reader):
    cell = reader.run("interact")
    expect(cell.get_by_text("twice is 10")).to_be_visible()
    slider(cell, "x").press("ArrowRight")
    expect(cell.get_by_text("twice is 12")).to_be_visible()
    expect(cell.get_by_text("twice is 10")).to_have_count(0)


def test_interact_follows_the_mouse(reader):
    cell = reader.run("interact")
    cell.locator(".slider").click(position={"x": 2, "y": 2})
    expect(cell.get_by_text("twice is 0")).to_be_visible()


def test_a_number_typed_beside_a_slider_is_taken(reader):
    cell = reader.run("interact")
    number = cell.get_by_role("textbox", name="x as a number")
    number.fill("8")
    number.press("Enter")
    expect(cell.get_by_text("twice is 16")).to_be_visible()


def test_a_plot_is_drawn_anew(reader):
    cell = reader.run("plot")
    expect(cell.locator("svg", has_text="slope 1")).to_have_count(1)
    slider(cell, "slope").press("ArrowRight")
    expect(cell.locator("svg", has_text="slope 2")).to_have_count(1)
    expect(cell.locator("svg", has_text="slope 1")).to_have_count(0)


def test_the_book_s_own_interact_draws_for_each_choice(reader):
    cell = reader.run("picture")
    expect(cell.locator("svg", has_text="from 3.0")).to_have_count(1)
    cell.get_by_role("combobox", name="start").select_option("2.0")
    expect(cell.locator("svg", has_text="from 2.0")).to_have_count(1)
    expect(cell.locator("svg", has_text="from 3.0")).to_have_count(0)


def test_a_button_prints_into_its_output(reader):
    cell = reader.run("button")
    for times in (1, 2):
        cell.get_by_role("button", name="Train").click()
        expect(cell.locator(".widget-output")).to_have_text(re.compile(r"^\s*" + "trained\\s*" * times + "$"))


def test_bytes_and_messages_go_both_ways(reader):
    cell = reader.run("echo")
    cell.get_by_role("button", name="Send").click()
    expect(cell.locator("output")).to_have_text("21 42")  # 1 + 2 + 3, and 9 + 1 + 2 + 3 of the trait


def test_a_drag_over_many_values_does_not_queue_them_all(reader):
    cell = reader.run("throttle")
    slider(cell, "slow").evaluate(DRAG)
    count = cell.get_by_text(re.compile(r"\b50]$"))
    expect(count).to_be_visible()
    assert len(json.loads(count.text_content())) <= 5  # most often the first and the last
    expect(slider(cell, "slow")).to_have_attribute("aria-valuenow", "50.0")


def test_controls_that_are_linked_in_the_page_move_together(reader):
    cell = reader.run("gallery")
    slider(cell, "rate").press("ArrowRight")
    expect(slider(cell, "twin")).to_have_attribute("aria-valuetext", "0.1")


def test_tabs_and_accordions_open_by_keyboard(reader):
    cell = reader.run("gallery")
    cell.get_by_role("tab", name="Second").focus()
    reader.page.keyboard.press("Enter")
    expect(cell.get_by_text("two", exact=True).first).to_be_visible()


@pytest.mark.parametrize(("theme", "width"), [("light", 1000), ("dark", 360)])
def test_live_widgets_are_accessible_and_fit(reader, theme, width):
    reader.run("gallery")
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    reader.page.wait_for_function(FITS)
    assert violations(reader.page) == []
    for name in ("rule", "range from", "range to"):
        expect(slider(reader.cell("gallery"), name)).to_have_count(1)
    reader.page.set_viewport_size({"width": 1000, "height": 900})


def source_of(cell):
    return cell.locator(".hg-source:visible")


def test_the_live_widget_goes_on_where_the_reader_left_the_recorded_one(reader):
    cell = reader.cell("descent")
    recorded = cell.locator(".hg-widget .hg-live")
    recorded.scroll_into_view_if_needed()
    expect(recorded).to_have_attribute("data-ready", "true")
    recorded.get_by_role("slider", name="rate").press("ArrowRight")
    said = recorded.get_by_role("slider", name="rate").get_attribute("aria-valuetext")
    below = "document.documentElement.scrollHeight"
    before = reader.page.evaluate(below)
    cell.get_by_role("button", name="Run it in Python").click()
    live = cell.locator(".live-output .hg-live")
    expect(live).to_have_attribute("data-ready", "true")
    expect(live.get_by_role("slider", name="rate")).to_have_attribute("aria-valuetext", said)
    expect(source_of(cell)).to_have_text("Trained just now in Python")
    expect(recorded).to_be_hidden()
    assert abs(reader.page.evaluate(below) - before) < 60  # the button is gone, and the tab of the cell is there


def test_the_style_that_the_page_has_is_not_brought_again(reader):
    expect(reader.cell("descent").locator(".live-output .hg-live")).to_be_visible()
    assert reader.page.locator("style[id^=handgrad]").count() == 0


def test_reset_brings_the_recorded_widget_back_to_life(reader):
    cell = reader.cell("descent")
    reader.write("descent", DESCENT + "  # mine")
    reader.run("descent")
    cell.get_by_role("button", name="Reset").click()
    rate = cell.locator(".hg-widget .hg-live").get_by_role("slider", name="rate")
    said = rate.get_attribute("aria-valuetext")
    expect(source_of(cell)).not_to_have_text("Trained just now in Python")
    rate.press("ArrowRight")
    expect(rate).not_to_have_attribute("aria-valuetext", said)


def test_a_restart_brings_the_recorded_widget_back(reader):
    cell = reader.run("descent")
    interact = reader.run("interact")
    reader.page.get_by_role("button", name="Restart").click()
    expect(cell.locator(".hg-widget .hg-live")).to_be_visible()
    expect(source_of(cell)).not_to_have_text("Trained just now in Python")
    expect(interact.get_by_text("Python has stopped, and this widget with it.")).to_be_visible()
    expect(interact.get_by_role("slider")).to_have_count(0)
    assert slider(reader.run("interact"), "x").count() == 1
