"""A finger drags each handle of each widget of the book, and beside a handle it scrolls the page."""

import pytest
from playwright.sync_api import expect

from handgrad import widgets
from support.finger import swipe
from support.widgets import next_frame

pytestmark = pytest.mark.slow
WAYS = [(80, 60), (-80, -60)]  # pixels: 100 each, and a handle at an edge goes one of them
POINTER = "kit_pointer"  # what a widget with handles imports, by its name in the widget's one text
DRAGGED = [name for name in widgets.FOLDERS if POINTER in str(getattr(widgets, name)._esm)]

# What shows a hand to a mouse can be taken hold of: all handles of one widget of the page.
HANDLES = """(widget) => {
  const grab = (node) => getComputedStyle(node).cursor === "grab";
  const shown = [...widget.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().width);
  const handles = shown.filter((node) => grab(node) && !grab(node.parentElement));
  handles.forEach((node) => node.setAttribute("data-handle", ""));
  return handles.length;
}"""
# What becomes of each pointer, heard before any widget hears it.
LISTEN = """
  window.pointers = { pointermove: 0, pointerup: 0, pointercancel: 0 };
  for (const kind of Object.keys(pointers)) addEventListener(kind, () => { pointers[kind] += 1; }, true);
"""
# A handle that is moved stands elsewhere, and a surface that is turned says so.
WHERE = "(node) => `${node.getAttribute('transform')} ${node.getAttribute('aria-valuetext')}`"
TO_THE_MIDDLE = """(node) => {
  node.scrollIntoView({ block: "center", behavior: "instant" });
  Object.keys(pointers).forEach((kind) => { pointers[kind] = 0; });
}"""


@pytest.fixture
def on_a_phone(emulate, widget_pages):
    """on_a_phone(name): each of the book's widgets of this name, on the page of a phone."""

    def show(name):
        for address in widget_pages(name):
            page = emulate(touch=True, width=390, height=844)
            page.add_init_script(LISTEN)
            page.goto(address)
            for host in page.locator(f'[data-widget="{widgets.FOLDERS[name]}"]').all():
                host.scroll_into_view_if_needed()
                expect(host.locator(".hg-live")).to_have_attribute("data-ready", "true")
                yield host

    return show


def middle(node):
    """The middle of a node, in the middle of the window."""
    node.evaluate(TO_THE_MIDDLE)
    next_frame(node.page)
    box = node.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(handle, dx, dy):
    """Whether a finger moved the handle, and nothing else."""
    (x, y), page = middle(handle), handle.page
    before, scrolled = handle.evaluate(WHERE), page.evaluate("scrollY")
    swipe(page, (x, y), (x + dx, y + dy))
    heard = page.evaluate("pointers")
    assert heard["pointercancel"] == 0
    assert heard["pointermove"] > 20
    assert heard["pointerup"] == 1
    assert page.evaluate("scrollY") == scrolled
    next_frame(page)
    return handle.evaluate(WHERE) != before


@pytest.mark.parametrize("name", widgets.FOLDERS)
def test_a_finger_drags_every_handle_and_the_page_stays(on_a_phone, name):
    found = 0
    for widget in on_a_phone(name):
        found += widget.evaluate(HANDLES)
        for handle in widget.locator("[data-handle]").all():
            moved = [drag(handle, *way) for way in WAYS]
            assert True in moved
    assert bool(found) == (name in DRAGGED)


@pytest.mark.parametrize("name", DRAGGED)
def test_beside_the_handles_a_finger_scrolls_the_page(on_a_phone, name):
    widget = next(on_a_phone(name))
    (x, y), page = middle(widget.locator("svg:has(.hg-grip)")), widget.page
    scrolled = page.evaluate("scrollY")
    assert page.evaluate("([x, y]) => !document.elementFromPoint(x, y).closest('.hg-grip')", [x, y])
    swipe(page, (x, y), (x, y - 200))
    page.wait_for_function("(before) => scrollY > before + 100", arg=scrolled)
