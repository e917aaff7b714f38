"""The cost explorer in a browser: dragged, driven by keys and touched, and what it then says."""

import re

import pytest
from playwright.sync_api import expect

from handgrad.widgets import CostExplorer
from support.audits import violations
from support.finger import swipe
from support.sites import widget_page
from support.widgets import next_frame, table_of

CLASS = ["cross-entropy", "hinge", "squared-sigmoid"]
TEN = {"view": "classes", "prediction": range(10)}
MINUS = "−"
pytestmark = pytest.mark.slow


@pytest.fixture
def show(emulate, tmp_path):
    """show(*widgets, theme=…, width=…): a page that shows them, ready."""

    def make(*widgets, address="", theme="light", **emulated):
        page = emulate(theme=theme, **emulated)
        page.goto(widget_page(tmp_path, *widgets, theme=theme) + address)
        expect(page.locator(".hg-live[data-ready]")).to_have_count(len(widgets))
        return page

    return make


def part(page, name):
    return page.locator(f".hg-cost-explorer-{name}")


def says(page):
    return page.locator(".hg-says").first


def slider(page, name):
    return page.get_by_role("slider", name=name).first


def drag(page, handle, x, y):
    box = handle.locator(".hg-handle").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(x, y, steps=5)
    page.mouse.up()


def middle(node):
    box = node.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def expect_cells(page, cost, value, gradient):
    row = part(page, "table").locator("tr").filter(has_text=cost).locator("td")
    expect(row.nth(0)).to_have_text(value)
    expect(row.nth(1)).to_have_text(gradient)


def test_it_teaches_before_anything_is_touched(show):
    page = show(CostExplorer())
    expect(says(page)).to_have_text(
        "The prediction is 2.50 above the target. Squared error pulls with 2.50, the error itself; "
        "absolute error with 1.00, at any distance; Huber with 1.00, its threshold."
    )
    expect_cells(page, "squared error", "3.125", "2.500")
    expect(page.get_by_text("Computed in your browser")).to_be_visible()


def test_a_dragged_prediction_lands_on_the_target_where_every_gradient_vanishes(show):
    page = show(CostExplorer())
    handle, target = slider(page, "prediction"), slider(page, "target")
    x, _ = middle(target.locator(".hg-handle"))
    _, y = middle(handle.locator(".hg-handle"))
    drag(page, handle, x, y)
    expect(says(page)).to_contain_text("meets the target. Every gradient is 0")
    expect_cells(page, "absolute error", "0.000", "0.000")


def test_the_target_can_be_dragged_too_and_curves_follow(show):
    page = show(CostExplorer())
    curve = part(part(page, "picture"), "curve").first
    before = curve.get_attribute("d")
    x, y = middle(slider(page, "target").locator(".hg-handle"))
    drag(page, slider(page, "target"), x + 80, y)
    expect(curve).not_to_have_attribute("d", before)
    expect(slider(page, "target")).to_have_attribute("aria-valuenow", re.compile(r"^(1\.[5-9]|2)"))


def test_keys_move_the_prediction_by_small_and_large_steps(show):
    page = show(CostExplorer())
    handle = slider(page, "prediction")
    handle.focus()
    page.keyboard.press("ArrowLeft")
    expect(handle).to_have_attribute("aria-valuetext", "3.45")
    page.keyboard.press("Shift+ArrowRight")
    expect(handle).to_have_attribute("aria-valuetext", "3.95")
    expect(page.locator("[role=status]")).to_contain_text("2.95 above")


@pytest.mark.parametrize("options", [{}, {"view": "classes"}])
def test_home_end_and_page_keys_move_every_handle(show, options):
    page = show(CostExplorer(**options))
    for handle in page.get_by_role("slider").all():
        low, high = (float(handle.get_attribute(f"aria-value{end}")) for end in ("min", "max"))
        now = {}
        for key in ("End", "PageDown", "Home", "PageUp"):
            handle.press(key)
            next_frame(page)
            now[key] = float(handle.get_attribute("aria-valuenow"))
        step = now["PageUp"] - low
        assert (now["End"], now["Home"]) == (high, low)
        assert now["PageDown"] == pytest.approx(high - step)
        assert step == pytest.approx(0.5)  # as far as an arrow with shift


