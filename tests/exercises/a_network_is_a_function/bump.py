import numpy as np

from support.answers import LIST, Bank

bank = Bank("bump")


@bank.right
def two_steps(x, left, right, height):
    steep = 40
    up = 1 / (1 + np.exp(-steep * (x - left)))
    down = 1 / (1 + np.exp(-steep * (x - right)))
    return height * (up - down)


@bank.right
def with_a_function(x, left, right, height):
    def step(at):
        return 1 / (1 + np.exp(40 * (at - x)))

    return height * step(left) - height * step(right)


@bank.right
def by_the_tanh(x, left, right, height):
    up, down = np.tanh(20 * (x - left)), np.tanh(20 * (x - right))
    return height / 2 * (up - down)


@bank.right
def as_a_network(x, left, right, height):
    w, b = [40.0, 40.0], -40 * np.array([left, right])
    a = 1 / (1 + np.exp(-(np.outer(x, w) + b)))
    return height * a[:, 0] - height * a[:, 1]


@bank.right
def by_the_logarithm(x, left, right, height):
    edges = np.array([left, right])
    up, down = np.exp(-np.logaddexp(0, -40 * (x - edges[:, None])))
    return (up - down) * height


@bank.right
def one_by_one(x, left, right, height):
    values = []
    for place in x:
        z = np.array([place - left, place - right]) * 40
        up, down = 1 / (1 + np.exp(-z))
        values.append(height * (up - down))
    return np.array(values)


OUT = "height * (up - down)"
bank.slip("one step", "one step", OUT, "height * up")
bank.slip("one step", "one step", OUT, "height * down")
bank.slip("steps added", "never comes down", OUT, "height * (up + down)")
bank.slip("steps multiplied", "multiplied", OUT, "height * up * (1 - down)")
bank.slip("no height", "no part", OUT, "up - down")
bank.slip("sign", "sign", OUT, "height * (down - up)")
bank.slip("not steep", "steepness", "steep = 40", "steep = 1")
bank.slip("not steep", "steepness", "steep = 40", "steep = 4")
bank.slip(
    "edge misplaced",
    "Where is the sum zero",
    "-steep * (x - left)",
    "-(steep * x - left)",
    "-steep * (x - right)",
    "-(steep * x - right)",
)
bank.slip(
    "edge misplaced",
    "other side of zero",
    "-steep * (x - left)",
    "-steep * (x + left)",
    "-steep * (x - right)",
    "-steep * (x + right)",
)
bank.slip(
    "hard step",
    "ramps",
    "1 / (1 + np.exp(-steep * (x - left)))",
    "np.clip(steep * (x - left), 0, 1)",
    "1 / (1 + np.exp(-steep * (x - right)))",
    "np.clip(steep * (x - right), 0, 1)",
)
bank.slip("height inside", "inside", "steep = 40", "steep = 40 * height", OUT, "up - down")
bank.slip("hard step", "no slope", OUT, "height * ((x > left) & (x < right))")
bank.slip("nothing", "return", "return", "z =")
bank.slip("shape", "shape", OUT, "np.sum(height * (up - down))")
bank.slip("one step", "one step", OUT, "-height * down")
bank.slip("in place", "in place", "steep = 40", "steep = 40\n    x -= 0.1 * left")
bank.slip(
    "another activation",
    "two units high",
    "1 / (1 + np.exp(-steep * (x - left)))",
    "np.tanh(steep * (x - left))",
    "1 / (1 + np.exp(-steep * (x - right)))",
    "np.tanh(steep * (x - right))",
)


@bank.wrong("sigmoid overflow", "only the denominator")
def with_the_exponential_above(x, left, right, height):
    up, down = np.exp(40 * (x - left)), np.exp(40 * (x - right))
    return height * (up / (1 + up) - down / (1 + down))


bank.equivalent(one_by_one, "np.array(values)", "values", LIST)
