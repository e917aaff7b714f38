"""One small picture of each kind, with the numbers that its record holds.

Every record has numbers with more digits than a picture shows: what was cut would differ from what was rounded.
"""

from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
from matplotlib.axis import Axis, Tick
from matplotlib.text import Text

import handgrad as hg
from handgrad import plots
from handgrad.widgets.cost_explorer.records import ClassCosts, CostShapes

SVG = "{http://www.w3.org/2000/svg}"
BOWL = hg.Quadratic(np.diag([1.0987, 9.8765]))
LINE = hg.Quadratic([[2.3987]])
DOMAIN = ((-3.0, 3.0), (-2.0, 2.0))
RATE = 0.00796


class Sample(NamedTuple):
    """How a picture is drawn, and all numbers that may stand in it."""

    draw: object
    record: object
    numbers: list
    options: dict | None = None

    def picture(self):
        return plots.picture(self.draw, self.record, **(self.options or {}))


def flat(*arrays):
    return [float(x) for array in arrays for x in np.ravel(array)]


def said(run):
    """What words tell of a run: its length, and both its ends."""
    return flat(run.update[-1], run.theta[[0, -1]], run.cost[[0, -1]], run.grad[0])


def trained(objective, start, rate=RATE, updates=1996):
    return hg.train(objective, np.array(start), hg.GradientDescent(rate), updates, record=499)


def small_network():
    network, rng = hg.Network((2, 2, 2), hidden=hg.sigmoid, output=hg.sigmoid), np.random.default_rng(8)
    objective = hg.Objective(network, hg.MeanSquaredError(), rng.random((1, 2)), rng.random((1, 2)))
    theta = rng.uniform(-1, 1, network.size)
    return network.forward(theta, objective.X), objective.backward(theta)


def of_layers(layers):
    return flat(*(layer.W for layer in layers), *(layer.b for layer in layers))


def basin_sample():
    minima = np.array([[-1.2987, 0.0], [1.4567, 0.4996]])
    ends = np.moveaxis(minima[np.array([[0, 0, 1], [0, 1, 1], [0, 1, 1]])], -1, 0)
    shares = [100 * 4 / 9, 100 * 5 / 9]
    return Sample(plots.basins, ends, [1, 2, 9, *flat(minima), *shares], {"minima": minima, "domain": DOMAIN})


def contraction_sample():
    runs = [hg.train(BOWL, np.array([1.0, 1.0]), hg.GradientDescent(rate), 20) for rate in (0.0296, 0.1879)]
    far = [np.linalg.norm(run.theta[-2:], axis=1) for run in runs]
    factors = [last / before for before, last in far]
    return Sample(plots.contraction, runs, [1, 0.0296, 0.1879, *factors, 1.0987, 9.8765, 2 / 9.8765])


def route_sample():
    first = {"w": 0.40768, "z": 1.10596, "J": 0.29837}
    second = {"w": 0.40768, "v": 1.22496, "J": 0.29837}
    slopes = [[0.59327, 0.09338], [-0.21707, 0.08776]]
    routes = [plots.Route(first, slopes[0]), plots.Route(second, slopes[1])]
    products = [np.prod(pair) for pair in slopes]
    numbers = [*first.values(), *second.values(), *flat(slopes), *products, sum(products)]
    return Sample(plots.paths, routes, numbers)


def network_samples():
    x, curve = np.array([-1.0, 0.0, 1.0]), np.array([0.4996, -0.0779, 0.9996])
    at, joints = np.array([-1.0, 0.0, 1.0]), [0.2996, -0.5996]
    heights = np.interp(at, x, curve)
    rng = np.random.default_rng(4)
    a, W, b = rng.uniform(-1, 1, size=5), rng.normal(size=(5, 3)), rng.normal(size=3)
    z = a @ W + b
    fit = {"points": (x, x**3), "joints": {"update 1996": joints}}
    p = hg.softmax(rng.normal(size=(6, 4)))
    shown = [*range(6), *p.argmax(axis=1), *range(4), *flat(p)]
    return {
        "answers": Sample(plots.answers, p, shown, {"image": rng.uniform(size=16)}),
        "fits": Sample(plots.fits, {"update 1996": (x, curve)}, [1996, *flat(at, heights, at**3, joints)], fit),
        "flows": Sample(plots.flows, {"now": (a, W, b)}, [*range(7), *flat(z, a[:, None] * W)], {"named": (1, 3)}),
    }


def neuron_samples():
    rng = np.random.default_rng(3)
    x, w, b = rng.uniform(size=4), rng.normal(size=4), 0.4996
    sums = [x * w, x @ w, x @ w + b, np.tanh(x @ w + b)]
    signs = [sum(product for product in x * w if way * product > 0) for way in (1, -1)]
    piles = rng.normal(-2, 1, size=9), rng.normal(1.4996, 1, size=9)
    reach = [f(z) for z in piles for f in (np.min, np.max, np.mean)]
    functions, at = [hg.sigmoid, hg.tanh], np.array([-2.0, 0.0, 2.0])
    shapes = [f.value_and_slope(at) for f in functions]
    gate = {"AND": (0, 0, 0, 1), "XOR": (0, 1, 1, 0)}
    return {
        "activations": Sample(plots.activations, functions, flat(at, *shapes)),
        "gates": Sample(plots.gates, gate, [0, 1], {"neurons": {"AND": ((1, 1), -1.5)}}),
        "neuron": Sample(plots.neuron, x, [4, *flat(x, w, b, *sums)], {"w": w, "b": b, "activation": hg.tanh}),
        "piles": Sample(plots.piles, {"now": piles}, reach),
        "weighted_sum": Sample(plots.weighted_sum, x, [*flat(*sums, b), *signs], {"w": w, "b": b}),
    }


