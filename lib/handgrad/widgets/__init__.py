"""Widgets on recorded runs: one .py for what they know, one .js for how they look.

In a notebook a control re-trains in Python. On a page of the book the same widget
replays what was recorded while the page was built. Each says which of the two it
shows.
"""

from handgrad.widgets.backprop_stepper import BackpropStepper
from handgrad.widgets.cost_explorer import CostExplorer
from handgrad.widgets.descent_on_surface import DescentOnSurface
from handgrad.widgets.interact import interact
from handgrad.widgets.run_dashboard import RunDashboard
from handgrad.widgets.widget import Widget
