"""Every page is light, self-contained, clean and usable: served, in a folder, from a disk, without scripts."""

import gzip
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
from support.addresses import CHAPTERS, EVERY_CHAPTER, EVERY_PAGE, PAGES, WITH_CODE, settle
from support.browser import arrive

pytestmark = pytest.mark.slow

WEIGHT, REQUESTS = 150_000, 20
# What the budget leaves out: pictures, and the states of widgets.
FIGURES = re.compile(rb'<svg.*?</svg>|src="data:[^"]*"|<script type="application/json".*?</script>', re.DOTALL)
PACKED = {"image", "font"}  # kinds of files that are compressed already


def weight(request) -> int:
    """The bytes that a server with gzip sends, without figures and states."""
    body = request.response().body()
    if request.resource_type in PACKED and not request.url.endswith(".svg"):
        return len(body)
    return len(gzip.compress(FIGURES.sub(b"", body)))


@pytest.mark.parametrize("path", [path for path in PAGES if path != "index.html"])  # which only leads to another
def test_a_page_is_light(page, site, path):
    requests = []
    page.on("requestfinished", lambda request: requests.append(request))
    arrive(page, site + path)
    weights = {request.url.removeprefix(site): weight(request) for request in requests}
    assert len(requests) <= REQUESTS, list(weights)
    assert sum(weights.values()) <= WEIGHT, weights


@EVERY_PAGE
def test_a_page_opens_from_a_disk_and_is_as_wide_as_the_phone(emulate, file_site, path):
    page = emulate(theme="dark", width=360)
    settle(page, file_site, path)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@EVERY_CHAPTER
def test_a_page_reads_well_without_scripts(emulate, file_site, path):
    page = emulate(javascript=False, width=360)
    page.goto(file_site + path)
    assert page.locator("article h1").first.is_visible()
    assert page.get_by_role("navigation", name="Main").get_by_role("link").first.is_visible()
    assert not page.locator("button:visible:not(.hg-widget *)").count()  # none would do anything


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


@pytest.mark.parametrize("path", WITH_CODE)
def test_a_page_with_code_can_be_taken_away_as_a_notebook(page, site, path):
    page.goto(site + path)
    page.get_by_label("Download this page", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=".ipynb").click()
    notebook = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert download.value.suggested_filename == f"{Path(path).stem}.ipynb"
    assert sum(cell["cell_type"] == "code" for cell in notebook["cells"]) > 1


@EVERY_CHAPTER
def test_formulas_are_drawn_with_the_fonts_of_the_page_alone(page, site, path):
    settle(page, site, path)
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    question = {"nodeId": root, "selector": ".katex-html span:not(:has(*))"}
    letters = tools.send("DOM.querySelectorAll", question)["nodeIds"]
    fonts = [tools.send("CSS.getPlatformFontsForNode", {"nodeId": letter})["fonts"] for letter in letters]
    used = {(font["familyName"], font["isCustomFont"]) for found in fonts for font in found}
    assert bool(used) == bool(letters)
    assert {name for name, is_ours in used if not is_ours} == set()
