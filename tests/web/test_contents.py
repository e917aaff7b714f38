"""\"On this page\" marks the section that a reader chooses there."""

import pytest

from support.addresses import settle

pytestmark = pytest.mark.slow


def test_a_section_that_was_chosen_is_marked_although_it_cannot_come_to_the_top(page, site):
    settle(page, site, "chapters/backprop/backpropagation.html")
    for link in page.locator(".bd-sidebar-secondary nav.page-toc > ul > li > a").all():
        link.click()
        page.wait_for_function(
            "(hash) => document.querySelector('nav.page-toc a.active')?.hash === hash",
            arg=link.get_attribute("href"),
        )
