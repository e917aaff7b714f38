"""Behind the fence there is nothing to find, nothing to write to, and no way out."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest

from handgrad.classroom.sandbox import bubblewrap, fence, syscalls
from handgrad.classroom.sandbox.fence import Limits
from handgrad.classroom.sandbox.process import LateError, LostError, Process
from support.handed_in import inside

ROOT = Path(__file__).parents[2]

WALK = """
import os
def walk(top="/"):
    for folder, _, names in os.walk(top):
        yield folder
        yield from (os.path.join(folder, name) for name in names)
"""


def attempt(code):
    """Code for inside: `found` is what the code gives, or the name of what it raises."""
    body = "\n".join(f"    {line}" for line in code.splitlines())
    return f"import os\ntry:\n{body}\nexcept BaseException as error:\n    found = type(error).__name__"


def test_a_fenced_process_comes_to_life(fenced):
    assert fence.available() == ""


def test_of_ours_only_the_small_files_are_there(fenced):
    runner = [f"/kit/runner/{path.name}" for path in bubblewrap.RUNNER.glob("*.py")]
    kit = sorted(["/kit", "/kit/cells.py", "/kit/child.py", "/kit/runner", *runner])
    code = "found = sorted(p for p in walk() if ('handgrad' in p or '/kit' in p) and '__pycache__' not in p)"
    assert inside(WALK, code) == str(kit)


def test_the_folder_of_the_project_shows_numpy_alone(fenced):
    code = f"found = sorted(p for p in walk({str(ROOT)!r}) if not os.path.isdir(p) and '/numpy' not in p)"
    assert inside(WALK, code) == "[]"


def test_of_all_installed_packages_numpy_alone_is_there(fenced):
    code = "found = sorted({n for p in walk() if p.endswith('-packages') for n in os.listdir(p)})"
    assert set(eval(inside(WALK, code))) <= {"numpy", "numpy.libs"}


def test_a_file_that_everyone_may_read_is_not_there(fenced, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the seed")
    for folder in (secret, *secret.parents):
        if folder.owner() == Path.home().owner() and folder.is_relative_to(tmp_path):
            folder.chmod(0o777)
    assert inside(attempt(f"found = open({str(secret)!r}).read()")) == "FileNotFoundError"


def test_the_environment_is_empty_but_for_what_numpy_needs(fenced, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", "the seed")
    assert set(eval(inside("import os; found = sorted(os.environ)"))) <= {*fence.ENVIRONMENT, "PWD"}


@pytest.mark.parametrize("path", ["/proc", "/sys", "/home", "/etc/passwd", "/var", "/usr/bin/env", "/dev/shm"])
def test_nothing_tells_of_the_machine(fenced, path):
    assert inside(f"import os; found = os.path.exists({path!r})") == "False"


def test_an_environment_below_tmp_is_not_hidden_by_the_folder_to_write_to():
    words = bubblewrap.bubblewrap(2**20)
    assert words.index("/tmp", words.index("--tmpfs")) < words.index("--ro-bind-try")


def test_one_small_folder_can_be_written_to(fenced):
    code = "found = [p for p in walk() if os.path.isdir(p) and os.access(p, os.W_OK)]"
    assert inside(WALK, code) == "['/tmp']"


def test_no_file_that_is_there_can_be_written_to(fenced):
    code = "found = [p for p in walk() if not os.path.isdir(p) and not os.path.islink(p) and os.access(p, os.W_OK)]"
    assert inside(WALK, code) == "['/dev/null']"


def test_the_folder_holds_no_more_than_the_limit(fenced):
    if not bubblewrap.size(1):
        pytest.skip("this bubblewrap bounds no folder")
    fill = """
found = 0
try:
    for number in range(100):
        with open(f"/tmp/{number}", "wb", buffering=0) as file:
            found += file.write(bytes(2**20))
except OSError:
    pass
