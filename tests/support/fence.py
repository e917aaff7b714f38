"""The fence for the tests that grade, a plugin of pytest.

    fenced     True, once a fenced process has come to life

bubblewrap is the `bwrap` on the PATH; where there is none, `apt-get` is asked for it, as root on Debian.
Where a process cannot be fenced, these tests are skipped, which the run says loudly at its end; with CI
set they fail.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from handgrad.classroom.sandbox import fence
from support.workers import one_at_a_time, shared_folder

UPDATE = ["apt-get", "update", "-q"]
INSTALL = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "bubblewrap"]


def install() -> str:
    """Nothing, or the reason why bubblewrap could not be installed."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return "there is no bwrap, and only root on Debian can be helped"
    for command in (UPDATE, INSTALL):  # a fresh machine knows of no package yet
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    last = (done.stderr or done.stdout).strip().splitlines()[-1:]
    return "" if done.returncode == 0 else f"`{' '.join(INSTALL)}` failed: {''.join(last)}"


def reason_for_no_fence(folder: Path) -> str:
    """Finds or installs it. Test workers wait for the first of them, and take over how it fared."""
    failed = folder / "no-fence"
    with one_at_a_time(folder / "fence.lock"):
        if not shutil.which("bwrap") and not failed.exists():
            failed.write_text(install())
        reason = failed.read_text() if failed.exists() else ""
    return reason or fence.available()


@pytest.fixture(scope="session")
def fenced(tmp_path_factory) -> bool:
    if reason := reason_for_no_fence(shared_folder(tmp_path_factory)):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no fence: {reason}")
    return True
