"""Nothing on a page moves while it loads on a slow line."""

import time
from functools import partial
from threading import Thread

import pytest

from booktools.serve import Quiet, Server
from support.addresses import EVERY_PAGE, settle
from support.audits import SHIFTS

pytestmark = pytest.mark.slow

SHIFT = 0.03


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
    for _ in range(6):
        page.mouse.wheel(0, 1500)
        page.wait_for_timeout(50)


@pytest.mark.parametrize("width", [1280, 360])
@EVERY_PAGE
def test_nothing_moves_while_fonts_come_late(emulate, slow_site, path, width):
    page = emulate(width=width)
    page.add_init_script(SHIFTS)
    settle(page, slow_site, path)
    read_through(page)
    assert page.evaluate("window.shift") <= SHIFT
