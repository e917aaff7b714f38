import numpy as np

from support.answers import LIST, Bank

bank = Bank("sigmoid")


@bank.right
def as_it_is_written(z):
    return 1 / (1 + np.exp(-z))


@bank.right
def by_the_tanh(z):
    return (1 + np.tanh(z / 2)) / 2


@bank.right
def by_the_logarithm(z):
    return np.exp(-np.logaddexp(0, -z))


@bank.right
def by_the_sign(z):
    a = np.empty(len(z))
    up = z >= 0
    a[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    a[~up] = e / (1 + e)
    return a


@bank.right
def one_by_one(z):
    a = []
    for value in z:
        if value >= 0:
            a.append(1 / (1 + np.exp(-value)))
        else:
            a.append(np.exp(value) / (1 + np.exp(value)))
    return np.array(a)


@bank.right
def in_single_precision(z):
    return 1 / (1 + np.exp(-z.astype(np.float32)))


@bank.wrong("one truth", "single true or false")
def if_of_an_array(z):
    if z > 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


@bank.wrong("another activation", "one sum")
def softmax_of_the_examples(z):
    e = np.exp(z - z.max())
    return e / e.sum()


bank.slip("precedence", "parentheses", "1 / (1 + np.exp(-z))", "1 / 1 + np.exp(-z)")
bank.slip("falling", "falls", "-z", "z")
bank.slip("falling", "falls", "1 / (", "np.exp(-z) / (")
bank.slip("sigmoid overflow", "nan", "1 / (1 + np.exp(-z))", "np.exp(z) / (1 + np.exp(z))")
bank.slip("exponential alone", "part of the formula", "1 / (1 + np.exp(-z))", "np.exp(-z)")
bank.slip("hard step", "step", "1 / (1 + np.exp(-z))", "(z > 0) * 1.0")
bank.slip("another activation", "tanh", "1 / (1 + np.exp(-z))", "np.tanh(z)")
bank.slip("another activation", "base", "np.exp(-z)", "2.0 ** -z")
bank.slip("slope", "slope", "return 1 / (1 + np.exp(-z))", "a = 1 / (1 + np.exp(-z))\n    return a * (1 - a)")
bank.slip("nothing", "return", "return 1", "a = 1")
bank.slip("shape", "shape", "1 / (1 + np.exp(-z))", "np.mean(1 / (1 + np.exp(-z)))")
bank.slip("in place", "in place", "return 1 / (1 + np.exp(-z))", "z *= -1\n    return 1 / (1 + np.exp(z))")
bank.slip("unwritten", "Still to be written", "return 1 / (1 + np.exp(-z))", "raise NotImplementedError")
FORMS = "close to zero both ways of writing it give the same"
for threshold in ("> 0", ">= 1", ">= -1"):
    bank.equivalent(by_the_sign, "z >= 0", f"z {threshold}", FORMS)
    bank.equivalent(one_by_one, "value >= 0", f"value {threshold}", FORMS)
bank.equivalent(one_by_one, "np.array(a)", "a", LIST)