def test_the_widget_works_from_first_to_last_by_the_tab_key(show):
    page = show(CostExplorer())
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.getAttribute('role') ?? document.activeElement.localName")
        )
    assert seen[:7] == ["input", "slider", "slider", "input", "input", "input", "summary"]


def test_another_kind_of_target_brings_other_costs_and_keeps_the_focus(show):
    page = show(CostExplorer())
    page.get_by_role("radio", name="a number").focus()
    page.keyboard.press("ArrowRight")
    expect(says(page)).to_contain_text("The target, class 1, has probability 0.05.")
    expect(says(page)).to_contain_text("it has all but stopped learning")
    expect(page.get_by_role("radio", name="a class")).to_be_focused()
    expect_cells(page, "hinge", "4.000", f"{MINUS}1.000")
    expect(slider(page, "logit")).to_have_attribute("aria-valuenow", "-3")


def test_beyond_the_margin_the_hinge_has_no_gradient_and_cross_entropy_still_has(show):
    page = show(CostExplorer(costs=CLASS, prediction=3.0))
    expect(says(page)).to_contain_text("hinge not at all: the score is beyond its margin")
    expect_cells(page, "hinge", "0.000", "0.000")
    expect_cells(page, "cross-entropy", "0.049", f"{MINUS}0.047")
    page.get_by_role("radio", name="class 0").check()
    expect_cells(page, "hinge", "4.000", "1.000")


def test_a_cost_that_is_not_chosen_is_not_drawn_but_keeps_its_numbers(show):
    page = show(CostExplorer())
    curves = part(part(page, "picture"), "curve")
    expect(curves).to_have_count(3)
    page.get_by_role("checkbox", name="Huber").uncheck()
    expect(curves).to_have_count(2)
    expect(says(page)).not_to_contain_text("Huber")
    expect_cells(page, "Huber", "2.000", "1.000")


def test_an_arrow_is_as_long_as_the_gradient_and_points_downhill(show):
    page = show(CostExplorer())
    tips = [float(re.match(r"M([\d.]+)", tip.get_attribute("d"))[1]) for tip in part(page, "tip").all()]
    goal, start = (middle(slider(page, name).locator(".hg-handle"))[0] for name in ("target", "prediction"))
    left = part(page, "picture").bounding_box()["x"]
    assert tips[0] + left == pytest.approx(goal, abs=1)  # squared error, rate 1: onto the target
    assert start - (tips[1] + left) == pytest.approx((start - goal) / 2.5, abs=1)


def test_a_dragged_logit_changes_all_probabilities_and_both_pulls(show):
    page = show(CostExplorer("classes"))
    handle = slider(page, "logit of class 0")
    x, y = middle(handle.locator(".hg-handle"))
    drag(page, handle, x, y + 110)
    expect(handle).to_have_attribute("aria-valuenow", re.compile("^-"))
    expect(handle).to_have_attribute("aria-valuetext", re.compile(r"probability 0.0\d"))
    expect(says(page)).to_contain_text("class 1 has 0.6")
    expect(says(page)).not_to_contain_text("surer")


def test_keys_and_the_target_class_drive_the_classes(show):
    page = show(CostExplorer("classes"))
    slider(page, "logit of class 2").focus()
    page.keyboard.press("Shift+ArrowUp")
    expect(slider(page, "logit of class 2")).to_have_attribute("aria-valuetext", re.compile("^0.50.*, the target$"))
    page.get_by_role("radio", name="0").check()
    expect(says(page)).to_contain_text("The target, class 0, has probability 0.9")
    expect(says(page)).not_to_contain_text("stopped")


def test_touch_moves_a_handle_and_handles_are_large_enough(show):
    page = show(CostExplorer(), touch=True, width=360)
    handle = slider(page, "prediction")
    reach = handle.locator(".hg-reach").bounding_box()
    assert min(reach["width"], reach["height"]) >= 44
    x, y = middle(handle.locator(".hg-handle"))
    swipe(page, (x, y), (x - 60, y + 4))
    expect(handle).to_have_attribute("aria-valuenow", re.compile(r"^[12](\.|$)"))


