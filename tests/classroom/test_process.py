"""The parent's end of the pipes: a line in its time, however it comes."""

import os
from contextlib import contextmanager
from itertools import count

import pytest

from handgrad.classroom.sandbox import process
from handgrad.classroom.sandbox.fence import Limits
from handgrad.classroom.sandbox.process import LateError, Process


@pytest.fixture
def clock(monkeypatch):
    """A second goes by whenever somebody looks at it."""
    ticks = count()
    monkeypatch.setattr(process, "monotonic", lambda: float(next(ticks)))


@contextmanager
def pipes():
    """A Process without a child, and the child's ends of its pipes."""
    (source, target), (heard, told) = os.pipe(), os.pipe()
    one = object.__new__(Process)
    one.limits, one.heard, one.ends = Limits(), bytearray(), (target, heard)
    os.set_blocking(target, False)
    try:
        yield one, source, told
    finally:
        for each in (source, target, heard, told):
            os.close(each)


def test_whoever_always_has_a_byte_more_is_late(clock, monkeypatch):
    with pipes() as (one, _, told):
        real, read = os.read, []

        def reading(number, size):
            came = real(number, size)
            os.write(told, b"1")  # the next byte is there before anybody looks
            read.append(number)
            assert len(read) < 10, "it is waited for without an end"
            return came

        os.write(told, b"1")
        monkeypatch.setattr(process.os, "read", reading)
        with pytest.raises(LateError):
            one.hear(end=5)


def test_whoever_takes_a_message_byte_by_byte_is_late(clock, monkeypatch):
    with pipes() as (one, _, _):
        monkeypatch.setattr(process.os, "write", lambda number, rest: 1)
        with pytest.raises(LateError):
            one.say("x" * 100, end=5)


def test_an_answer_that_is_there_after_its_time_is_late(clock):
    with pipes() as (one, _, told):
        os.write(told, b"1\n")
        with pytest.raises(LateError):
            one.hear(end=0)


def test_an_answer_in_pieces_that_comes_in_its_time_is_heard(clock):
    with pipes() as (one, _, told):
        for part in (b"[1", b", 2", b"]\n"):
            os.write(told, part)
        assert one.hear(end=5) == [1, 2]
