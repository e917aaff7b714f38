"""Programs that tests need, from Debian's packages, where root may install them."""

import os
import shutil
import subprocess

COMMANDS = (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends"])


def install(package: str) -> str:
    """Nothing, or the reason why the package could not be installed."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return f"{package} is installed for root on Debian alone"
    update, add = COMMANDS
    subprocess.run(update, capture_output=True, timeout=600, check=False)  # a fresh machine knows of no package yet
    done = subprocess.run([*add, package], capture_output=True, text=True, timeout=600, check=False)
    last = (done.stderr or done.stdout).strip().splitlines()[-1:]
    return "" if done.returncode == 0 else f"`{' '.join([*add, package])}` failed: {''.join(last)}"
