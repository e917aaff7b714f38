"""What the workers of one run of the tests share: a folder, and that one of them goes first."""

import fcntl
import os
from contextlib import contextmanager
from pathlib import Path


def shared_folder(tmp_path_factory) -> Path:
    """A folder of this run of the tests, the same for all of its workers."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def one_at_a_time(lock: Path):
    """Waits until no other worker is inside with the same file."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
