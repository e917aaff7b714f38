"""Every page at a desk, opened once, over a slow line: it is light, stands still, and can be read."""

import gzip
import re
from typing import NamedTuple

import pytest

from support.addresses import PAGES, settle
from support.audits import SHIFTS, read_through, violations
from support.browser import visit
from support.lines import torn_formulas, unfold

pytestmark = pytest.mark.slow

SHIFT = 0.03
WEIGHT, REQUESTS = 150_000, 20
# What the budget leaves out: pictures, and the states of widgets.
FIGURES = re.compile(rb'<svg.*?</svg>|src="data:[^"]*"|<script type="application/json".*?</script>', re.DOTALL)
PACKED = {"image", "font"}  # kinds of files that are compressed already
# Scrolls down, leaps up and down, and compares what "On this page" marks with what is read there: the last section
# that has begun at a third of the window, or on the last screen one that is in sight.
WRONGLY_MARKED = """async () => {
  const links = [...document.querySelectorAll(".bd-sidebar-secondary nav.page-toc a")];
  const section = (link) => document.getElementById(decodeURIComponent(link.hash).slice(1));
  const box = (link) => section(link).getBoundingClientRect();
  const frame = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  const most = document.documentElement.scrollHeight - innerHeight, third = innerHeight / 3;
  const steps = Array.from({ length: 41 }, (_, k) => (most * k) / 40);
  const wrong = [];
  for (const y of [...steps, ...steps.map((_, k) => steps[(k * 17) % 41])]) {
    scrollTo({ top: y, behavior: "instant" });
    await frame();
    const marked = links.filter((link) => link.classList.contains("active"));
    const read = links.findLast((link) => box(link).top <= third);
    const last = most - scrollY < innerHeight * 2 / 3;
    const inSight = marked.length === 1 && box(marked[0]).top < innerHeight && box(marked[0]).bottom > 0;
    const same = marked.length === (read ? 1 : 0) && marked[0] === read;
    if (last ? marked.length && !inSight : !same) wrong.push([y, marked.map(({ hash }) => hash), read?.hash]);
    if (marked.some((link) => link.ariaCurrent !== "true")) wrong.push([y, "aria-current"]);
  }
  return wrong;
}"""
# Marks one letter of each kind in the formulas: the same letter in the same classes has the same font.
ONE_OF_EACH = """() => {
  const kinds = new Map([...document.querySelectorAll(".katex-html span:not(:has(*))")].map((letter) => {
    const styled = [letter, letter.parentElement, letter.parentElement.parentElement];
    return [[letter.textContent, ...styled.map(({ className }) => className)].join(), letter];
  }));
  kinds.forEach((letter) => letter.setAttribute("data-one", ""));
}"""


class Visit(NamedTuple):
    """A page that was read to its end; what it loaded by then, how much moved by itself, and what that was."""

    page: object
    requests: list
    shift: float
    moved: list


@pytest.fixture(scope="module", params=[path for path in PAGES if path != "index.html"])  # which leads to another
def desk(browser, slow_site, request):
    requests = []
    with visit(browser, viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as (page, _):
        page.add_init_script(SHIFTS)
        page.on("requestfinished", lambda request: requests.append(request))
        settle(page, slow_site, request.param)
        page.wait_for_load_state("networkidle")
        loaded = [*requests]
        read_through(page)
        yield Visit(page, loaded, page.evaluate("window.shift"), page.evaluate("window.moved"))


def weight(request) -> int:
    """The bytes that a server with gzip sends, without figures and states."""
    body = request.response().body()
    if request.resource_type in PACKED and not request.url.endswith(".svg"):
        return len(body)
    return len(gzip.compress(FIGURES.sub(b"", body)))


def test_a_page_is_light(desk, slow_site):
    weights = {request.url.removeprefix(slow_site): weight(request) for request in desk.requests}
    assert len(desk.requests) <= REQUESTS, list(weights)
    assert sum(weights.values()) <= WEIGHT, weights


def test_nothing_moves_while_fonts_come_late(desk):
    assert desk.shift <= SHIFT, desk.moved


def test_a_page_is_accessible(desk):
    assert violations(desk.page) == []


def test_on_this_page_marks_the_section_that_is_read(desk):
    assert desk.page.evaluate(WRONGLY_MARKED) == []


def test_formulas_are_drawn_with_the_fonts_of_the_page_alone(desk):
    desk.page.evaluate(ONE_OF_EACH)
    tools = desk.page.context.new_cdp_session(desk.page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    letters = tools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-one]"})["nodeIds"]
    fonts = [tools.send("CSS.getPlatformFontsForNode", {"nodeId": letter})["fonts"] for letter in letters]
    used = {(font["familyName"], font["isCustomFont"]) for found in fonts for font in found}
    assert bool(used) == bool(letters)
    assert {name for name, is_ours in used if not is_ours} == set()


def test_a_short_formula_and_what_opens_before_it_stand_on_one_line(desk):
    unfold(desk.page)
    assert torn_formulas(desk.page) == []
