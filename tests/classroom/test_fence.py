"""Behind the fence there is nothing to find, nothing to write to, and no way out."""

import ast
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

import pytest

from handgrad.classroom.sandbox import bubblewrap, fence, syscalls
from handgrad.classroom.sandbox.fence import Limits
from handgrad.classroom.sandbox.process import LateError, LostError, Process
from support.handed_in import inside

ROOT = Path(__file__).parents[2]

WALK = """
import os
found = []
for folder, folders, names in os.walk("/"):
    for name in (".", *names):
        path = os.path.normpath(os.path.join(folder, name))
        found.append((path, name == ".", os.path.islink(path), os.access(path, os.W_OK)))
"""


class Seen(NamedTuple):
    path: str
    is_folder: bool
    is_link: bool
    may_be_written: bool


@pytest.fixture(scope="module")
def seen(fenced) -> list[Seen]:
    """All folders and files behind the fence, by one walk."""
    source = f"{WALK}\ndef part(i):\n    return str(found[i : i + 400])"
    parts, limits = [], Limits()
    with Process(limits, fenced=True) as process:
        assert process.hear(monotonic() + limits.start) == "ready"
        assert process.ask([1, source], limits.cell) is None
        while parts[-1:] != ["[]"]:
            parts.append(process.ask(["part", [400 * len(parts)]], limits.call)["value"])
    return [Seen(*each) for part in parts for each in ast.literal_eval(part)]


def attempt(code):
    """Code for inside: `found` is what the code gives, or the name of what it raises."""
    body = "\n".join(f"    {line}" for line in code.splitlines())
    return f"import os\ntry:\n{body}\nexcept BaseException as error:\n    found = type(error).__name__"


def test_a_fenced_process_comes_to_life(fenced):
    assert fence.available() == ""


def test_of_ours_only_the_small_files_are_there(seen):
    runner = [f"/kit/runner/{path.name}" for path in bubblewrap.RUNNER.glob("*.py")]
    kit = {"/kit", "/kit/cells.py", "/kit/child.py", "/kit/runner", *runner}
    ours = {each.path for each in seen if "handgrad" in each.path or "/kit" in each.path}
    assert {path for path in ours if "__pycache__" not in path} == kit


def test_the_folder_of_the_project_shows_numpy_alone(seen):
    shown = [each.path for each in seen if each.path.startswith(f"{ROOT}/") and not each.is_folder]
    assert [path for path in shown if "/numpy" not in path] == []


def test_of_all_installed_packages_numpy_alone_is_there(seen):
    inside_packages = (re.search(r"-packages/([^/]+)", each.path) for each in seen)
    assert {found[1] for found in inside_packages if found} <= {"numpy", "numpy.libs"}


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


HIDDEN = ["/proc", "/sys", "/home", "/etc/passwd", "/var", "/usr/bin/env", "/dev/shm"]


def test_nothing_tells_of_the_machine(fenced):
    code = f"import os; found = [path for path in {HIDDEN} if os.path.exists(path)]"
    assert inside(code) == "[]"


def test_no_folder_can_be_written_to(seen):
    assert [each.path for each in seen if each.is_folder and each.may_be_written] == []


def test_no_file_that_is_there_can_be_written_to(seen):
    files = [each for each in seen if not each.is_folder and not each.is_link]
    assert [each.path for each in files if each.may_be_written] == ["/dev/null"]


NAMES = {
    "a file": "open('/tmp/x', 'w')",
    "a file without a name": "os.open('/tmp', os.O_TMPFILE | os.O_RDWR)",
    "a folder": "os.mkdir('/tmp/x')",
    "a link": "os.symlink('x', '/tmp/x')",
    "a second name": "os.link('/kit/child.py', '/tmp/x')",
    "a pipe": "os.mkfifo('/tmp/x')",
    "a folder of devices": "os.mkdir('/dev/x')",
}


