"""One who has a page open, runs its cells and writes into them."""

from playwright.sync_api import expect

from support.browser import arrive

HEARD = """
    window.ran = [];
    window.runs = {};
    document.addEventListener("live:ran", ({ detail }) => {
      window.ran.push(detail);
      window.runs[detail.id] = (window.runs[detail.id] ?? 0) + 1;
    });
"""
PASTE = """(place, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    place.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


class Reader:
    """A reader of one page; a kind of page says which cell `cell(key)` is."""

    def __init__(self, page, address: str, trouble=()):
        self.page, self.address, self.trouble, self.asked = page, address, trouble, []
        page.add_init_script(HEARD)
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self):
        arrive(self.page, self.address)
        return self

    def asked_for(self, part: str) -> list[str]:
        """The addresses requested so far that contain `part`."""
        return [url for url in self.asked if part in url]

    def cell(self, key):
        raise NotImplementedError

    def editor(self, key):
        return self.cell(key).locator(".cm-content")

    def run_button(self, key):
        return self.cell(key).locator(".live-run")

    def write(self, key, code: str):
        """Puts other code into a cell."""
        if not self.editor(key).count():
            self.cell(key).locator(".live-edit").dispatch_event("click")
        self.editor(key).focus()
        self.editor(key).press("ControlOrMeta+a")
        if code:
            self.editor(key).evaluate(PASTE, code)
        else:
            self.editor(key).press("Delete")

    def run(self, key):
        """Runs a cell, and what must run before it, to its end."""
        self.press_to_the_end(self.run_button(key), self.cell(key))
        self.wait_for(key, "ok")
        return self.cell(key)

    def press_to_the_end(self, button, cell):
        """Presses a button that runs a cell, and waits until it has run."""
        name = cell.get_attribute("id")
        before = self.page.evaluate("(name) => window.runs[name] ?? 0", name)
        button.click()
        more = "([name, before]) => window.runs[name] > before"
        self.page.wait_for_function(more, arg=[name, before])

    def wait_for(self, key, state: str):
        """Until the cell is `ok`, has an `error`, is `running`, or was `stopped`."""
        expect(self.run_button(key)).to_have_attribute("data-state", state)
