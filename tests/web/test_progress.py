"""What the page reads from a check, and what it keeps of it: the JavaScript reads what Python says."""

import handgrad as hg
from handgrad.exercises.judge.verdict import Verdict


def softmax(z):
    raise NotImplementedError


def as_outputs(verdict):
    """A verdict as the display hook of a notebook puts it out."""
    data = {"text/plain": repr(verdict), "text/html": verdict._repr_html_()}
    return [{"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data}]


def test_the_page_reads_verdicts_as_python_gives_them_and_keeps_progress(node):
    said = [hg.check(softmax), hg.check(lambda z: z, "softmax"), Verdict("softmax")]
    cases = [
        {"outputs": as_outputs(one), "exercise": one.exercise, "right": one.right, "message": one.message}
        for one in said
    ]
    assert [case["right"] for case in cases] == [False, False, True]
    node("progress.test.mjs", cases)