def test_no_name_of_any_kind_can_be_made(fenced):
    """Each would take memory of the kernel, which no limit of the process counts."""
    code = f"""
import errno, os
found = {{}}
for kind, call in {NAMES}.items():
    try:
        found[kind] = eval(call)
    except OSError as error:
        found[kind] = errno.errorcode[error.errno]
"""
    assert eval(inside(code)) == dict.fromkeys(NAMES, "EROFS")


def test_no_time_of_a_file_can_be_set(fenced):
    """/dev/null is the machine's: who sets its time tells it to all who come later."""
    if not syscalls.program():
        pytest.skip("there is no filter for this processor")
    assert inside(attempt("os.utime('/dev/null')\nfound = 'set'")) == "PermissionError"


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
}


STOPPED = {"PermissionError", "RuntimeError", "OSError", "ValueError", "BlockingIOError", "FileNotFoundError"}


def test_there_is_no_way_out(fenced):
    if os.geteuid() != 0:
        ESCAPES.pop("root", None)  # nobody here is root to begin with
    source = "tries = {}\n" + "\n".join(
        f"{attempt(code)}\ntries[{name!r}] = str(found)" for name, code in ESCAPES.items()
    )
    tries = ast.literal_eval(inside(source, "found = tries"))
    assert set(tries) == set(ESCAPES)
    assert {name: how for name, how in tries.items() if how not in STOPPED} == {}


def test_calls_that_the_filter_refuses_fail(fenced):
    if not syscalls.program():
        pytest.skip("there is no filter for this processor")
    column, _ = syscalls.PROCESSORS[os.uname().machine]
    numbers = {name: row[column] for name, row in syscalls.REFUSED.items() if row[column] is not None}
    code = f"""
import ctypes
libc, found = ctypes.CDLL(None, use_errno=True), {{}}
for name, number in {numbers}.items():
    found[name] = libc.syscall(number, 0x10000000, 0, 0, 0, 0, 0), ctypes.get_errno()
"""
    assert eval(inside(code)) == dict.fromkeys(numbers, (-1, 1))  # EPERM


def test_no_process_reaches_into_another():
    reach = "ptrace process_vm_readv process_vm_writev process_madvise pidfd_open pidfd_getfd kcmp"
    assert set(reach.split()) <= set(syscalls.REFUSED)


@pytest.mark.parametrize("column", [0, 1])
def test_no_number_of_a_call_stands_twice(column):
    numbers = [row[column] for row in syscalls.REFUSED.values() if row[column] is not None]
    assert len(set(numbers)) == len(numbers)


HEADERS = {  # of the kernel, where its headers are installed
    0: Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    1: Path("/usr/include/asm-generic/unistd.h"),
}


@pytest.mark.parametrize("column", HEADERS)
def test_the_numbers_of_calls_are_the_kernels(column):
    if not HEADERS[column].exists():
        pytest.skip("the kernel's headers are not installed")
    named = dict(re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)\n", HEADERS[column].read_text()))
    ours = {name: row[column] for name, row in syscalls.REFUSED.items() if row[column] is not None}
    assert {name: int(named[name]) for name in ours if name in named} == {
        name: number for name, number in ours.items() if name in named
    }
    assert len(set(ours) - set(named)) < 3  # of a newer kernel than the headers


def test_the_filter_is_for_two_processors_and_none_elsewhere():
    for column, machine in enumerate(("x86_64", "aarch64")):
        refused = [row for row in syscalls.REFUSED.values() if row[column] is not None]
        assert len(syscalls.program(machine)) == 8 * (7 + len(refused))
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
    code = """
import os, resource
limits = [resource.getrlimit(each)[1] for each in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE)]
found = limits, sorted(os.environ)
"""
    assert inside(code, fenced=False) == str(([0, Limits.file], sorted(fence.ENVIRONMENT)))
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


def test_garbage_on_the_pipe_is_a_lost_answer(fenced):
    with Talk("") as (process, _):
        for number, garbage in enumerate(GARBAGE.values(), 1):
            with pytest.raises(LostError, match="cannot be read"):
                process.ask([number, f"import os; os.write(4, {garbage} + b'\\n')"], Limits.cell)
            assert process.hear(monotonic() + Limits.cell) is None  # the answer behind it


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
