"""Schedules: a rate for each update t = 0, 1, 2, …

`Scheduled` gives it to an optimizer.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from handgrad.validation import check_callable, check_has, check_integer, check_range


def constant(rate):
    """η(t) = rate"""
    check_range("rate", rate, 0)
    return lambda t: rate


def step(rate, every, factor=0.1):
    """η(t) = rate · factor^⌊t / every⌋"""
    check_range("rate", rate, 0)
    check_integer("every", every, 1)
    check_range("factor", factor, 0)
    return lambda t: rate * factor ** (t // every)


def exponential(rate, factor):
    """η(t) = rate · factorᵗ"""
    check_range("rate", rate, 0)
    check_range("factor", factor, 0)
    return lambda t: rate * factor**t


def cosine(rate, updates, final=0.0):
    """η(t) = final + ½ (rate − final) (1 + cos(π t / updates)), then final

    Loshchilov & Hutter 2017.
    """
    check_range("rate", rate, 0)
    check_integer("updates", updates, 1)
    check_range("final", final, 0)
    amplitude = 0.5 * (rate - final)
    return lambda t: final + amplitude * (1 + np.cos(np.pi * min(t / updates, 1)))


def warmup(schedule, updates):
    """η(t) = schedule(t) · min((t + 1) / updates, 1)

    A factor that rises in a straight line to 1; then the schedule itself.
    """
    check_callable("schedule", schedule, "the update")
    check_integer("updates", updates, 1)
    return lambda t: schedule(t) * min((t + 1) / updates, 1)


def one_cycle(rate, updates, rise=0.3, start=1 / 25, end=1e-4 / 25):
    """Half a cosine up from rate · start to rate, then another down to rate · end.

    The rise takes a share `rise` of the updates. Smith & Topin 2018, with the
    defaults of PyTorch's OneCycleLR.
    """
    check_range("rate", rate, 0)
    check_integer("updates", updates, 2)
    check_range("rise", rise, 0, 1, end="exclusive")
    check_range("start", start, 0)
    check_range("end", end, 0)
    peak, last = rise * updates - 1, updates - 1
    up, down = cosine(rate * start, 1, rate), cosine(rate, 1, rate * end)
    return lambda t: up(t / peak) if t < peak else down((t - peak) / (last - peak))


@dataclass(frozen=True)
class Scheduled:
    """An optimizer whose rate follows a schedule: update t uses rate schedule(t)."""

    optimizer: object
    schedule: Callable

    def __post_init__(self):
        check_has("optimizer", self.optimizer, "init", "update", "rate")
        check_callable("schedule", self.schedule, "the update")

    def init(self, theta):
        return 0, self.optimizer.init(theta)

    def update(self, theta, grad, state):
        t, inner = state
        optimizer = replace(self.optimizer, rate=self.schedule(t))
        theta, inner = optimizer.update(theta, grad, inner)
        return theta, (t + 1, inner)
