"""What axe can see of accessibility narrow and in the dark, on a page of each kind."""

import pytest

from support.addresses import A_PAGE_OF_EACH_KIND, settle
from support.audits import violations

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("width", "theme"), [(1280, "dark"), (360, "light"), (360, "dark")])
@A_PAGE_OF_EACH_KIND
def test_a_page_of_each_kind_is_accessible_narrow_and_in_the_dark(emulate, site, path, width, theme):
    page = emulate(width=width, theme=theme, motion="reduce")
    settle(page, site, path)
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    assert violations(page) == []
