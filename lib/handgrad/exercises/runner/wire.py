"""Values as JSON, between the grader and the fenced process of a student's code.

A notebook's `hg.check` sends its values the same way, so that both see the same.

    array      {"array": [flat numbers], "shape": [...], "kind": "f" | "i" | "b"}
    list, tuple    {"list": [...]}
    Closure    {"closure": name, "values": {...}}
    Seed       {"seed": number}
    anything else that JSON does not know    {"foreign": name of its type}

`decode` trusts nobody: whatever does not have one of these forms, or is larger than
`encode` lets it be, is a ValueError, and no array is made of it.
"""

import re

import numpy as np

from handgrad.exercises.runner.values import Closure, Foreign, Output, Raised, Seed

DEEPEST = 6
LARGEST = 100_000  # numbers of an array, entries of a list, characters of a text
INTEGERS = range(-(2**63), 2**63)
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}")
KINDS = {"f": float, "i": int, "b": bool}


def encode(value, depth=0):
    """A value as what `json.dumps` takes; never an object of the student's own."""
    if depth > DEEPEST:
        return {"foreign": "list in lists in lists"}
    if value is None or type(value) in (bool, float):
        return value
    if type(value) is str:
        return value if len(value) <= LARGEST else {"foreign": "very long text"}
    if type(value) is int:
        return value if value in INTEGERS else {"foreign": "very large int"}
    if isinstance(value, np.ndarray | np.generic):
        return encode_array(np.asarray(value))
    if isinstance(value, list | tuple):
        return encode_list(value, depth)
    return encode_stand_in(value)


def encode_array(x):
    kind = {"u": "i"}.get(x.dtype.kind, x.dtype.kind)
    if kind not in KINDS or x.size > LARGEST:
        return {"foreign": f"array of {x.dtype} with {x.size} numbers"}
    flat = x.astype(KINDS[kind]).ravel().tolist()
    return {"array": flat, "shape": list(x.shape), "kind": kind}


def encode_list(values, depth):
    if len(values) > LARGEST:
        return {"foreign": f"list of {len(values)} entries"}
    return {"list": [encode(each, depth + 1) for each in values]}


def encode_stand_in(value):
    if isinstance(value, Closure):
        values = {name: encode(each) for name, each in value.values.items()}
        return {"closure": value.name, "values": values}
    if isinstance(value, Seed):
        return {"seed": value.number}
    kind = value.kind if isinstance(value, Foreign) else type(value).__name__
    return {"foreign": plain(kind, 100)}


def decode(value, depth=0):
    """The value of what `encode` gave."""
    if depth > DEEPEST + 2:
        raise ValueError("lists nested too deep")
    if value is None or type(value) in (bool, float):
        return value
    match value:
        case str(text) if len(text) <= LARGEST:
            return text
        case int(number) if number in INTEGERS:
            return number
        case {"array": list(flat), "shape": list(shape), "kind": str(kind)}:
            return decode_array(flat, shape, kind)
        case {"list": list(values)} if len(values) <= LARGEST:
            return [decode(each, depth + 1) for each in values]
        case {"closure": str(name), "values": dict(values)}:
            held = {key: decode(each, depth + 1) for key, each in values.items()}
            return Closure(name, held)
        case {"seed": int(number)}:
            return Seed(number)
        case {"foreign": str(kind)}:
            return Foreign(plain(kind, 100))
    raise ValueError("not a value of the wire")


def decode_array(flat, shape, kind):
    small = len(flat) <= LARGEST and len(shape) <= 8
    numbers = small and all(type(each) in (bool, int, float) for each in flat)
    # Also of an array without numbers, whose rows a judge may go through.
    whole = small and all(type(n) is int and 0 <= n <= LARGEST for n in shape)
    if kind not in KINDS or not numbers or not whole:
        raise ValueError("not an array of the wire")
    try:
        return np.array(flat, dtype=KINDS[kind]).reshape(shape)
    except (OverflowError, ValueError) as error:
        raise ValueError("not an array of the wire") from error


def encode_output(output):
    """What one call gave, as JSON."""
    error = output.error
    return {
        "value": encode(output.value),
        "arguments": [encode(each) for each in output.arguments],
        "calls": [encode(each) for each in output.calls],
        "error": error and [error.kind, error.text, error.where],
    }


def decode_output(message, case):
    """The Output of what `encode_output` gave for a call of that case."""
    match message:
        case {"error": [str(kind), str(text), str(where)]}:
            return Output(error=Raised(plain(kind), plain(text), plain(where)))
        case {
            "error": None,
            "value": value,
            "arguments": list(arguments),
            "calls": list(calls),
        } if len(arguments) == len(case.arguments):
            return Output(
                decode(value),
                tuple(map(decode, arguments)),
                tuple(map(decode, calls)),
            )
    raise ValueError("not an output of the wire")


def plain(text, longest=300):
    """A text of one line that is the same in each run: no addresses of objects."""
    line = "".join(
        each if each.isprintable() else " " for each in text[: 2 * longest]
    )
    return ADDRESS.sub("0x...", line)[:longest]
