"""Rates by hand, their bounds, and the optimizer that follows them without losing its state."""

import re

import numpy as np
import pytest

import handgrad as hg
from handgrad import schedules


def rates(schedule, updates):
    return [schedule(t) for t in range(updates)]


def close(actual, expected, rtol=1e-14, atol=1e-16):
    np.testing.assert_allclose(actual, expected, rtol=rtol, atol=atol)


def refuses(error, message):
    return pytest.raises(error, match=f"^{re.escape(message)}$")


# rates by hand


def test_constant_by_hand():
    assert rates(schedules.constant(0.3), 3) == [0.3, 0.3, 0.3]


def test_step_by_hand():
    close(rates(schedules.step(8.0, every=2, factor=0.5), 6), [8, 8, 4, 4, 2, 2])


def test_exponential_by_hand():
    close(rates(schedules.exponential(8.0, factor=0.5), 4), [8, 4, 2, 1])


def test_cosine_by_hand():
    """A third of half a circle has the cosine ½; after the last update the rate stays."""
    close(rates(schedules.cosine(4.0, updates=3), 6), [4, 3, 1, 0, 0, 0])
    close(rates(schedules.cosine(5.0, updates=3, final=1.0), 6), [5, 4, 2, 1, 1, 1])


def test_warmup_by_hand():
    """The first update already moves, and the fourth has the whole rate."""
    close(rates(schedules.warmup(schedules.constant(8.0), updates=4), 6), [2, 4, 6, 8, 8, 8])


def test_warmup_multiplies_the_schedule_and_does_not_delay_it():
    falling = schedules.exponential(8.0, factor=0.5)
    close(rates(schedules.warmup(falling, updates=2), 4), [4, 4, 2, 1])


def test_one_cycle_by_hand():
    """Ten updates, the peak at .5 · 10 − 1 = 4, the end at 9."""
    schedule = schedules.one_cycle(8.0, updates=10, rise=0.5, start=0.25, end=0.125)
    up = [8 - 3 * (1 + np.cos(np.pi * t / 4)) for t in range(4)]
    down = [1 + 3.5 * (1 + np.cos(np.pi * t / 5)) for t in range(6)]
    close(rates(schedule, 10), [*up, *down], rtol=1e-13)
    close([schedule(0), schedule(2), schedule(4), schedule(9)], [2, 5, 8, 1])


def test_unnamed_settings_are_those_of_pytorch():
    """A tenth at each step; from 1/25 of the rate up for 30 % of the updates, down to 1/25 of a ten-thousandth."""
    close(rates(schedules.step(1.0, every=1), 3), [1, 0.1, 0.01])
    schedule = schedules.one_cycle(8.0, updates=100)
    close([schedule(0), schedule(29), schedule(99)], [8 / 25, 8, 8e-4 / 25], rtol=1e-12)


def test_one_cycle_stays_at_its_end():
    schedule = schedules.one_cycle(8.0, updates=10)
    close(rates(schedule, 30)[10:], 8e-4 / 25)


@pytest.mark.parametrize("rise", [0.0, 0.05, 0.1, 0.3, 0.9])
@pytest.mark.parametrize("updates", [2, 3, 10, 101])
def test_one_cycle_never_leaves_its_bounds(rise, updates):
    schedule = schedules.one_cycle(8.0, updates, rise)
    assert all(8e-4 / 25 * (1 - 1e-9) <= rate <= 8 for rate in rates(schedule, updates + 5))


SCHEDULES = {
    "constant": schedules.constant(0.1),
    "step": schedules.step(0.1, 3),
    "exponential": schedules.exponential(0.1, 0.9),
    "cosine": schedules.cosine(0.1, 7),
    "warmup": schedules.warmup(schedules.constant(0.1), 5),
    "one_cycle": schedules.one_cycle(0.1, 12),
}


@pytest.mark.parametrize("schedule", SCHEDULES.values(), ids=SCHEDULES)
def test_a_schedule_is_a_function_of_the_update_alone(schedule):
    """Asked in any order, at any time, far beyond the end, it gives the same rate, from 0 to its peak."""
    forward = rates(schedule, 50)
    assert forward == [schedule(t) for t in reversed(range(50))][::-1]
    assert all(0 <= rate <= 0.1 * (1 + 1e-12) for rate in forward)
    assert 0 <= schedule(10**6) <= 0.1


# what is refused


