"""The reader's way over the level lines: kept, refused, spoiled; by mouse, finger and keyboard; on paper."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from handgrad.widgets import DescentOnSurface, KnobsInFog
from support.audits import violations
from support.finger import swipe
from support.sites import widget_page
from support.widgets import next_frame

pytestmark = pytest.mark.slow
KEY = "handgrad knobs co2"
KEPT = '{"2":[[70,25,0],[50,25,0],[50,55,0],[40,55,0],[40,70,1]]}'
NONE = "You have not turned two knobs on this device"


@pytest.fixture(scope="module")
def fog():
    return KnobsInFog.of_air()


@pytest.fixture(scope="module")
def widget(fog):
    return DescentOnSurface.beside_way(fog, rate=0.25)


@pytest.fixture(scope="module")
def address(widget, tmp_path_factory):
    return widget_page(tmp_path_factory.mktemp("way"), widget)


def keep(page, text):
    page.add_init_script(f"localStorage.setItem('{KEY}', '{text}')")


def show(page, address, number=0):
    page.goto(address)
    shown = page.locator(".hg-live").nth(number)
    expect(shown).to_have_attribute("data-ready", "true")
    return shown


def part(shown, name):
    return shown.locator(f".hg-descent-on-surface-{name}")


def start_of(shown):
    return shown.get_by_role("slider", name=re.compile("^Start"))


def center(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def squares(shown):
    """Where the attempts are drawn, by their corners, from the left and the top."""
    data = part(shown, "picture").locator(".hg-descent-on-surface-attempts").get_attribute("d")
    return [tuple(map(float, pair)) for pair in re.findall(r"M(\S+) (\S+?)h", data)]


def test_the_kept_way_goes_along_the_knobs_and_begins_where_the_descent_does(page, address):
    keep(page, KEPT)
    shown = show(page, address)
    expect(part(shown, "told")).to_contain_text("4 attempts with two knobs, from J = 826 to J = 2.73 at attempt 4")
    expect(part(shown, "label").filter(visible=True)).to_have_text(["Your way", "Gradient descent"])
    corners = squares(shown)
    assert len(corners) == 5
    assert all((a == c) != (b == d) for (a, b), (c, d) in pairwise(corners))
    frame = part(shown, "picture").bounding_box()
    x, y = center(start_of(shown))
    assert (frame["x"] + corners[0][0] + 3, frame["y"] + corners[0][1] + 3) == pytest.approx((x, y), abs=1)
    heard = shown.locator("p[role=status]")
    expect(heard).to_contain_text("Gradient descent, update 60: θ (38.8, 68.7)")
    expect(heard).to_contain_text("Your way: 4 attempts")


def test_a_knob_is_as_long_as_the_other_so_that_right_angles_are_right(page, address):
    box = part(show(page, address), "frame").first.bounding_box()
    assert box["width"] == pytest.approx(box["height"], abs=1)


@pytest.mark.parametrize("kept", ["", "{", "3", '{"2":[[1,2]]}', '{"2":[[70,25,0]]}', '{"2":[[0,0,0],[9,0,0]]}'])
def test_without_a_way_or_with_a_spoiled_one_there_is_a_search_that_says_so(page, address, kept):
    keep(page, kept)
    shown = show(page, address)
    expect(part(shown, "told")).to_contain_text(NONE)
    expect(part(shown, "told")).to_contain_text("A recorded search")
    assert len(squares(shown)) == 11


def test_a_browser_that_keeps_nothing_shows_the_search(page, address):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    expect(part(show(page, address), "told")).to_contain_text(NONE)


def test_a_way_that_is_taken_on_the_same_page_is_drawn_as_it_is_taken(page, fog, widget, tmp_path):
    both = widget_page(tmp_path, fog, widget)
    shown = show(page, both, 1)
    expect(part(shown, "told")).to_contain_text(NONE)
    knob = page.get_by_role("slider", name="Knob 1")
    for _ in range(2):
        knob.press("PageDown")
    expect(part(shown, "told")).to_contain_text("1 attempt with two knobs, from J = 826 to J = ")
    assert len(squares(shown)) == 2


def test_the_mouse_moves_the_descent_and_leaves_the_way(page, address):
    keep(page, KEPT)
    shown = show(page, address)
    before, (x, y) = squares(shown), center(start_of(shown))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=6)
    page.mouse.up()
    expect(shown.locator(".hg-source")).to_have_text("Computed in your browser")
    assert center(start_of(shown)) == pytest.approx((x - 60, y - 40), abs=1)
    assert squares(shown) == before
    shown.get_by_role("button", name="Back to the first start").click()
    expect(shown.locator(".hg-source")).to_have_text("Recorded run")


def test_a_finger_moves_the_descent_and_leaves_the_way(emulate, address):
    page = emulate(touch=True, width=390, height=800)
    keep(page, KEPT)
    shown = show(page, address)
    before, (x, y) = squares(shown), center(start_of(shown))
    swipe(page, (x, y), (x - 40, y - 30))
    expect(shown.locator(".hg-source")).to_have_text("Computed in your browser")
    assert squares(shown) == before


def test_at_rate_one_the_keyboard_sees_the_first_update_put_knob_1_right(page, address):
    shown = show(page, address)
    shown.get_by_label("rate η").press("End")
    scrub = shown.get_by_label("update t")
    scrub.press("Home")
    expect(part(shown, "where")).to_contain_text("θ = (70, 25), J = 826")
    scrub.press("ArrowRight")
    expect(part(shown, "where")).to_contain_text("θ = (38.8, ")
    expect(shown.locator(".hg-source")).to_have_text("Recorded run")


def test_its_line_is_told_from_the_descent_s_without_color(page, address):
    shown = show(page, address)
    dashes = [
        part(shown, "picture").locator(f".hg-descent-on-surface-{name}").first.get_attribute("stroke-dasharray")
        for name in ("way", "path")
    ]
    assert dashes[0]
    assert dashes[0] != dashes[1]


def test_the_room_that_is_kept_for_it_is_about_the_room_it_takes(emulate, address):
    for width in (760, 390):
        page = emulate(width=width, javascript=True)
        box = show(page, address).bounding_box()
        room = page.locator(".hg-widget").evaluate("node => parseFloat(getComputedStyle(node).minHeight)")
        assert box["height"] == pytest.approx(room, abs=60)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [760, 320])
def test_it_fits_and_axe_finds_nothing(emulate, tmp_path, widget, theme, width):
    page = emulate(theme=theme, width=width)
    shown = show(page, widget_page(tmp_path, widget, theme=theme))
    next_frame(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    frame = part(shown, "picture").bounding_box()
    for text in part(shown, "picture").locator("text").filter(visible=True).all():
        box = text.bounding_box()
        assert box["x"] >= frame["x"] - 1
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1


def test_paper_shows_the_way_and_no_controls(page, address):
    keep(page, KEPT)
    shown = show(page, address)
    page.emulate_media(media="print")
    expect(part(shown, "told")).to_contain_text("4 attempts")
    expect(part(shown, "picture").locator(".hg-descent-on-surface-way")).to_be_visible()
    expect(shown.get_by_label("rate η")).to_be_hidden()


def test_without_javascript_the_picture_has_search_and_descent(emulate, address):
    page = emulate(javascript=False)
    page.goto(address)
    expect(
        page.get_by_role("img", name=re.compile("gradient descent: .* a search, knob after knob"))
    ).to_be_visible()
