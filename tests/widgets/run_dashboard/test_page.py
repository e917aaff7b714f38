"""The reader scrubs through a training run, chooses an image, and sees weights, flows and costs move together."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from playwright.sync_api import expect

import handgrad as hg
from handgrad.widgets import RunDashboard
from support.audits import violations
from support.sites import widget_page
from support.widgets import next_frame, stopped_clock, table_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def run():
    X, y = hg.datasets.digits()
    network, cost = hg.Network((64, 8, 10)), hg.CategoricalCrossEntropyFromLogits()
    objective = hg.Objective(network, cost, X[:600], y[:600])
    batches = hg.Batches(600, 32, np.random.default_rng(0))
    theta = network.init(np.random.default_rng(1))
    last = 6 * len(batches)
    return hg.train(objective, theta, hg.GradientDescent(0.5), last, batches, record=len(batches))


@pytest.fixture(scope="module")
def held_out():
    X, y = hg.datasets.digits()
    return X[600:900], y[600:900]


@pytest.fixture(scope="module")
def dashboard(run, held_out):
    return RunDashboard.of(run, *held_out)


@pytest.fixture(scope="module")
def address(dashboard, tmp_path_factory):
    return widget_page(tmp_path_factory.mktemp("dashboard"), dashboard, dashboard)


def show(page, address, index=0):
    page.goto(address)
    widget = page.locator(".hg-live").nth(index)
    expect(widget).to_have_attribute("data-ready", "true")
    return widget


def pixels(widget, selector):
    """The pixels of a canvas, as one text."""
    return widget.locator(selector).evaluate("canvas => canvas.toDataURL()")


def widths(widget):
    edges = widget.locator(".hg-run-dashboard-for, .hg-run-dashboard-against")
    return edges.evaluate_all("lines => lines.map((line) => Number(line.getAttribute('stroke-width')))")


def test_it_opens_at_the_end_of_the_run_and_says_what_the_network_sees(page, address, run, held_out, dashboard):
    widget = show(page, address)
    predicted = hg.softmax(run.objective.model.predict(run.theta[-1], held_out[0][dashboard.rows[:1]]))[0]
    said = widget.locator(".hg-says")
    expect(said).to_contain_text(f"Epoch 6: the network takes the image for a {predicted.argmax()}")
    expect(said).to_contain_text(f"a probability of {100 * predicted.max():.1f} %")
    expect(said).to_contain_text(f"{100 * dashboard.right[-1]:.1f} % are right")
    expect(widget.locator(".hg-source")).to_have_text("Recorded run")


def test_edges_are_as_wide_as_what_flows_over_them(page, address, run, held_out, dashboard):
    widget = show(page, address)
    forward = run.objective.model.forward(run.theta[-1], held_out[0][dashboard.rows])
    flows = forward.a[1][:, :, None] * forward.layers[1].W
    shown = np.array(widths(widget))
    assert shown == pytest.approx(shown.max() * np.abs(flows[0]).ravel() / np.abs(flows[0]).max(), abs=0.02)
    against = widget.locator(".hg-run-dashboard-against")
    assert against.count() == np.sum(flows[0] < 0)
    assert against.first.evaluate("line => getComputedStyle(line).strokeDasharray") != "none"


def test_the_keyboard_scrubs_through_the_run(page, address):
    widget = show(page, address)
    weights, flowing = pixels(widget, ".hg-run-dashboard-network canvas:not(.hg-run-dashboard-ink)"), widths(widget)
    moment = widget.get_by_role("slider", name="Moment")
    moment.focus()
    moment.press("Home")
    expect(widget.locator(".hg-says")).to_contain_text("Before training")
    assert pixels(widget, ".hg-run-dashboard-network canvas:not(.hg-run-dashboard-ink)") != weights
    assert max(widths(widget)) < 0.5 * max(flowing)
    moment.press("ArrowRight")
    expect(widget.locator(".hg-says")).to_contain_text("Epoch 1")
    x = widget.locator(".hg-run-dashboard-cursor").first.get_attribute("x1")
    moment.press("ArrowRight")
    expect(widget.locator(".hg-run-dashboard-cursor").first).not_to_have_attribute("x1", x)


def test_each_unit_carries_its_number_and_the_one_that_is_named_stands_out(page, address):
    widget = show(page, address)
    network = widget.locator(".hg-run-dashboard-network")
    for unit in range(1, 9):
        expect(network.locator("text").get_by_text(str(unit), exact=True).first).to_be_visible()
    named = re.search(r"Unit (\d+) pushes", widget.locator(".hg-says").text_content())[1]
    expect(network.locator(".hg-run-dashboard-hardest")).to_have_text(named)


def tile(widget):
    """The colors of the first unit's picture, (n, 3), and the page's own."""
    rows = widget.locator(".hg-run-dashboard-network canvas:not(.hg-run-dashboard-ink)").evaluate(
        "canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data]"
    )
    colors = np.array(rows).reshape(-1, 4)
    return colors[colors[:, 3] == 255][:, :3]


def test_weights_are_painted_on_the_page_s_own_color_and_follow_its_theme(page, address):
    widget = show(page, address)
    light = tile(widget)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(
        "(canvas) => canvas.getContext('2d').getImageData(9, 60, 1, 1).data[0] < 120",
        arg=widget.locator(".hg-run-dashboard-network canvas:not(.hg-run-dashboard-ink)").element_handle(),
    )
    dark = tile(widget)
    assert np.median(light) > 150
    assert np.median(dark) < 110
    for colors in (light, dark):
        assert np.any(colors[:, 0] > colors[:, 2] + 40)  # orange
        assert np.any(colors[:, 2] > colors[:, 0] + 40)  # blue


def test_another_image_is_drawn_and_run_through_the_network(page, address, dashboard):
    widget = show(page, address)
    image = pixels(widget, ".hg-run-dashboard-network .hg-run-dashboard-ink")
    widget.get_by_label(f"held-out image {dashboard.rows[3] + 1}, a {dashboard.targets[3]}").check(force=True)
    expect(widget.locator(".hg-run-dashboard-target")).to_have_text(str(dashboard.targets[3]))
    assert pixels(widget, ".hg-run-dashboard-network .hg-run-dashboard-ink") != image


def test_weights_can_be_shown_times_the_pixels(page, address):
    widget = show(page, address)
    weights = pixels(widget, ".hg-run-dashboard-network canvas:not(.hg-run-dashboard-ink)")
    widget.get_by_label("weight × pixel").check(force=True)
    page.wait_for_url(re.compile("1.view="))
    next_frame(page)
    assert pixels(widget, ".hg-run-dashboard-network canvas:not(.hg-run-dashboard-ink)") != weights


def test_the_mouse_plays_the_run_and_pauses_it(page, address):
    clock = stopped_clock(page)
    widget = show(page, address)
    moment = widget.get_by_role("slider", name="Moment")
    widget.get_by_role("button", name="Play").click()
    clock.run_for(1000)
    widget.get_by_role("button", name="Pause").click()
    assert moment.input_value() == "1"
    widget.get_by_role("button", name="Play").click()
    clock.run_for(5000)
    expect(moment).to_have_value("6")


def test_with_less_motion_play_shows_the_end_at_once(emulate, address):
    page = emulate(motion="reduce")
    stopped_clock(page)
    widget = show(page, address)
    widget.get_by_role("slider", name="Moment").press("Home")
    widget.get_by_role("button", name="Play").click()
    expect(widget.get_by_role("slider", name="Moment")).to_have_value("6")


def test_a_finger_chooses_an_image(emulate, address, dashboard):
    page = emulate(touch=True, width=360)
    widget = show(page, address)
    target = widget.locator(".hg-run-dashboard-images label").nth(2)
    box = target.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    target.tap()
    expect(widget.locator(".hg-run-dashboard-target")).to_have_text(str(dashboard.targets[2]))


def test_the_address_keeps_what_the_reader_chose(page, address):
    widget = show(page, address, index=1)
    widget.get_by_role("slider", name="Moment").press("Home")
    page.wait_for_url(re.compile(r"2\.frame=0"))
    page.reload()
    expect(page.locator(".hg-says").nth(1)).to_contain_text("Before training")
    expect(page.locator(".hg-says").nth(0)).to_contain_text("Epoch 6")


def test_an_address_with_nonsense_does_no_harm(page, address):
    widget = show(page, f"{address}?1.frame=1e9&1.image=-4&1.view=%22x%22")
    expect(widget.locator(".hg-says")).to_contain_text("Epoch 6")


def test_the_table_holds_the_recorded_numbers(page, address, dashboard):
    widget = show(page, address)
    held_out, right = dashboard.costs["held out"][-1], 100 * dashboard.right[-1]
    cells = ["epoch 6", f"{dashboard.costs['training'][-1]:.4f}", f"{held_out:.4f}", f"{right:.1f} %"]
    expect(table_of(widget).last.locator("th, td")).to_have_text(cells)


def test_without_javascript_the_picture_stays(emulate, address):
    page = emulate(javascript=False)
    page.goto(address)
    expect(page.get_by_role("img", name=re.compile("held out: from"))).to_have_count(2)
    expect(page.locator(".hg-live")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [760, 280])
def test_it_fits_and_axe_finds_nothing(emulate, dashboard, tmp_path, theme, width):
    page = emulate(theme=theme, width=width)
    widget = show(page, widget_page(tmp_path, dashboard, theme=theme))
    table_of(widget)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


# where Python answers: a model that remembers what was sent to it, and says what Python would

MODEL = """([bundled, state]) => {
    const listeners = new Map();
    window.sent = [];
    let unsaved = {};
    const put = (values) => {
        Object.assign(state, values);
        for (const name of Object.keys(values)) for (const f of listeners.get(`change:${name}`) ?? []) f();
    };
    const model = {
        get: (name) => state[name],
        set: (name, value) => { if (state[name] !== value) { unsaved[name] = value; put({ [name]: value }); } },
        save_changes: () => { window.sent.push(unsaved); unsaved = {}; },
        on: (event, f) => listeners.set(event, [...(listeners.get(event) ?? []), f]),
        off: () => {},
    };
    window.python = put;
    const url = URL.createObjectURL(new Blob([bundled], { type: "text/javascript" }));
    return import(url).then(({ default: widget }) => {
        const el = document.createElement("div");
        document.querySelectorAll(".hg-widget").forEach((each) => each.remove());
        document.querySelector("main").append(el);
        widget.render({ model, el });
    });
}"""
EPOCH = len(hg.Batches(600, 32))  # updates
STREAMED = ("updates", "costs", "right", "moments", "weights", "activations", "outgoing", "probabilities")


def live(page, address, dashboard):
    page.goto(address)
    page.evaluate(MODEL, [str(dashboard._esm), {**dashboard.state, "training": False}])
    widget = page.locator(".hg-live")
    expect(widget).to_have_attribute("data-ready", "true")
    return widget


@pytest.fixture(scope="module")
def streamed(run, held_out):
    """What Python says, message by message, of a training with 24 hidden units."""
    trainee, messages = RunDashboard.of(run, *held_out), []
    names = (*STREAMED, "trained", "diverged")

    def hear(change):
        messages.append({name: trainee.state[name] for name in names})

    def train():
        trainee.optimizer, trainee.rate, trainee.width, trainee.training = "adam", 0.02, 24, True

    trainee.observe(hear, "probabilities")  # the last that is set
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor() as pool:
        patch.setattr("handgrad.widgets.run_dashboard.widget.APART", 0)  # every epoch, on a quick machine too
        pool.submit(train).result()  # where no event loop runs: here is the browser's
    assert trainee.run.objective.model.sizes == (64, 24, 10)
    return messages


def says(page, message, **more):
    page.evaluate("(values) => python(values)", {**json.loads(json.dumps(message)), **more})


def after_an_epoch(streamed):
    """The message with which the first epoch ends."""
    return next(each for each in streamed if each["updates"][-1] == EPOCH)


def progress(widget):
    return widget.locator(".hg-run-dashboard-training .hg-says")


def orders(page):
    return page.evaluate("() => sent.filter((each) => 'training' in each)")


def test_where_python_answers_it_shows_the_run_of_the_cell_and_offers_to_train(page, address, dashboard):
    widget = live(page, address, dashboard)
    expect(widget.locator(".hg-source")).to_have_text("The run that the cell made")
    expect(widget.get_by_role("button", name="Train anew")).to_be_visible()
    expect(progress(widget)).to_have_text("")


def test_what_the_reader_set_is_sent_when_it_is_to_train(page, address, dashboard):
    widget = live(page, address, dashboard)
    widget.get_by_label("Adam").check(force=True)
    widget.get_by_label("Rate η").press("ArrowLeft")
    widget.get_by_label("Hidden units").press("End")
    widget.get_by_label("Seed").press("ArrowRight")
    assert orders(page) == []
    widget.get_by_role("button", name="Train anew").press("Enter")
    assert orders(page) == [{"optimizer": "adam", "rate": 0.2, "width": 24, "seed": 1, "training": True}]
    expect(progress(widget)).to_have_text("Training begins.")


def test_a_training_streams_in_and_can_be_stopped(page, address, dashboard, streamed):
    widget = live(page, address, dashboard)
    height = widget.locator(".hg-run-dashboard-network").bounding_box()["height"]
    widget.get_by_role("button", name="Train anew").click()
    says(page, streamed[0])
    expect(progress(widget)).to_have_text("Training: epoch 0 of 6.")
    expect(widget.locator(".hg-run-dashboard-network")).to_contain_text("24 hidden units")
    assert widget.locator(".hg-run-dashboard-network").bounding_box()["height"] > 2 * height
    says(page, streamed[1])
    expect(widget.locator(".hg-run-dashboard-network + div .hg-says")).to_contain_text("Update 1:")
    message = after_an_epoch(streamed)
    says(page, message)
    expect(progress(widget)).to_have_text("Training: epoch 1 of 6.")
    expect(widget.locator(".hg-run-dashboard-network + div .hg-says")).to_contain_text("Epoch 1:")
    curve = widget.locator(".hg-run-dashboard-curves path").first.get_attribute("d")
    assert len(curve.split("L")) == len(message["updates"])
    widget.get_by_role("button", name="Stop").click()
    assert orders(page)[-1] == {"training": False}
    expect(widget.get_by_role("button", name="Train anew")).to_be_focused()


def test_at_the_end_the_whole_run_is_there_and_named_by_its_settings(page, address, dashboard, streamed):
    widget = live(page, address, dashboard)
    widget.get_by_role("button", name="Train anew").click()
    for message in streamed:
        says(page, message)
    says(page, {"training": False})
    expect(progress(widget)).to_have_text("Trained: epoch 6 of 6.")
    source = "Trained just now in Python: Adam, rate 0.02, 24 hidden units, seed 0"
    expect(widget.locator(".hg-source")).to_have_text(source)
    expect(widget.get_by_role("slider", name="Moment")).to_have_value(str(len(streamed[-1]["moments"]) - 1))
    expect(widget.locator(".hg-run-dashboard-for, .hg-run-dashboard-against")).to_have_count(240)


def test_who_looks_at_the_start_is_left_there_while_it_trains(page, address, dashboard, streamed):
    widget = live(page, address, dashboard)
    widget.get_by_role("button", name="Train anew").click()
    says(page, streamed[1])
    expect(widget.get_by_role("slider", name="Moment")).to_have_value("1")
    widget.get_by_role("slider", name="Moment").press("Home")
    says(page, streamed[-1])
    expect(widget.locator(".hg-run-dashboard-network + div .hg-says")).to_contain_text("Before training")
    expect(widget.get_by_role("slider", name="Moment")).to_have_attribute(
        "max", str(len(streamed[-1]["moments"]) - 1)
    )


def test_a_control_that_moves_during_a_training_asks_for_another(page, address, dashboard, streamed):
    widget = live(page, address, dashboard)
    widget.get_by_role("button", name="Train anew").click()
    says(page, streamed[1])
    widget.get_by_label("Seed").press("ArrowRight")
    assert page.evaluate("() => sent.at(-1)") == {"seed": 1}
    expect(progress(widget)).to_have_text("Training begins.")


def test_a_divergence_is_said_in_a_sentence_and_the_axes_stay(page, address, dashboard, streamed):
    widget = live(page, address, dashboard)
    message = streamed[0] | {"diverged": 17}
    says(page, message, costs={"training": [1e9], "held out": [1e9]})
    expect(progress(widget)).to_contain_text("Diverged at update 17")
    expect(progress(widget)).to_contain_text("The rate is too high.")
    next_frame(page)
    assert widget.locator(".hg-run-dashboard-curves svg").first.locator(".hg-rule").count() < 12
    expect(widget.locator(".hg-run-dashboard-curves")).to_contain_text("100")  # updates, as planned


def test_what_trains_stands_beside_the_curves_and_on_a_phone_right_below_them(emulate, address, dashboard):
    for width, beside in ((760, True), (390, False)):
        widget = live(emulate(width=width), address, dashboard)
        names = ("curves", "training", "images")
        curves, controls, images = (widget.locator(f".hg-run-dashboard-{name}").bounding_box() for name in names)
        assert (controls["x"] >= curves["x"] + curves["width"]) == beside
        assert (controls["y"] >= curves["y"] + curves["height"]) != beside
        assert controls["y"] < images["y"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [760, 280])
def test_where_python_answers_it_fits_and_axe_finds_nothing(emulate, dashboard, streamed, tmp_path, theme, width):
    page = emulate(theme=theme, width=width)
    widget = live(page, widget_page(tmp_path, dashboard, theme=theme), dashboard)
    says(page, streamed[-1])
    expect(widget.locator(".hg-run-dashboard-bar")).to_have_count(24)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
