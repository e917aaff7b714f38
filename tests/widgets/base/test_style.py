"""The style of a widget holds beside that of another one, and hides from no page."""

import pytest

from handgrad import widgets
from handgrad.widgets.base.style import sheet

pytestmark = pytest.mark.slow

# All that the browser computes of every element of the widgets, a text each.
LOOK = """() => [...document.querySelectorAll(".hg-live, .hg-live *")].map((node) => {
    const style = getComputedStyle(node);
    const values = [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
    return [`${node.localName}.${node.getAttribute("class")}`, ...values];
})"""


@pytest.mark.parametrize("name", widgets.FOLDERS)
def test_another_widget_of_a_notebook_brings_the_base_style_again_and_changes_nothing(page, widget_pages, name):
    for address in widget_pages(name):
        page.goto(address)
        page.locator(".hg-widget").first.scroll_into_view_if_needed()
        page.locator(".hg-live[data-ready]").first.wait_for()
        before = page.evaluate(LOOK)
        page.add_style_tag(content=sheet())
        pairs = zip(before, page.evaluate(LOOK), strict=True)
        assert [[then[0], *set(now) - set(then)] for then, now in pairs if now != then] == []
