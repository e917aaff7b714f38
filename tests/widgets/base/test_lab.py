"""In JupyterLab a slider of a widget re-trains in Python: the same module, with a kernel behind it."""

import json
import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import pytest
from playwright.sync_api import TimeoutError, expect

from booktools.toc import ROOT
from support.browser import PATIENCE

LIBRARY = ROOT / "lib"
CELL = """import numpy as np
import handgrad as hg
from handgrad import widgets
widget = widgets.DescentOnSurface(hg.Quadratic(np.diag([1.0, 4.0])), start=(2.0, 1.0), rate=0.1)
widget"""
ASK = 'print("in Python:", widget.rate, len(widget.runs))'
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab whose folder holds one notebook, with nothing of this machine's settings."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in (CELL, ASK)])
    notebook.metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(notebook, folder / "descent.ipynb")
    own = {
        name: str(folder / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    }
    environment = {**os.environ, **own, "PYTHONPATH": str(LIBRARY)}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.port=0"]
    command += ["--IdentityProvider.token=t", "--LabApp.news_url=", f"--ServerApp.root_dir={folder}"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            yield address(folder, server)
        finally:
            server.terminate()
            server.wait(20)


def address(folder, server):
    """Where the server says that it is, once it answers: it says so before it listens."""
    end = time.monotonic() + PATIENCE / 1000
    while server.poll() is None and time.monotonic() < end:
        for said in (folder / "jupyter_runtime_dir").glob("jpserver-*.json"):
            with suppress(ValueError, URLError):
                url = json.loads(said.read_text())["url"]
                urlopen(f"{url}api?token=t").close()
                return url
        time.sleep(0.2)
    raise AssertionError((folder / "log").read_text())


def accept(dialog):
    dialog.locator(".jp-mod-accept").click()


def run_all(page, widget, tries=4):
    """Runs the cells until the widget is there: Lab shows its menus before its kernel listens.

    On a busy machine it then asks about the kernel, in a dialog above everything else.
    """
    page.add_locator_handler(page.locator(".jp-Dialog"), accept)
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()
    for _ in range(tries):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        with suppress(TimeoutError):
            return widget.wait_for(timeout=20_000)
    raise AssertionError("no widget was shown")


def test_a_slider_trains_in_python(lab, emulate, trouble):
    page = emulate(width=1400)
    page.goto(f"{lab}lab/tree/descent.ipynb?token=t")
    widget = page.locator(".hg-live[data-ready]")
    run_all(page, widget)
    rate = widget.get_by_role("slider", name=re.compile("rate", re.IGNORECASE))
    before = widget.locator(".hg-says").inner_text()
    rate.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(widget.locator(".hg-source")).to_have_text("Trained just now in Python")
    expect(widget.locator(".hg-says")).not_to_have_text(before)
    shown = rate.get_attribute("aria-valuetext")
    page.locator(".jp-Notebook .jp-Cell .jp-InputPrompt").nth(1).click()
    page.keyboard.press("Control+Enter")
    told = page.locator(".jp-OutputArea-output", has_text="in Python:")
    expect(told).not_to_contain_text(re.compile(r"0\.1 "))
    assert f"{float(told.inner_text().split()[2]):.3g}" == shown
    trouble[:] = [each for each in trouble if "hg-" in each or "widgets" in each]  # Lab's own are not ours
