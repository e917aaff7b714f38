"""One run of a test file on one library, in a process that starts with NumPy and pytest already there.

Most mutants are caught in less time than these imports take. So one server imports them once and forks
for each run; what it forks has never seen a library.
"""

import contextlib
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path
from subprocess import TimeoutExpired

LIBRARY = Path(__file__).resolve().parents[2] / "lib"
OPTIONS = ["-x", "-q", "--tb=no", "-m", "not slow", "-p", "no:cacheprovider"]
OPTIONS += ["-p", "_hypothesis_pytestplugin", "--hypothesis-profile=ci"]  # the same examples each time
ENVIRONMENT = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OPENBLAS_NUM_THREADS": "1"}
MEMORY = 4 << 30  # bytes: some mutants never stop to allocate

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the server's NumPy reads it when it is imported
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["numpy", "pytest", "hypothesis.extra.numpy"])


def limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def become(library: Path, project: Path, said: Path) -> None:
    """Turns this process into one that says everything into a file and knows one library alone."""
    out = os.open(said, os.O_WRONLY | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(out, stream)
    os.environ.update(ENVIRONMENT | {"PYTHONPATH": str(library)})
    os.chdir(project)
    sys.path[:] = [str(library), *(path for path in sys.path if Path(path).resolve() != LIBRARY)]


def attempt(library: Path, project: Path, said: Path, arguments: list[str]) -> None:
    """Runs pytest. At the end comes the library that was tested: it must be the mutant."""
    become(library, project, said)
    limit_memory()
    import pytest

    code = pytest.main([*OPTIONS, *arguments])
    print("tested", getattr(sys.modules.get("handgrad"), "__file__", None), flush=True)
    said.with_name("code").write_text(str(int(code)))
    os._exit(code)  # nothing is left to do, and a mutant's threads or exit hooks shall not change the code


def run(library: Path, project: Path, arguments: list[str], patience: float) -> tuple[int, str]:
    """The exit code of pytest and what it said; TimeoutExpired when it does not end."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder, "said")
        process = SERVER.Process(target=attempt, args=(library, project, said, arguments))
        process.start()
        process.join(patience)
        if process.is_alive():
            process.kill()
            process.join()
            raise TimeoutExpired(arguments, patience)
        code = said.with_name("code")  # now and then the server of forks loses one that ended in order
        ended = int(code.read_text()) if code.exists() else process.exitcode
        return ended, said.read_text(encoding="utf-8", errors="replace") if said.exists() else ""
