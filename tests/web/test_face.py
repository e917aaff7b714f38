"""The face of the text stays while a page is read: through a turn of the phone, a zoom, another scheme."""

import pytest

from support.addresses import CHAPTERS
from support.browser import PAINTED

pytestmark = pytest.mark.slow

SERIF = "Source Serif 4"
TRIES = 20  # on a busy machine the serif may come too late for a page, which then keeps its stand-in
CHANGES = {
    "a turn of the phone": lambda page: page.set_viewport_size({"width": 844, "height": 390}),
    "zoom to 200 %": lambda page: page.set_viewport_size({"width": 640, "height": 450}),
    "a dark scheme": lambda page: page.emulate_media(color_scheme="dark"),
    "the button for colors": lambda page: page.get_by_role("button", name="Color mode").click(),
    "paper": lambda page: page.emulate_media(media="print"),
    "a wide window": lambda page: page.set_viewport_size({"width": 1280, "height": 900}),
}


@pytest.fixture
def reader(emulate):
    """A page on a phone, and the family in which its first paragraph is drawn."""
    page = emulate(width=390, height=844)
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")

    def family() -> str:
        page.evaluate(PAINTED)
        root = tools.send("DOM.getDocument")["root"]["nodeId"]
        paragraph = tools.send("DOM.querySelector", {"nodeId": root, "selector": "article p"})["nodeId"]
        return tools.send("CSS.getPlatformFontsForNode", {"nodeId": paragraph})["fonts"][0]["familyName"]

    return page, family


def test_the_serif_stays(reader, site):
    page, family = reader
    page.goto(site + CHAPTERS[1])
    tries = iter(range(TRIES))
    while family() != SERIF and next(tries, None) is not None:
        page.reload()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for name, change in CHANGES.items():
        change(page)
        assert family() == SERIF, name
        assert [url for url in asked if "woff2" in url] == [], name
