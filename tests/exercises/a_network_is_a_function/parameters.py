import numpy as np

from support.answers import Bank

bank = Bank("parameters")


@bank.right
def layer_by_layer(sizes):
    count = 0
    for l in range(1, len(sizes)):
        fan_in, fan_out = sizes[l - 1], sizes[l]
        count = count + fan_in * fan_out + fan_out
    return count


@bank.right
def with_an_input_that_is_always_one(sizes):
    return sum((sizes[l] + 1) * sizes[l + 1] for l in range(len(sizes) - 1))


@bank.right
def as_a_sum_over_arrays(sizes):
    sizes = np.array(sizes)
    return np.sum((sizes[:-1] + 1) * sizes[1:])


@bank.right
def recursive(sizes):
    here = (sizes[0] + 1) * sizes[1]
    return here + recursive(sizes[1:]) if sizes[2:] else here


@bank.right
def by_making_the_arrays(sizes):
    arrays = []
    for l in range(1, len(sizes)):
        arrays.append(np.zeros((sizes[l - 1], sizes[l])))
        arrays.append(np.zeros(sizes[l]))
    return np.sum([array.size for array in arrays])


@bank.right
def backwards(sizes):
    count, left = 0, list(sizes)
    while len(left) > 1:
        units = left.pop()
        count += units * (left[-1] + 1)
    return count


LINE = "count + fan_in * fan_out + fan_out"
bank.slip("no bias", "weights", LINE, "count + fan_in * fan_out")
bank.slip("bias per input", "each unit", LINE, "count + fan_in * fan_out + fan_in")
bank.slip("one bias a layer", "single bias", LINE, "count + fan_in * fan_out + 1")
bank.slip("one layer", "neighbors", LINE, "fan_in * fan_out + fan_out")
bank.slip("one layer", "neighbors", "    return", "        break\n    return")
bank.slip("biases of the input", "inputs got biases", "count = 0", "count = sizes[0]")
bank.slip("value", "by hand", LINE, "count + fan_in + fan_out")
bank.slip("nothing", "return", "return count", "print(count)")
bank.slip("shape", "one number", "return count", "return [count, len(sizes)]")
bank.slip("in place", "in place", "count = 0", "count = 0\n    sizes.insert(0, 0)")


@bank.wrong("units for connections", "counts units")
def units(sizes):
    return sum(sizes)


@bank.wrong("product of sizes", "ways through")
def product(sizes):
    return int(np.prod(sizes))


@bank.wrong("every pair", "all later ones")
def with_short_cuts(sizes):
    count = sum(sizes[1:])
    for i in range(len(sizes)):
        for j in range(i + 1, len(sizes)):
            count += sizes[i] * sizes[j]
    return count


ONES = "an array of ones has as many entries as one of zeros"
bank.equivalent(by_making_the_arrays, "np.zeros((", "np.ones((", ONES)
bank.equivalent(by_making_the_arrays, "np.zeros(sizes[l])", "np.ones(sizes[l])", ONES)
