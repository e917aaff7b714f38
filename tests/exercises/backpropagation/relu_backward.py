import numpy as np

from support.answers import Bank

bank = Bank("relu_backward")


@bank.right
def with_where(z, grad_a):
    return np.where(z > 0, grad_a, 0)


@bank.right
def with_a_mask(z, grad_a):
    return grad_a * (z > 0)


@bank.right
def with_the_sign_of_the_activation(z, grad_a):
    return np.sign(np.maximum(z, 0)) * grad_a


@bank.right
def on_a_copy(z, grad_a):
    delta = grad_a.copy()
    delta[z <= 0] = 0
    return delta


@bank.right
def number_by_number(z, grad_a):
    delta = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        if z[place] > 0:
            delta[place] = grad_a[place]
    return delta


@bank.right
def lists_of_lists(z, grad_a):
    return [[g if x > 0 else 0.0 for x, g in zip(*rows)] for rows in zip(z.tolist(), grad_a.tolist())]


@bank.right
def recursive(z, grad_a):
    first = grad_a[0] * (z[0] > 0)
    if len(z) == 1:
        return [first]
    return [first, *recursive(z[1:], grad_a[1:])]


@bank.right
def in_single_precision(z, grad_a):
    return np.einsum("ij,ij->ij", np.heaviside(z.astype(np.float32), 0), grad_a.astype(np.float32))


@bank.wrong("no slope", "never negative")
def a_mask_of_the_activation(z, grad_a):
    a = np.maximum(z, 0)
    return grad_a * (a >= 0)


@bank.wrong("another slope", "sigmoid")
def the_slope_of_a_sigmoid(z, grad_a):
    a = 1 / (1 + np.exp(-z))
    return grad_a * a * (1 - a)


@bank.wrong("in place", "in place")
def writing_into_grad_a(z, grad_a):
    grad_a[z <= 0] = 0
    return grad_a


@bank.wrong("in place", "in place")
def writing_into_z(z, grad_a):
    z[z > 0] = 1
    z[z < 0] = 0
    return z * grad_a


@bank.wrong("exception", "ambiguous")
def if_of_an_array(z, grad_a):
    if z > 0:
        return grad_a
    return 0 * grad_a


bank.slip("no slope", "switched off", " * (z > 0", ".copy(", of=with_a_mask)
bank.slip("slope at zero", "exactly zero", ">", ">=", of=with_a_mask)
bank.slip("slope at zero", "kink", "(z > 0", "np.heaviside(z, 0.5", of=with_a_mask)
bank.slip("not finite", "zero by zero", "(z > 0)", "np.maximum(z, 0) / z", of=with_a_mask)
bank.slip("times z", "multiplies by z", "(z >", "np.maximum(z,", of=with_a_mask)
bank.slip("times z", "how fast", "(z > 0)", "z", of=with_a_mask)
bank.slip("switched by the gradient", "way forward", "z >", "grad_a >", of=with_a_mask)
bank.slip("switched by the gradient", "sign of grad_a", "grad_a *", "np.maximum(grad_a, 0) *", of=with_a_mask)
bank.slip("leaky", "flat there", "grad_a, 0)", "1, 0.01) * grad_a")
bank.slip("slope alone", "came back", "np.where(z > 0, grad_a, 0", "(z > 0).astype(float")
bank.slip("activation", "on the way forward", "where(z > 0, grad_a", "maximum(z")
bank.slip("upside down", "upside down", ">", "<", of=with_a_mask)
bank.slip("sign of z", "absolute value", "(z > 0", "np.sign(z", of=with_a_mask)
bank.slip("sign", "wrong sign", "np.where(z > 0, grad_a,", "-grad_a * (z >")
bank.slip("mean twice", "twice", "0)", "0) / len(z)", of=with_a_mask)
bank.slip(
    "summed over examples",
    "a row for each example",
    "grad_a * (z > ",
    "(grad_a * (z > 0)).sum(axis=",
    of=with_a_mask,
)
bank.slip("nothing", "return", "return", "grad_a =", of=with_a_mask)
