# ruff: noqa: RUF007
import numpy as np

from answers import right, wrong


@right
def in_a_comprehension(sizes, rng):
    pairs = zip(sizes[:-1], sizes[1:])
    return [rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out)) for fan_in, fan_out in pairs]


@right
def in_a_loop(sizes, rng):
    weights = []
    for l in range(1, len(sizes)):
        W = rng.standard_normal((sizes[l - 1], sizes[l]))
        weights.append(W * (2 / sizes[l - 1]) ** 0.5)
    return weights


@right
def uniform(sizes, rng):
    weights = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        limit = (6 / fan_in) ** 0.5
        weights.append(rng.uniform(-limit, limit, size=(fan_in, fan_out)))
    return weights


@right
def recursive(sizes, rng):
    if len(sizes) < 2:
        return []
    first = rng.normal(size=(sizes[0], sizes[1])) / np.sqrt(sizes[0] / 2)
    return [first, *recursive(sizes[1:], rng)]


@right
def column_by_column(sizes, rng):
    weights = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        columns = [rng.normal(scale=np.sqrt(2 / fan_in), size=fan_in) for _ in range(fan_out)]
        weights.append(np.column_stack(columns))
    return tuple(weights)


@right
def lists_of_lists(sizes, rng):
    weights = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        std = (2 / fan_in) ** 0.5
        weights.append([[rng.normal() * std for _ in range(fan_out)] for _ in range(fan_in)])
    return weights


@right
def in_single_precision(sizes, rng):
    shapes = list(zip(sizes, sizes[1:]))
    return [rng.standard_normal(s, dtype=np.float32) * np.float32((2 / s[0]) ** 0.5) for s in shapes]


@right
def from_the_last_layer_to_the_first(sizes, rng):
    weights = []
    for l in reversed(range(len(sizes) - 1)):
        weights.insert(0, rng.normal(0, (2 / sizes[l]) ** 0.5, (sizes[l], sizes[l + 1])))
    return weights


@right
def with_a_generator_for_each_layer(sizes, rng):
    shapes = zip(sizes, sizes[1:])
    children = rng.spawn(len(sizes) - 1)
    return [child.normal(0, (2 / shape[0]) ** 0.5, shape) for child, shape in zip(children, shapes)]


@right
def random_signs(sizes, rng):
    shapes = zip(sizes, sizes[1:])
    return [rng.choice([-1.0, 1.0], size=shape) * np.sqrt(2 / shape[0]) for shape in shapes]


@right
def cut_from_one_draw(sizes, rng):
    shapes = list(zip(sizes, sizes[1:]))
    flat, weights, start = rng.normal(size=sum(a * b for a, b in shapes)), [], 0
    for a, b in shapes:
        weights.append(flat[start : start + a * b].reshape(a, b) * np.sqrt(2 / a))
        start += a * b
    return weights


