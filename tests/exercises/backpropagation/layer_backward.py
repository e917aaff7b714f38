import numpy as np

from support.answers import Bank

bank = Bank("layer_backward")


@bank.right
def in_matrices(a, W, delta):
    return a.T @ delta, delta.sum(axis=0), delta @ W.T


@bank.right
def with_a_column_of_ones(a, W, delta):
    n = len(a)
    both = np.hstack([a, np.ones((n, 1))]).T @ delta
    return [both[:-1], both[-1], np.dot(W, delta.T).T]


@bank.right
def with_einsum(a, W, delta):
    grad_W = np.einsum("ni,nj->ij", a, delta)
    grad_b = np.einsum("nj->j", delta)
    return grad_W, grad_b, np.einsum("nj,ij->ni", delta, W)


@bank.right
def example_by_example(a, W, delta):
    grad_W, grad_b, grad_a = np.zeros_like(W), np.zeros(W.shape[1]), []
    for row, d in zip(a, delta):
        grad_W += np.outer(row, d)
        grad_b += d
        grad_a.append(W @ d)
    return grad_W, grad_b, grad_a


@bank.right
def number_by_number(a, W, delta):
    n, (fan_in, fan_out) = len(a), W.shape
    grad_W = [[sum(a[m, i] * delta[m, j] for m in range(n)) for j in range(fan_out)] for i in range(fan_in)]
    grad_b = [sum(delta[m, j] for m in range(n)) for j in range(fan_out)]
    grad_a = [[sum(delta[m, j] * W[i, j] for j in range(fan_out)) for i in range(fan_in)] for m in range(n)]
    return grad_W, grad_b, grad_a


@bank.right
def recursive(a, W, delta):
    one = np.outer(a[0], delta[0]), delta[0], W @ delta[0]
    if len(a) == 1:
        return one[0], one[1], one[2][None, :]
    grad_W, grad_b, grad_a = recursive(a[1:], W, delta[1:])
    return one[0] + grad_W, one[1] + grad_b, np.vstack([one[2], grad_a])


@bank.right
def in_single_precision(a, W, delta):
    short = delta.astype(np.float32)
    return a.T.astype(np.float32) @ short, np.add.reduce(short), short @ W.T.astype(np.float32)


@bank.wrong("mean twice", "weight gradient.*twice")
def both_divided_again(a, W, delta):
    n = len(a)
    return a.T @ delta / n, delta.sum(axis=0) / n, delta @ W.T


@bank.wrong("over the neurons", "not over examples")
def a_bias_gradient_over_the_neurons_that_fits(a, W, delta):
    axis = 1 if len(set(delta.shape)) == 1 else 0
    return a.T @ delta, delta.sum(axis=axis), delta @ W.T


@bank.wrong("one example", "one example only")
def the_last_example(a, W, delta):
    for row, d in zip(a, delta):
        grad_W = np.outer(row, d)
    return grad_W, delta.sum(axis=0), delta @ W.T


@bank.wrong("updated too early", "whole gradient")
def through_updated_weights(a, W, delta):
    grad_W = a.T @ delta
    W = W - 0.1 * grad_W
    return grad_W, delta.sum(axis=0), delta @ W.T


RESULTS = "a.T @ delta, delta.sum(axis=0), delta @ W.T"

bank.slip("count", "expected 3", RESULTS, "a.T @ delta, delta.sum(axis=0)")
bank.slip("order of results", "another order: grad_a", RESULTS, "delta @ W.T, a.T @ delta, delta.sum(axis=0)")
bank.slip("one bias for all", "each neuron has its own", "delta.sum(axis=0)", "delta.sum()")
bank.slip("one bias for all", "a bias of its own", "delta.sum(axis=0)", "np.full(W.shape[1], delta.sum())")
bank.slip("mean twice", "bias gradient.*twice", "delta.sum(axis=0)", "delta.mean(axis=0)")
bank.slip("no bias gradient", "zero", "delta.sum(axis=0)", "np.zeros(W.shape[1])")
bank.slip("no bias gradient", "cost changes", "delta.sum(axis=0)", "None")
bank.slip("over the neurons", "not over examples", "delta.sum(axis=0)", "delta.sum(axis=1)")
bank.slip("shape", "shape", "delta.sum(axis=0)", "delta.sum(axis=0, keepdims=True)")
bank.slip("not summed", "bias gradient.*apart", "delta.sum(axis=0)", "delta")
bank.slip("one example", "bias gradient.*one example only", "delta.sum(axis=0)", "delta[0]")
bank.slip("transposed", "weight gradient.*transposed", "a.T @ delta", "delta.T @ a")
bank.slip("not summed", "weight gradient.*apart", "a.T @ delta", 'np.einsum("ni,nj->nij", a, delta)')
bank.slip("weight for activation", "weights themselves", "a.T @ delta", "W * delta.sum(axis=0)")
bank.slip("factor", "same factor", "a.T @ delta", "a.T @ delta / 3")
bank.slip("exception", "mismatch", "a.T @ delta", "a @ delta")
bank.slip("wrong connections", "wrong connections", "delta @ W.T", "delta @ W")
bank.slip("transposed", "sent back.*examples are rows", "delta @ W.T", "W @ delta.T")
bank.slip("slope too early", "slope in it already", "delta @ W.T", "(delta @ W.T) * a * (1 - a)")
bank.slip("not through the weights", "through the weights", "delta @ W.T", "delta.copy()")
bank.slip("summed over examples", "row of its own", "delta @ W.T", "W @ delta.sum(axis=0)")
bank.slip("sign", "sent back.*wrong sign", "delta @ W.T", "-delta @ W.T")
bank.slip("in place", "in place", "W = W - 0.1 * grad_W", "W -= 0.1 * grad_W", of=through_updated_weights)

TWO = "a.T @ delta, delta.sum(axis=0)"
bank.slip("transposed", "transposed.*grad_b has the wrong sign", TWO, "delta.T @ a, -delta.sum(axis=0)")


@bank.wrong("finite differences", "formula is asked for")
def by_differences(a, W, delta):
    def slopes(cost, x):
        grad = np.zeros(x.shape)
        for place in np.ndindex(x.shape):
            up = x.copy()
            up[place] += 1e-4
            grad[place] = (cost(up) - cost(x)) / 1e-4
        return grad

    def sent(a, W, b):
        return np.sum(delta * (a @ W + b))

    b = np.zeros(W.shape[1])
    grads = slopes(lambda x: sent(a, x, b), W), slopes(lambda x: sent(a, W, x), b)
    return *grads, slopes(lambda x: sent(x, W, b), a)
