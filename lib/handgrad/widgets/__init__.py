"""Widgets on recorded runs: one .py for what they know, one .js for how they look.

In a notebook, and where Python runs in the page, a control re-trains in Python. On a
page of the book without it the same widget replays what was recorded while the page
was built. Each says what it shows.

A widget is imported when it is first asked for: ipywidgets and matplotlib take a
while, in a browser above all.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # for tools that read the source
    from handgrad.widgets.backprop_stepper import BackpropStepper
    from handgrad.widgets.cost_explorer import CostExplorer
    from handgrad.widgets.descent_on_surface import DescentOnSurface
    from handgrad.widgets.run_dashboard import RunDashboard
    from handgrad.widgets.sliders import interact
    from handgrad.widgets.widget import Widget

MODULES = {
    "BackpropStepper": "backprop_stepper",
    "CostExplorer": "cost_explorer",
    "DescentOnSurface": "descent_on_surface",
    "RunDashboard": "run_dashboard",
    "Widget": "widget",
    "interact": "sliders",
}
__all__ = [
    "BackpropStepper",
    "CostExplorer",
    "DescentOnSurface",
    "RunDashboard",
    "Widget",
    "interact",
]


def __getattr__(name):
    if name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
    globals()[name] = value  # so that it is asked for once
    return value


def __dir__():
    return sorted({*globals(), *__all__})
