import numpy as np

from support.answers import Bank

bank = Bank("gate")


@bank.right
def with_a_table(name, d):
    sums = {"AND": d - 0.5, "OR": 0.5, "NAND": d - 0.5, "NOR": 0.5}
    sign = -1 if name[0] == "N" else 1
    return sign * np.ones(d), -sign * sums[name]


@bank.right
def case_by_case(name, d):
    if name == "AND":
        return np.ones(d), 0.5 - d
    if name == "OR":
        return np.ones(d), -0.5
    if name == "NAND":
        return -np.ones(d), d - 0.5
    return -np.ones(d), 0.5


@bank.right
def from_the_sums_on_both_sides(name, d):
    low, high = (d - 1, d) if name in ("AND", "NAND") else (0, 1)
    w, b = np.ones(d), -(low + high) / 2
    return (-w, -b) if name.startswith("N") else (w, b)


@bank.right
def lists(name, d):
    b = {"AND": 0.5 - d, "NAND": 0.5 - d}.get(name, -0.5)
    turn = -1 if name in ("NAND", "NOR") else 1
    return [turn] * d, turn * b


@bank.right
def from_all_inputs(name, d):
    bits = np.array(list(np.ndindex((2,) * d)))
    fires = bits.all(axis=1) if "AND" in name else bits.any(axis=1)
    sums = bits.sum(axis=1)
    b = -(sums[fires].min() + sums[~fires].max()) / 2
    return (np.full(d, -1), -b) if name[0] == "N" else (np.full(d, 1), b)


@bank.wrong("two inputs", "two inputs only")
def for_two(name, d):
    sums = {"AND": 1.5, "OR": 0.5, "NAND": 1.5, "NOR": 0.5}
    sign = -1 if name[0] == "N" else 1
    return sign * np.ones(d), -sign * sums[name]


@bank.wrong("not halfway", "right gate")
def larger_weights(name, d):
    sums = {"AND": d - 0.5, "OR": 0.5, "NAND": d - 0.5, "NOR": 0.5}
    sign = -2 if name[0] == "N" else 2
    return sign * np.ones(d), -sign * sums[name]


bank.slip("on the line", "exactly zero", 'd - 0.5, "OR"', 'd, "OR"')
bank.slip("on the line", "exactly zero", '"OR": 0.5', '"OR": 0.0')
bank.slip("not halfway", "right gate", '"OR": 0.5', '"OR": 0.25')
bank.slip("another gate", "gives OR", '"AND": d - 0.5', '"AND": 0.5')
bank.slip("another gate", "gives AND", '"OR": 0.5', '"OR": d - 0.5')
bank.slip("another gate", "gives", "-1 if", "1 if")
bank.slip("always fires", "always", "-sign * sums", "sums")
bank.slip("never fires", "never", "-sign * sums[name]", "-sign * sums[name] - 2 * d")
bank.slip(
    "bias first",
    "first",
    "return sign * np.ones(d), -sign * sums[name]",
    "return -sign * sums[name], sign * np.ones(d)",
)
bank.slip("shape", "shape", "np.ones(d)", "np.ones(2)")
bank.slip("count", "2 values", ", -sign * sums[name]", "")
bank.slip("nothing", "return", "return sign", "w = sign")
bank.slip("shape", "one number", "-sign * sums[name]", "-sign * np.full(d, sums[name])")
bank.equivalent(with_a_table, "sign * np.ones(d)", "sign / np.ones(d)", "to divide by one is to multiply by it")
