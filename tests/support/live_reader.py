"""A reader of a page with exercises, and what one can do there."""

from playwright.sync_api import expect

from support.browser import watch

PATIENCE = 60_000  # milliseconds that Python may take to start on a busy machine
PASTE = """(place, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    place.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
JUDGE = """(cell, [name, said]) => {
    const html = `<div class="hg-verdict">${name}: ${said}</div>`;
    const data = { "text/plain": `${name}: ${said}`, "text/html": html };
    const detail = { id: cell.id, status: "ok", outputs: [{ output_type: "execute_result", data }] };
    cell.dispatchEvent(new CustomEvent("live:ran", { bubbles: true, detail }));
}"""


class Reader:
    """One with a page open, and what it asked for or what went wrong meanwhile."""

    def __init__(self, context, site):
        self.site, self.asked, self.trouble, self.path = site, [], [], ""
        context.set_default_timeout(PATIENCE)
        watch(context, self.trouble)
        context.on("request", lambda request: self.asked.append(request.url))
        self.page = context.new_page()

    def open(self, path):
        self.path = path
        self.page.goto(self.site + path, wait_until="networkidle")

    def beside(self):
        """The same reader in a second window of the same browser."""
        other = Reader(self.page.context, self.site)
        other.open(self.path)
        return other

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

    def write(self, name, code):
        """Puts another answer into the cell of an exercise."""
        place = self.cell(name).locator(".cm-content")
        if not place.count():
            self.cell(name).get_by_role("button", name="Edit").click()
        place.focus()
        place.press("ControlOrMeta+a")
        if code:
            place.evaluate(PASTE, code)
        else:
            place.press("Delete")

    def run(self, name):
        self.cell(name).get_by_role("button", name="Run").click()
        expect(self.cell(name).locator(".live-run")).to_have_attribute("data-state", "ok", timeout=PATIENCE)

    def check(self, name) -> str:
        """Presses Check, and returns what the page says then, as Python writes it."""
        cell = self.check_cell(name)
        cell.evaluate(
            "(cell) => cell.addEventListener('live:ran', () => (cell.dataset.ran = 'yes'), { once: true })"
        )
        self.check_button(name).click()
        expect(cell).to_have_attribute("data-ran", "yes", timeout=PATIENCE)
        cell.evaluate("(cell) => delete cell.dataset.ran")
        return self.verdict(name).inner_text()

    def awake(self):
        """Lets the page's program come, without Python."""
        self.page.evaluate("document.querySelector('.live-edit').click()")
        self.progress.wait_for()

    def judge(self, name, *, right):
        """What the page does with a verdict, without the Python that gives one."""
        self.check_cell(name).evaluate(JUDGE, [name, "right" if right else "not yet\nSomething is wrong."])
