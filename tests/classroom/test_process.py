"""The parent's end of the pipes: a line in its time, however it comes."""

import os
from contextlib import contextmanager, suppress
from itertools import count

import pytest

from handgrad.classroom.sandbox import process
from handgrad.classroom.sandbox.fence import Limits
from handgrad.classroom.sandbox.process import LateError, LostError, Process
from support.memory import traced_memory


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


LINES = {
    "empty lists": b"[],",
    "lists of one": b"[1],",
    "objects": b'{"a":1},',
    "empty objects": b"{},",
    "numbers": b"1e1,",
    "texts": b'"ab",',
    "truth values": b"true,",
}


@pytest.mark.parametrize("kind", LINES)
def test_a_line_takes_at_most_fifteen_times_its_length_as_objects(kind):
    part = LINES[kind]
    line = b"[" + part * (2**20 // len(part)) + b"0]"
    with traced_memory() as memory, suppress(LostError):
        process.decoded(line)
    assert memory.peak < 15 * len(line)


def test_a_line_of_too_many_lists_is_lost_before_it_is_decoded():
    line = b"[" + b"[]," * process.MOST + b"0]"
    with traced_memory() as memory, pytest.raises(LostError, match="too many lists"):
        process.decoded(line)
    assert memory.peak < len(line)
