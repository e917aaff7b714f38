"""A widget that is taken off the page, as a notebook does when its cell runs again, leaves nothing behind."""

import numpy as np
import pytest

import handgrad as hg
from handgrad import widgets
from support.harness import page_of

pytestmark = pytest.mark.slow


def stepper():
    network = hg.Network((2, 2, 2), hidden=hg.sigmoid, output=hg.sigmoid)
    objective = hg.Objective(network, hg.MeanSquaredError(), [[0.05, 0.1]], [[0.01, 0.99]])
    return widgets.BackpropStepper.of(objective, network.init(np.random.default_rng(0)))


def dashboard():
    X, y = hg.datasets.digits()
    network = hg.Network((64, 4, 10))
    objective = hg.Objective(network, hg.CategoricalCrossEntropyFromLogits(), X[:200], y[:200])
    run = hg.train(objective, network.init(np.random.default_rng(0)), hg.GradientDescent(0.5), 10)
    return widgets.RunDashboard.of(run, X[200:300], y[200:300])


WIDGETS = {
    "BackpropStepper": stepper,
    "CostExplorer, a number": widgets.CostExplorer,
    "CostExplorer, classes": lambda: widgets.CostExplorer("classes"),
    "DescentOnSurface": lambda: widgets.DescentOnSurface(hg.Saddle(), (1.0, 0.5)),
    "RunDashboard": dashboard,
}
REMOVE = """async (bundled) => {
    const { default: widget } = await import(URL.createObjectURL(new Blob([bundled], { type: "text/javascript" })));
    const state = JSON.parse(document.querySelector(".hg-widget script").textContent);
    let listeners = 0;
    const model = { get: (name) => state[name], on() { listeners += 1; }, off() { listeners -= 1; } };
    const el = document.createElement("div");
    document.body.append(el);
    const end = widget.render({ model, el });
    const before = listeners;
    end();
    return [before > 0, listeners, el.childElementCount];
}"""


@pytest.mark.parametrize("make", WIDGETS.values(), ids=WIDGETS)
def test_once_removed_it_listens_to_nothing(page, tmp_path, make):
    widget = make()
    page.goto(page_of(tmp_path, widget))
    assert page.evaluate(REMOVE, str(widget._esm)) == [True, 0, 0]
