"""A finger on the screen, as a browser gets it: in steps of a few pixels, many a second.

A finger that jumps would prove nothing: a browser takes a touch for itself, to scroll, after some 15 pixels.
"""

from math import ceil, hypot

STEP = 2.5  # pixels


def places(start, end):
    """The points of a straight way, STEP apart at most, both ends included."""
    (x, y), (right, low) = start, end
    steps = max(1, ceil(hypot(right - x, low - y) / STEP))
    return [(x + (right - x) * k / steps, y + (low - y) * k / steps) for k in range(steps + 1)]


def swipe(page, start, end):
    """Goes down at start, moves to end, and leaves. `page` is one that was emulated with touch."""
    client = page.context.new_cdp_session(page)

    def send(kind, *points):
        fingers = [{"x": x, "y": y} for x, y in points]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    first, *others = places(start, end)
    send("touchStart", first)
    for place in others:
        send("touchMove", place)
    send("touchEnd")
    client.detach()
