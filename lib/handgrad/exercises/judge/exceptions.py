"""What an exception says about the answer that raised it."""

import re

from handgrad.exercises.judge.verdict import Mistake

# What NumPy says, and what is meant by it. A text of a student's own may stand here,
# too: it changes the sentence, never the points.
KNOWN = [
    (
        "ValueError",
        r"truth value of an array",
        "one truth",
        "A whole array stands{where} where Python needs a single true or false, as "
        "`if`, `while`, `and` and `or` do. Every entry has its own answer.",
    ),
    (
        "TypeError",
        r"only (0-dimensional|length-1|size-1) arrays",
        "one number",
        "An array was given{where} to something that takes one number, as the "
        "functions of `math` and `float` do.",
    ),
    (
        "ValueError",
        r"broadcast together with shapes "
        r"(?:\((\d+),\d+\) \(\1,\)|\((\d+),\) \(\2,\d+\)) ",
        "lost axis",
        "One number for each row lies flat{where} and does not meet the rows: a sum, "
        "or a maximum, along an axis loses that axis. NumPy says: {text}",
    ),
    (
        r"\w*UFunc\w*",
        r"Cannot cast ufunc .* output from .*float.* to .*int",
        "integers",
        "For {about} a fraction was written{where} into an array of integers, which "
        "holds whole numbers only.",
    ),
    (
        "AttributeError",
        r"Generator' object has no attribute",
        "generator",
        "rng is a Generator, which has other methods than np.random has functions: "
        "{text}.",
    ),
]


def error_of(error, case):
    """An exception as a mistake."""
    named = {
        "NotImplementedError": (
            "unwritten",
            "Still to be written: it stops at `raise NotImplementedError`.",
        ),
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
    return raised(error, case.about)


def raised(error, about):
    """An exception of Python's or NumPy's own."""
    where = f" in {error.where}" if error.where else ""
    for kind, text, name, says in KNOWN:
        if re.fullmatch(kind, error.kind) and re.search(text, error.text):
            told = {"text": error.text, "about": about or "these arguments"}
            return Mistake(name, says.format(where=where and f",{where},", **told))
    if error.kind == "TypeError" and not error.where:
        return Mistake("arguments", f"It could not be called: {error.text}.")
    about = f", for {about}" if about else ""
    return Mistake("exception", f"It raised {error.kind}{where}{about}: {error.text}")


def refuse_stub(error, given):
    """An answer that stands beside the line which says that there is none.

    `given` is how many statements the page has written; see `runner.stub`.
    """
    if not error or error.kind != "NotImplementedError":
        return
    statements = re.match(r"\d+", error.text)
    if statements and int(statements[0]) > given:
        where = f" in {error.where}" if error.where else ""
        raise Mistake(
            "stub left",
            f"It stops at `raise NotImplementedError`{where}, which still stands "
            "beside what you wrote: take that line out.",
        )
