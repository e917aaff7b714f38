"""The reader turns knobs by mouse, by finger and by keyboard, in fog and out of it, and finds the way again."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from handgrad.widgets import KnobsInFog
from handgrad.widgets.knobs_in_fog import records
from support.audits import violations
from support.finger import swipe
from support.sites import widget_page
from support.widgets import table_of

pytestmark = pytest.mark.slow
KEY = "handgrad knobs co2"


@pytest.fixture(scope="module")
def widget():
    return KnobsInFog.of_air()


@pytest.fixture(scope="module")
def address(widget, tmp_path_factory):
    return widget_page(tmp_path_factory.mktemp("knobs"), widget)


@pytest.fixture(scope="module")
def both(widget, tmp_path_factory):
    """A page with the knobs, and with what came of them below."""
    return widget_page(tmp_path_factory.mktemp("both"), widget, KnobsInFog.of_air(view="path"))


def show(page, address, number=0):
    page.goto(address)
    expect(page.locator(".hg-live").nth(number)).to_have_attribute("data-ready", "true")
    return page.locator(".hg-live").nth(number)


def says(page, number=0):
    return page.locator(".hg-says").nth(number)


def turn(page, number, dial):
    """Sets a knob as a mouse does that is let go."""
    page.get_by_role("slider", name=f"Knob {number}").evaluate(
        "(knob, dial) => { knob.value = dial;"
        " for (const kind of ['input', 'change']) knob.dispatchEvent(new Event(kind, { bubbles: true })); }",
        dial,
    )


def place(page, number, dial):
    box = page.get_by_role("slider", name=f"Knob {number}").bounding_box()
    return box["x"] + 8 + (box["width"] - 16) * dial / 100, box["y"] + box["height"] / 2


def cost(widget, *dials):
    return widget.fits[len(dials)].value(records.theta_of(dials, widget.domain))


def test_in_fog_neither_points_nor_curve_are_there(page, address):
    widget = show(page, address)
    expect(says(page)).to_have_text("Two knobs, as they came: 826 wrong. Get below 3.")
    assert widget.locator(".hg-knobs-in-fog-point, .hg-knobs-in-fog-curve, .hg-knobs-in-fog-level").count() == 0
    expect(page.get_by_role("slider")).to_have_count(2)


def test_a_knob_that_is_let_go_is_an_attempt_with_the_library_s_cost(page, address, widget):
    show(page, address)
    page.mouse.move(*place(page, 1, 70))
    page.mouse.down()
    page.mouse.move(*place(page, 1, 40), steps=5)
    expect(page.locator(".hg-knobs-in-fog-reading")).to_contain_text("let go to see")
    page.mouse.up()
    expect(says(page)).to_contain_text("Attempt 1: ")
    dial = int(page.get_by_role("slider", name="Knob 1").input_value())
    assert 36 <= dial <= 44
    expect(page.locator(".hg-knobs-in-fog-reading")).to_contain_text(f"{cost(widget, dial, 25):.3g}")
    expect(page.locator(".hg-source")).to_have_text("Computed in your browser")


def test_a_finger_turns_a_knob_and_the_page_stays(emulate, address):
    page = emulate(touch=True, width=390, height=800)
    show(page, address)
    page.get_by_role("slider", name="Knob 2").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.evaluate("window.lost = 0; addEventListener('pointercancel', () => { window.lost += 1; }, true);")
    swipe(page, place(page, 2, 25), place(page, 2, 75))
    expect(says(page)).to_contain_text("Attempt 1: ")
    assert page.evaluate("[window.lost, scrollY]") == [0, before]
    assert int(page.get_by_role("slider", name="Knob 2").input_value()) > 60


def test_keys_turn_a_knob_and_a_row_of_them_is_one_attempt(page, address):
    show(page, address)
    knob = page.get_by_role("slider", name="Knob 1")
    for _ in range(3):
        knob.press("PageDown")
    expect(says(page)).to_contain_text("Attempt 1: ")
    expect(knob).to_have_value("40")
    knob.press("ArrowLeft")
    expect(says(page)).to_contain_text("Attempt 2: ")
    rows = table_of(page.locator(".hg-live"))
    expect(rows).to_have_count(3)
    assert [cell.split("\t")[1] for cell in rows.all_inner_texts()] == ["70", "40", "39"]


def test_without_fog_there_are_points_a_curve_level_lines_and_a_descent(page, address, widget):
    host = show(page, address)
    turn(page, 1, 39)
    turn(page, 2, 69)
    expect(says(page)).to_contain_text("You came below 3 at attempt 2: lift the fog.")
    page.get_by_role("button", name="Lift the fog").click()
    expect(host.locator(".hg-knobs-in-fog-point")).to_have_count(44)
    expect(host.locator(".hg-knobs-in-fog-curve")).to_have_count(1)
    assert host.locator(".hg-knobs-in-fog-level").count() > 4
    reached = int(np.argmax(np.array(widget.descents[0]["costs"]) < 3))
    expect(says(page)).to_have_text(
        "With two knobs you came below 3 after 2 attempts. The least that two knobs allow is 1.74. "
        f"Gradient descent comes below 3 after {reached} updates."
    )
    expect(host.locator(".hg-knobs-in-fog-mark").first).to_be_visible()
    turn(page, 1, 45)
    page.get_by_role("button", name="Fog again").click()
    expect(host.locator(".hg-knobs-in-fog-hollow")).not_to_have_count(0)


def test_three_knobs_begin_anew_and_two_are_not_forgotten(page, address):
    show(page, address)
    turn(page, 1, 50)
    page.get_by_role("radio", name="three").check()
    expect(says(page)).to_have_text("Three knobs, begun anew: 710 wrong. Get below 1.")
    expect(page.get_by_role("slider")).to_have_count(3)
    turn(page, 3, 76)
    expect(says(page)).to_contain_text("Attempt 1: ")
    page.get_by_role("radio", name="two").check()
    expect(says(page)).to_contain_text("Attempt 1: ")
    expect(page.get_by_role("slider", name="Knob 1")).to_have_value("50")


def test_the_device_keeps_the_way_until_the_reader_starts_over(page, address):
    show(page, address)
    turn(page, 1, 50)
    expect(says(page)).to_contain_text("Attempt 1")
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == '{"2":[[70,25,0],[50,25,0]]}'
    show(page, address)
    expect(says(page)).to_contain_text("Attempt 1")
    expect(page.get_by_role("slider", name="Knob 1")).to_have_value("50")
    page.get_by_role("button", name="Start over").click()
    expect(says(page)).to_contain_text("as they came")
    expect(page.get_by_role("slider", name="Knob 1")).to_have_value("70")


def test_who_starts_over_by_mistake_gets_the_way_back(page, address):
    show(page, address)
    turn(page, 1, 50)
    turn(page, 1, 45)
    page.get_by_role("button", name="Start over").click()
    expect(says(page)).to_contain_text("as they came")
    page.get_by_role("button", name="Undo").click()
    expect(says(page)).to_contain_text("Attempt 2")
    expect(page.get_by_role("slider", name="Knob 1")).to_have_value("45")
    page.get_by_role("button", name="Start over").click()
    turn(page, 1, 60)
    expect(says(page)).to_contain_text("Attempt 1")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)  # another way has begun


def test_what_an_update_is_and_what_ovals_are_is_not_asked_in_fog(page, address):
    host = show(page, address)
    strip = host.get_by_label("How wrong, attempt by attempt")
    assert "attempt" in strip.locator("text").all_text_contents()
    expect(host.get_by_text("Each oval joins")).to_have_count(0)
    page.get_by_role("button", name="Lift the fog").click()
    expect(host.get_by_text("Each oval joins places that are equally wrong.")).to_be_visible()
    assert "attempt, or update" in strip.locator("text").all_text_contents()
    expect(host.get_by_text("Knob 2 is not in this picture")).to_have_count(0)
    host.get_by_role("radio", name="three").check()
    page.get_by_role("button", name="Lift the fog").click()
    expect(host.get_by_text("Knob 2 is not in this picture")).to_be_visible()


@pytest.mark.parametrize("kept", ["{", "3", '{"2":[[1,2]]}', '{"2":"no","3":[[1,2,3,999]]}'])
def test_what_somebody_else_stored_spoils_nothing(page, address, kept):
    page.add_init_script(f"localStorage.setItem('{KEY}', '{kept}')")
    show(page, address)
    expect(says(page)).to_contain_text("as they came: 826 wrong")


def test_a_browser_that_keeps_nothing_does_not_stop_the_knobs(page, both):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    show(page, both)
    turn(page, 1, 50)
    expect(says(page)).to_contain_text("Attempt 1")
    expect(says(page, 1)).to_contain_text("After 1 attempt with two knobs")


def test_who_has_turned_nothing_is_shown_a_recorded_search(page, both):
    host = show(page, both, 1)
    expect(says(page, 1)).to_contain_text("You have not turned two knobs on this device. A search")
    expect(host.locator(".hg-source")).to_have_text("Recorded run")
    expect(host).to_contain_text("a recorded search, knob after knob")


def test_the_way_comes_back_below_as_it_is_taken(page, both):
    host = show(page, both, 1)
    turn(page, 1, 39)
    turn(page, 2, 69)
    expect(says(page, 1)).to_contain_text("With two knobs you came below 3 after 2 attempts.")
    expect(host.locator(".hg-source")).to_have_text("Computed in your browser")
    host.get_by_role("radio", name="three").check()
    expect(says(page, 1)).to_contain_text("You have not turned three knobs")


def test_the_numbers_of_the_charts_stay_apart_on_a_phone(emulate, both):
    page = emulate(width=390, height=800)
    show(page, both, 1)
    page.get_by_role("button", name="Lift the fog").click()
    for svg in page.locator(".hg-live svg[role=img]").all():
        boxes = svg.evaluate(
            "(svg) => [...svg.querySelectorAll('text')].map((text) => {"
            " const box = text.getBoundingClientRect();"
            " return [box.x, box.y, box.right, box.bottom, text.textContent]; })"
        )
        for k, (left, top, right, low, text) in enumerate(boxes):
            assert right <= 390, text
            for x, y, end, foot, other in boxes[:k]:
                apart = right <= x or end <= left or low <= y + 2 or foot <= top + 2
                assert apart, (text, other)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_accessible_and_fits(emulate, tmp_path, widget, theme, width):
    page = emulate(width=width)
    show(page, widget_page(tmp_path, widget, KnobsInFog.of_air(view="path", knobs=3), theme=theme))
    page.get_by_role("button", name=re.compile("fog")).click()
    expect(page.locator(".hg-knobs-in-fog-point")).to_have_count(44)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
