"""A widget that is taken off the page, as a notebook does when its cell runs again, leaves nothing behind."""

import pytest

from handgrad import widgets

pytestmark = pytest.mark.slow

# Renders each widget of the page once more, removes it, and counts what still listens: to the model, and to what
# outlives the widget, such as the window.
REMOVE = """async ([bundled, folder]) => {
    const { default: widget } = await import(URL.createObjectURL(new Blob([bundled], { type: "text/javascript" })));
    const outside = [], add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, f, options) {
        const own = this instanceof Element || this instanceof AbortSignal;
        if (!own) outside.push(options?.signal);
        return add.call(this, type, f, options);
    };
    const removed = (host) => {
        const state = { ...JSON.parse(host.querySelector("script").textContent), live: true };
        let listeners = 0;
        const model = { get: (name) => state[name], on() { listeners += 1; }, off() { listeners -= 1; } };
        const el = document.body.appendChild(document.createElement("div"));
        const end = widget.render({ model, el }), before = listeners;
        end();
        const left = outside.filter((signal) => !signal?.aborted).length;
        return { listened: before > 0, listeners, elements: el.childElementCount, outside: left };
    };
    return [...document.querySelectorAll(`[data-widget="${folder}"]`)].map(removed);
}"""
GONE = {"listeners": 0, "elements": 0, "outside": 0}


@pytest.mark.parametrize("name", widgets.FOLDERS)
def test_once_removed_it_listens_to_nothing(page, widget_pages, name):
    for address in widget_pages(name):
        page.goto(address)
        found = page.evaluate(REMOVE, [str(getattr(widgets, name)._esm), widgets.FOLDERS[name]])
        listened = [each.pop("listened") for each in found]
        assert found == [GONE] * len(found)
        assert any(listened)  # a view that only shows asks for nothing
