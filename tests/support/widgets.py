"""What tests of any widget do with it: wait for its next frame, open its table, stop its clock."""

from playwright.sync_api import expect


def next_frame(page) -> None:
    """Waits until what the reader asked for is drawn: widgets draw once a frame."""
    page.evaluate("new Promise(requestAnimationFrame)")


def table_of(widget):
    """The rows of the numbers as a table, which is opened. They come with an event that follows the click."""
    table = widget.locator("details.hg-numbers")
    if table.get_attribute("open") is None:
        table.locator("summary").click()
    rows = table.locator("tbody tr")
    expect(rows).not_to_have_count(0)
    return rows


def stopped_clock(page):
    """The page's clock, before it is opened: it stands still but for `run_for(milliseconds)`."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    return page.clock
