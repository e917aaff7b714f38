"""Where the book shows a widget."""

import pytest

from handgrad import widgets


@pytest.fixture
def widget_pages(book, site):
    """widget_pages("CostExplorer"): the addresses of the pages that show one."""

    def find(name):
        sign = f'data-widget="{widgets.FOLDERS[name]}"'
        pages = [path.relative_to(book) for path in sorted(book.rglob("*.html")) if sign in path.read_text("utf-8")]
        assert pages, f"no page of the book shows a {name}"
        return [site + page.as_posix() for page in pages]

    return find
