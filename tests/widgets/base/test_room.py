"""What follows a widget does not move when its program comes, however late that is."""

import pytest

from handgrad import widgets
from support.browser import arrive

pytestmark = pytest.mark.slow

HEIGHTS = "(all) => all.map((widget) => widget.offsetHeight)"
MORE = 1.2  # how much higher it may be in the end: its words are longer on one page than on another


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", widgets.FOLDERS)
def test_the_room_of_a_widget_is_kept_before_its_program_comes(emulate, widget_pages, name, width):
    waiting, ready = emulate(width=width), emulate(width=width)
    waiting.add_init_script("window.IntersectionObserver = class { observe() {} unobserve() {} };")  # mounts none
    for address in widget_pages(name):
        kept, found = [], []
        for page, heights in ((waiting, kept), (ready, found)):
            arrive(page, address)
            shown = page.locator(f'[data-widget="{widgets.FOLDERS[name]}"]')
            for widget in shown.all() if page is ready else ():
                widget.scroll_into_view_if_needed()
                widget.locator(".hg-live[data-ready]").wait_for()
            heights += shown.evaluate_all(HEIGHTS)
        assert all(then <= now * 1.02 and now <= then * MORE for then, now in zip(kept, found)), (kept, found)
        assert len(kept) == len(found) > 0