@wrong("zero weights", says="twin")  # W22, W24
def zeros(sizes, rng):
    return [np.zeros((a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("equal weights", says="stay equal")  # W23
def constant(sizes, rng):
    return [np.full((a, b), 0.5) for a, b in zip(sizes, sizes[1:])]


@wrong("equal weights", says="stay equal")  # W23
def one_draw_a_layer(sizes, rng):
    return [np.full((a, b), rng.normal(0, (2 / a) ** 0.5)) for a, b in zip(sizes, sizes[1:])]


@wrong("equal weights", says="repeated")  # W23
def one_column_for_all_units(sizes, rng):
    return [np.tile(rng.normal(0, (2 / a) ** 0.5, (a, 1)), b) for a, b in zip(sizes, sizes[1:])]


@wrong("equal weights", says="repeated")
def one_row_for_all_inputs(sizes, rng):
    return [np.array([rng.normal(0, (2 / a) ** 0.5, b)] * a) for a, b in zip(sizes, sizes[1:])]


@wrong("large weights", says="too large")  # W25
def with_a_deviation_of_five(sizes, rng):
    return [rng.normal(0, 5, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("unscaled", says="not scaled")  # W25
def standard_normal(sizes, rng):
    return [rng.normal(size=(a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("small weights", says="too small")
def small_numbers(sizes, rng):
    return [rng.normal(0, 0.01, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("scale", says="every layer")
def with_a_last_layer_of_small_numbers(sizes, rng):
    weights = [rng.normal(0, (2 / a) ** 0.5, (a, b)) for a, b in zip(sizes, sizes[1:])]
    return [*weights[:-1], 0.01 * weights[-1]]


@wrong("not finite", says=r"weights\[0\] has nan")
def with_a_negative_variance(sizes, rng):
    return [rng.normal(size=(a, b)) * np.sqrt(np.float64(1 - a)) for a, b in zip(sizes, sizes[1:])]


@wrong("variance for deviation", says="standard deviation")
def without_the_root(sizes, rng):
    return [rng.normal(0, 2 / a, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("variance for deviation", says="standard deviation")
def with_the_root_of_two_only(sizes, rng):
    return [rng.normal(0, np.sqrt(2) / a, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("fan-out", says="adds up")
def scaled_by_the_fan_out(sizes, rng):
    return [rng.normal(0, (2 / b) ** 0.5, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("Glorot", says="both sides")
def glorot(sizes, rng):
    return [rng.normal(0, (2 / (a + b)) ** 0.5, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("Glorot", says="both sides")
def glorot_uniform(sizes, rng):
    weights = []
    for a, b in zip(sizes, sizes[1:]):
        limit = (6 / (a + b)) ** 0.5
        weights.append(rng.uniform(-limit, limit, (a, b)))
    return weights


@wrong("LeCun", says="half")
def lecun(sizes, rng):
    return [rng.normal(0, a**-0.5, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("limit", says="limits lie further out")
def uniform_within_the_deviation(sizes, rng):
    return [rng.uniform(-((2 / a) ** 0.5), (2 / a) ** 0.5, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("one fan-in", says="first layer")
def scaled_by_the_inputs_of_the_network(sizes, rng):
    return [rng.normal(0, (2 / sizes[0]) ** 0.5, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("off center", says="not centered")
def positive_numbers(sizes, rng):
    return [rng.random((a, b)) * (2 / a) ** 0.5 for a, b in zip(sizes, sizes[1:])]


@wrong("off center", says="not centered")
def absolute_values(sizes, rng):
    return [np.abs(rng.normal(0, (2 / a) ** 0.5, (a, b))) for a, b in zip(sizes, sizes[1:])]


@wrong("same numbers", says="made anew")
def a_generator_made_in_each_layer(sizes, rng):
    weights = []
    for a, b in zip(sizes, sizes[1:]):
        rng = np.random.default_rng(0)
        weights.append(rng.normal(0, (2 / a) ** 0.5, (a, b)))
    return weights


@wrong("rng", says="a generator of its own")
def a_generator_made_once(sizes, rng):
    own = np.random.default_rng(0)
    return [own.normal(0, (2 / a) ** 0.5, (a, b)) for a, b in zip(sizes, sizes[1:])]


@wrong("rng", says="elsewhere")
def the_global_generator(sizes, rng):
    return [np.random.randn(a, b) * (2 / a) ** 0.5 for a, b in zip(sizes, sizes[1:])]  # noqa: NPY002


@wrong("rng", says="a generator of its own")
def no_chance_at_all(sizes, rng):
    weights = []
    for a, b in zip(sizes, sizes[1:]):
        W = np.sin((np.arange(a * b) + 7e4 * len(weights)) ** 2).reshape(a, b)
        weights.append((W - W.mean()) / W.std() * (2 / a) ** 0.5)
    return weights


@wrong("shape", says=r"weights\[0\] has shape")
def units_by_inputs(sizes, rng):
    return [rng.normal(0, (2 / a) ** 0.5, (b, a)) for a, b in zip(sizes, sizes[1:])]


@wrong("count", says="3 values, expected 2")
def a_matrix_too_many(sizes, rng):
    return [rng.normal(0, (2 / a) ** 0.5, (a, a)) for a in sizes]


@wrong("count", says="expected 2")
def the_last_layer_only(sizes, rng):
    for a, b in zip(sizes, sizes[1:]):
        weights = [rng.normal(0, (2 / a) ** 0.5, (a, b))]
    return weights


@wrong("in place", says="in place")
def taking_sizes_apart(sizes, rng):
    weights = []
    while len(sizes) > 1:
        a = sizes.pop(0)
        weights.append(rng.normal(0, (2 / a) ** 0.5, (a, sizes[0])))
    return weights


@wrong("equal weights", says="repeated")
def with_the_second_half_like_the_first(sizes, rng):
    weights = [rng.normal(0, (2 / n) ** 0.5, size=(n, k)) for n, k in zip(sizes, sizes[1:])]
    for W in weights:
        half = W.shape[1] // 2
        W[:, half : 2 * half] = W[:, :half]
    return weights
