# ruff: noqa: RUF007
import numpy as np

from support.answers import SINGLE, Bank

bank = Bank("he_weights")


@bank.right
def in_a_comprehension(sizes, rng):
    pairs = zip(sizes[:-1], sizes[1:])
    return [rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out)) for fan_in, fan_out in pairs]


@bank.right
def in_a_loop(sizes, rng):
    weights = []
    for l in range(1, len(sizes)):
        W = rng.standard_normal((sizes[l - 1], sizes[l]))
        weights.append(W * (2 / sizes[l - 1]) ** 0.5)
    return weights


@bank.right
def uniform(sizes, rng):
    weights = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        limit = (6 / fan_in) ** 0.5
        weights.append(rng.uniform(-limit, limit, size=(fan_in, fan_out)))
    return weights


@bank.right
def recursive(sizes, rng):
    if len(sizes) < 2:
        return []
    first = rng.normal(size=(sizes[0], sizes[1])) / np.sqrt(sizes[0] / 2)
    return [first, *recursive(sizes[1:], rng)]


@bank.right
def column_by_column(sizes, rng):
    weights = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        columns = [rng.normal(scale=np.sqrt(2 / fan_in), size=fan_in) for _ in range(fan_out)]
        weights.append(np.column_stack(columns))
    return tuple(weights)


@bank.right
def lists_of_lists(sizes, rng):
    weights = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        std = (2 / fan_in) ** 0.5
        weights.append([[rng.normal() * std for _ in range(fan_out)] for _ in range(fan_in)])
    return weights


@bank.right
def in_single_precision(sizes, rng):
    shapes = list(zip(sizes, sizes[1:]))
    return [rng.standard_normal(s, dtype=np.float32) * np.float32((2 / s[0]) ** 0.5) for s in shapes]


@bank.right
def from_the_last_layer_to_the_first(sizes, rng):
    weights = []
    for l in reversed(range(len(sizes) - 1)):
        weights.insert(0, rng.normal(0, (2 / sizes[l]) ** 0.5, (sizes[l], sizes[l + 1])))
    return weights


@bank.right
def with_a_generator_for_each_layer(sizes, rng):
    shapes = zip(sizes, sizes[1:])
    children = rng.spawn(len(sizes) - 1)
    return [child.normal(0, (2 / shape[0]) ** 0.5, shape) for child, shape in zip(children, shapes)]


@bank.right
def random_signs(sizes, rng):
    shapes = zip(sizes, sizes[1:])
    return [rng.choice([-1.0, 1.0], size=shape) * np.sqrt(2 / shape[0]) for shape in shapes]


@bank.right
def cut_from_one_draw(sizes, rng):
    shapes = list(zip(sizes, sizes[1:]))
    flat, weights, start = rng.normal(size=sum(a * b for a, b in shapes)), [], 0
    for a, b in shapes:
        weights.append(flat[start : start + a * b].reshape(a, b) * np.sqrt(2 / a))
        start += a * b
    return weights


@bank.wrong("scale", "every layer")
def with_a_last_layer_of_small_numbers(sizes, rng):
    weights = [rng.normal(0, (2 / a) ** 0.5, (a, b)) for a, b in zip(sizes, sizes[1:])]
    return [*weights[:-1], 0.01 * weights[-1]]


@bank.wrong("Glorot", "both sides")
def glorot_uniform(sizes, rng):
    weights = []
    for a, b in zip(sizes, sizes[1:]):
        limit = (6 / (a + b)) ** 0.5
        weights.append(rng.uniform(-limit, limit, (a, b)))
    return weights


@bank.wrong("rng", "a generator of its own")
def no_chance_at_all(sizes, rng):
    weights = []
    for a, b in zip(sizes, sizes[1:]):
        W = np.sin((np.arange(a * b) + 7e4 * len(weights)) ** 2).reshape(a, b)
        weights.append((W - W.mean()) / W.std() * (2 / a) ** 0.5)
    return weights


@bank.wrong("in place", "in place")
def taking_sizes_apart(sizes, rng):
    weights = []
    while len(sizes) > 1:
        a = sizes.pop(0)
        weights.append(rng.normal(0, (2 / a) ** 0.5, (a, sizes[0])))
    return weights


@bank.wrong("equal weights", "repeated")
def with_the_second_half_like_the_first(sizes, rng):
    weights = [rng.normal(0, (2 / n) ** 0.5, size=(n, k)) for n, k in zip(sizes, sizes[1:])]
    for W in weights:
        half = W.shape[1] // 2
        W[:, half : 2 * half] = W[:, :half]
    return weights


@bank.wrong("rng", "much of the weights is the same")
def one_table_that_is_shuffled(sizes, rng):
    table = np.random.default_rng(0).normal(size=20_000)
    return [rng.permutation(table)[: a * b].reshape(a, b) * (2 / a) ** 0.5 for a, b in zip(sizes, sizes[1:])]


