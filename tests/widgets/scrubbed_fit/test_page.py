"""The reader scrubs, chooses a unit, moves its joint by mouse, finger and keys, and trains again."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

import handgrad as hg
from handgrad.widgets import ScrubbedFit
from handgrad.widgets.scrubbed_fit import records
from support.audits import violations
from support.finger import swipe
from support.sites import widget_page
from support.widgets import table_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def run():
    x = np.linspace(-2, 2, 81)[:, None]
    network = hg.Network((1, 10, 1), hidden=hg.relu)
    objective = hg.Objective(network, hg.MeanSquaredError(), x, np.sin(3 * x))
    theta = network.init(np.random.default_rng(1), hg.initializers.he)
    return hg.train(objective, theta, hg.GradientDescent(0.05), 6000, record=10)


@pytest.fixture(scope="module")
def widget(run):
    return ScrubbedFit(run, tries=[[(2, 1.2)], [(3, 1.2)], [(2, 1.2), (5, -1.2)]])


@pytest.fixture(scope="module")
def address(widget, tmp_path_factory):
    return widget_page(tmp_path_factory.mktemp("fit"), widget)


# The widget once more, with a kernel that answers a request to train by the start itself, at every update.
ANSWERED = """async (bundled) => {
    const { default: widget } = await import(URL.createObjectURL(new Blob([bundled], { type: "text/javascript" })));
    const recorded = JSON.parse(document.querySelector(".hg-widget script").textContent), heard = {};
    const state = { ...recorded, live: true };
    const answer = () => {
        const theta = Float32Array.from(Array.from(state.updates, () => state.start).flat());
        const data = btoa(String.fromCharCode(...new Uint8Array(theta.buffer)));
        state.trained = { ...state.recorded, data };
        heard["change:trained"].forEach((f) => f());
    };
    const model = {
        get: (name) => state[name],
        set: (name, value) => { state[name] = value; },
        save_changes: () => setTimeout(answer),
        on: (name, f) => { (heard[name] ??= []).push(f); }, off() {},
    };
    const el = document.querySelector("main");
    el.replaceChildren();
    widget.render({ model, el });
}"""


def show(page, address):
    page.goto(address)
    expect(page.locator(".hg-live")).to_have_attribute("data-ready", "true")
    return page.locator(".hg-live")


def says(page):
    return page.locator(".hg-says")


def at_the_end(page, address, unit):
    """The page at the end of the run, with a unit chosen."""
    root = show(page, address)
    page.get_by_role("slider", name="update").press("End")
    page.get_by_role("radio", name=f"unit {unit}", exact=True).check()
    expect(says(page)).to_contain_text(f"Unit {unit} has its joint")
    return root


def joint(page):
    return page.locator(".hg-grip")


def place(page, x):
    """Where the chosen joint is, and where on the screen a place x is, at the same height."""
    box, own = page.locator(".hg-scrubbed-fit-picture").bounding_box(), joint(page).bounding_box()
    middle = own["y"] + own["height"] / 2
    left, right = box["x"] + 42, box["x"] + box["width"] - 10
    return (own["x"] + own["width"] / 2, middle), (left + (x + 2) / 4 * (right - left), middle)


def moved(run, steps):
    """The cost where the library comes to rest after these steps, a training after each."""
    theta = run.theta[-1]
    for unit, to in steps:
        theta = theta.copy()
        hidden, _ = run.objective.model.layers(theta)
        hidden.b[unit - 1] = -hidden.W[0, unit - 1] * to
        theta = records.again(run, theta, [0, 6000])[-1]
    return run.objective.value(theta)


def test_scrubbing_shows_the_recorded_costs(page, address, run, widget):
    show(page, address)
    slider = page.get_by_role("slider", name="update")
    for frame in (0, 1, 2):
        cost = run.objective.value(run.theta[run.update == widget.updates[frame]][0])
        expect(says(page)).to_contain_text(f"Update {widget.updates[frame]}: cost {cost:.4f}. Unit 2 ")
        slider.press("ArrowRight")
    slider.press("End")
    expect(says(page)).to_contain_text(f"Update 6,000: cost {run.cost[-1]:.4f}. Unit 2 ")
    expect(page.locator(".hg-scrubbed-fit-joint")).to_have_count(9)
    expect(joint(page)).to_be_visible()
    expect(page.locator(".hg-source")).to_have_text("Recorded run")


def test_the_mouse_moves_a_joint_and_training_goes_on_from_there(page, address, run):
    at_the_end(page, address, 2)
    start, end = place(page, 1.2)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()
    expect(says(page)).to_contain_text("You changed a unit")
    expect(joint(page)).to_have_attribute("aria-valuenow", "1.20")
    page.get_by_role("button", name="Train again from here").click()
    expect(says(page)).to_contain_text(f"Trained again, update 6,000: cost {moved(run, [(2, 1.2)]):.4f}.")
    expect(page.locator(".hg-source")).to_have_text("Computed in your browser")
    page.get_by_role("button", name="Back to the recorded run").click()
    expect(says(page)).to_contain_text(f"Update 6,000: cost {run.cost[-1]:.4f}.")


def test_a_finger_moves_a_joint_and_the_page_stays(emulate, address):
    page = emulate(touch=True, width=390, height=900)
    at_the_end(page, address, 2)
    page.evaluate("window.lost = 0; addEventListener('pointercancel', () => { window.lost += 1; }, true);")
    scrolled = page.evaluate("scrollY")
    swipe(page, *place(page, 1.2))
    expect(joint(page)).to_have_attribute("aria-valuenow", "1.20")
    assert page.evaluate("[window.lost, scrollY]") == [0, scrolled]


def test_the_keyboard_moves_a_joint_to_its_ends_and_not_beyond(page, address):
    at_the_end(page, address, 4)
    joint(page).focus()
    joint(page).press("ArrowRight")
    expect(joint(page)).to_have_attribute("aria-valuenow", "-0.35")
    joint(page).press("Shift+ArrowLeft")
    expect(joint(page)).to_have_attribute("aria-valuenow", "-0.60")
    joint(page).press("End")
    expect(joint(page)).to_have_attribute("aria-valuenow", "2.00")
    joint(page).press("Home")
    expect(joint(page)).to_have_attribute("aria-valuenow", "-2.00")


def test_a_unit_is_switched_off_and_on(page, address, run):
    at_the_end(page, address, 2)
    theta = run.theta[-1].copy()
    hidden, last = run.objective.model.layers(theta)
    hidden.W[0, 1] = hidden.b[1] = last.W[1, 0] = 0
    page.get_by_role("button", name="Switch unit 2 off").press("Enter")
    expect(says(page)).to_have_text(
        f"You changed a unit: cost {run.objective.value(theta):.4f}. Now train again. Unit 2 is switched off."
    )
    expect(joint(page)).to_be_hidden()
    page.get_by_role("button", name="Switch unit 2 on").press("Enter")
    expect(says(page)).to_contain_text(f"cost {run.cost[-1]:.4f}")
    expect(joint(page)).to_be_visible()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_try_ends_where_the_library_ends(page, address, run, widget, number):
    show(page, address)
    page.locator(".hg-scrubbed-fit-tries button").nth(number).click()
    cost = moved(run, widget.tries[number])
    expect(says(page)).to_contain_text(
        f"Trained again, update 6,000: cost {cost:.4f}. Unit {widget.tries[number][-1][0]} "
    )


def test_where_python_answers_python_trains(page, address, widget, run):
    show(page, address)
    page.evaluate(ANSWERED, str(widget._esm))
    page.get_by_role("slider", name="update").press("End")
    page.get_by_role("radio", name="unit 2", exact=True).check()
    joint(page).press("Home")
    expect(says(page)).to_contain_text("You changed a unit")
    changed = says(page).inner_text().split("cost ")[1][:6]
    page.get_by_role("button", name="Train again from here").click()
    expect(says(page)).to_contain_text(f"Trained again, update 6,000: cost {changed}")
    expect(page.locator(".hg-source")).to_have_text("Trained just now in Python")


def test_with_less_motion_training_shows_its_end_alone(emulate, address):
    page = emulate(motion="reduce")
    show(page, address)
    page.evaluate(
        "() => { window.heard = new Set(); const says = document.querySelector('.hg-says');"
        " new MutationObserver(() => window.heard.add(says.textContent)).observe(says, { childList: true }); }"
    )
    page.get_by_role("button", name="Train again from here").click()
    expect(says(page)).to_contain_text("Trained again, update 6,000")
    assert len(page.evaluate("[...window.heard]")) == 1


def test_the_table_has_a_row_for_each_unit(page, address, run):
    root = at_the_end(page, address, 1)
    rows = table_of(root)
    expect(rows).to_have_count(10)
    (w, b), _ = run.objective.model.layers(run.theta[-1])
    text = f"{-b[1] / w[0, 1]:.2f}".replace("-", "−")
    expect(rows.nth(1)).to_contain_text(re.compile(rf"unit 2\s*{text}"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_accessible_and_fits(emulate, tmp_path, widget, theme, width):
    page = emulate(width=width)
    at_the_end(page, widget_page(tmp_path, widget, theme=theme), 2)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