def knob_samples():
    """What the chapter on adjusting draws."""
    x, y = np.array([1958.0, 1980.0, 2001.0]), np.array([314.56, 338.7, 370.34])
    ways = {"search": np.array([709.84, 88.8, 0.5996]), "descent": np.array([709.84, 0.2996])}
    places = {"found": np.array([[0.2996, 0.5]]), "actual": np.array([[0.2996, 0.6234]]), "titles": [3]}
    return {
        "attempts": Sample(plots.attempts, ways, [709.84, 0.5996, 0.2996, 2, 1]),
        "spots": Sample(plots.spots, np.ones((1, 4)), [1, 3, 0.1234], places),
        "trend": Sample(
            plots.trend, (x, y), [3, *y[[0, -1]], 385.26, 355.04], {"curves": {"start": [385.26, 370, 355.04]}}
        ),
    }


def samples():
    """By the name of what draws it."""
    run, other = trained(BOWL, (2.0, 1.0)), trained(BOWL, (-2.0, 1.0), 0.0299)
    line = trained(LINE, (1.2987,))
    runs = {f"rate {RATE}": run, "rate 0.0299": other}
    costs = {"on 0.4996": [1.3987, 0.00996], "held out": [1.4996, 0.0779]}
    forward, backward = small_network()
    network = flat(forward.a[0], *forward.a, *forward.z) + of_layers(forward.layers)
    network += flat(*backward.delta) + of_layers(backward.layers)
    x = np.linspace(0.1, 0.9996, 40)
    points = np.array([[1.0, 0.996], [-1.0, 0.5]])
    steep = [np.linalg.norm(BOWL.grad(point)) for point in points]
    shape = CostShapes("number", ["squared"], x, [x**2], 0.7996, 0.2999, np.array([0.6389]), np.array([0.5996]))
    p = np.array([0.1996, 0.2008, 0.5996])
    classes = ClassCosts(["cross-entropy"], np.log(p), 2, np.array([0.5115]), np.array([p - [0, 0, 1]]))
    weights = {"before": np.full((1, 4), 0.03996), "after": np.full((1, 4), -0.6998)}
    rows = {name: W[0] for name, W in weights.items()}
    return {
        "basins": basin_sample(),
        "class_costs": Sample(plots.class_costs, classes, [0, 1, 2, *p, 0.5115, p[2] - 1]),
        "confusion": Sample(plots.confusion, np.array([[1996, 3], [29, 8]]), [0, 1, 1996, 3, 29, 8, 2036, 2004]),
        "contraction": contraction_sample(),
        "cost_by_epoch": Sample(plots.cost_by_epoch, costs, [0.4996, *flat(*costs.values())]),
        "cost_curve": Sample(plots.cost_curve, runs, [RATE, 0.0299, *said(run), *said(other)]),
        "cost_of_gradient": Sample(
            plots.cost_of_gradient, {"two passes": (1234, 56789)}, [1234, 56789, 61, 2996], {"p": (61, 2996)}
        ),
        "cost_shapes": Sample(plots.cost_shapes, shape, [0.7996, 0.2999, 0.6389, 0.5996]),
        "deltas": Sample(
            plots.deltas,
            {"sigmoid": backward},
            [np.sqrt(np.mean(delta**2)) for delta in backward.delta],
        ),
        "descent": Sample(plots.descent, runs, [RATE, 0.0299, *said(run), *said(other)], {"domain": DOMAIN}),
        "diagram": Sample(plots.diagram, forward, [2, 0, 1, *network], {"backward": backward}),
        "gradients": Sample(plots.gradients, BOWL, [2, *steep], {"points": points, "domain": DOMAIN}),
        "images": Sample(plots.images, np.eye(4), [4, 0.9996, 12.3456], {"titles": ["0.9996", "12.3456", "", ""]}),
        "paths": route_sample(),
        "products": Sample(plots.products, {"product": {"a": (3, 12), "δ": (12, 2), "∂J/∂W": (3, 2)}}, [3, 12, 2]),
        "profile": Sample(plots.profile, {"x²": (x, x**2)}, [0.1, 0.01, 0.9996, 0.9996**2]),
        "sheets": Sample(plots.sheets, np.eye(4)[0], [0.03996, 0.6998], {"rows": rows}),
        "valley": Sample(plots.valley, line, said(line), {"domain": (-2, 2)}),
        "weights": Sample(plots.weights, weights, [1, 4, 0.03996, 0.6998]),
        **network_samples(),
        **neuron_samples(),
        **knob_samples(),
    }


def ticks(figure):
    """Each tick that the figure shows, with its label."""
    for axis in figure.findobj(Axis):
        low, high = sorted(axis.get_view_interval())
        for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
            if low <= tick.get_loc() <= high and axis.get_visible() and axis.axes.axison:
                yield tick


def texts_of_figure(figure):
    """What the figure says, as its artists hold it, line by line."""
    tick_labels = set(figure.findobj(lambda artist: isinstance(artist, Tick)))
    hidden = {label for tick in tick_labels - set(ticks(figure)) for label in tick.findobj(Text)}
    drawn = [text for text in figure.findobj(Text) if text.get_visible() and text not in hidden]
    return [line for text in drawn for line in text.get_text().split("\n") if line.strip()]


def texts_of_svg(svg):
    """What the SVG says."""
    return ["".join(text.itertext()).strip() for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]