def test_the_table_holds_the_recorded_costs_at_round_numbers(show):
    page = show(CostExplorer(target=1.0))
    rows = table_of(page)
    cells = [f"{MINUS}3.00", "squared error", "8.000", f"{MINUS}4.000"]
    expect(rows.first.locator("th, td")).to_have_text(cells)
    expect(rows).to_have_count(27)


def test_the_table_of_classes_holds_each_gradient(show):
    page = show(CostExplorer("classes"))
    cells = ["2", "0.00", "0.017", "1", f"{MINUS}0.983", f"{MINUS}0.033"]
    expect(table_of(page).nth(2).locator("th, td")).to_have_text(cells)


def test_the_address_keeps_what_a_reader_sees_and_brings_it_back(show):
    page = show(CostExplorer(), CostExplorer("classes"))
    slider(page, "prediction").focus()
    page.keyboard.press("ArrowLeft")
    slider(page, "logit of class 1").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_url(re.compile(r"1\.prediction=3\.45.*2\.prediction="))
    page.reload()
    expect(slider(page, "prediction")).to_have_attribute("aria-valuetext", "3.45")
    expect(slider(page, "logit of class 1")).to_have_attribute("aria-valuenow", "0.55")


def test_an_address_out_of_range_ends_at_the_edge_of_the_axis(show):
    page = show(
        CostExplorer(), address="?1.prediction=1e9&1.target=-1e9&1.kind=%22nonsense%22&1.chosen=%22nonsense%22"
    )
    expect(slider(page, "prediction")).to_have_attribute("aria-valuenow", "5")
    expect(slider(page, "target")).to_have_attribute("aria-valuenow", "-3")
    expect(says(page)).to_have_text("The prediction is 8.00 above the target. Choose a cost to see its pull.")


def test_two_on_a_page_do_not_disturb_each_other(show):
    page = show(CostExplorer(), CostExplorer(prediction=4.0))
    page.get_by_role("slider", name="prediction").first.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("slider", name="prediction").first).to_have_attribute("aria-valuetext", "3.45")
    expect(page.get_by_role("slider", name="prediction").nth(1)).to_have_attribute("aria-valuetext", "4.00")
    ids = page.locator("[id]").evaluate_all("nodes => nodes.map((n) => n.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("options", [{}, {"costs": CLASS}, {"view": "classes"}])
def test_it_has_no_violation_of_accessibility_rules(show, theme, options):
    page = show(CostExplorer(**options), theme=theme)
    table_of(page)
    assert violations(page) == []


@pytest.mark.parametrize("width", [280, 360, 760])
@pytest.mark.parametrize("options", [{}, {"costs": CLASS}, {"view": "classes"}, TEN])
def test_it_fits_narrow_and_wide_pages_and_moves_nothing_while_dragged(show, width, options):
    page = show(CostExplorer(**options), width=width + 24)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    live = page.locator(".hg-live")
    height = live.bounding_box()["height"]
    page.get_by_role("slider").last.focus()
    for key in ["Shift+ArrowLeft"] * 14 + ["Shift+ArrowRight"] * 16:
        page.keyboard.press(key)
        next_frame(page)
        assert live.bounding_box()["height"] == pytest.approx(height, abs=1)


def test_a_logit_at_the_end_of_its_axis_covers_no_label(show):
    page = show(CostExplorer("classes"))
    labels = part(page, "picture").locator("text")
    for handle in page.get_by_role("slider").all():
        for key in ("Home", "End"):
            handle.press(key)
            next_frame(page)
            disk = handle.locator(".hg-handle").bounding_box()
            covered = [text.text_content() for text in labels.all() if overlap(disk, text.bounding_box())]
            assert covered == []


def overlap(a, b):
    return all(a[k] < b[k] + b[size] and b[k] < a[k] + a[size] for k, size in (("x", "width"), ("y", "height")))


def test_on_paper_the_picture_and_the_numbers_remain(show):
    page = show(CostExplorer())
    page.emulate_media(media="print")
    expect(part(page, "picture")).to_be_visible()
    expect(part(page, "table")).to_be_visible()
    expect(page.get_by_text("The target is")).to_be_hidden()
