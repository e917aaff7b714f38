"""The pages as a whole: their links, what they say of themselves, search, schemes, notebooks to take away."""

import json
import re
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from booktools.serve import Quiet, Server
from support.addresses import CHAPTERS, EVERY_CHAPTER, EVERY_PAGE, PAGES, WITH_CODE, kind
from support.browser import arrive

pytestmark = pytest.mark.slow


def test_the_book_works_in_a_folder_of_a_server(page, book, tmp_path):
    folder = tmp_path / "some" / "sub" / "path"
    folder.parent.mkdir(parents=True)
    folder.symlink_to(book)
    with Server(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        arrive(page, f"http://localhost:{server.server_port}/some/sub/path/")
        page.get_by_role("link", name="next").click()
        page.wait_for_load_state("networkidle")
        assert page.url.endswith(f"/some/sub/path/{CHAPTERS[1]}")
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Source Serif')
        server.shutdown()


class Outline(HTMLParser):
    """The ids, the links and the other attributes that matter, of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.ids, self.links, self.tags, self.meta = [], [], [], {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found[name] for name in ("href", "src") if found.get(name)]
        if tag == "meta" and "name" in found:
            self.meta.setdefault(found["name"], []).append(found["content"])


@pytest.fixture(scope="module")
def outlines(book):
    return {path: Outline((book / path).read_text(encoding="utf-8")) for path in PAGES}


@EVERY_PAGE
def test_no_link_is_broken(outlines, book, path):
    for link in outlines[path].links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (book / path).parent / unquote(parts.path) if parts.path else book / path
        assert target.resolve().is_file(), link
        name = target.resolve().relative_to(book.resolve()).as_posix()
        if parts.fragment and name in outlines:
            assert unquote(parts.fragment) in outlines[name].ids, link


@EVERY_PAGE
def test_no_id_stands_twice(outlines, path):
    ids = outlines[path].ids
    assert sorted(ids) == sorted(set(ids))


@EVERY_CHAPTER
def test_a_page_says_what_it_is(outlines, path):
    outline = outlines[path]
    tags = [tag for tag, _ in outline.tags]
    assert ("html", "en") in [(tag, found.get("lang")) for tag, found in outline.tags]
    assert tags.count("title") == tags.count("main") == 1
    assert [len(text) > 20 for text in outline.meta["description"]] == [True]
    assert len(outline.meta["viewport"]) == 1
    rels = {found["rel"]: found["href"] for tag, found in outline.tags if tag == "link"}
    assert rels["canonical"].endswith(path)
    assert rels["icon"].endswith("favicon.svg")
    assert "#main-content" in outline.links


@pytest.mark.parametrize("kind", ["site", "file_site"])
def test_a_search_finds_pages(page, request, kind):
    start = request.getfixturevalue(kind)
    loaded = []
    page.on("request", lambda one: loaded.append(one.url))
    page.goto(start + CHAPTERS[-1])
    page.keyboard.press("Control+k")
    page.keyboard.type("gradient")
    assert not [url for url in loaded if "searchindex" in url]
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    page.locator("#search-results li a").first.click()
    expect(page.locator("main").get_by_text(re.compile("gradient", re.IGNORECASE)).first).to_be_visible()


def test_the_theme_switch_changes_the_colors_and_is_remembered(page, site):
    paper = "getComputedStyle(document.body).backgroundColor"
    page.goto(site + CHAPTERS[0])
    light = page.evaluate(paper)
    page.get_by_role("button", name="Color mode").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(paper) != light
    page.goto(site + CHAPTERS[1])
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_contents_open_on_a_phone(emulate, site):
    page = emulate(width=360, touch=True)
    page.goto(site + CHAPTERS[0])
    page.get_by_role("button", name="Contents of the book").tap()
    page.get_by_role("navigation", name="Main").get_by_role("link").nth(1).tap()
    page.wait_for_load_state()
    page.get_by_role("button", name="On this page").tap()
    expect(page.locator("#pst-secondary-sidebar-modal").get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize("path", {kind(path): path for path in WITH_CODE}.values())
def test_a_page_with_code_can_be_taken_away_as_a_notebook(page, site, path):
    page.goto(site + path)
    page.get_by_label("Download this page", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=".ipynb").click()
    notebook = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert download.value.suggested_filename == f"{Path(path).stem}.ipynb"
    assert sum(cell["cell_type"] == "code" for cell in notebook["cells"]) > 1
