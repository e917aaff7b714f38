"""What a page with exercises shows of its reader's progress, without the Python that judges."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from support.audits import SHIFTS, violations
from support.browser import arrive, visit
from support.readers import ExerciseReader

pytestmark = pytest.mark.slow

WARM = "Well done: it holds for every practice case, the extreme ones too. Whoever grades it draws new ones."
CROSS_ENTROPY = "chapters/costs/cross-entropy-exercises.html"
# The theme stores things of its own, which is not what is tested here.
REFUSED = """
    const { METHOD } = Storage.prototype;
    Storage.prototype.METHOD = function (key, ...more) {
      if (key.startsWith("handgrad")) throw new DOMException("refused", "SecurityError");
      return METHOD.call(this, key, ...more);
    };
"""


@pytest.fixture
def visitor(browser, site):
    """visitor(script): one with a device of their own, who opens the page and starts no Python."""
    with ExitStack() as stack:

        def open_page(script="", **options):
            page, trouble = stack.enter_context(visit(browser, **options))
            page.add_init_script(script or SHIFTS)
            return ExerciseReader(page, site + CROSS_ENTROPY, trouble).open()

        yield open_page


def test_hints_are_offered_one_after_the_other_and_open_on_request_only(visitor):
    reader = visitor()
    reader.awake()
    for number in (1, 2, 3):
        reader.judge("softmax", right=False)
        assert reader.opened_hints("softmax") == 0
        reader.advice("softmax").get_by_role("button", name=f"Open hint {number}").click()
        assert reader.opened_hints("softmax") == 1
        expect(reader.section("softmax").locator("summary").nth(number - 1)).to_be_focused()
        reader.page.keyboard.press("Enter")  # a hint that was read and closed is not offered again
    reader.judge("softmax", right=False)
    expect(reader.advice("softmax")).not_to_contain_text("hint")


def test_what_is_solved_and_written_is_there_after_a_reload_and_can_be_forgotten(visitor):
    reader = visitor()
    reader.write("softmax", "def softmax(z):\n    return 0 * z\n")
    reader.judge("softmax", right=True)
    reader.page.reload()
    expect(reader.mark("softmax")).to_contain_text("Solved on ")
    expect(reader.progress).to_have_text("1 of 4 solved, noted on this device only. Forget")
    expect(reader.cell("softmax")).to_contain_text("return 0 * z")
    reader.progress.get_by_role("button", name="Forget").click()
    expect(reader.mark("softmax")).to_have_count(0)
    expect(reader.progress).to_have_text("Forgotten. Undo")
    reader.progress.get_by_role("button", name="Undo").click()
    expect(reader.mark("softmax")).to_contain_text("Solved on ")
    reader.progress.get_by_role("button", name="Forget").click()
    reader.page.reload()
    expect(reader.progress).to_contain_text("0 of 4 solved.")
    expect(reader.progress.get_by_role("button")).to_have_count(0)
    assert reader.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('solved'))") == []


def test_who_solved_the_last_one_is_led_to_where_all_are_used(visitor):
    reader = visitor()
    reader.awake()
    *others, last = reader.exercises()
    for name in others:
        reader.judge(name, right=True)
        expect(reader.advice(name)).to_have_text(WARM)
    reader.judge(last, right=True)
    expect(reader.advice(last)).to_have_text(f"{WARM} That was the last one. Now let them work all together")
    reader.advice(last).get_by_role("link").click()
    expect(reader.page.get_by_role("heading", name="All together")).to_be_in_viewport()
    reader.judge(last, right=True)
    expect(reader.advice(last)).to_have_text(WARM)  # it was solved before


def test_marks_come_without_edits_too_and_move_nothing(visitor):
    reader = visitor()
    reader.awake()
    reader.judge("softmax", right=True)
    arrive(reader.page, reader.page.url)
    expect(reader.mark("softmax")).to_contain_text("Solved on ")
    assert reader.page.evaluate("window.shift") <= 0.001
    assert not any("pyodide" in address for address in reader.asked)  # Python itself still waits for a click


def test_another_window_shows_what_was_solved_in_this_one(visitor):
    reader = visitor()
    reader.awake()
    other = reader.beside()
    other.awake()
    reader.judge("softmax", right=True)
    expect(other.mark("softmax")).to_contain_text("Solved on ")


@pytest.mark.parametrize("method", ["getItem", "setItem"])
def test_a_browser_that_keeps_nothing_still_checks(visitor, method):
    reader = visitor(REFUSED.replace("METHOD", method))
    reader.awake()
    reader.judge("softmax", right=True)
    expect(reader.mark("softmax")).to_contain_text("Solved on ")
    reader.judge("cross_entropy", right=True)
    expect(reader.progress).to_contain_text("2 of 4 solved")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_marks_and_advice_are_accessible_and_fit(visitor, theme, width):
    reader = visitor(color_scheme=theme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    reader.awake()
    reader.judge("softmax", right=True)
    reader.judge("cross_entropy", right=False)
    assert violations(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_cell_that_checks_says_so_before_anything_is_loaded(visitor):
    reader = visitor()
    expect(reader.page.locator(".live-check")).to_have_text(["Check"] * 4)
    expect(reader.page.get_by_role("button", name="Check softmax")).to_be_visible()
    assert reader.page.locator(".live-mark, .live-progress, .live-advice").count() == 0


def test_without_scripts_an_exercise_is_as_it_was_printed(visitor):
    reader = visitor(java_script_enabled=False)
    expect(reader.section("softmax")).to_contain_text(
        "Still to be written: it stops at `raise NotImplementedError`."
    )
    assert reader.page.locator(".live-check, .live-mark, .live-progress").count() == 0
