"""Nothing on a page moves while it loads on a phone, on a slow line."""

import pytest

from support.addresses import A_PAGE_OF_EACH_KIND, settle
from support.audits import SHIFTS, read_through

pytestmark = pytest.mark.slow


@A_PAGE_OF_EACH_KIND
def test_nothing_moves_on_a_phone(emulate, slow_site, path):
    page = emulate(width=360)
    page.add_init_script(SHIFTS)
    settle(page, slow_site, path)
    read_through(page)
    assert page.evaluate("window.shift") <= 0.03
