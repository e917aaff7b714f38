"""Training that a reader watches, and may stop."""

import asyncio
from time import perf_counter

BETWEEN = 0.02  # seconds of training between two looks at what the reader asks for


class Trainer:
    """Takes the steps of a generator, of one training at a time.

    Where an event loop runs, as in a kernel and in a page, a task of the loop takes
    them, and between two steps messages go out and come in. Elsewhere they are all
    taken at once.
    """

    def __init__(self):
        self._training = None

    def start(self, steps, done):
        """Take all steps, then call done(), once. A training under way is dropped."""
        if self._training:
            self._training.done = do_nothing
            self._training.stop()
        self._training = Training(steps, done)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._training.to_the_end()
        else:
            self._training.task = loop.create_task(self._training.in_a_loop())

    def stop(self):
        """Take no further step; done() is still called."""
        if self._training:
            self._training.stop()


class Training:
    """The steps of one training."""

    def __init__(self, steps, done):
        self.steps, self.done, self.stopped = steps, done, False
        self.task = None  # a loop forgets a task that nobody holds

    def stop(self):
        self.stopped = True

    def to_the_end(self):
        try:
            for _ in self.steps:
                pass
        finally:
            self.done()

    async def in_a_loop(self):
        looked = 0.0  # at first at once, so that the front end hears of the start
        try:
            while not self.stopped and next(self.steps, None) is not None:
                if perf_counter() - looked > BETWEEN:
                    await asyncio.sleep(0)
                    looked = perf_counter()
        except KeyboardInterrupt:
            pass  # the reader's other way to stop
        finally:
            self.done()


def do_nothing():
    """What is done after a training that another one replaced: nothing."""
