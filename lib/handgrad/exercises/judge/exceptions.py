"""What an exception says about the answer that raised it."""

from handgrad.exercises.judge.verdict import Mistake


def error_of(error, case):
    """An exception as a mistake."""
    named = {
        "NotImplementedError": ("unwritten", "This one is still to be written."),
        "NotDefined": (
            "undefined",
            "There is no function of this name. Was the cell run?",
        ),
        "TimeUpError": (
            "time",
            "It was not done after some seconds. Does its loop end?",
        ),
        "LibraryAbsentError": (
            "library",
            f"It calls {error.text}. That is the library's own answer, and it is not "
            "here while your function is checked: write it yourself.",
        ),
    }
    if error.kind in named:
        return Mistake(*named[error.kind])
    if error.kind == "Lost":
        return Mistake("lost", error.text or "It did not come back from the call.")
    where = f" in {error.where}" if error.where else ""
    about = f", for {case.about}" if case.about else ""
    if error.kind == "TypeError" and not error.where:
        return Mistake("arguments", f"It could not be called: {error.text}.")
    return Mistake("exception", f"It raised {error.kind}{where}{about}: {error.text}")
