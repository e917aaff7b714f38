"""The pages that grading writes, in a browser: accessible, as wide as the screen, without a request or a script."""

import pytest

from booktools.toc import ROOT
from handgrad.classroom.report import feedback, report
from handgrad.classroom.results import Mark, Result
from support.browser import arrive

pytestmark = pytest.mark.slow

PAGE = "cross-entropy-exercises"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
LONG = "x" * 300


def result(student, mistake="", message="", **rest):
    marks = (
        Mark("softmax", 0 if mistake else 2, 2, mistake, message),
        Mark("binary_cross_entropy", 0, 4, "not finite", "For logits of a thousand it overflows: np.exp(1000)."),
        Mark("cross_entropy_grad", 3, 3),
    )
    return Result(student, PAGE, marks, **rest)


CLASS = [
    result("Ada Lovelace", "exception", LONG, notes=(LONG, "handed in late")),
    result("<script>document.title = 'run'</script>", "axis", "<img src='https://example.org/x.png'>"),
    *(result(f"student {number}", "overflow") for number in range(12)),
    Result(LONG, PAGE, (), notes=("The file is empty.",)),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("classroom")
    report.write(CLASS, folder / "report.html")
    return [folder / "report.html", *feedback.write(CLASS[:2] + CLASS[-1:], folder / "feedback")]


def violations(page):
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then((all) => all.violations)")
    return [f"{one['id']} x {len(one['nodes'])}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_are_accessible_and_as_wide_as_the_screen(emulate, pages, theme, width):
    page = emulate(theme=theme, width=width)
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert violations(page) == [], path


def test_what_a_student_wrote_neither_runs_nor_loads(emulate, pages, trouble):
    page = emulate()
    for path in pages:
        arrive(page, path.as_uri())
        assert page.title() != "run"
        assert page.locator("script, img").count() == 0
    assert trouble == []


def test_on_paper_ink_is_black_in_both_themes(emulate, pages):
    page = emulate(theme="dark")
    page.emulate_media(media="print")
    for path in pages:
        page.goto(path.as_uri())
        color = "getComputedStyle(document.documentElement).color"
        assert page.evaluate(color) == "rgb(0, 0, 0)"
