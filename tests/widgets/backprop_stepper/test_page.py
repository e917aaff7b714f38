"""The reader predicts numbers, is told what a wrong one is, and steps on and back."""

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

import handgrad as hg
from handgrad.widgets import BackpropStepper
from support.audits import violations
from support.sites import widget_page
from support.widgets import table_of

LAYERS = (
    hg.Layer(np.array([[0.15, 0.25], [0.20, 0.30]]), np.array([0.35, 0.35])),
    hg.Layer(np.array([[0.40, 0.50], [0.45, 0.55]]), np.array([0.60, 0.60])),
)
NETWORK = hg.Network((2, 2, 2), hidden=hg.sigmoid, output=hg.sigmoid)
OBJECTIVE = hg.Objective(NETWORK, hg.MeanSquaredError(), [[0.05, 0.10]], [[0.01, 0.99]])
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("stepper")


def stepper():
    return BackpropStepper.of(OBJECTIVE, hg.pack(LAYERS), rate=0.5, update_biases=False)


@pytest.fixture(scope="module")
def address(folder):
    return widget_page(folder, stepper())


@pytest.fixture(scope="module")
def dark(folder):
    return widget_page(folder, stepper(), theme="dark")


@pytest.fixture(scope="module")
def two(folder):
    (folder / "two").mkdir()
    return widget_page(folder / "two", stepper(), stepper())


def show(page, address, index=0):
    page.goto(address)
    widget = page.locator(".hg-live").nth(index)
    expect(widget).to_have_attribute("data-ready", "true")
    return widget


def at(address, step, mode="every"):
    return f'{address}?1.step={step}&1.mode="{mode}"'


def press(widget, name):
    widget.get_by_role("button", name=re.compile(f"^{name}")).click()


def part(widget, name):
    return widget.locator(f".hg-backprop-stepper-{name}")


def says(widget):
    return widget.locator(".hg-says")


def heading(widget):
    return part(widget, "heading")


def answer(widget, text):
    field = part(widget, "answer").locator("input")
    field.fill(text)
    field.press("Enter")


def numbers_in_picture(widget):
    return part(widget, "picture").locator("text").all_text_contents()


def test_it_opens_on_a_worked_number_and_asks_for_the_next(page, address):
    widget = show(page, address)
    expect(heading(widget)).to_have_text("Step 1 of 36 cache, hidden layer")
    expect(says(widget)).to_contain_text("Worked out as an example.")
    expect(part(widget, "numbers")).to_have_text("0.15 · 0.05 + 0.2 · 0.1 + 0.35 = 0.3775")
    assert "z 0.3775" in numbers_in_picture(widget)
    press(widget, "Next")
    expect(heading(widget)).to_have_text("Step 2 of 36 cache, hidden layer")
    expect(widget.get_by_label("What does h1 make of it: its activation?")).to_be_visible()
    expect(part(widget, "numbers")).to_have_text("…")
    assert "?" in numbers_in_picture(widget)


def test_a_right_number_says_why_and_appears(page, address):
    widget = show(page, at(address, 9))
    assert "δ 0.1385" not in numbers_in_picture(widget)
    answer(widget, "0,138")
    expect(says(widget)).to_contain_text("Right. The cost's derivative with respect to a")
    expect(part(widget, "numbers").locator("strong")).to_have_text("0.138498562")
    assert "δ 0.1385" in numbers_in_picture(widget)


def test_a_wrong_number_is_named_and_does_not_show_the_right_one(page, address):
    widget = show(page, at(address, 9))
    answer(widget, "0.741")
    expect(says(widget)).to_have_text(
        "Not yet: the activation's derivative is missing. δ belongs to z. How fast does a change when z changes?"
    )
    expect(part(widget, "numbers")).to_have_text("…")
    assert "δ ?" in numbers_in_picture(widget)
    expect(widget.locator(".hg-heard")).to_contain_text("Not yet")


def test_hints_open_the_equation_rung_by_rung(page, address):
    widget = show(page, at(address, 9))
    symbols, values = part(widget, "symbols"), part(widget, "numbers")
    press(widget, "Hint")
    expect(says(widget)).to_contain_text("If z grows a little")
    expect(symbols).to_have_text("…")
    press(widget, "Hint 2 of 3")
    expect(symbols).to_have_text("δo1 = (ao1 − to1) · ao1 (1 − ao1)")
    expect(values).to_have_text("…")
    press(widget, "Hint 3 of 3")
    expect(values).to_have_text("(0.7514 − 0.01) · 0.7514 (1 − 0.7514) = ?")
    expect(widget.get_by_role("button", name="Hint")).to_be_disabled()


def test_all_of_it_goes_by_keyboard_alone(page, address):
    widget = show(page, at(address, 9))
    page.keyboard.press("Tab")
    page.keyboard.type("0.1385")
    page.keyboard.press("Enter")
    expect(says(widget)).to_contain_text("Right.")
    page.keyboard.press("Enter")
    expect(heading(widget)).to_contain_text("Step 11 of 36")
    page.keyboard.type("-0.0381")
    page.keyboard.press("Enter")
    expect(says(widget)).to_contain_text("Right.")
    widget.get_by_role("button", name="Next").focus()
    page.keyboard.press("ArrowLeft")
    expect(heading(widget)).to_contain_text("Step 10 of 36")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(heading(widget)).to_contain_text("Step 12 of 36")


def test_a_button_that_goes_out_hands_its_focus_on(page, address):
    widget = show(page, at(address, 34))
    widget.get_by_role("button", name="Show").press("Enter")
    expect(widget.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading(widget)).to_contain_text("Step 36 of 36")
    expect(widget.get_by_role("button", name="Back")).to_be_focused()


