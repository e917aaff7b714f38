"""What bubblewrap is told: which files are to be seen, and nothing else."""

import os
import shutil
import sys
import sysconfig
from functools import cache
from itertools import chain, product
from pathlib import Path

import numpy as np

RUNNER = Path(__file__).parents[2] / "exercises" / "runner"  # for child.py
CHILD = Path(__file__).with_name("child.py")
CELLS = Path(__file__).with_name("cells.py")
INSIDE = Path("/kit")

PYTHON = Path(sys.base_prefix, "bin", "python{}.{}".format(*sys.version_info))
PACKAGES = Path(np.__file__).parents[1]
USR = Path("/usr/lib")
ENVIRONMENT = {
    "HOME": "/tmp",
    "LC_ALL": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",  # a set of texts has the same order in each run
}


def bubblewrap():
    """The program and its options.

    Nothing inside can be written to: of a folder in memory bubblewrap can bound the
    bytes, but not how many names it holds, and each takes memory of the kernel.
    """
    return [
        shutil.which("bwrap") or "bwrap",
        *namespaces(),
        *("--die-with-parent", "--new-session", "--hostname", "fence", "--clearenv"),
        *chain(*(("--setenv", *pair) for pair in ENVIRONMENT.items())),
        *("--perms", "0755", "--dir", "/tmp"),
        *files(),
        *("--dev-bind", "/dev/null", "/dev/null"),
        *("--chdir", "/tmp", "--remount-ro", "/"),
    ]


def namespaces():
    """Root makes no namespace of users, so that it can become nobody inside."""
    if os.geteuid() != 0:
        return ["--unshare-all"]
    kinds = ("ipc", "pid", "net", "uts", "cgroup-try")
    names = ("CAP_SETUID", "CAP_SETGID")
    allowed = chain(*(("--cap-add", name) for name in names))
    return [*(f"--unshare-{kind}" for kind in kinds), *allowed]


def files():
    """What is to be seen inside. Of the installed packages that is NumPy alone."""
    numpy = [PACKAGES / "numpy", PACKAGES / "numpy.libs"]
    found = [
        *libraries(),
        PYTHON,
        Path("/etc/ld.so.cache"),
        Path("/etc/alternatives"),
    ]
    yield from open_folders(*found, *numpy, INSIDE / CHILD.name, Path("/dev/null"))
    yield from chain(*(link(Path(each)) for each in ("/lib", "/lib32", "/lib64")))
    yield from bind(*found)
    yield from chain(*(("--tmpfs", str(each)) for each in packages()))
    yield from bind(*numpy)
    yield from chain(*(("--remount-ro", str(each)) for each in packages()))
    for path in (CHILD, CELLS, RUNNER):
        yield from ("--ro-bind", str(path), str(INSIDE / path.name))


def bind(*paths):
    return chain(*(("--ro-bind-try", str(each), str(each)) for each in paths))


def open_folders(*paths):
    """The folders above, which may be root's alone outside, as /root is."""
    above = sorted({each for path in paths for each in path.parents} - {Path("/")})
    return chain(*(("--perms", "0755", "--dir", str(each)) for each in above))


def link(path):
    """Today /lib is a link to /usr/lib nearly everywhere, and must be one inside."""
    if path.is_symlink():
        return ("--symlink", os.readlink(path), str(path))
    return bind(path)


@cache
def libraries():
    """The folders of shared libraries, the system's and the interpreter's own."""
    debian = USR / (sysconfig.get_config_var("MULTIARCH") or "none")
    system = [debian, *USR.glob("ld-*")] if debian.is_dir() else [USR]
    own = [Path(sys.base_prefix, name) for name in ("lib", "lib64")]
    standard = Path(os.__file__).parent
    return [*system, Path("/usr/lib64"), *(own if USR not in own else [standard])]


@cache
def packages():
    """The folders of installed packages that lie in what is to be seen."""
    patterns = ("*-packages", "python3*/*-packages")
    pairs = product(libraries(), patterns)
    found = {each for root, pattern in pairs for each in root.glob(pattern)}
    return sorted(each for each in found if each.is_dir())


def shows_runner():
    """Whether our own source would be seen inside, since it lies among libraries."""
    seen, hidden = (
        any(RUNNER.is_relative_to(each.resolve()) for each in folders)
        for folders in (libraries(), packages())
    )
    return seen and not hidden
