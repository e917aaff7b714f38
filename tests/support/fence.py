"""The fence for the tests that grade, a plugin of pytest.

    fenced     True, once a fenced process has come to life

bubblewrap is the `bwrap` on the PATH; where there is none, `apt-get` is asked for it, as root on Debian.
Where a process cannot be fenced, these tests are skipped, which the run says loudly at its end; with CI
set they fail.
"""

import os
import shutil
from pathlib import Path

import pytest

from handgrad.classroom.sandbox import fence
from support.debian import install
from support.workers import one_at_a_time, shared_folder


def reason_for_no_fence(folder: Path) -> str:
    """Finds or installs it. Test workers wait for the first of them, and take over how it fared."""
    failed = folder / "no-fence"
    with one_at_a_time(folder / "fence.lock"):
        if not shutil.which("bwrap") and not failed.exists():
            failed.write_text(install("bubblewrap"))
        reason = failed.read_text() if failed.exists() else ""
    return reason or fence.available()


@pytest.fixture(scope="session")
def fenced(tmp_path_factory) -> bool:
    if reason := reason_for_no_fence(shared_folder(tmp_path_factory)):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no fence: {reason}")
    return True
