"""What axe can see of accessibility: each page, wide and narrow, light and dark."""

import pytest

from addresses import EVERY_PAGE, settle
from chapters import ROOT

pytestmark = pytest.mark.slow

AXE = ROOT / "node_modules/axe-core/axe.min.js"


def violations(page) -> list[str]:
    """What axe finds; each with the first place where it found it."""
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then((all) => all.violations)")
    return [f"{one['id']} x {len(one['nodes'])}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("width", [1280, 360])
@EVERY_PAGE
def test_a_page_is_accessible_in_light_and_dark(emulate, site, path, width):
    page = emulate(width=width, motion="reduce")
    settle(page, site, path)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    assert violations(page) == []
