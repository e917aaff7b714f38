"""A reader of a session of Python without buttons, on the page that `sites.session_site` writes."""

from support.readers.reader import Reader


class SessionReader(Reader):
    def open(self):
        super().open()
        self.page.wait_for_function("window.session")
        return self

    def ask(self, script, argument=None):
        return self.page.evaluate(script, argument)

    def start(self):
        self.ask("session.start()")

    def run(self, code, cell="cell-2"):
        """{status, outputs} of a cell."""
        return self.ask("([id, code]) => (told.length = 0, run(id, code))", [cell, code])

    def begin(self, code, cell="cell-2"):
        """Runs a cell without waiting for its end, which `end` gives."""
        self.ask("([id, code]) => { told.length = 0; window.ending = run(id, code); }", [cell, code])

    def end(self):
        return self.ask("window.ending")

    def stop(self):
        return self.ask("session.stop()")

    def text(self, code, cell="cell-2"):
        """What a cell prints."""
        return "".join(each["text"] for each in self.run(code, cell)["outputs"] if each["output_type"] == "stream")

    def error(self, code, cell="cell-2"):
        ended = self.run(code, cell)
        assert ended["status"] == "error"
        return ended["outputs"][-1]

    def shown(self):
        return self.ask("place.textContent")
