"""A reader of a page of the book with Python in it; cells go by the numbers that one sees."""

from support.readers.reader import Reader

BOOKS = "(cell) => cell.querySelector('.highlight pre').textContent.replace(/\\n$/, '')"


class CellReader(Reader):
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

    def editor(self, number: int):
        return self.page.get_by_role("textbox", name=f"Code of cell {number}", exact=True)

    def press_run(self, number: int):
        self.run_button(number).click()

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

    def ran(self) -> list[str]:
        """The ids of the cells that have run since this was last asked, in order."""
        return [detail["id"] for detail in self.page.evaluate("window.ran.splice(0)")]
