"""Every page on a phone, opened once, from a disk, in the dark: as wide as the phone, with its lines whole."""

import pytest

from support.addresses import PAGES, settle
from support.browser import visit
from support.lines import cut_equations, torn_formulas, torn_names, unfold

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=PAGES)
def phone(browser, file_site, request):
    screen = {"width": 390, "height": 844}
    with visit(browser, viewport=screen, has_touch=True, is_mobile=True, color_scheme="dark") as (page, _):
        settle(page, file_site, request.param)
        yield page


def test_a_page_is_dark_where_the_reader_wants_it(phone):
    assert phone.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("width", [360, 390])
def test_a_page_is_as_wide_as_the_phone(phone, width):
    phone.set_viewport_size({"width": width, "height": 844})
    assert phone.evaluate("document.documentElement.scrollWidth") <= width


def test_formulas_equations_and_names_in_tables_are_whole(phone):
    unfold(phone)
    assert torn_formulas(phone) == []
    assert cut_equations(phone) == []
    assert torn_names(phone) == []
