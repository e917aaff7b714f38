"""What a reader does on a page in any browser: moves each widget by the keyboard, and runs a cell."""

from typing import NamedTuple

ARROWS = ("\ue014", "\ue012")  # right, and left for a slider that is at its end
PYTHON = 180  # seconds that it may take to start and to run a cell


class Result(NamedTuple):
    """What one browser saw of one page."""

    page: str
    widgets: int
    moved: int
    cell: str  # "ok", or what became of it; "" on a page without cells
    errors: list[str]

    def is_right(self) -> bool:
        return not self.errors and self.moved == self.widgets and self.cell in ("", "ok")


def key(value: str) -> dict:
    """A key that is pressed."""
    return {
        "type": "key",
        "id": "keyboard",
        "actions": [{"type": f"key{way}", "value": value} for way in ("Down", "Up")],
    }


def click(x: int, y: int) -> dict:
    """A click of the mouse at a place in the window."""
    moves = [{"type": "pointerMove", "x": x, "y": y}]
    moves += [{"type": f"pointer{way}", "button": 0} for way in ("Down", "Up")]
    return {"type": "pointer", "id": "mouse", "actions": moves}


def move(browser, index: int) -> bool:
    """Whether a widget shows something else after a key was pressed on its first control."""
    if not browser.ask(f"hold({index})"):
        return False
    for arrow in ARROWS:
        browser.perform(key(arrow))
        if browser.ask(f"moved({index})"):
            return True
    return False


def run_cell(browser) -> str:
    place = browser.ask("cellButton()")
    if not place:
        return ""
    browser.perform(click(*place))
    browser.ask(f"until(() => ran.length, {PYTHON})")
    return browser.ask("ran[0] ?? 'never ended'")


def visit(browser, site: str, page: str) -> Result:
    browser.errors.clear()
    browser.open(f"{site}{page}.html")
    browser.ask("document.fonts.ready.then(() => true)")
    count = browser.ask("widgets().length")
    moved = sum(move(browser, index) for index in range(count))
    cell = run_cell(browser)
    heard = {*browser.errors, *browser.ask("trouble")}
    return Result(page, count, moved, cell, sorted(heard))
