"""Nothing on a page moves while it loads on a slow line."""

import time
from functools import partial
from threading import Thread

import pytest

from booktools.serve import Quiet, Server
from support.addresses import A_PAGE_OF_EACH_KIND, EVERY_PAGE, PAINTED, settle
from support.audits import SHIFTS

pytestmark = pytest.mark.slow

SHIFT = 0.03
SCROLLED = """() => {
    const before = scrollY;
    scrollBy({ top: 1500, behavior: "instant" });
    return scrollY === before;
}"""


class SlowFonts(Quiet):
    def do_GET(self):
        if ".woff2" in self.path:
            time.sleep(0.5)
        super().do_GET()


@pytest.fixture(scope="module")
def slow_site(book):
    with Server(("127.0.0.1", 0), partial(SlowFonts, directory=str(book))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def read_through(page) -> None:
    """Scrolls to the end, as a reader would."""
    while not page.evaluate(SCROLLED):
        page.evaluate(PAINTED)
    page.evaluate(PAINTED)


def moved(page, site, path) -> float:
    page.add_init_script(SHIFTS)
    settle(page, site, path)
    read_through(page)
    return page.evaluate("window.shift")


@EVERY_PAGE
def test_nothing_moves_while_fonts_come_late(emulate, slow_site, path):
    assert moved(emulate(), slow_site, path) <= SHIFT


@A_PAGE_OF_EACH_KIND
def test_nothing_moves_on_a_phone_either(emulate, slow_site, path):
    assert moved(emulate(width=360), slow_site, path) <= SHIFT
