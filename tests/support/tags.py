"""The tags of a page as a browser would read them."""

from html.parser import HTMLParser


class Tags(HTMLParser):
    """`found` has each tag with its attributes, in the order of the page."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    @property
    def names(self) -> set[str]:
        return {tag for tag, _ in self.found}

    @property
    def attributes(self) -> set[str]:
        return {name for _, attributes in self.found for name in attributes}
