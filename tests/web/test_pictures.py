"""No word of a picture is cut at its rim, on a phone and on a wide screen."""

import pytest

from booktools.toc import ROOT, recorded

pytestmark = pytest.mark.slow

# Texts of pictures that reach beyond their drawing by more than a pixel: a box is a little larger than its letters.
CUT = """
    () => [...document.querySelectorAll("figure.hg-picture svg")].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
                             || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
      }).map((text) => text.textContent);
    })
"""


@pytest.mark.parametrize("page", recorded(), ids=lambda page: page.stem)
def test_no_word_of_a_picture_is_cut_at_its_rim(page, emulate, site):
    reader = emulate(javascript=False)  # as a reader without scripts sees it, widgets are pictures, too
    reader.goto(site + str(page.relative_to(ROOT).with_suffix(".html")))
    reader.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    for width in (360, 390, 1280):
        reader.set_viewport_size({"width": width, "height": 900})
        reader.evaluate("document.fonts.ready")
        assert reader.evaluate(CUT) == [], f"at {width} pixels"