"""
    assert int(inside(fill)) <= Limits.folder


def test_one_file_holds_no_more_than_its_limit(fenced):
    code = attempt(
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nfound = 'written'\n"
        "with open('/tmp/x', 'wb', buffering=0) as file:\n    while file.write(bytes(2**20)): pass"
    )
    assert inside(code) == "OSError"


ESCAPES = {
    "fork": "found = os.fork()",
    "program": "import subprocess\nfound = subprocess.run(['/bin/true'])",
    "thread": "import threading\nthreading.Thread(target=print).start()\nfound = 'started'",
    "socket": "import socket\nfound = socket.socket()",
    "local socket": "import socket\nfound = socket.socket(socket.AF_UNIX)",
    "memory file": "found = os.memfd_create('x')",
    "higher limit": "import resource\nfound = resource.setrlimit(resource.RLIMIT_NPROC, (9, 9))",
    "root": "found = os.setuid(0) or 'root'",
    "root folder": "found = os.mkdir('/x') or 'made'",
    "link": "os.symlink('/etc', '/tmp/x')\nfound = os.listdir('/tmp/x/ssl')",
}


@pytest.mark.parametrize("escape", ESCAPES)
def test_there_is_no_way_out(fenced, escape):
    if escape == "root" and os.geteuid() != 0:
        pytest.skip("nobody here is root to begin with")
    allowed = {"PermissionError", "RuntimeError", "OSError", "ValueError", "BlockingIOError", "FileNotFoundError"}
    assert inside(attempt(ESCAPES[escape])) in allowed


REFUSED = ["unshare", "clone", "socket", "shmget", "semget", "mq_open", "io_uring_setup", "ptrace"]


@pytest.mark.parametrize("name", REFUSED)
def test_calls_that_the_filter_refuses_fail(fenced, name):
    if not syscalls.program():
        pytest.skip("there is no filter for this processor")
    column, _ = syscalls.PROCESSORS[os.uname().machine]
    code = f"""
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
found = (libc.syscall({syscalls.REFUSED[name][column]}, 0x10000000, 0, 0, 0, 0, 0), ctypes.get_errno())
"""
    assert inside(code) == "(-1, 1)"  # EPERM


def test_the_filter_is_for_two_processors_and_none_elsewhere():
    assert len(syscalls.program("x86_64")) == 8 * (7 + len(syscalls.REFUSED))
    assert len(syscalls.program("aarch64")) == 8 * (5 + len(syscalls.REFUSED))
    assert syscalls.program("s390x") == b""


def test_memory_is_bounded(fenced):
    assert inside(attempt("found = len(bytearray(3 * 2**30))")) == "MemoryError"


def test_the_process_is_nobody_and_the_only_one(fenced):
    code = "import os; found = (os.getuid() == 0, os.getpid() < 5)"
    assert inside(code) == "(False, True)"
    assert inside(attempt("os.kill(1, 9)\nfound = 'alive'")) in {"alive", "PermissionError"}


def test_numbers_without_a_seed_are_the_same_in_each_run(fenced):
    code = (
        "import numpy as np, random; found = (np.random.default_rng().random(), np.random.rand(), random.random())"
    )
    assert inside(code) == inside(code)
    assert inside("found = {'a', 'b', 'c', 'd', 'e'}") == inside("found = {'a', 'b', 'c', 'd', 'e'}")


def test_without_a_fence_limits_remain():
    assert inside("import resource; found = resource.getrlimit(resource.RLIMIT_CORE)", fenced=False) == "(0, 0)"
    assert inside("import os; found = sorted(os.environ)", fenced=False) == inside(
        f"found = {sorted(fence.ENVIRONMENT)}", fenced=False
    )
    assert inside(attempt("import nbformat\nfound = 1"), fenced=False) == "ModuleNotFoundError"


def test_a_machine_without_bubblewrap_says_so(monkeypatch):
    fence.available.cache_clear()
    monkeypatch.setenv("PATH", "")
    assert "bubblewrap is not installed" in fence.available()
    fence.available.cache_clear()


def test_a_project_among_the_libraries_of_the_system_is_refused(monkeypatch):
    monkeypatch.setattr(bubblewrap, "RUNNER", bubblewrap.libraries()[0] / "book" / "runner")
    assert bubblewrap.shows_runner()
    monkeypatch.setattr(bubblewrap, "packages", lambda: [bubblewrap.libraries()[0] / "book"])
    assert not bubblewrap.shows_runner()


def test_a_bubblewrap_that_fails_is_quoted(monkeypatch, tmp_path):
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'No permissions to create a new namespace' >&2\nexit 1\n")
    program.chmod(0o755)
    fence.available.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fence.available().endswith("does not start: No permissions to create a new namespace")
    fence.available.cache_clear()
    bubblewrap.size.cache_clear()


class Talk:
    """A process whose student does with the pipe what the code says."""

    def __init__(self, code, fenced=True, **limits):
        self.process = Process(Limits(**limits), fenced)
        assert self.process.hear(monotonic() + Limits.start) == "ready"
        self.code = f"import os, time\n{code}"

    def __enter__(self):
        return self.process, [1, self.code]

    def __exit__(self, *_):
        self.process.close()


GARBAGE = {
    "no JSON": "b'?'",
    "no text": "b'\\xff\\xfe'",
    "UTF-16": "'[1]'.encode('utf-16')",
    "deep": "b'[' * 100_000",
    "huge int": "b'1' * 10_000",
    "half a list": "b'[1,'",
}


@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_on_the_pipe_is_a_lost_answer(fenced, garbage):
    with Talk(f"os.write(4, {GARBAGE[garbage]} + b'\\n')") as (process, cell), pytest.raises(LostError):
        process.ask(cell, 5)


def test_an_answer_without_an_end_is_cut(fenced):
    with Talk("while True: os.write(4, b'1' * 2**16)", answer=2**20) as (process, cell):
        with pytest.raises(LostError, match="more than"):
            process.ask(cell, 20)
        assert len(process.heard) < 2**21


def test_a_silent_process_is_late(fenced):
    with Talk("time.sleep(60)") as (process, cell), pytest.raises(LateError):
        process.ask(cell, 0.2)


def test_a_process_that_does_not_listen_is_late(fenced):
    with Talk("time.sleep(60)") as (process, cell):
        process.say(cell, monotonic() + 5)
        with pytest.raises(LateError):
            process.ask([2, "#" * 2**20], 0.2)


def test_a_process_that_ended_is_lost(fenced):
    with Talk("os._exit(0)") as (process, cell):
        for _ in range(2):
            with pytest.raises(LostError, match="ended"):
                process.ask(cell, 5)


def family(pid=None) -> set[int]:
    """The processes that descend from one, those included that ended and that nobody waited for."""
    pid = pid or os.getpid()
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return set(map(int, told)).union(*(family(int(each)) for each in told))


@pytest.mark.parametrize("code", ["pass", "time.sleep(60)", "os._exit(0)", "os.kill(-1, 9)"])
def test_nothing_of_a_closed_process_is_left(fenced, code):
    before, open_before = family(), os.listdir("/proc/self/fd")
    with Talk(code) as (process, cell):
        process.say(cell, monotonic() + 5)
        inner = family(process.child.pid)
        assert inner
    assert family() == before
    assert len(os.listdir("/proc/self/fd")) == len(open_before)
    assert not [pid for pid in inner if Path(f"/proc/{pid}").exists()]


def test_nothing_of_an_unfenced_process_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = family()
    with Talk("time.sleep(60)", fenced=False) as (process, cell):
        process.say(cell, monotonic() + 5)
        assert len(list(tmp_path.iterdir())) == 1
    assert family() == before
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_removed_stops_nothing(monkeypatch):
    clean = TemporaryDirectory.cleanup

    def too_deep(folder):
        clean(folder)
        raise RecursionError

    monkeypatch.setattr("tempfile.TemporaryDirectory.cleanup", too_deep)
    with Talk("pass", fenced=False) as (process, cell):
        assert process.ask(cell, 5) is None
