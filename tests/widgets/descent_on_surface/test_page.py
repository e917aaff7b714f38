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
from support.sites import widget_page
from support.widgets import next_frame, stopped_clock, table_of

VALLEY = hg.Quadratic(np.diag([1.0, 10.0]))
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("descents")


@pytest.fixture(scope="module")
def valley(folder):
    (folder / "valley").mkdir()
    return widget_page(folder / "valley", DescentOnSurface(VALLEY, (-2.0, 1.5), 0.18))


@pytest.fixture(scope="module")
def several(folder):
    (folder / "several").mkdir()
    every = ("descent", "momentum", "adam")
    himmelblau = DescentOnSurface(hg.Himmelblau(), (0.0, 0.0), 0.01, rules=every)
    return widget_page(folder / "several", himmelblau, DescentOnSurface(hg.Saddle(), (2.0, 0.0)))


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


def thumb_of(slider):
    """Where the thumb of a slider is, in pixels from the left of the window."""
    box, share = slider.bounding_box(), int(slider.input_value()) / int(slider.get_attribute("max"))
    return box["x"] + 8 + share * (box["width"] - 16)


def test_momentum_has_a_beta_and_the_best_pair_is_marked_on_both_sliders(page, valley):
    widget = show(page, valley)
    beta, rate = widget.get_by_label("β", exact=True), widget.get_by_label("rate η")
    expect(beta).to_be_hidden()
    expect(part(widget, "pair")).to_be_hidden()
    widget.get_by_label("Momentum").check()
    expect(beta).to_have_attribute("aria-valuetext", "0.9")
    for slider, text, name in ((rate, "0.231", "pair"), (beta, "0.27", "best-beta")):
        slide_to(slider, text)
        mark = part(widget, name).bounding_box()
        assert mark["x"] + mark["width"] == pytest.approx(thumb_of(slider), abs=2)
    expect(verdict(widget, 1)).to_contain_text("each update multiplies the distance by 0.52")
    expect(widget.locator(".hg-source")).to_have_text("Computed in your browser")


def test_with_the_usual_beta_momentum_loses_and_with_the_best_it_wins(page, valley):
    widget = show(page, valley)
    widget.get_by_label("Momentum").check()
    slide_to(widget.get_by_label("rate η"), "0.15")
    costs = []
    for beta in (0.9, DescentOnSurface(VALLEY, (-2.0, 1.5), 0.15).surface["limits"]["pair"][1]):
        slide_to(widget.get_by_label("β", exact=True), f"{beta:.3g}".rstrip("0"))
        runs = [
            hg.train(VALLEY, np.array([-2.0, 1.5]), rule, 60)
            for rule in (hg.GradientDescent(0.15), hg.Momentum(0.15, beta))
        ]
        costs.append([run.cost[-1] for run in runs])
        if beta == 0.9:
            expect(part(widget, "where").nth(1)).to_contain_text(f"J = {runs[1].cost[-1]:.3g}")
            expect(verdict(widget, 1)).to_contain_text("by 0.95, which is √β.")
    (plain, heavy), (same, light) = costs
    assert light < plain == same < heavy


def test_the_box_around_the_rate_cuts_no_thumb_and_the_way_back_keeps_the_keyboard(page, valley):
    widget = show(page, valley)
    rate, track = widget.get_by_label("rate η"), part(widget, "track").first
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


# the surface itself


def solid(widget):
    return widget.get_by_role("slider", name=re.compile("^Surface over both parameters"))


def turned(widget):
    """By how many degrees it is turned, and from how far above it is seen."""
    return [int(number) for number in re.findall(r"(\d+)°", solid(widget).get_attribute("aria-valuetext"))]


def picture_of(widget):
    return widget.locator(".hg-relief canvas").evaluate("canvas => canvas.toDataURL()")


def pull(page, x, y, by, steps=20):
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, steps + 1):
        page.mouse.move(x + by[0] * step / steps, y + by[1] * step / steps)
    page.mouse.up()
    page.evaluate(PAINTED)


def test_the_mouse_turns_the_surface(page, several):
    widget = show(page, several)
    solid(widget).scroll_into_view_if_needed()
    before, drawn = turned(widget), picture_of(widget)
    pull(page, *center(solid(widget)), (-60, 40))
    assert turned(widget) == [before[0] + 30, before[1] + 20]
    assert picture_of(widget) != drawn


def test_the_arrow_keys_turn_the_surface_and_shift_farther(page, several):
    widget = show(page, several)
    before = turned(widget)
    solid(widget).press("ArrowLeft")
    solid(widget).press("ArrowDown")
    next_frame(page)
    assert turned(widget) == [before[0] + 5, before[1] - 5]
    solid(widget).press("Shift+ArrowRight")
    solid(widget).press("Shift+ArrowRight")
    next_frame(page)
    assert turned(widget) == [before[0] + 5 - 60 + 360, before[1] - 5]
    for _ in range(4):
        solid(widget).press("Shift+ArrowUp")
    next_frame(page)
    assert turned(widget)[1] == 85


TOUCH = """() => {
    window.canceled = 0;
    addEventListener("pointercancel", () => { window.canceled += 1; }, true);
}"""


def test_a_finger_turns_the_surface_and_up_and_down_scrolls_the_page(emulate, several):
    page = emulate(touch=True, width=390, height=640)
    widget = show(page, several)
    solid(widget).scroll_into_view_if_needed()
    page.evaluate(TOUCH)
    touch, before = page.context.new_cdp_session(page), turned(widget)

    def swipe(right, down):
        x, y = center(solid(widget))
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for step in range(1, 41):
            at = {"x": x + right * step / 40, "y": y + down * step / 40}
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        next_frame(page)

    swipe(-120, 30)
    assert page.evaluate("canceled") == 0
    assert turned(widget) == [before[0] + 60, before[1] + 15]
    scrolled = page.evaluate("scrollY")
    swipe(0, -120)
    page.wait_for_function("before => scrollY > before + 60 && canceled === 1", arg=scrolled)
    next_frame(page)
    assert turned(widget) == [before[0] + 60, before[1] + 15]


