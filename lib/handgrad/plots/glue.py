"""Numbers for the prose: computed in a cell, quoted in the text, never typed."""

import numpy as np

RECORD = "application/papermill.record/"


def glue(name, value):
    """Keep a value with the notebook for the text to quote; nothing is shown.

    The text quotes it as {glue:text}`name`. A float keeps four significant digits:
    what is printed is rounded, and what differs by machine is not.
    """
    from IPython.display import display  # only a notebook calls this

    value = value.item() if isinstance(value, np.generic) else value
    value = float(f"{value:.4g}") if isinstance(value, float) else value
    display(
        {f"{RECORD}text/plain": repr(value)},
        metadata={"scrapbook": {"name": name, "mime_prefix": RECORD}},
        raw=True,
    )
