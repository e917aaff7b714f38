"""A training takes all its steps at once, or lets an event loop do other things between them."""

import asyncio

import pytest

from handgrad.widgets.base import trainer
from handgrad.widgets.base.trainer import Trainer


@pytest.fixture(autouse=True)
def at_every_step(monkeypatch):
    monkeypatch.setattr(trainer, "BETWEEN", 0.0)


class Steps:
    """Ten steps, which are counted, and what is done after them."""

    def __init__(self, wrong_at=None, error=ValueError):
        self.taken, self.done, self.wrong_at, self.error = 0, 0, wrong_at, error

    def __iter__(self):
        for _ in range(10):
            if self.taken == self.wrong_at:
                raise self.error("a wrong step")
            self.taken += 1
            yield self.taken

    def finish(self):
        self.done += 1


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


def test_without_a_loop_all_steps_are_taken_at_once():
    steps = Steps()
    Trainer().start(iter(steps), steps.finish)
    assert (steps.taken, steps.done) == (10, 1)


def test_in_a_loop_others_have_their_turn_between_the_steps():
    async def watched():
        steps, seen = Steps(), []
        Trainer().start(iter(steps), steps.finish)
        for _ in range(12):
            seen.append((steps.taken, steps.done))
            await asyncio.sleep(0)
        return seen

    assert asyncio.run(watched()) == [(0, 0), *((taken, 0) for taken in range(1, 11)), (10, 1)]


def test_once_stopped_it_takes_no_further_step_and_is_done():
    async def stopped():
        steps, ours = Steps(), Trainer()
        ours.start(iter(steps), steps.finish)
        await turns(3)
        ours.stop()
        await turns(12)
        return steps

    steps = asyncio.run(stopped())
    assert (steps.taken, steps.done) == (3, 1)


def test_a_second_training_drops_the_first():
    async def both():
        first, second, ours = Steps(), Steps(), Trainer()
        ours.start(iter(first), first.finish)
        await turns(3)
        ours.start(iter(second), second.finish)
        await turns(15)
        return first, second

    first, second = asyncio.run(both())
    assert (first.taken, first.done) == (3, 0)
    assert (second.taken, second.done) == (10, 1)


def test_an_interrupt_is_a_stop():
    async def interrupted():
        steps = Steps(4, KeyboardInterrupt)
        Trainer().start(iter(steps), steps.finish)
        await turns(12)
        return steps

    assert asyncio.run(interrupted()).done == 1


@pytest.mark.parametrize("looped", [False, True])
def test_an_error_in_a_step_ends_the_training_and_is_not_hidden(looped):
    steps, ours = Steps(4), Trainer()

    async def wrong():
        ours.start(iter(steps), steps.finish)
        await ours._training.task

    with pytest.raises(ValueError, match="a wrong step"):
        asyncio.run(wrong()) if looped else ours.start(iter(steps), steps.finish)
    assert (steps.taken, steps.done) == (4, 1)


def test_to_stop_what_never_started_does_nothing():
    Trainer().stop()