def test_where_python_answers_the_numbers_can_be_changed_and_nonsense_is_not_taken(page, folder, address):
    source = Path(folder / "page-light.html").read_text(encoding="utf-8")
    (folder / "live.html").write_text(source.replace('"live":false', '"live":true'), encoding="utf-8")
    widget = show(page, (folder / "live.html").as_uri())
    rate = widget.get_by_label("rate η")
    for typed, shown in [("fast", "0.5"), ("0,7", "0.7")]:
        rate.fill(typed)
        rate.press("Tab")
        expect(rate).to_have_value(shown)
    expect(widget.get_by_label("x i2")).to_have_value("0.1")


def test_arrows_inside_the_field_move_the_cursor_and_not_the_step(page, address):
    widget = show(page, at(address, 9))
    part(widget, "answer").locator("input").press("ArrowRight")
    expect(heading(widget)).to_contain_text("Step 10 of 36")


def test_what_was_typed_is_still_there_after_stepping_back(page, address):
    widget = show(page, at(address, 9))
    answer(widget, "0.741")
    press(widget, "Next")
    expect(part(widget, "answer").locator("input")).to_have_value("")
    press(widget, "Back")
    expect(part(widget, "answer").locator("input")).to_have_value("0.741")
    expect(says(widget)).to_contain_text("the activation's derivative is missing")


def test_key_numbers_are_nine_and_the_last_is_the_cost_after_the_update(page, address):
    widget = show(page, address)
    widget.get_by_role("radio", name="key numbers").check()
    for number in range(1, 10):
        expect(heading(widget)).to_contain_text(f"Key number {number} of 9")
        press(widget, "Show")
        if number < 9:
            press(widget, "Next")
    expect(part(widget, "numbers").locator("strong")).to_have_text("0.291027774")
    expect(widget.get_by_role("button", name="Next")).to_be_disabled()
    assert {"→ 0.291", "0.3589", "0.1498"} <= set(numbers_in_picture(widget))


def test_who_predicts_nothing_is_shown_every_number(page, address):
    widget = show(page, at(address, 17, "none"))
    expect(part(widget, "answer")).to_be_hidden()
    expect(part(widget, "numbers").locator("strong")).to_have_text("0.036350306")


def test_a_subgoal_can_be_chosen(page, address):
    widget = show(page, address)
    widget.get_by_label("Go to").select_option("send back")
    expect(heading(widget)).to_have_text("Step 18 of 36 send back")
    assert "∂J/∂a ?" in numbers_in_picture(widget)


def test_the_address_keeps_the_step_and_the_mode(page, address):
    widget = show(page, address)
    widget.get_by_label("Go to").select_option("cost")
    widget.get_by_role("radio", name="key numbers").check()
    page.wait_for_function("location.search.includes('step=8') && location.search.includes('mode')")
    widget = show(page, page.url)
    expect(heading(widget)).to_have_text("Key number 1 of 9 cost")


@pytest.mark.parametrize("nonsense", ["1.step=1e9", "1.step=-5", "1.step=2.5", '1.mode="x"'])
def test_an_address_with_nonsense_shows_a_step_that_exists(page, address, nonsense):
    widget = show(page, f"{address}?{nonsense}")
    expect(heading(widget)).to_have_text(re.compile(r"^Step \d+ of 36"))


def test_the_table_holds_the_numbers_so_far(page, address):
    widget = show(page, at(address, 8))
    rows = table_of(widget)
    expect(rows).to_have_count(8)
    press(widget, "Show")
    expect(rows.last).to_contain_text("0.298371109")


def test_two_on_a_page_do_not_meet(page, two):
    first = show(page, two)
    second = page.locator(".hg-live").nth(1)
    press(first, "Next")
    expect(heading(first)).to_contain_text("Step 2")
    expect(heading(second)).to_contain_text("Step 1")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))


def test_it_works_by_touch_on_a_phone_and_its_targets_are_large(emulate, address):
    page = emulate(touch=True, width=320)
    widget = show(page, address)
    widget.get_by_role("button", name="Next").tap()
    expect(heading(widget)).to_contain_text("Step 2")
    for control in widget.locator("button, select, .hg-backprop-stepper-answer input").all():
        assert control.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [304, 384, 784])
def test_numbers_in_the_diagram_are_legible_and_inside(emulate, address, width):
    page = emulate(width=width)
    widget = show(page, at(address, 35, "none"))
    frame = widget.bounding_box()
    for text in part(widget, "picture").locator("text").all():
        box = text.bounding_box()
        assert float(text.evaluate("(node) => getComputedStyle(node).fontSize.slice(0, -2)")) >= 12
        assert box["x"] >= frame["x"] - 1
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1


@pytest.mark.parametrize("width", [384, 784])
def test_nothing_jumps_from_step_to_step(emulate, address, width):
    page = emulate(width=width)
    widget = show(page, address)
    heights = set()
    for _ in range(35):
        heights.add(round(widget.bounding_box()["height"]))
        press(widget, "Next")
        press(widget, "Show")
    assert len(heights) == 1, heights


def test_paper_gets_the_whole_path(page, address):
    widget = show(page, address)
    page.emulate_media(media="print")
    expect(part(widget, "print").locator("li")).to_have_count(36)
    expect(part(widget, "print")).to_be_visible()
    expect(widget.get_by_role("button", name="Next")).to_be_hidden()
    last = widget.locator("text", has_text="→ 0.291")
    expect(last).to_have_count(1)
    page.emulate_media(media="screen")
    expect(last).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("step", [0, 19, 33])
def test_axe_finds_nothing(emulate, request, theme, step):
    page = emulate(theme=theme)
    widget = show(page, at(request.getfixturevalue("address" if theme == "light" else "dark"), step))
    table_of(widget)
    assert violations(page) == []