@bank.wrong("rng", "much of the weights is the same")
def one_table_with_other_signs(sizes, rng):
    table, weights = np.random.default_rng(0), []
    for a, b in zip(sizes, sizes[1:]):
        weights.append(table.normal(0, (2 / a) ** 0.5, (a, b)) * rng.choice([-1, 1], (a, b)))
    return weights


@bank.wrong("rng", "much of the weights is the same")
def one_table_and_a_little_chance(sizes, rng):
    table, weights = np.random.default_rng(0), []
    for a, b in zip(sizes, sizes[1:]):
        weights.append(table.normal(0, (2 / a) ** 0.5, (a, b)) + rng.normal(0, 1e-6, (a, b)))
    return weights


W, STD = "rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))", "np.sqrt(2 / fan_in)"
PAIRS = "pairs = zip(sizes[:-1], sizes[1:])"

bank.slip("zero weights", "twin", W, "np.zeros((fan_in, fan_out))")
bank.slip("equal weights", "stay equal", W, "np.full((fan_in, fan_out), 0.5)")
bank.slip("equal weights", "stay equal", W, "np.full((fan_in, fan_out), rng.normal(0, np.sqrt(2 / fan_in)))")
bank.slip("equal weights", "repeated", W, "np.tile(rng.normal(0, np.sqrt(2 / fan_in), (fan_in, 1)), fan_out)")
bank.slip("equal weights", "repeated", W, "np.array([rng.normal(0, np.sqrt(2 / fan_in), fan_out)] * fan_in)")
bank.slip(
    "related weights", "few numbers", W, f"np.outer(rng.normal(size=fan_in), rng.normal(size=fan_out)) * {STD}"
)
bank.slip(
    "related weights",
    "few numbers",
    W,
    f"np.sin(np.arange(1.0, fan_in * fan_out + 1)).reshape(fan_in, fan_out) * 2**0.5 * {STD}",
)
bank.slip(
    "related weights",
    "few numbers",
    W,
    f"np.linspace(-1, 1, fan_in * fan_out).reshape(fan_in, fan_out) * 3**0.5 * {STD}",
)
bank.slip("off center", "not centered", W, "rng.random((fan_in, fan_out)) * np.sqrt(2 / fan_in)")
bank.slip("off center", "not centered", W, f"abs({W})")
bank.slip("limit", "limits lie further out", W, f"rng.uniform(-{STD}, {STD}, (fan_in, fan_out))")
bank.slip("not finite", r"weights\[0\] has nan", W, f"{W} * np.sqrt(np.float64(1 - fan_in))")
bank.slip("shape", r"weights\[0\] has shape", "(fan_in, fan_out)", "(fan_out, fan_in)")
bank.slip("unscaled", "not scaled", STD, "1")
bank.slip("large weights", "too large", STD, "5")
bank.slip("small weights", "too small", STD, "0.01")
bank.slip("variance for deviation", "standard deviation", STD, "2 / fan_in")
bank.slip("variance for deviation", "standard deviation", STD, "np.sqrt(2) / fan_in")
bank.slip("fan-out", "adds up", STD, "np.sqrt(2 / fan_out)")
bank.slip("Glorot", "both sides", STD, "np.sqrt(2 / (fan_in + fan_out))")
bank.slip("LeCun", "half", STD, "np.sqrt(1 / fan_in)")
bank.slip("one fan-in", "first layer", STD, "np.sqrt(2 / sizes[0])")
bank.slip("same numbers", "made anew", "rng.normal", "np.random.default_rng(0).normal")
bank.slip("rng", "a generator of its own", PAIRS, f"rng = np.random.default_rng(0)\n    {PAIRS}")
bank.slip("rng", "elsewhere", "rng.normal", "np.random.normal")
bank.slip("count", "3 values, expected 2", PAIRS, "pairs = zip(sizes, sizes)")
bank.slip("count", "expected 2", "in pairs]", "in pairs][-1:]")

bank.slip("precedence", "takes the power first", STD, "(2 / fan_in) ** 1 / 2")
bank.slip("generator", "other methods", W, f"rng.randn(fan_in, fan_out) * {STD}")
bank.equivalent(
    in_single_precision, "list(zip(sizes, sizes[1:])", "zip(sizes, sizes[1:]", "the pairs are gone through once"
)
bank.equivalent(in_single_precision, ", dtype=np.float32", "", SINGLE)
bank.equivalent(with_a_generator_for_each_layer, "-", "+", "a generator more than there are layers is not used")
bank.equivalent(with_a_generator_for_each_layer, "1)", "0)", "a generator more than there are layers is not used")
