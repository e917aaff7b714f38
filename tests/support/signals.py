"""Signals in the processes that tests start."""

import signal


def hear_interrupts() -> None:
    """For `preexec_fn`: what a shell starts in the background is deaf to SIGINT, and so are its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
