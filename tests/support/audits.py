"""What a browser measures of a page: its accessibility, by axe, and how much of it moves by itself."""

from booktools.toc import ROOT
from support.browser import PAINTED

AXE = ROOT / "node_modules/axe-core/axe.min.js"
FOUND = "axe.run(document, { resultTypes: ['violations'] }).then((all) => all.violations)"
# For `add_init_script`: adds up what moves without the reader, into `window.shift`.
SHIFTS = """
    window.shift = 0;
    window.moved = [];
    new PerformanceObserver((list) => {
      for (const { value, sources, hadRecentInput } of list.getEntries()) if (!hadRecentInput) {
        window.shift += value;
        const named = sources.map(({ node }) => (node?.parentElement ?? node)?.outerHTML.slice(0, 200));
        window.moved.push([value, ...named]);
      }
    }).observe({ type: "layout-shift", buffered: true });
"""
SCROLLED = """() => {
    const before = scrollY;
    scrollBy({ top: 1500, behavior: "instant" });
    return scrollY === before;
}"""


def read_through(page) -> None:
    """Scrolls to the end, as a reader would."""
    while not page.evaluate(SCROLLED):
        page.evaluate(PAINTED)
    page.evaluate(PAINTED)


def violations(page) -> list[str]:
    """What axe finds; each with the first place where it found it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(FOUND)
    return [f"{one['id']} x {len(one['nodes'])}: {one['nodes'][0]['html'][:200]}" for one in found]