@pytest.mark.parametrize(
    "make",
    [
        schedules.constant,
        lambda rate: schedules.step(rate, 3),
        lambda rate: schedules.exponential(rate, 0.9),
        lambda rate: schedules.cosine(rate, 7),
        lambda rate: schedules.one_cycle(rate, 12),
    ],
    ids=["constant", "step", "exponential", "cosine", "one_cycle"],
)
def test_a_rate_that_is_not_from_zero_up_is_refused(make):
    for rate in (-0.1, np.nan, np.inf):
        with refuses(ValueError, f"rate is {rate}: expected a number in [0, inf)"):
            make(rate)
    with refuses(TypeError, "rate is '0.1': expected a real number"):
        make("0.1")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: schedules.step(0.1, 0), "every is 0: expected at least 1"),
        (lambda: schedules.step(0.1, 3, -1), "factor is -1: expected a number in [0, inf)"),
        (lambda: schedules.exponential(0.1, -0.5), "factor is -0.5: expected a number in [0, inf)"),
        (lambda: schedules.cosine(0.1, 0), "updates is 0: expected at least 1"),
        (lambda: schedules.cosine(0.1, 7, -1), "final is -1: expected a number in [0, inf)"),
        (lambda: schedules.warmup(schedules.constant(0.1), 0), "updates is 0: expected at least 1"),
        (lambda: schedules.one_cycle(0.1, 1), "updates is 1: expected at least 2"),
        (lambda: schedules.one_cycle(0.1, 9, 1), "rise is 1: expected a number in [0, 1)"),
        (lambda: schedules.one_cycle(0.1, 9, start=-1), "start is -1: expected a number in [0, inf)"),
        (lambda: schedules.one_cycle(0.1, 9, end=-1), "end is -1: expected a number in [0, inf)"),
    ],
)
def test_settings_outside_their_range_are_refused(make, message):
    with refuses(ValueError, message):
        make()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: schedules.step(0.1, 2.5), "every is 2.5: expected an integer"),
        (lambda: schedules.cosine(0.1, 10.0), "updates is 10.0: expected an integer"),
        (lambda: schedules.warmup(0.1, 5), "schedule is 0.1: expected a function of the update"),
        (lambda: hg.Scheduled(hg.Adam(), 0.1), "schedule is 0.1: expected a function of the update"),
    ],
)
def test_settings_of_another_kind_are_refused(make, message):
    with refuses(TypeError, message):
        make()


# an optimizer that follows one


def steps(optimizer, grads):
    theta, state = np.zeros(1), optimizer.init(np.zeros(1))
    thetas = [theta[0]]
    for grad in grads:
        theta, state = optimizer.update(theta, np.array([grad]), state)
        thetas.append(theta[0])
    return np.diff(thetas)


def test_update_t_uses_the_rate_of_t():
    """From t = 0, and whatever the rate in the optimizer says."""
    scheduled = hg.Scheduled(hg.GradientDescent(99.0), schedules.exponential(8.0, 0.5))
    close(steps(scheduled, [1.0] * 4), [-8, -4, -2, -1])


def test_momentum_keeps_its_velocity_when_the_rate_changes():
    """v is 1, 1.5, 1.75, and the rate is outside it: a rate cut to a tenth cuts the next step to a tenth."""
    scheduled = hg.Scheduled(hg.Momentum(99.0, beta=0.5), schedules.step(1.0, every=1, factor=0.1))
    close(steps(scheduled, [1.0] * 3), [-1.0, -0.15, -0.0175])


@pytest.mark.parametrize(
    "optimizer",
    [
        hg.GradientDescent(0.1),
        hg.Momentum(0.1),
        hg.Nesterov(0.1),
        hg.AdaGrad(0.1),
        hg.RMSProp(0.1),
        hg.Adam(0.1),
        hg.AdamW(0.1),
    ],
    ids=repr,
)
def test_a_constant_schedule_changes_nothing(optimizer):
    grads = [1.0, -2.0, 0.5, 3.0]
    scheduled = hg.Scheduled(optimizer, schedules.constant(0.1))
    np.testing.assert_array_equal(steps(scheduled, grads), steps(optimizer, grads))


def test_the_optimizer_keeps_its_other_settings():
    scheduled = hg.Scheduled(hg.AdamW(99.0, beta1=0.5, weight_decay=0.3), schedules.constant(0.1))
    plain = hg.AdamW(0.1, beta1=0.5, weight_decay=0.3)
    np.testing.assert_array_equal(steps(scheduled, [1.0, 2.0]), steps(plain, [1.0, 2.0]))


def test_an_update_does_not_change_its_state():
    scheduled = hg.Scheduled(hg.Momentum(0.1), schedules.exponential(1.0, 0.5))
    theta, grad = np.ones(2), np.ones(2)
    state = scheduled.init(theta)
    first, second = scheduled.update(theta, grad, state), scheduled.update(theta, grad, state)
    np.testing.assert_array_equal(first[0], second[0])
    assert scheduled.optimizer == hg.Momentum(0.1)


def test_it_trains_like_any_optimizer():
    scheduled = hg.Scheduled(hg.GradientDescent(1.0), schedules.step(0.5, every=1, factor=0.5))
    run = hg.train(hg.Quadratic([[1.0]]), [1.0], scheduled, updates=3)
    close(run.theta[:, 0], [1, 0.5, 0.5 * 0.75, 0.5 * 0.75 * 0.875])


def test_a_schedule_that_gives_a_negative_rate_is_refused():
    scheduled = hg.Scheduled(hg.GradientDescent(0.1), lambda t: -1.0)
    with refuses(ValueError, "rate is -1.0: expected a number in [0, inf)"):
        scheduled.update(np.ones(1), np.ones(1), scheduled.init(np.ones(1)))
