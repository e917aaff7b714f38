"""A reader of a page with exercises; cells go by the names of the exercises."""

from support.readers.reader import Reader

JUDGE = """(cell, [name, said]) => {
    const html = `<div class="hg-verdict">${name}: ${said}</div>`;
    const data = { "text/plain": `${name}: ${said}`, "text/html": html };
    const detail = { id: cell.id, status: "ok", outputs: [{ output_type: "execute_result", data }] };
    cell.dispatchEvent(new CustomEvent("live:ran", { bubbles: true, detail }));
}"""


class ExerciseReader(Reader):
    def beside(self):
        """The same reader in a second window of the same browser."""
        return ExerciseReader(self.page.context.new_page(), self.address, self.trouble).open()

    def exercises(self) -> list[str]:
        labels = self.page.locator('[id^="exercise-"]').evaluate_all("(all) => all.map(({ id }) => id)")
        return [label.removeprefix("exercise-").replace("-", "_") for label in labels]

    def section(self, name):
        return self.page.locator(f"section:has(> #exercise-{name.replace('_', '-')})")

    def cell(self, name):
        """The one in which the answer is written."""
        return self.section(name).locator("div.cell").first

    def check_cell(self, name):
        return self.section(name).locator("div.cell").nth(1)

    def check_button(self, name):
        return self.check_cell(name).get_by_role("button", name=f"Check {name}")

    def verdict(self, name):
        return self.check_cell(name).locator(".hg-verdict:visible")

    def advice(self, name):
        return self.check_cell(name).locator(".live-advice")

    def mark(self, name):
        return self.section(name).locator("h2 .live-mark")

    @property
    def progress(self):
        return self.page.locator(".live-progress")

    def opened_hints(self, name) -> int:
        return self.section(name).locator("details[open]").count()

    def check(self, name) -> str:
        """Presses Check, and returns what the page says then, as Python writes it."""
        self.press_to_the_end(self.check_button(name), self.check_cell(name))
        return self.verdict(name).inner_text()

    def awake(self):
        """Lets the page's program come, without Python."""
        self.page.evaluate("document.querySelector('.live-edit').click()")
        self.progress.wait_for()

    def judge(self, name, *, right):
        """What the page does with a verdict, without the Python that gives one."""
        self.check_cell(name).evaluate(JUDGE, [name, "right" if right else "not yet\nSomething is wrong."])
