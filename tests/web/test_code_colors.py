"""Code has the same colors on the page and in its editor, and each can be read in both schemes."""

import pytest

from support.contrast import LETTERS, contrast, faint, luminance
from support.readers import CellReader

pytestmark = pytest.mark.slow

SAMPLE = '''async def wait(x=None, *rest):
    r"""What it says."""
    return f"{x!r:>{rest}} and {x:6.2f}\\n" if x is not None else await wait("a" "b")
class Number(float):
    zero = 1e-3 + .5 - True  # a remark
'''


def test_contrast_is_that_of_the_standard():
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(119, 119, 119)", "color(srgb 1 1 1)") == pytest.approx(4.48, abs=0.01)
    assert luminance("rgba(0, 0, 0, 0) on color(srgb 0 0 0 / 0.4) on rgb(255, 255, 255)") == luminance(
        "color(srgb 0.6 0.6 0.6)"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_cell_has_the_same_colors_in_the_editor(emulate, site, theme):
    live = CellReader(emulate(theme=theme), site + "chapters/gradients/gradient-descent.html").open()
    count = live.page.locator(".live-run").count()
    for number in range(1, count + 1):
        printed = live.cell(number).locator(".cell_input pre").evaluate(LETTERS)
        live.cell(number).locator(".live-edit").dispatch_event("click")
        live.editor(number).wait_for()
        edited = live.cell(number).locator(".cm-content").evaluate(LETTERS)
        assert edited == printed, number
    assert count > 30


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_one_types_can_be_read_where_an_error_is_marked_too(emulate, site, theme):
    live = CellReader(emulate(theme=theme), site + "chapters/how-to-use.html").open()
    live.write(1, SAMPLE)
    live.page.locator(".cm-line").evaluate_all(
        "(lines) => lines.forEach((line) => line.classList.add('live-error-line'))"
    )
    letters = live.cell(1).locator(".cm-content").evaluate(LETTERS)
    assert len({ground for _, _, ground in letters}) == 1
    assert len({color for _, color, _ in letters}) == 6
    assert faint(letters) == []
