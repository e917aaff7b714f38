"""What a page offers before anything of Python is loaded, to a mouse and to a finger."""

import time

import pytest
from playwright.sync_api import expect

from support.addresses import settle
from support.browser import watch

pytestmark = pytest.mark.slow
EXERCISES = "chapters/costs/cross-entropy-exercises.html"

# Whether a button covers a letter of the code that it stands on.
COVERS = """(button) => {
  const box = button.getBoundingClientRect(), code = button.parentElement.querySelector("pre");
  const range = document.createRange();
  range.selectNodeContents(code);
  const edge = code.getBoundingClientRect();
  const seen = [...range.getClientRects()].filter(({ width, left }) => width && left < edge.right);
  const baseline = ({ top, bottom }) => bottom - (bottom - top) / 4; // below it are tails of letters
  return seen.some((line) => line.right > box.left && baseline(line) > box.top);
}"""


@pytest.fixture
def phone(browser, site, trouble):
    """A page of a phone, which has no hover."""
    context = browser.new_context(
        is_mobile=True, has_touch=True, viewport={"width": 390, "height": 844}, service_workers="block"
    )
    watch(context, trouble)
    page = context.new_page()
    settle(page, site, EXERCISES)
    yield page
    context.close()


def test_a_finger_finds_edit_at_each_code_and_it_covers_none(phone):
    buttons = phone.get_by_role("button", name="Edit cell")
    expect(buttons).not_to_have_count(0)
    for button in buttons.all():
        if button.is_visible():
            assert button.evaluate("node => getComputedStyle(node).opacity") == "1"
            assert not button.evaluate(COVERS)
    assert buttons.nth(3).is_visible()


def test_a_tap_on_edit_opens_the_editor(phone):
    phone.locator("section:has(> #exercise-softmax)").get_by_role("button", name="Edit").tap()
    expect(phone.locator(".cm-content")).to_contain_text("def softmax")


FAULTS = {390: ".live-run { z-index: 2000 }", 1280: ".bd-header-article::before { display: none }"}


@pytest.mark.parametrize("width", FAULTS)
def test_a_button_that_is_scrolled_goes_below_the_header(emulate, site, width):
    page = emulate(width=width, touch=width == 390)
    settle(page, site, EXERCISES)
    run = page.locator(".live-run").nth(1)
    run.evaluate("(node) => scrollBy({ top: node.getBoundingClientRect().top - 8, behavior: 'instant' })")
    box, header = run.bounding_box(), page.locator(".bd-header-article").bounding_box()
    strip = {"x": max(0, box["x"]), "y": 0, "width": box["width"], "height": header["height"]}

    def shows_the_button():
        there = page.screenshot(clip=strip)
        hidden = page.add_style_tag(content=".live-run { visibility: hidden }")
        gone = page.screenshot(clip=strip)
        hidden.evaluate("(node) => node.remove()")
        return there != gone

    assert not shows_the_button()
    page.add_style_tag(content=FAULTS[width])
    assert shows_the_button()


def test_run_all_says_what_it_loads(page, site):
    settle(page, site, EXERCISES)
    expect(page.get_by_role("button", name="Run all")).to_have_text("Run all (loads Python, 35 MB)")


def test_a_mouse_that_moves_while_the_page_loads_breaks_nothing(page, site):
    def come_late(route):
        time.sleep(0.5)
        route.continue_()

    page.add_init_script("setInterval(() => dispatchEvent(new Event('pointermove')), 10)")
    page.route("**/documentation_options.js*", come_late)
    settle(page, site, EXERCISES)
    expect(page.locator("button.copybtn")).not_to_have_count(0)
