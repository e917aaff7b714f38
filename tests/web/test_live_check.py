"""A reader solves exercises in the page: judged by the same Python, told the same, noted on the device only."""

from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import expect

import handgrad as hg
from booktools.toc import ROOT, exercises
from support.answers import answers
from support.browser import visit
from support.readers import ExerciseReader

pytestmark = pytest.mark.slow

PAGES = {page.stem: page.relative_to(ROOT).with_suffix(".html").as_posix() for page in exercises()}
CROSS_ENTROPY = PAGES["cross-entropy-exercises"]
ENDLESS = "def softmax(z):\n    while True:\n        pass\n"
BROKEN = "def softmax(z):\n    shifted = z -\n    return shifted\n"
EMPTY = "def softmax(z):\n    raise NotImplementedError\n"


def natively(exercise: str, code: str) -> str:
    """What `hg.check` says about an answer in this Python."""
    names = {}
    exec(f"import numpy as np\n{code}", names)
    return repr(hg.check(names[exercise]))


def bank(exercise: str) -> tuple[str, str]:
    """A right answer to an exercise, and a wrong one."""
    found = answers(exercise)
    right, wrong = ([one for one in found if bool(one.mistake) is named] for named in (False, True))
    return right[0].source, wrong[0].source


@pytest.fixture(scope="module")
def readers(browser, site):
    """readers(path): one who has that page open; Python starts once for all tests that share the page."""
    with ExitStack() as stack:

        @cache
        def reader(path):
            page, trouble = stack.enter_context(visit(browser))
            page.clock.install()  # time passes as ever, until a test winds it on
            one = ExerciseReader(page, site + path, trouble).open()
            one.check(one.exercises()[0])
            return one

        yield reader


@pytest.fixture
def reader(readers):
    return readers(CROSS_ENTROPY)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_judges_each_answer_as_hg_check_does_and_counts_what_is_solved(readers, path):
    reader = readers(path)
    for name in reader.exercises():
        right, wrong = bank(name)
        reader.write(name, wrong)
        assert reader.check(name) == natively(name, wrong) != f"{name}: right"
        expect(reader.mark(name)).to_have_count(0)
        reader.write(name, right)
        assert reader.check(name) == f"{name}: right"
        expect(reader.mark(name)).to_contain_text("Solved on ")
    assert len(reader.exercises()) == 4
    expect(reader.progress).to_contain_text("4 of 4 solved")
    assert reader.trouble == []


def test_a_check_after_the_first_asks_for_nothing_at_all(reader):
    reader.write("softmax", EMPTY)
    reader.check("softmax")
    reader.asked.clear()
    reader.write("softmax", bank("softmax")[1])
    reader.check("softmax")
    assert reader.asked == []


def test_a_verdict_is_said_aloud_and_leaves_the_focus_on_the_button(reader):
    reader.write("softmax", EMPTY)
    said = natively("softmax", EMPTY).removeprefix("softmax: not yet\n")
    assert reader.check("softmax") == f"softmax: {said}"
    expect(reader.page.locator(".live-voice")).to_contain_text(f"softmax: not yet. {said}")
    expect(reader.check_button("softmax")).to_be_focused()
    assert reader.page.locator(".live-voice").get_attribute("role") == "status"


def test_a_solved_exercise_stays_solved_while_its_reader_tries_a_worse_answer(reader):
    right, wrong = bank("softmax")
    reader.write("softmax", right)
    reader.check("softmax")
    expect(reader.advice("softmax")).to_contain_text("Well done: it holds for every practice case")
    reader.write("softmax", wrong)
    assert reader.check("softmax") == natively("softmax", wrong)
    expect(reader.mark("softmax")).to_contain_text("Solved on ")
    expect(reader.advice("softmax")).to_contain_text("You had a right answer on ")


def test_a_function_that_python_cannot_read_is_not_checked_and_its_line_is_told(reader):
    reader.write("softmax", EMPTY)
    reader.check("softmax")
    reader.write("softmax", BROKEN)
    reader.check_button("softmax").click()
    expect(reader.advice("softmax")).to_contain_text(
        "Not checked: your function has an error, SyntaxError in line 2."
    )
    expect(reader.verdict("softmax")).to_have_count(0)  # it was one of other code
    reader.advice("softmax").get_by_role("button", name="Go there").click()
    expect(reader.cell("softmax").locator(".cm-content")).to_be_focused()
    reader.write("softmax", EMPTY)
    assert "Still to be written" in reader.check("softmax")
    expect(reader.advice("softmax")).not_to_contain_text("Not checked")


def test_an_earlier_cell_with_an_error_is_named(reader):
    reader.write("softmax", BROKEN)
    reader.check_button("cross_entropy").click()
    expect(reader.advice("cross_entropy")).to_contain_text("has an error, SyntaxError in line 2.")
    expect(reader.advice("cross_entropy")).to_contain_text("Not checked: cell ")
    reader.write("softmax", EMPTY)


def test_a_function_of_another_name_is_asked_for(reader):
    reader.write("binary_cross_entropy", "globals().pop('binary_cross_entropy', None);")
    reader.run("binary_cross_entropy")
    reader.write("binary_cross_entropy", "def mine(z, y):\n    return 0\n")
    reader.check_button("binary_cross_entropy").click()
    expect(reader.advice("binary_cross_entropy")).to_contain_text("Does your function still have its name?")


def test_an_endless_answer_is_pointed_out_and_stopped_and_bars_no_other(reader):
    reader.write("cross_entropy", EMPTY.replace("softmax(z)", "cross_entropy(z, y)"))
    reader.write("softmax", ENDLESS)
    reader.check_button("softmax").click()
    expect(reader.check_cell("softmax")).to_have_attribute("aria-busy", "true")
    expect(reader.advice("softmax")).to_be_empty()
    reader.page.clock.fast_forward(10_000)
    reader.advice("softmax").get_by_role("button", name="Stop").click()
    expect(reader.advice("softmax")).to_have_text("Stopped, so it is not checked.")
    expect(reader.check_button("softmax")).to_be_focused()
    assert "Still to be written" in reader.check("cross_entropy")
    assert reader.trouble == []


def test_a_reader_solves_an_exercise_by_keyboard_alone(reader):
    reader.write("softmax", "")
    keyboard = reader.page.keyboard
    keyboard.type("def softmax(z):\nreturn np.exp(z)")
    keyboard.press("Escape")
    for _ in range(8):
        keyboard.press("Tab")
        if reader.check_button("softmax").evaluate("(button) => button === document.activeElement"):
            break
    keyboard.press("Enter")
    expect(reader.verdict("softmax")).to_contain_text("sum to one")
    keyboard.press("Tab")
    expect(reader.advice("softmax").get_by_role("button", name="Open hint 1")).to_be_focused()
