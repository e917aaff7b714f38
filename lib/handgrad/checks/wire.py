"""Values as JSON, between the grader and the fenced process of a student's code.

    array      {"array": [flat numbers], "shape": [...], "kind": "f" | "i" | "b"}
    list, tuple    {"list": [...]}
    Closure    {"closure": name, "values": {...}}
    Seed       {"seed": number}
    anything else that JSON does not know    {"foreign": name of its type}

`decode` trusts nobody: whatever does not have one of these forms is a ValueError.
"""

import numpy as np

from handgrad.checks.exercise import Closure, Foreign, Seed

DEEPEST = 6
LARGEST = 1_000_000
KINDS = {"f": float, "i": int, "b": bool}


def encode(value, depth=0):
    """A value as what `json.dumps` takes; never an object of the student's own."""
    if depth > DEEPEST:
        return {"foreign": "list in lists in lists"}
    if value is None or type(value) in (bool, float, str):
        return value
    if type(value) is int:
        return value if abs(value) < 2**63 else {"foreign": "very large int"}
    if isinstance(value, np.ndarray | np.generic):
        return encode_array(np.asarray(value))
    if isinstance(value, list | tuple):
        return {"list": [encode(each, depth + 1) for each in value]}
    if isinstance(value, Closure):
        values = {name: encode(each) for name, each in value.values.items()}
        return {"closure": value.name, "values": values}
    if isinstance(value, Seed):
        return {"seed": value.number}
    return {
        "foreign": value.kind if isinstance(value, Foreign) else type(value).__name__
    }


def encode_array(x):
    kind = {"u": "i"}.get(x.dtype.kind, x.dtype.kind)
    if kind not in KINDS or x.size > LARGEST:
        return {"foreign": f"array of {x.dtype} with {x.size} numbers"}
    flat = x.astype(KINDS[kind]).ravel().tolist()
    return {"array": flat, "shape": list(x.shape), "kind": kind}


def decode(value, depth=0):
    """The value of what `encode` gave."""
    if depth > DEEPEST + 2:
        raise ValueError("lists nested too deep")
    if value is None or type(value) in (bool, int, float, str):
        return value
    match value:
        case {"array": list(flat), "shape": list(shape), "kind": str(kind)}:
            return decode_array(flat, shape, kind)
        case {"list": list(values)}:
            return [decode(each, depth + 1) for each in values]
        case {"closure": str(name), "values": dict(values)}:
            held = {str(key): decode(each) for key, each in values.items()}
            return Closure(name, held)
        case {"seed": int(number)}:
            return Seed(number)
        case {"foreign": str(kind)}:
            return Foreign(kind[:100])
    raise ValueError("not a value of the wire")


def decode_array(flat, shape, kind):
    numbers = all(type(each) in (bool, int, float) for each in flat)
    whole = all(type(each) is int and each >= 0 for each in shape)
    if kind not in KINDS or len(shape) > 8 or not numbers or not whole:
        raise ValueError("not an array of the wire")
    try:
        return np.array(flat, dtype=KINDS[kind]).reshape(shape)
    except OverflowError as error:
        raise ValueError("an integer is too large") from error
