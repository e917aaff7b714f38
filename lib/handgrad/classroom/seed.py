"""The course's secret seed: whoever has it knows the cases of the grader.

`handgrad release` makes it, `handgrad grade` needs it. Other seed, other cases: with
the seed lost, no run can be repeated.
"""

import os
import secrets
import tempfile
from pathlib import Path

FILE = Path("course.seed")
VARIABLE = "HANDGRAD_SEED"
SHORTEST = 12  # characters: more than the seed of the practice cases has


class SeedError(Exception):
    """There is no seed, or none that is secret."""


def find(file=None):
    """The seed in `file`, else in the environment, else in `course.seed`.

    Raises SeedError if there is none, or one that can be guessed.
    """
    if file is None and os.environ.get(VARIABLE):
        return secret(os.environ[VARIABLE], f"the environment variable {VARIABLE}")
    place = Path(file or FILE)
    try:
        text = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(
            f"no seed can be read from {place}: {reason(error)}. `handgrad release` "
            "makes it, once per course; then name its file by --seed-file, or put "
            f"what is in it into the environment variable {VARIABLE}."
        ) from None
    return secret(text, str(place))


def reason(error):
    return getattr(error, "strerror", None) or "it is not UTF-8 text"


def secret(text, place):
    seed = text.strip()
    if len(seed) < SHORTEST:
        raise SeedError(
            f"the seed in {place} has {len(seed)} characters: expected at least "
            f"{SHORTEST} that nobody guesses, such as `handgrad release` makes"
        )
    return seed


def make(file=None):
    """Write a new seed, for nobody else to read. True if there was none before.

    What is there is never overwritten, and never seen half-written.
    """
    place = Path(file or FILE)
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".seed-")
    try:
        with open(handle, "w", encoding="ascii") as out:  # mkstemp gave it mode 600
            out.write(secrets.token_hex(32) + "\n")
            out.flush()
            os.fsync(out.fileno())
        os.link(temporary, place)
    except FileExistsError:
        return False
    finally:
        os.unlink(temporary)
    return True
