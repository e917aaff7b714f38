"""A page of the book with Python in it, and what a reader does there; cells go by the numbers that one sees."""

from playwright.sync_api import Page, expect

STARTED = 60_000  # milliseconds that Python may take to start on a busy machine
expect.set_options(timeout=30_000)  # as patient with all that it does then
HEARD = """
    window.ran = [];
    window.runs = {};
    document.addEventListener("live:ran", ({ detail }) => {
      window.ran.push(detail);
      window.runs[detail.id] = (window.runs[detail.id] ?? 0) + 1;
    });
"""
BOOKS = "(cell) => cell.querySelector('.highlight pre').textContent.replace(/\\n$/, '')"


class LivePage:
    def __init__(self, page: Page, address: str):
        self.page, self.address, self.asked = page, address, []
        page.add_init_script(HEARD)
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self):
        self.page.goto(self.address, wait_until="networkidle")
        return self

    def asked_for(self, part: str) -> list[str]:
        """The addresses requested so far that contain `part`."""
        return [url for url in self.asked if part in url]

    @property
    def status(self):
        return self.page.locator(".live-status")

    def button(self, name: str):
        """One of the bar."""
        return self.page.locator(".live-bar").get_by_role("button", name=name, exact=True)

    def choose(self, name: str):
        """Something of the bar's menu."""
        self.button("More").click()
        self.button(name).click()

    def cell(self, number: int):
        return self.page.locator("div.cell:has(.live-run)").nth(number - 1)

    def run_button(self, number: int):
        return self.cell(number).locator(".live-run")

    def state(self, number: int):
        """The words beside a cell."""
        return self.cell(number).locator(".live-tab span")

    def output(self, number: int):
        """What the cell put out here."""
        return self.cell(number).locator(".live-output")

    def with_record(self) -> int:
        """The first cell that has an output in the book."""
        return next(n for n in range(1, 20) if self.recorded(n).count())

    def recorded(self, number: int):
        return self.cell(number).locator("div.cell_output:not(.live-output)")

    def editor(self, number: int):
        return self.page.get_by_role("textbox", name=f"Code of cell {number}", exact=True)

    def fold(self, number: int):
        """What the cell is folded into, if it is."""
        return self.cell(number).locator("details.fold")

    def unfold(self, number: int):
        self.cell(number).locator("details.fold:not([open]) > summary").click()

    def folded(self, start: str) -> int:
        """The number of the first cell whose line begins so."""
        lines = self.page.locator("div.cell:has(.live-run)").evaluate_all(
            "(cells) => cells.map((cell) => cell.querySelector('summary')?.textContent ?? '')"
        )
        return next(number for number, line in enumerate(lines, 1) if line.startswith(start))

    def code(self, number: int) -> str:
        return self.editor(number).evaluate("(place) => place.cmTile.view.state.doc.toString()")

    def books_code(self, number: int) -> str:
        return self.cell(number).evaluate(BOOKS)

    def press_run(self, number: int):
        self.run_button(number).click()

    def run(self, number: int):
        """Runs a cell, and what must run before it, to its end."""
        name = self.cell(number).get_attribute("id")
        before = self.page.evaluate("(name) => window.runs[name] ?? 0", name)
        self.press_run(number)
        more = "([name, before]) => window.runs[name] > before"
        self.page.wait_for_function(more, arg=[name, before], timeout=STARTED)
        self.wait_for(number, "ok")

    def wait_for(self, number: int, state: str):
        """Until the cell is `ok`, has an `error`, is `running`, or was `stopped`."""
        expect(self.run_button(number)).to_have_attribute("data-state", state, timeout=STARTED)

    def write(self, number: int, code: str):
        """Puts other code into a cell."""
        if not self.editor(number).count():
            self.cell(number).locator(".live-edit").dispatch_event("click")
        self.editor(number).focus()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(code)

    def ran(self) -> list[str]:
        """The ids of the cells that have run since this was last asked, in order."""
        return [detail["id"] for detail in self.page.evaluate("window.ran.splice(0)")]
