"""What axe can see of accessibility: each page, wide and narrow, light and dark."""

import pytest

from support.addresses import EVERY_PAGE, settle
from support.audits import violations

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("width", [1280, 360])
@EVERY_PAGE
def test_a_page_is_accessible_in_light_and_dark(emulate, site, path, width):
    page = emulate(width=width, motion="reduce")
    settle(page, site, path)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    assert violations(page) == []
