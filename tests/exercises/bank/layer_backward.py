import numpy as np

from answers import right, wrong


@right
def in_matrices(a, W, delta):
    return a.T @ delta, delta.sum(axis=0), delta @ W.T


@right
def with_a_column_of_ones(a, W, delta):
    n = len(a)
    both = np.hstack([a, np.ones((n, 1))]).T @ delta
    return [both[:-1], both[-1], np.dot(W, delta.T).T]


@right
def with_einsum(a, W, delta):
    grad_W = np.einsum("ni,nj->ij", a, delta)
    grad_b = np.einsum("nj->j", delta)
    return grad_W, grad_b, np.einsum("nj,ij->ni", delta, W)


@right
def example_by_example(a, W, delta):
    grad_W, grad_b, grad_a = np.zeros_like(W), np.zeros(W.shape[1]), []
    for row, d in zip(a, delta):
        grad_W += np.outer(row, d)
        grad_b += d
        grad_a.append(W @ d)
    return grad_W, grad_b, grad_a


@right
def number_by_number(a, W, delta):
    n, (fan_in, fan_out) = len(a), W.shape
    grad_W = [[sum(a[m, i] * delta[m, j] for m in range(n)) for j in range(fan_out)] for i in range(fan_in)]
    grad_b = [sum(delta[m, j] for m in range(n)) for j in range(fan_out)]
    grad_a = [[sum(delta[m, j] * W[i, j] for j in range(fan_out)) for i in range(fan_in)] for m in range(n)]
    return grad_W, grad_b, grad_a


@right
def recursive(a, W, delta):
    one = np.outer(a[0], delta[0]), delta[0], W @ delta[0]
    if len(a) == 1:
        return one[0], one[1], one[2][None, :]
    grad_W, grad_b, grad_a = recursive(a[1:], W, delta[1:])
    return one[0] + grad_W, one[1] + grad_b, np.vstack([one[2], grad_a])


@right
def in_single_precision(a, W, delta):
    short = delta.astype(np.float32)
    return a.T.astype(np.float32) @ short, np.add.reduce(short), short @ W.T.astype(np.float32)


@wrong("one bias for all", says="each neuron has its own")  # W1
def a_bias_gradient_of_everything(a, W, delta):
    return a.T @ delta, delta.sum(), delta @ W.T


@wrong("one bias for all", says="a bias of its own")  # W1
def a_bias_gradient_of_everything_repeated(a, W, delta):
    return a.T @ delta, np.full(W.shape[1], delta.sum()), delta @ W.T


@wrong("mean twice", says="bias gradient.*twice")  # W2
def a_bias_gradient_as_a_mean(a, W, delta):
    return a.T @ delta, delta.mean(axis=0), delta @ W.T


@wrong("mean twice", says="weight gradient.*twice")  # W3
def both_divided_again(a, W, delta):
    n = len(a)
    return a.T @ delta / n, delta.sum(axis=0) / n, delta @ W.T


@wrong("no bias gradient", says="zero")  # W5
def zeros_for_the_bias(a, W, delta):
    return a.T @ delta, np.zeros(W.shape[1]), delta @ W.T


@wrong("no bias gradient", says="cost changes")  # W5
def none_for_the_bias(a, W, delta):
    return a.T @ delta, None, delta @ W.T


@wrong("wrong connections", says="wrong connections")  # W6
def without_the_transpose(a, W, delta):
    return a.T @ delta, delta.sum(axis=0), delta @ W


@wrong("transposed", says="weight gradient.*transposed")
def a_transposed_weight_gradient(a, W, delta):
    return delta.T @ a, delta.sum(axis=0), delta @ W.T


@wrong("transposed", says="sent back.*examples are rows")
def columns_of_examples(a, W, delta):
    return a.T @ delta, delta.sum(axis=0), W @ delta.T


@wrong("order of results", says="another order: grad_a")
def in_another_order(a, W, delta):
    return delta @ W.T, a.T @ delta, delta.sum(axis=0)


@wrong("count", says="expected 3")
def two_of_three(a, W, delta):
    return a.T @ delta, delta.sum(axis=0)


@wrong("shape", says="shape")
def a_row_of_biases(a, W, delta):
    return a.T @ delta, delta.sum(axis=0, keepdims=True), delta @ W.T


@wrong("over the neurons", says="not over examples")
def a_bias_gradient_over_the_neurons(a, W, delta):
    return a.T @ delta, delta.sum(axis=1), delta @ W.T


@wrong("over the neurons", says="not over examples")
def a_bias_gradient_over_the_neurons_that_fits(a, W, delta):
    axis = 1 if len(set(delta.shape)) == 1 else 0
    return a.T @ delta, delta.sum(axis=axis), delta @ W.T


@wrong("not summed", says="bias gradient.*apart")
def delta_for_the_bias(a, W, delta):
    return a.T @ delta, delta, delta @ W.T


@wrong("not summed", says="weight gradient.*apart")
def a_weight_gradient_for_each_example(a, W, delta):
    return np.einsum("ni,nj->nij", a, delta), delta.sum(axis=0), delta @ W.T


@wrong("one example", says="one example only")
def the_last_example(a, W, delta):
    for row, d in zip(a, delta):
        grad_W = np.outer(row, d)
    return grad_W, delta.sum(axis=0), delta @ W.T


@wrong("one example", says="bias gradient.*one example only")
def the_first_delta(a, W, delta):
    return a.T @ delta, delta[0], delta @ W.T


@wrong("weight for activation", says="weights themselves")
def weights_for_activations(a, W, delta):
    return W * delta.sum(axis=0), delta.sum(axis=0), delta @ W.T


@wrong("slope too early", says="slope in it already")
def times_the_slope_of_a_sigmoid(a, W, delta):
    return a.T @ delta, delta.sum(axis=0), (delta @ W.T) * a * (1 - a)


@wrong("updated too early", says="whole gradient")  # W16
def through_updated_weights(a, W, delta):
    grad_W = a.T @ delta
    W = W - 0.1 * grad_W
    return grad_W, delta.sum(axis=0), delta @ W.T


@wrong("in place", says="in place")  # W16
def updating_the_weights(a, W, delta):
    grad_W = a.T @ delta
    W -= 0.1 * grad_W
    return grad_W, delta.sum(axis=0), delta @ W.T


@wrong("not through the weights", says="through the weights")
def delta_as_it_is(a, W, delta):
    return a.T @ delta, delta.sum(axis=0), delta.copy()


@wrong("summed over examples", says="row of its own")
def back_to_one_row(a, W, delta):
    return a.T @ delta, delta.sum(axis=0), W @ delta.sum(axis=0)


@wrong("sign", says="sent back.*wrong sign")  # W15
def a_flipped_sign(a, W, delta):
    return a.T @ delta, delta.sum(axis=0), -delta @ W.T


@wrong("exception", says="mismatch")
def a_weight_gradient_without_the_transpose(a, W, delta):
    return a @ delta, delta.sum(axis=0), delta @ W.T


@wrong("factor", says="same factor")
def with_a_third_of_the_weight_gradient(a, W, delta):
    return a.T @ delta / 3, delta.sum(axis=0), delta @ W.T