def test_where_a_path_ends_at_a_minimum_it_ends_there_on_the_surface_too(page, several):
    widget = show(page, several)
    on_surface = widget.locator(".hg-relief")
    for keys in ("", "Shift+ArrowLeft", "Shift+ArrowUp"):
        if keys:
            solid(widget).press(keys)
        next_frame(page)
        mark = on_surface.locator(".hg-descent-on-surface-mark").first
        cross = on_surface.locator(".hg-descent-on-surface-cross").first  # (3, 2)
        assert center(mark) == pytest.approx(center(cross), abs=1.5)


def test_the_start_and_the_paths_move_in_both_pictures(page, several):
    widget = show(page, several)
    ring = widget.locator(".hg-descent-on-surface-ring")
    path = widget.locator(".hg-relief .hg-descent-on-surface-path").first
    at, way = center(ring), path.get_attribute("d")
    start_of(widget).press("Shift+ArrowRight")
    expect(path).not_to_have_attribute("d", way)
    assert center(ring) != at
    slide_to(widget.get_by_label("update t"), "0 of 60")
    next_frame(page)
    mark = widget.locator(".hg-relief .hg-descent-on-surface-mark").first
    assert center(mark) == pytest.approx(center(ring), abs=0.5)


def test_a_mark_behind_a_hill_is_faint(page, several):
    widget = show(page, several, index=1)  # the saddle: seen from low enough, its back lies behind its ridge
    for _ in range(8):
        start_of(widget).press("Shift+ArrowLeft")
    for _ in range(3):
        start_of(widget).press("Shift+ArrowUp")
    ring = widget.locator(".hg-descent-on-surface-ring")
    seen = set()
    for _ in range(14):
        next_frame(page)
        seen.add(ring.get_attribute("opacity"))
        solid(widget).press("Shift+ArrowLeft")
        solid(widget).press("Shift+ArrowDown")
    assert seen == {None, "0.3"}


@pytest.mark.parametrize(("width", "beside"), [(760, True), (390, False)])
def test_map_and_surface_stand_side_by_side_or_on_a_phone_below_each_other(emulate, several, width, beside):
    widget = show(emulate(width=width), several)
    flat, high = part(widget, "picture").bounding_box(), solid(widget).bounding_box()
    assert (high["x"] >= flat["x"] + flat["width"]) == beside
    assert (high["y"] >= flat["y"] + flat["height"]) != beside


def brightness(widget):
    script = """canvas => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        let sum = 0, count = 0;
        for (let k = 0; k < data.length; k += 4) if (data[k + 3] === 255) { sum += data[k + 1]; count += 1; }
        return sum / count;
    }"""
    return widget.locator(".hg-relief canvas").evaluate(script)


def test_the_surface_follows_the_theme(page, several):
    widget = show(page, several)
    light = brightness(widget)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.evaluate(PAINTED)
    dark = brightness(widget)
    assert light > 170
    assert dark < 110


# basins


def tints(widget):
    return widget.locator(".hg-descent-on-surface-basin:visible")


def test_while_the_start_is_held_starts_are_tinted_by_where_they_end(page, several):
    widget = show(page, several)
    expect(tints(widget)).to_have_count(0)
    start_of(widget).focus()
    expect(tints(widget)).to_have_count(4)
    widget.get_by_role("button", name="Play").focus()
    expect(tints(widget)).to_have_count(0)


def test_tints_can_be_kept_and_follow_the_rate_and_the_first_rule_shown(page, several):
    widget = show(page, several)
    box = widget.get_by_label("Tint each start by where gradient descent ends")
    box.check()
    expect(tints(widget)).to_have_count(4)
    first = tints(widget).first
    areas = first.get_attribute("d")
    slide_to(widget.get_by_label("rate η"), "0.022")  # at this rate two basins are gone
    expect(first).not_to_have_attribute("d", areas)
    expect(tints(widget)).to_have_count(2)
    widget.get_by_label("Gradient descent", exact=True).uncheck()
    expect(widget.get_by_label("Tint each start by where momentum ends")).to_be_checked()
    page.wait_for_url(re.compile("1.tinted=true"))


def test_a_surface_with_one_minimum_has_nothing_to_tint(page, valley):
    widget = show(page, valley)
    start_of(widget).focus()
    next_frame(page)
    expect(widget.get_by_label(re.compile("^Tint"))).to_have_count(0)
    expect(widget.locator(".hg-descent-on-surface-basin")).to_have_count(0)


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
    address = widget_page(folder, DescentOnSurface(hg.Himmelblau(), (0.0, 0.0), 0.01, rules=every), theme=theme)
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


def test_on_paper_the_surface_has_the_colors_of_paper(emulate, several):
    page = emulate(theme="dark")
    widget = show(page, several)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.evaluate(PAINTED)
    dark = brightness(widget)
    page.emulate_media(media="print")
    page.wait_for_function(
        "dark => { const c = document.querySelector('.hg-relief canvas');"
        "const { data } = c.getContext('2d').getImageData(c.width / 2, c.height / 2, 1, 1);"
        "return data[1] > dark + 40; }",
        arg=dark,
    )
    expect(solid(widget)).to_be_visible()


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
