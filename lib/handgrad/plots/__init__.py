"""Pictures of records: each function is f(ax, record) → ax.

`picture` makes one for the page. No function trains, shows or saves. What a picture
says in words, its alt text, is the label of its axes.
"""

from handgrad.plots.activations import activations
from handgrad.plots.answers import answers
from handgrad.plots.attempts import attempts
from handgrad.plots.basins import basins
from handgrad.plots.confusion import confusion
from handgrad.plots.contraction import contraction
from handgrad.plots.cost_of_gradient import cost_of_gradient
from handgrad.plots.costs import class_costs, cost_shapes
from handgrad.plots.curves import cost_by_epoch, cost_curve
from handgrad.plots.deltas import deltas
from handgrad.plots.descent import descent
from handgrad.plots.diagram import diagram
from handgrad.plots.fits import fits
from handgrad.plots.flows import flows
from handgrad.plots.gates import gates
from handgrad.plots.glue import glue
from handgrad.plots.gradients import gradients
from handgrad.plots.images import images, weights
from handgrad.plots.neuron import neuron
from handgrad.plots.paths import Route, paths
from handgrad.plots.picture import Picture, picture
from handgrad.plots.piles import piles
from handgrad.plots.products import products
from handgrad.plots.profiles import profile
from handgrad.plots.sheets import sheets
from handgrad.plots.spots import spots
from handgrad.plots.style import COLORS
from handgrad.plots.trend import trend
from handgrad.plots.valley import valley
from handgrad.plots.weighted_sum import weighted_sum
