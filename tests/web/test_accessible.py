"""What axe can see of accessibility: each page, and one of each kind also narrow and in the dark."""

import pytest

from support.addresses import A_PAGE_OF_EACH_KIND, EVERY_PAGE, settle
from support.audits import violations

pytestmark = pytest.mark.slow


@EVERY_PAGE
def test_a_page_is_accessible(emulate, site, path):
    page = emulate(motion="reduce")
    settle(page, site, path)
    assert violations(page) == []


@pytest.mark.parametrize(("width", "theme"), [(1280, "dark"), (360, "light"), (360, "dark")])
@A_PAGE_OF_EACH_KIND
def test_a_page_of_each_kind_is_accessible_narrow_and_in_the_dark(emulate, site, path, width, theme):
    page = emulate(width=width, theme=theme, motion="reduce")
    settle(page, site, path)
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    assert violations(page) == []
