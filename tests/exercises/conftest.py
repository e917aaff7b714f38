"""What the tests of exercises share."""

from functools import partial

import pytest

from handgrad.exercises import in_notebook
from handgrad.exercises.runner.call import call


@pytest.fixture(autouse=True, scope="session")
def patient():
    """No answer that ends is too slow, however busy the machine is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(in_notebook, "call", partial(call, seconds=600))
        yield
