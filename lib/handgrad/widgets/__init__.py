"""Widgets on recorded runs: a folder for each, of Python, JavaScript and style.

In a notebook, and where Python runs in the page, a control re-trains in Python. On a
page of the book without it the same widget replays what was recorded while the page
was built. Each says what it shows.

A widget is imported when it is first asked for: ipywidgets and matplotlib take a
while, in a browser above all.
"""

from importlib import import_module

FOLDERS = {
    "BackpropStepper": "backprop_stepper",
    "CostExplorer": "cost_explorer",
    "DescentOnSurface": "descent_on_surface",
    "KnobsInFog": "knobs_in_fog",
    "PaintedNeuron": "painted_neuron",
    "RunDashboard": "run_dashboard",
    "ScrubbedFit": "scrubbed_fit",
}
MODULES = {name: f"{folder}.widget" for name, folder in FOLDERS.items()}
MODULES |= {"Widget": "base.widget", "interact": "base.interact"}
__all__ = [*MODULES]


def __getattr__(name):
    if name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
    globals()[name] = value  # so that it is asked for once
    return value


def __dir__():
    return sorted({*globals(), *__all__})
