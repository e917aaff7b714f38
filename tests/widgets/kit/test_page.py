"""The kit in a browser: in a notebook each widget brings a kit of its own."""

import pytest

from handgrad.widgets import CostExplorer
from support.sites import widget_page

pytestmark = pytest.mark.slow
AGAIN = """async (bundled) => {
    const { default: widget } = await import(URL.createObjectURL(new Blob([bundled], { type: "text/javascript" })));
    const state = JSON.parse(document.querySelector(".hg-widget script").textContent);
    const model = { get: (name) => state[name], set() {}, save_changes() {}, on() {}, off() {} };
    widget.render({ model, el: document.querySelector("main") });
}"""


def test_two_kits_on_a_page_give_no_id_twice_and_their_choices_are_apart(page, tmp_path):
    page.goto(widget_page(tmp_path, CostExplorer()))
    for _ in range(2):
        page.evaluate(AGAIN, str(CostExplorer._esm))
    ids = page.locator(".hg-live [id]").evaluate_all("nodes => nodes.map((node) => node.id)")
    names = page.locator(".hg-live fieldset").evaluate_all("sets => sets.map((set) => set.elements[0].name)")
    assert len(set(names)) == len(names) == 6
    assert len(set(ids)) == len(ids)
