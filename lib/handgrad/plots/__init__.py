"""Pictures of records: each function is f(ax, record) → ax.

`picture` makes one for the page. No function trains, shows or saves. What a picture
says in words, its alt text, is the label of its axes.
"""

from handgrad.plots.confusion import confusion
from handgrad.plots.curves import cost_by_epoch, cost_curve
from handgrad.plots.glue import glue
from handgrad.plots.images import images, weights
from handgrad.plots.picture import Picture, picture
from handgrad.plots.style import COLORS
