"""The page's formulas are the library's."""

import numpy as np

import handgrad as hg
from handgrad.widgets.cost_explorer.records import at, library
from handgrad.widgets.descent_on_surface import sweeps
from handgrad.widgets.descent_on_surface.knobs import Bowl
from handgrad.widgets.descent_on_surface.widget import surface as described

NUMBERS = [-40.0, -6.5, -1.0, -0.3, 0.0, 1e-9, 0.5, 1.0, 2.0, 7.25, 40.0]
LOGITS = [[0.0, 0.0], [4.0, 0.5, 0.0], [40.0, -40.0, 0.0], [-3.0, 2.5, 1.0, 0.0], [1e-9, 0.0], [12.0, 0.0, 0.0]]
VALLEY = hg.Quadratic(np.array([[1.0, 0.2], [0.2, 10.0]]))
DESCENTS = [  # at rates at which they are no chaos: there, the last digit of a cosine would decide
    (VALLEY, (-2.0, 1.5), 0.15),
    (Bowl(VALLEY.A, np.array([3.0, -2.0]), 1.5), (-2.0, 1.5), 0.15),
    (hg.Rosenbrock(), (-1.2, 1.0), 0.001),
    (hg.Himmelblau(), (0.5, -0.5), 0.005),
    (hg.Beale(), (1.0, 1.0), 0.01),
    (hg.Saddle(), (2.0, 1e-4), 0.05),
    (hg.Rastrigin(), (1.3, 1.8), 0.0015),
]
BETAS = (0.0, sweeps.limits(VALLEY).pair[1], 0.5)


def number_cases():
    for kind in ("number", "class"):
        for name, cost in library(kind, threshold=0.75).items():
            for x in NUMBERS:
                for y in (x, -1.5) if kind == "number" else (0, 1):
                    value, grad = at(cost, x, y)
                    yield {"name": name, "x": x, "y": y, "value": value, "grad": grad[0]}


def class_cases():
    for name, cost in library("classes").items():
        for logits in LOGITS:
            for target in range(len(logits)):
                value, grad = at(cost, logits, np.eye(len(logits))[target])
                yield {"name": name, "logits": logits, "target": target, "value": value, "grad": grad.tolist()}


def test_costs_are_the_library_s(node):
    fixture = {"threshold": 0.75, "numbers": list(number_cases()), "classes": list(class_cases())}
    node("costs.test.mjs", fixture)


def test_surfaces_and_the_descents_over_them_are_the_library_s(node):
    descents = []
    for surface, start, rate in DESCENTS:
        told = described(surface, ((-4.0, 4.0), (-4.0, 4.0)))
        for rule, beta in [(rule, 0.9) for rule in sweeps.RULES] + [("momentum", beta) for beta in BETAS]:
            options = {"start": list(start), "rate": rate, "momentum": beta, "updates": 60}
            run = hg.train(surface, np.array(start), sweeps.optimizer(rule, rate, beta), 60)
            path = {"theta": run.theta.tolist(), "cost": run.cost.tolist(), "grad": run.grad.tolist()}
            descents.append({"surface": told, "rule": rule, "options": options, **path})
    node("surfaces.test.mjs", {"descents": descents})


def test_eigenvalues_are_numpy_s(node):
    rng = np.random.default_rng(0)
    matrices = [np.diag([1.0, 10.0]), np.diag([10.0, 1.0]), 2 * np.eye(2), np.array([[1.0, -4.0], [-4.0, 1.0]])]
    matrices += [A + A.T for A in rng.normal(size=(20, 2, 2))]
    pairs = [{"A": A.tolist(), "eigenvalues": np.linalg.eigvalsh(A).tolist()} for A in matrices]
    node("curvature.test.mjs", {"matrices": pairs})


def test_level_lines_are_where_the_function_has_the_level(node):
    node("contours.test.mjs")


def ends_of(rule, starts):
    """Which minimum of Himmelblau each start ends at, (n,), after so many updates that all have come to rest."""
    surface, theta, state = hg.Himmelblau(), starts.T, rule.init(starts.T)
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(1500):
            theta, state = rule.update(theta, surface.grad(theta), state)
    apart = np.linalg.norm(surface.minima[:, :, None] - theta, axis=1)
    return np.where(np.nan_to_num(apart, nan=np.inf).min(axis=0) < 1e-6, apart.argmin(axis=0), -1)


def test_the_ends_of_descents_are_those_of_the_library_s(node):
    starts = np.stack(np.meshgrid(np.linspace(-7, 7, 25), np.linspace(-4.7, 4.7, 17)), axis=-1).reshape(-1, 2)
    cases = []
    for name, rate, beta in (
        ("descent", 0.01, 0),
        ("descent", 0.02, 0),
        ("momentum", 0.01, 0.9),
        ("momentum", 0.005, 0.5),
    ):
        ends = ends_of(sweeps.optimizer(name, rate, beta), starts)
        cases.append({"rule": name, "rate": rate, "momentum": beta, "ends": ends.tolist()})
    assert {-1, 0, 1, 2, 3} <= {end for case in cases for end in case["ends"]}
    node("basins.test.mjs", {"starts": starts.tolist(), "minima": hg.Himmelblau.minima.tolist(), "cases": cases})
