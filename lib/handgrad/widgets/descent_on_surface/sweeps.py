"""Descents of one objective at many rates by three rules, recorded for a page."""

from typing import NamedTuple

import numpy as np

from handgrad.optimizers import Adam, GradientDescent, Momentum
from handgrad.surfaces import (
    Beale,
    Himmelblau,
    Quadratic,
    Rastrigin,
    Rosenbrock,
    Saddle,
)
from handgrad.training import train
from handgrad.widgets.base.arrays import pack
from handgrad.widgets.descent_on_surface.knobs import Bowl

KNOWN = (Quadratic, Rosenbrock, Himmelblau, Beale, Saddle, Rastrigin, Bowl)
RULES = ("descent", "momentum", "adam")
FAR = 1e9  # a descent is kept up to its first cost beyond
NUMBERS = 10_000  # of a sweep: 40 kB
PER_LIMIT, PER_DECADE = 16, 12  # rates
DECADES = 2  # of rates, where there is no limit to go by


class Limits(NamedTuple):
    """Of descents on a bowl ½ θᵀAθ with eigenvalues λ₁ ≤ … ≤ λₙ, κ = λₙ / λ₁."""

    limit: float  # 2 / λₙ: at and above it gradient descent does not converge
    best: float  # 2 / (λ₁ + λₙ): both directions shrink by (κ − 1) / (κ + 1)
    pair: tuple  # momentum's best (rate, β): √β = (√κ − 1) / (√κ + 1) (Polyak 1964)


def limits(objective):
    """The Limits of a bowl, or None for another objective."""
    if not isinstance(objective, Quadratic):
        return None
    eigenvalues = np.linalg.eigvalsh(objective.A)
    if eigenvalues[0] <= 0:
        return None
    low, high = eigenvalues[[0, -1]]
    slow, fast = np.sqrt([low, high])
    pair = (
        float((2 / (slow + fast)) ** 2),
        float(((fast - slow) / (fast + slow)) ** 2),
    )
    return Limits(float(2 / high), float(2 / (low + high)), pair)


def rates(objective, start, rate):
    """The rates that a reader can choose, ascending, with the given one.

    For a bowl they are evenly spaced from 0 past the limit, and hold the limit and
    the best; for others they are spaced by factors, over two decades that end at the
    first rate at which gradient descent from start gets no lower, or at 1.
    """
    found = limits(objective)
    if found:
        spaced = found.limit * np.arange(1, 1.5 * PER_LIMIT + 1) / PER_LIMIT
        exact = [found.best, found.limit, found.pair[0], rate]
        return merge(rounded(spaced, digits=4), exact)
    spaced = rounded(10 ** (np.arange(-5 * PER_DECADE, 1) / PER_DECADE), digits=2)
    failing = (t for t, each in enumerate(spaced) if fails(objective, start, each))
    end = next(failing, len(spaced) - 1) + 1
    return merge(spaced[:end][-DECADES * PER_DECADE - 1 :], [rate])


def fails(objective, start, rate, updates=60):
    """Whether gradient descent at this rate diverges, or ends above its start."""
    cost = train(objective, np.array(start), GradientDescent(rate), updates).cost
    return not (np.abs(cost).max() <= FAR and cost[-1] <= cost[0])


def betas(objective, momentum):
    """The β that a reader can choose, ascending, with a bowl's best and the given."""
    found = limits(objective)
    exact = [found.pair[1], momentum] if found else [momentum]
    return merge(rounded(np.arange(20) / 20, digits=4), exact)


def rounded(numbers, digits):
    return [float(f"{each:.{digits}g}") for each in numbers]


def merge(chosen, exact):
    """All of them, ascending; an exact one replaces one that is almost the same."""
    for each in exact:
        chosen = [one for one in chosen if abs(one - each) > 1e-3 * each] + [each]
    return sorted(chosen)


def optimizer(rule, rate, momentum):
    if rule == "descent":
        return GradientDescent(rate)
    return Momentum(rate, momentum) if rule == "momentum" else Adam(rate)


def rule_of(given):
    """The name of an optimizer's rule. ValueError for one that the widget lacks."""
    names = {GradientDescent: "descent", Momentum: "momentum", Adam: "adam"}
    name = names.get(type(given))
    if name is None or (name == "adam" and given != Adam(given.rate)):
        raise ValueError(
            f"run's optimizer is {given!r}: expected GradientDescent, Momentum, "
            "or Adam with its usual betas and eps"
        )
    return name


def sweep(objective, start, rates, momentum, updates):
    """The descents from start by each rule at each rate, packed.

    theta has shape (rules, rates, updates + 1, 2), and lengths says how many rows
    each descent has; what is beyond is zero.
    """
    theta = np.zeros((len(RULES), len(rates), updates + 1, 2))
    lengths = np.zeros((len(RULES), len(rates)), dtype=int)
    for at in np.ndindex(lengths.shape):
        rule = optimizer(RULES[at[0]], rates[at[1]], momentum)
        path = points(train(objective, np.array(start, dtype=float), rule, updates))
        theta[at][: len(path)], lengths[at] = path, len(path)
    return {
        "start": list(start),
        "rates": list(rates),
        "momentum": momentum,
        "updates": updates,
        "theta": pack(theta),
        "lengths": lengths.tolist(),
    }


def points(run):
    """A run's points up to the first whose cost is far off, (t, 2)."""
    near = np.abs(run.cost) <= FAR  # nan is not
    return run.theta if near.all() else run.theta[: near.argmin() + 1]


def thin(rates, rate, updates):
    """As many of the rates as a page can carry, among them the given one."""
    count = max(1, NUMBERS // (2 * len(RULES) * (updates + 1)))
    if count >= len(rates):
        return rates
    index = {round(i) for i in np.linspace(0, len(rates) - 1, count)}
    index.discard(min(index, key=lambda i: abs(i - rates.index(rate))))
    return [rates[i] for i in sorted(index | {rates.index(rate)})]
