"""The book's widgets on their own pages: Python goes on where the reader is, and trains what the reader sets."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

import handgrad as hg
from support.browser import PAINTED, arrive, visit
from support.widgets import table_of

pytestmark = pytest.mark.slow
DRAWN = """(live) => {
    window.drawn = [];
    const look = () => {
        if (!live.querySelector(".hg-run-dashboard-training .hg-says").textContent.startsWith("Training:")) return;
        const points = live.querySelector(".hg-run-dashboard-curves path").getAttribute("d").split("L");
        if (window.drawn.at(-1) !== points.length) window.drawn.push(points.length);
    };
    new MutationObserver(look).observe(live, { subtree: true, childList: true, characterData: true });
}"""

# The words, and the table's last row, once they agree: Python may be some updates ahead when it hears of Stop.
STOPPED = """(live) => new Promise((done) => {
    const look = () => {
        const update = Number(live.textContent.match(/at update (\\d+)/)[1]);
        const row = [...live.querySelectorAll("tbody tr:last-child > *")];
        const [moment, cost] = row.map((cell) => cell.textContent);
        if ([`update ${update}`, `epoch ${update / 50}`].includes(moment)) done([update, Number(cost)]);
        else requestAnimationFrame(look);
    };
    look();
})"""


class WidgetPage:
    """A widget of the book, as recorded and as Python drives it."""

    def __init__(self, page, address, index=0):
        self.page, self.asked = page, []
        page.on("request", lambda request: self.asked.append(request.url))
        arrive(page, address)
        self.cell = page.locator("div.cell:has(.hg-widget)").nth(index)
        self.recorded = self.cell.locator(".hg-widget .hg-live")
        self.live = self.cell.locator(".live-output .hg-live")
        self.cell.locator(".hg-widget").scroll_into_view_if_needed()
        expect(self.recorded).to_have_attribute("data-ready", "true")

    @property
    def source(self):
        """The line that says where the numbers come from."""
        return self.cell.locator(".hg-source:visible").last

    @property
    def ask(self):
        return self.cell.get_by_role("button", name="Run it in Python")

    @property
    def said(self):
        return self.cell.locator(".hg-live:visible .hg-says:not(.hg-run-dashboard-training *)").first

    @property
    def progress(self):
        return self.live.locator(".hg-run-dashboard-training .hg-says")

    def slider(self, name):
        return self.cell.locator(".hg-live:visible").get_by_role("slider", name=name)

    def come_live(self):
        self.ask.press("Enter")
        expect(self.live).to_have_attribute("data-ready", "true")

    def slide(self, name, words):
        """Moves a slider by keyboard until it says these words."""
        slider = self.slider(name)
        slider.press("Home")
        slider.evaluate(f"() => {PAINTED}")
        while slider.get_attribute("aria-valuetext") != words:
            before = slider.input_value()
            slider.press("ArrowRight")
            slider.evaluate(f"() => {PAINTED}")
            assert slider.input_value() != before, f"{name} never says {words}"

    def press(self, name):
        self.live.get_by_role("button", name=name, exact=True).click()

    @property
    def last_row(self):
        """The cells of the last row of the table of numbers, which is opened."""
        return table_of(self.live).last.locator("th, td")


@pytest.fixture(scope="module")
def dashboard(browser, site):
    """Shared, since it takes seconds to start Python and to train what comes before."""
    with visit(browser) as (page, _):
        yield WidgetPage(page, f"{site}chapters/backprop/training-a-network.html")


def trained_natively(optimizer, width, seed):
    """The chapter's training with other settings: what the table's last row must say."""
    X, y = hg.datasets.mnist(range(4))
    data, rng = hg.split(X, y, np.random.default_rng(0)), np.random.default_rng(seed)
    network, cost = hg.Network((784, width, 4)), hg.CategoricalCrossEntropyFromLogits()
    objective, n = hg.Objective(network, cost, data.X_train, data.y_train), len(data.X_train)
    theta, batches = network.init(rng), hg.Batches(n, 32, rng)
    theta = hg.train(objective, theta, optimizer, 20 * len(batches), batches, record=1000).theta[-1]
    logits = network.predict(theta, data.X_test)
    right = hg.accuracy(hg.labels(logits), hg.labels(data.y_test))
    held_out = cost.value(logits, data.y_test)
    return ["epoch 20", f"{objective.value(theta):.4f}", f"{held_out:.4f}", f"{100 * right:.1f} %"]


def test_the_live_dashboard_goes_on_where_the_reader_left_the_recorded_one(dashboard):
    expect(dashboard.source).to_have_text("Recorded run")
    dashboard.recorded.get_by_role("radio", name=re.compile("held-out image")).nth(3).check()
    dashboard.recorded.get_by_role("radio", name="weight × pixel").check()
    dashboard.slider("Moment").press("ArrowLeft")
    expect(dashboard.said).to_contain_text("Epoch 19")
    said = dashboard.said.inner_text()
    dashboard.come_live()
    expect(dashboard.said).to_have_text(said)
    expect(dashboard.live.get_by_role("radio", name="weight × pixel")).to_be_checked()
    expect(dashboard.source).to_have_text("The run that the cell made")
    expect(dashboard.live).to_be_focused()  # the button that had the focus is gone
    expect(dashboard.recorded).to_be_hidden()


def test_other_settings_train_to_what_the_library_computes_and_are_watched_meanwhile(dashboard):
    dashboard.live.get_by_role("radio", name="Adam").check()
    for name, words in [("Rate", "0.005"), ("Hidden units", "6"), ("Seed", "3")]:
        dashboard.slide(name, words)
    expect(dashboard.source).to_have_text("The run that the cell made")  # until something is trained
    dashboard.live.evaluate(DRAWN)
    asked = len(dashboard.asked)
    dashboard.press("Train anew")
    expect(dashboard.progress).to_have_text("Trained: epoch 20 of 20.")
    assert len([points for points in dashboard.page.evaluate("window.drawn") if 1 < points < 26]) >= 2
    assert dashboard.asked[asked:] == []
    words = "Trained just now in Python: Adam, rate 0.005, 6 hidden units, seed 3"
    expect(dashboard.source).to_have_text(words)
    expect(dashboard.last_row).to_have_text(trained_natively(hg.Adam(0.005), width=6, seed=3))


def test_stop_keeps_what_was_trained(dashboard):
    table_of(dashboard.live)
    dashboard.slide("Hidden units", "24")
    dashboard.press("Train anew")
    expect(dashboard.progress).to_contain_text(re.compile(r"Training: epoch ([2-9]|1\d)"))
    expect(dashboard.source).to_contain_text("24 hidden units")
    dashboard.press("Stop")
    expect(dashboard.progress).to_contain_text("What was trained is kept.")
    update, cost = dashboard.live.evaluate(STOPPED)
    assert 0 < update < 1000
    assert 0 < cost < 1.4  # that of guessing among four, ln 4
    words = "Trained just now in Python: Adam, rate 0.005, 24 hidden units, seed 3"
    expect(dashboard.source).to_have_text(words)


def test_a_control_that_moves_during_a_training_trains_that(dashboard):
    dashboard.press("Train anew")
    expect(dashboard.progress).to_contain_text("Training: epoch")
    dashboard.slider("Seed").press("ArrowRight")
    expect(dashboard.source).to_contain_text("seed 4")
    expect(dashboard.progress).to_contain_text("Training: epoch")


def test_a_restart_in_the_middle_of_a_training_brings_the_recorded_run_back(dashboard):
    dashboard.page.locator(".live-bar").get_by_role("button", name="Restart").click()
    expect(dashboard.source).to_have_text("Recorded run")
    expect(dashboard.live).to_have_count(0)
    expect(dashboard.ask).to_be_visible()
    expect(dashboard.said).to_contain_text("Epoch 19")


@pytest.mark.parametrize(
    ("page", "slider", "source"),
    [
        ("index", "rate", "Trained just now in Python"),
        ("gradients/gradient-descent", "rate", "Trained just now in Python"),
        ("costs/cross-entropy", "logit of class 1", "Computed just now in Python"),
    ],
)
def test_a_widget_comes_live_on_its_page_and_answers(emulate, site, page, slider, source):
    widget = WidgetPage(emulate(), f"{site}chapters/{page}.html")
    before = widget.slider(slider).get_attribute("aria-valuetext")
    widget.slider(slider).press("ArrowRight")
    expect(widget.slider(slider)).not_to_have_attribute(
        "aria-valuetext", before
    )  # some are drawn in the next frame
    after = widget.slider(slider).get_attribute("aria-valuetext")
    widget.come_live()
    expect(widget.slider(slider)).to_have_attribute("aria-valuetext", after)
    expect(widget.source).to_have_text(source)
    said = widget.said.inner_text()
    widget.slider(slider).press("ArrowRight")
    expect(widget.said).not_to_have_text(said)
    expect(widget.source).to_have_text(source)


def test_the_stepper_comes_live_and_takes_numbers_of_the_readers_own(emulate, site):
    stepper = WidgetPage(emulate(), f"{site}chapters/backprop/backpropagation.html")
    expect(stepper.recorded.locator(".hg-source:has(+ .hg-run)")).to_contain_text("Recorded run")
    stepper.come_live()
    expect(stepper.source).to_have_text("Computed just now in Python.")
    given = stepper.live.get_by_label("x i1")
    given.fill("1")
    given.press("Enter")
    expect(stepper.live.locator(".hg-backprop-stepper-numbers").first).to_contain_text("0.15 · 1 + 0.2 · 0.1")
