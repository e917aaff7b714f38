import numpy as np

from support.answers import Bank

bank = Bank("neuron")


@bank.right
def with_a_dot_product(x, w, b):
    z = x @ w + b
    return np.tanh(z)


@bank.right
def with_a_sum(x, w, b):
    return np.tanh(np.sum(x * w) + b)


@bank.right
def in_a_loop(x, w, b):
    z = b
    for j in range(len(x)):
        z = z + x[j] * w[j]
    return np.tanh(z)


@bank.right
def by_exponentials(x, w, b):
    z = float(np.dot(w, x)) + b
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


@bank.right
def with_the_bias_as_a_weight(x, w, b):
    return np.tanh(np.append(x, 1) @ np.append(w, b))


@bank.right
def in_single_precision(x, w, b):
    return np.tanh(np.float32(b) + np.einsum("j,j->", x.astype(np.float32), w.astype(np.float32)))


@bank.wrong("no sum", "each input")
def products_alone(x, w, b):
    return np.tanh(x * w + b)


@bank.wrong("bent too early", "each product")
def each_product_bent(x, w, b):
    return np.sum(np.tanh(x * w)) + b


@bank.wrong("exception", "")
def python_sum_of_a_matrix_product(x, w, b):
    return np.tanh(sum(x @ w) + b)


bank.slip("no activation", "before it puts", "np.tanh(z)", "z")
bank.slip("no bias", "no part", "x @ w + b", "x @ w")
bank.slip("bias outside", "after the activation", "x @ w + b", "x @ w", "np.tanh(z)", "np.tanh(z) + b")
bank.slip("threshold", "subtracted", "+ b", "- b")
bank.slip("bias per input", "once for each", "x @ w + b", "np.sum(x * w + b)")
bank.slip("mean for the sum", "averaged", "x @ w", "np.mean(x * w)")
bank.slip("no products", "are added", "x @ w", "np.sum(x + w)")
bank.slip("another activation", "sigmoid", "np.tanh(z)", "1 / (1 + np.exp(-z))")
bank.slip("cut off", "below zero", "np.tanh(z)", "max(z, 0)")
bank.slip("hard step", "which side", "np.tanh(z)", "np.sign(z)")
bank.slip("cut off", "below zero", "np.tanh(z)", "1 if z > 0 else 0")
bank.slip("slope", "slope", "np.tanh(z)", "1 - np.tanh(z) ** 2")
bank.slip("sign", "wrong sign", "np.tanh(z)", "np.tanh(-z)")
bank.slip("in place", "in place", "z = x @ w + b", "w *= x\n    z = w.sum() + b")
bank.slip("nothing", "return", "return np", "a = np")
TURNED = "a dot product is the same in either order"
bank.equivalent(with_a_dot_product, "x @ w", "w @ x", TURNED)
TWO = "np.append(x, 1) @ np.append(w, b)"
bank.equivalent(with_the_bias_as_a_weight, TWO, "np.append(w, b) @ np.append(x, 1)", TURNED)
bank.equivalent(by_exponentials, "float(np.dot(w, x))", "np.dot(w, x)", "NumPy's numbers are numbers, too")
