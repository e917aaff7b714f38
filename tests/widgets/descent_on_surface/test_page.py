"""The reader drags the start, moves the rate through its limit, scrubs, plays and reads what happened."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

import handgrad as hg
from handgrad.widgets import DescentOnSurface
from support.audits import violations
from support.browser import PAINTED
from support.finger import swipe
from support.harness import next_frame, page_of, stopped_clock, table_of

VALLEY = hg.Quadratic(np.diag([1.0, 10.0]))
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("descents")


@pytest.fixture(scope="module")
def valley(folder):
    (folder / "valley").mkdir()
    return page_of(folder / "valley", DescentOnSurface(VALLEY, (-2.0, 1.5), 0.18))


@pytest.fixture(scope="module")
def several(folder):
    (folder / "several").mkdir()
    every = ("descent", "momentum", "adam")
    himmelblau = DescentOnSurface(hg.Himmelblau(), (0.0, 0.0), 0.01, rules=every)
    return page_of(folder / "several", himmelblau, DescentOnSurface(hg.Saddle(), (2.0, 0.0)))


def show(page, address, index=0):
    page.goto(address)
    widget = page.locator(".hg-live").nth(index)
    expect(widget).to_have_attribute("data-ready", "true")
    return widget


def part(widget, name):
    return widget.locator(f".hg-descent-on-surface-{name}")


def verdict(widget, rule=0):
    return part(widget, "verdict").nth(rule)


def center(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def start_of(widget):
    return widget.get_by_role("slider", name=re.compile("^Start"))


def slide_to(slider, text):
    """Moves a slider by the keyboard until it says so."""
    slider.focus()
    slider.press("Home")
    for _ in range(80):
        if slider.get_attribute("aria-valuetext") == text:
            return
        slider.press("ArrowRight")
    raise AssertionError(f"no {text}")


def test_it_teaches_before_anything_is_touched(page, valley):
    widget = show(page, valley)
    expect(verdict(widget)).to_have_text(
        "Zigzags to the minimum (0, 0): within 0.01 of it after 28 updates. "
        "Each update multiplies the distance across the valley by −0.80, along it by 0.82."
    )
    expect(widget.locator(".hg-source")).to_have_text("Recorded run")
    expect(part(widget, "minimum")).to_have_text("minimum (0, 0)")
    dots = part(widget, "dots").first.get_attribute("d")
    assert dots.count("M") == 61


def test_the_mouse_drags_the_start_and_the_page_computes(page, valley):
    widget = show(page, valley)
    x, y = center(start_of(widget))
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 31):
        page.mouse.move(x + 4 * step, y + 2 * step)
    page.mouse.up()
    page.evaluate(PAINTED)
    expect(widget.locator(".hg-source")).to_have_text("Computed in your browser")
    next_frame(page)
    assert center(start_of(widget)) == pytest.approx((x + 120, y + 60), abs=1)
    widget.get_by_role("button", name="Back to the first start").click()
    expect(widget.locator(".hg-source")).to_have_text("Recorded run")
    offset = page.evaluate("window.scrollY")  # the button was below
    assert center(start_of(widget)) == pytest.approx((x, y - offset), abs=0.2)


def test_a_click_on_the_surface_starts_there(page, valley):
    widget = show(page, valley)
    x, y = center(part(widget, "picture"))
    page.mouse.click(x + 60, y - 80)
    expect(widget.locator(".hg-source")).to_have_text("Computed in your browser")
    assert center(start_of(widget)) == pytest.approx((x + 60, y - 80), abs=1)


def test_a_finger_drags_the_start(emulate, valley):
    page = emulate(touch=True, width=360, height=640)
    widget = show(page, valley)
    handle = start_of(widget)
    assert handle.bounding_box()["width"] >= 44
    x, y = center(handle)
    swipe(page, (x, y), (x + 40, y + 30))
    expect(widget.locator(".hg-source")).to_have_text("Computed in your browser")
    assert center(handle) == pytest.approx((x + 40, y + 30), abs=1)


def test_the_keyboard_alone_moves_the_rate_through_its_limit(page, valley):
    widget = show(page, valley)
    rate = widget.get_by_label("rate η")
    for text, said in {
        "0.1": "Converges to the minimum (0, 0): within 0.01 of it after 51 updates.",
        "0.182": "across the valley by −0.82, along it by 0.82",
        "0.2": "across the valley by −1.00",
        "0.25": "Diverges, the rate being above 2/λ: the cost passed 10⁹ at update 23.",
    }.items():
        slide_to(rate, text)
        expect(verdict(widget)).to_contain_text(said)
        expect(widget.locator(".hg-source")).to_have_text("Recorded run")


def test_the_best_rate_and_the_limit_stand_under_the_thumb_that_chooses_them(page, valley):
    widget = show(page, valley)
    rate = widget.get_by_label("rate η")
    stops = int(rate.get_attribute("max"))
    box = rate.bounding_box()
    for name, text, side in (("best", "0.182", "right"), ("limit", "0.2", "left")):
        slide_to(rate, text)
        share = int(rate.input_value()) / stops
        thumb = box["x"] + 8 + share * (box["width"] - 16)
        mark = part(widget, name).bounding_box()
        at = mark["x"] if side == "left" else mark["x"] + mark["width"]
        assert at == pytest.approx(thumb, abs=2)
    expect(part(widget, "limit")).to_have_text("2/λ = 0.2")


def test_the_box_around_the_rate_cuts_no_thumb_and_the_way_back_keeps_the_keyboard(page, valley):
    widget = show(page, valley)
    rate, track = widget.get_by_label("rate η"), part(widget, "track")
    rate.focus()
    page.keyboard.press("Home")
    box = track.evaluate(
        "node => { const look = getComputedStyle(node, '::after');"
        " return { style: look.outlineStyle, left: parseFloat(look.left), right: parseFloat(look.right) }; }"
    )
    assert box["style"] == "solid"
    assert box["left"] < 0 > box["right"]  # the thumb ends with its input
    start_of(widget).press("ArrowRight")
    back = widget.get_by_role("button", name="Back to the first start")
    expect(back).to_have_attribute("aria-disabled", "false")
    back.press("Enter")
    expect(back).to_have_attribute("aria-disabled", "true")
    expect(back).to_be_focused()


def test_the_arrow_keys_move_the_start(page, valley):
    widget = show(page, valley)
    start = start_of(widget)
    start.focus()
    before = center(start)
    start.press("ArrowRight")
    start.press("Shift+ArrowDown")
    expect(start).to_have_attribute("aria-valuetext", "(−1.9, 1)")
    after = center(start)
    assert after[0] > before[0]
    assert after[1] > before[1]
    frame = part(widget, "frame").bounding_box()
    for key, edge in (("Home", frame["x"]), ("End", frame["x"] + frame["width"])):
        start.press(key)
        next_frame(page)
        assert center(start)[0] == pytest.approx(edge, abs=1)


def test_on_the_floor_of_the_valley_no_rate_within_reach_diverges(page, valley):
    widget = show(page, valley)
    start = start_of(widget)
    for _ in range(3):
        start.press("Shift+ArrowDown")
    expect(start).to_have_attribute("aria-valuetext", "(−2, 0)")
    slide_to(widget.get_by_label("rate η"), "0.3")
    expect(verdict(widget)).to_have_text(
        "Converges to the minimum (0, 0): within 0.01 of it after 15 updates. "
        "Each update multiplies the distance by 0.70."
    )


def test_a_path_that_leaves_the_picture_points_out_of_it(page, valley):
    widget = show(page, valley)
    slide_to(widget.get_by_label("rate η"), "0.3")
    expect(part(widget, "where").first).to_contain_text("· 10⁹")
    mark = part(widget, "mark").first
    x, y = center(mark)
    frame = part(widget, "frame").bounding_box()
    assert y < frame["y"] + 20 or y > frame["y"] + frame["height"] - 20
    assert frame["x"] < x < frame["x"] + frame["width"]
    assert "Infinity" not in widget.inner_html()
    assert "NaN" not in widget.inner_html()


def test_scrubbing_shows_where_each_rule_is(page, several):
    widget = show(page, several)
    scrub = widget.get_by_label("update t")
    slide_to(scrub, "3 of 60")
    run = hg.train(hg.Himmelblau(), np.zeros(2), hg.Momentum(0.01), 60)
    x, y = (f"{value:.2f}".rstrip("0") for value in run.theta[3])
    expect(part(widget, "where").nth(1)).to_have_text(f"θ = ({x}, {y}), J = {run.cost[3]:.3g}")
    expect(part(widget, "dots").nth(1)).to_have_attribute("d", re.compile("^(M[^M]*){4}$"))
    now = part(widget, "now").bounding_box()["x"]
    axis = part(widget, "axis").bounding_box()
    assert (now - axis["x"]) / axis["width"] == pytest.approx(3 / 60, abs=0.01)


def test_play_goes_to_the_end_and_can_be_paused(page, valley):
    clock = stopped_clock(page)
    widget = show(page, valley)
    play, scrub = widget.get_by_role("button", name="Play"), widget.get_by_label("update t")
    play.click()
    clock.run_for(1000)
    widget.get_by_role("button", name="Pause").click()
    at = int(scrub.input_value())
    assert 0 < at < 60
    clock.run_for(1000)
    assert int(scrub.input_value()) == at
    play.click()
    clock.run_for(5000)
    expect(scrub).to_have_value("60")
    expect(play).to_be_visible()


def test_with_less_motion_play_shows_the_end_at_once(emulate, valley):
    page = emulate(motion="reduce")
    stopped_clock(page)
    widget = show(page, valley)
    slide_to(widget.get_by_label("update t"), "2 of 60")
    widget.get_by_role("button", name="Play").click()
    expect(widget.get_by_label("update t")).to_have_value("60")


def test_rules_are_told_apart_without_color(page, several):
    widget = show(page, several)
    for lines in ("path", "rest", "curve"):
        paths = widget.locator(f"g > .hg-descent-on-surface-{lines}").all()
        dashes = [path.get_attribute("stroke-dasharray") for path in paths]
        assert len(set(dashes)) == 3
    marks = [path.get_attribute("d") for path in widget.locator("g > .hg-descent-on-surface-mark").all()]
    assert len(set(marks)) == 3
    shown = widget.locator(".hg-descent-on-surface-label:visible")
    assert {label.text_content() for label in shown.all()} == {"Gradient descent", "Momentum", "Adam"}
    widget.get_by_label("Momentum").uncheck()
    expect(verdict(widget, 1)).to_have_text("")
    expect(shown).to_have_count(2)
    expect(part(widget, "curve")).to_have_count(2)


def test_a_screen_reader_hears_what_happened_when_the_reader_pauses(page, several):
    widget = show(page, several, index=1)
    heard = widget.locator("p[role=status]")
    expect(heard).to_contain_text("From (2, 0) with rate 0.1. Gradient descent, update 60: θ (0, 0)")
    expect(heard).to_contain_text("Stuck from update 24 at a saddle point")
    expect(page.get_by_role("group", name="Descents on the surface Saddle")).to_be_visible()


def test_the_table_holds_the_recorded_numbers(page, several):
    widget = show(page, several)
    rows = table_of(widget)
    expect(rows).to_have_count(61)
    run = hg.train(hg.Himmelblau(), np.zeros(2), hg.GradientDescent(0.01), 5)
    x, y = (f"{value:.3f}".rstrip("0").rstrip(".") for value in run.theta[5])
    cells = rows.nth(5).locator("th, td").all_text_contents()
    assert cells[:3] == ["5", f"({x}, {y})", f"{run.cost[5]:.3g}"]


def test_the_address_keeps_what_the_reader_chose(page, several):
    widget = show(page, several, index=1)
    start_of(widget).press("ArrowUp")
    widget.get_by_label("Adam").check()
    slide_to(widget.get_by_label("update t"), "7 of 60")
    page.wait_for_url(re.compile("2.update=7"))
    expect(verdict(widget)).to_contain_text("Falls")
    page.reload()
    expect(verdict(widget)).to_contain_text("Falls")
    expect(widget.get_by_label("update t")).to_have_value("7")
    expect(widget.get_by_label("Adam")).to_be_checked()
    expect(page.locator(".hg-live").first.locator(".hg-source")).to_have_text("Recorded run")


def test_an_address_with_nonsense_does_no_harm(page, valley):
    widget = show(page, f"{valley}?1.start=[1e9,-1e9]&1.rate=-7&1.update=1e9&1.rules=%22x%20adam%22")
    expect(widget.get_by_label("Adam")).to_be_checked()
    expect(widget.get_by_label("rate η")).to_have_value("0")
    expect(widget.get_by_label("update t")).to_have_value("60")
    frame = part(widget, "frame").bounding_box()
    assert center(start_of(widget)) == pytest.approx(
        (frame["x"] + frame["width"], frame["y"] + frame["height"]), abs=2
    )


def test_two_on_a_page_do_not_disturb_each_other(page, several):
    first, second = show(page, several), show(page, several, index=1)
    said = verdict(first).text_content()
    start_of(second).press("ArrowUp")
    expect(second.locator(".hg-source")).to_have_text("Computed in your browser")
    expect(verdict(first)).to_have_text(said)
    ids = page.locator("[id]").evaluate_all("nodes => nodes.map((node) => node.id)")
    assert len(ids) == len(set(ids))


def test_values_change_without_moving_the_page(page, valley):
    widget = show(page, valley)
    next_frame(page)
    page.evaluate(
        "window.moved = 0; new PerformanceObserver((list) => {"
        "for (const e of list.getEntries()) window.moved += e.value; }).observe({ type: 'layout-shift' })"
    )
    height = widget.bounding_box()["height"]
    x, y = center(start_of(widget))
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(20):
        page.mouse.move(x + 15 * step, y + 5 * step)
    page.mouse.up()
    slide_to(widget.get_by_label("rate η"), "0.3")
    next_frame(page)
    assert widget.bounding_box()["height"] == height
    assert page.evaluate("window.moved") == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [760, 280])
def test_it_fits_and_axe_finds_nothing(emulate, folder, theme, width):
    every = ("descent", "momentum", "adam")
    address = page_of(folder, DescentOnSurface(hg.Himmelblau(), (0.0, 0.0), 0.01, rules=every), theme=theme)
    page = emulate(theme=theme, width=width)
    widget = show(page, address)
    table_of(widget)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_paper_shows_the_whole_path_and_no_controls(page, valley):
    widget = show(page, valley)
    slide_to(widget.get_by_label("update t"), "2 of 60")
    page.emulate_media(media="print")
    rest = part(widget, "rest").first
    assert rest.evaluate("node => getComputedStyle(node).opacity") == "1"
    expect(widget.get_by_label("rate η")).to_be_hidden()
    expect(widget.get_by_role("button", name="Play")).to_be_hidden()
    expect(verdict(widget)).to_be_visible()


def test_forced_colors_keep_the_paths(page, valley):
    widget = show(page, valley)
    page.emulate_media(forced_colors="active")
    path = widget.locator("g > .hg-descent-on-surface-path").first
    ink = path.evaluate("node => getComputedStyle(node).stroke")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ink != paper
    assert ink != "none"


def test_without_javascript_the_picture_stays(emulate, valley):
    page = emulate(javascript=False)
    page.goto(valley)
    expect(page.get_by_role("img", name=re.compile("gradient descent: 60 updates from"))).to_be_visible()
