import numpy as np

from support.answers import Bank

bank = Bank("relu_backward")


@bank.right
def with_a_mask(z, grad_a):
    return grad_a * (z > 0)


@bank.right
def with_where(z, grad_a):
    return np.where(z > 0, grad_a, 0)


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


@bank.wrong("one truth", "single true or false")
def if_of_an_array(z, grad_a):
    if z > 0:
        return grad_a
    return 0 * grad_a


bank.slip("no slope", "switched off", "grad_a * (z > 0)", "grad_a.copy()")
bank.slip("slope at zero", "exactly zero", "z > 0", "z >= 0")
bank.slip("slope at zero", "kink", "(z > 0)", "np.heaviside(z, 0.5)")
bank.slip("not finite", "zero by zero", "(z > 0)", "np.maximum(z, 0) / z")
bank.slip("times z", "multiplies by z", "(z > 0)", "np.maximum(z, 0)")
bank.slip("times z", "how fast", "(z > 0)", "z")
bank.slip("switched by the gradient", "way forward", "(z > 0)", "(grad_a > 0)")
bank.slip("switched by the gradient", "sign of grad_a", "grad_a *", "np.maximum(grad_a, 0) *")
bank.slip("leaky", "flat there", "(z > 0)", "np.where(z > 0, 1, 0.01)")
bank.slip("slope alone", "came back", "grad_a * (z > 0)", "(z > 0).astype(float)")
bank.slip("activation", "on the way forward", "grad_a * (z > 0)", "np.maximum(z, 0)")
bank.slip("upside down", "upside down", "z > 0", "z < 0")
bank.slip("sign of z", "absolute value", "(z > 0)", "np.sign(z)")
bank.slip("sign", "wrong sign", "return grad_a", "return -grad_a")
bank.slip("mean twice", "twice", "(z > 0)", "(z > 0) / len(z)")
bank.slip("summed over examples", "a row for each example", "grad_a * (z > 0)", "(grad_a * (z > 0)).sum(axis=0)")
bank.slip("nothing", "return", "return grad_a", "delta = grad_a")
bank.slip("precedence", "true and false", "(z > 0)", "z > 0")
