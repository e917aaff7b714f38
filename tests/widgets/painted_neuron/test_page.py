"""The reader paints by mouse, by finger and by keyboard, and looks at training's sheet."""

import numpy as np
import pytest
from playwright.sync_api import expect

import handgrad as hg
from handgrad.widgets import PaintedNeuron
from handgrad.widgets.painted_neuron import records
from support.audits import violations
from support.finger import swipe
from support.sites import widget_page
from support.widgets import table_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def widget():
    X, y = hg.datasets.mnist(classes=range(2))
    digit = hg.labels(y)
    zeros, ones = X[digit == 0], X[digit == 1]
    return PaintedNeuron(zeros[:100], ones[:100], (zeros[100:150], ones[100:150]))


@pytest.fixture(scope="module")
def address(widget, tmp_path_factory):
    return widget_page(tmp_path_factory.mktemp("painted"), widget)


def show(page, address):
    page.goto(address)
    expect(page.locator(".hg-live")).to_have_attribute("data-ready", "true")
    return page.locator(".hg-live")


def says(page):
    return page.locator(".hg-says")


def place(page, column, row):
    """Where a pixel of the sheet is on the screen."""
    box = page.locator(".hg-painted-neuron-sheet").bounding_box()
    return box["x"] + box["width"] * column / 28, box["y"] + box["height"] * row / 28


def test_a_blank_sheet_says_so(page, address):
    show(page, address)
    expect(says(page)).to_contain_text("A blank sheet adds up nothing")


def test_the_mouse_paints_and_the_piles_part(page, address):
    show(page, address)
    page.mouse.move(*place(page, 14, 14))
    page.mouse.down()
    page.mouse.move(*place(page, 14, 15), steps=4)
    page.mouse.up()
    expect(says(page)).to_contain_text("Your sheet reads 1")
    share = int(says(page).inner_text().split()[3])
    assert 170 <= share <= 200
    expect(page.locator(".hg-source")).to_have_text("Computed in your browser")


def test_a_finger_paints_and_the_page_stays(emulate, address):
    page = emulate(touch=True, width=390, height=800)
    show(page, address)
    page.evaluate("window.lost = 0; addEventListener('pointercancel', () => { window.lost += 1; }, true);")
    swipe(page, place(page, 14, 6), place(page, 14, 20))
    expect(says(page)).to_contain_text("Your sheet reads")
    assert page.evaluate("[window.lost, scrollY]") == [0, 0]
    painted = page.locator(".hg-painted-neuron-sheet canvas").evaluate(
        "(canvas) => { const pen = canvas.getContext('2d');"
        " return [6, 12, 18].map((row) => [...pen.getImageData(14, row, 1, 1).data].join()); }"
    )
    assert len(set(painted)) == 1  # without a gap


def test_the_keyboard_paints_and_chooses_the_brush(page, address, widget):
    show(page, address)
    sheet = page.get_by_role("application")
    sheet.press("Space")
    expect(says(page)).to_contain_text("Your sheet reads")
    for _ in range(4):
        sheet.press("Shift+ArrowUp")
    one_brush = says(page).inner_text()
    page.get_by_role("radio", name="ink of a zero").check()
    for _ in range(9):
        sheet.press("ArrowRight")
    sheet.press("Enter")
    expect(says(page)).not_to_have_text(one_brush)
    page.get_by_role("button", name="Blank sheet").press("Enter")
    expect(says(page)).to_contain_text("A blank sheet")


def test_trainings_sheet_tells_apart_what_the_library_says(page, address, widget):
    show(page, address)
    page.get_by_role("radio", name="training's").check()
    run = records.training(widget.X, widget.is_one, np.zeros(784))
    slider = page.get_by_role("slider", name="updates so far")
    slider.press("Home")
    for update in records.MOMENTS:
        theta = run.theta[update]
        right = int(np.sum((widget.X @ theta[:-1] + theta[-1] > 0) == widget.is_one))
        expect(says(page)).to_contain_text(f"after {update} update")
        expect(says(page)).to_contain_text(f"reads {right} of 200")
        slider.press("ArrowRight")
    expect(page.locator(".hg-source")).to_have_text("Recorded run")


def test_to_paint_on_trainings_sheet_is_to_go_back_to_ones_own(page, address):
    show(page, address)
    page.get_by_role("radio", name="training's").check()
    page.mouse.click(*place(page, 14, 14))
    expect(page.get_by_role("radio", name="yours")).to_be_checked()
    expect(says(page)).to_contain_text("Your sheet reads")


def test_the_table_has_a_row_for_each_sheet(page, address):
    rows = table_of(show(page, address))
    expect(rows).to_have_count(1 + len(records.MOMENTS))
    expect(rows.last).to_contain_text("200 of 200")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_accessible_and_fits(emulate, tmp_path, widget, theme, width):
    page = emulate(width=width)
    show(page, widget_page(tmp_path, widget, theme=theme))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
