"""What an interrupted batch has graded already: on the disk, line by line."""

import fcntl
import hashlib
import json
import os
from functools import cache
from pathlib import Path

import handgrad
from handgrad.classroom.results import Result


class Journal:
    """Results by key, each on the disk as soon as it is there.

    The file has one line of JSON for each: `{"key": ..., "result": ...}`. A line that
    is torn, since the machine went down, is passed over. Entering a journal raises
    BlockingIOError if another batch holds it, OSError if it cannot be written.
    """

    def __init__(self, path):
        self.path = Path(path)
        self.results = {}

    def __enter__(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.file = self.path.open("a+b")
        try:
            self.path.chmod(0o600)  # these are grades
            lock(self.file)
            self.resume()
        except BaseException:
            self.file.close()
            raise
        return self

    def __exit__(self, *raised):
        self.file.close()

    def resume(self):
        self.file.seek(0)
        lines = self.file.read().split(b"\n")
        self.results.update(filter(None, map(entry, lines)))
        if lines[-1]:
            self.file.write(b"\n")  # the torn line ends here

    def add(self, key, result):
        """Returns when the result would survive a power cut."""
        line = json.dumps({"key": key, "result": result.as_json()})
        self.file.write(line.encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())
        self.results[key] = result


def lock(file):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        said = f"{file.name} is in use: is another grading at work on this folder?"
        raise BlockingIOError(said) from None


def entry(line):
    """The key and the result in one line, or None where the line is no entry."""
    try:
        data = json.loads(line)
        return str(data["key"]), Result.from_json(data["result"])
    except (ValueError, KeyError, TypeError):
        return None


def key_of(submission, content, seed, fenced):
    """A digest of all that a result depends on; the seed cannot be read from it."""
    about = submission.student, submission.id, submission.assignment, submission.notes
    digest = content if content is None else hashlib.sha256(content).hexdigest()
    facts = json.dumps([*about, digest, seed, fenced, sources()])
    return hashlib.sha256(facts.encode()).hexdigest()


@cache
def sources():
    """A digest of the library's own code: another version may judge otherwise."""
    root, digest = Path(handgrad.__file__).parent, hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()
