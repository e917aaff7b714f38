import numpy as np

from answers import right, wrong


@right
def with_where(z, grad_a):
    return np.where(z > 0, grad_a, 0)


@right
def with_a_mask(z, grad_a):
    return grad_a * (z > 0)


@right
def with_the_sign_of_the_activation(z, grad_a):
    return np.sign(np.maximum(z, 0)) * grad_a


@right
def on_a_copy(z, grad_a):
    delta = grad_a.copy()
    delta[z <= 0] = 0
    return delta


@right
def number_by_number(z, grad_a):
    delta = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        if z[place] > 0:
            delta[place] = grad_a[place]
    return delta


@right
def lists_of_lists(z, grad_a):
    return [[g if x > 0 else 0.0 for x, g in zip(*rows)] for rows in zip(z.tolist(), grad_a.tolist())]


@right
def recursive(z, grad_a):
    first = grad_a[0] * (z[0] > 0)
    if len(z) == 1:
        return [first]
    return [first, *recursive(z[1:], grad_a[1:])]


@right
def in_single_precision(z, grad_a):
    return np.einsum("ij,ij->ij", np.heaviside(z.astype(np.float32), 0), grad_a.astype(np.float32))


@wrong("no slope", says="switched off")  # W8
def without_a_slope(z, grad_a):
    return grad_a.copy()


@wrong("no slope", says="never negative")  # W11
def a_mask_of_the_activation(z, grad_a):
    a = np.maximum(z, 0)
    return grad_a * (a >= 0)


@wrong("slope at zero", says="exactly zero")  # W11
def on_at_zero(z, grad_a):
    return grad_a * (z >= 0)


@wrong("slope at zero", says="kink")
def half_on_at_zero(z, grad_a):
    return grad_a * np.heaviside(z, 0.5)


@wrong("not finite", says="zero by zero")
def a_quotient(z, grad_a):
    return grad_a * np.maximum(z, 0) / z


@wrong("times z", says="multiplies by z")  # W12
def times_the_activation(z, grad_a):
    return grad_a * np.maximum(z, 0)


@wrong("times z", says="how fast")
def times_z(z, grad_a):
    return grad_a * z


@wrong("switched by the gradient", says="way forward")
def a_mask_of_the_gradient(z, grad_a):
    return grad_a * (grad_a > 0)


@wrong("switched by the gradient", says="sign of grad_a")
def both_masks(z, grad_a):
    return np.maximum(grad_a, 0) * (z > 0)


@wrong("leaky", says="flat there")
def a_leaky_slope(z, grad_a):
    return np.where(z > 0, 1, 0.01) * grad_a


@wrong("slope alone", says="came back")
def the_slope_alone(z, grad_a):
    return (z > 0).astype(float)


@wrong("activation", says="on the way forward")
def the_activation(z, grad_a):
    return np.maximum(z, 0)


@wrong("upside down", says="upside down")
def the_other_half(z, grad_a):
    return grad_a * (z < 0)


@wrong("sign of z", says="absolute value")
def the_sign_of_z(z, grad_a):
    return grad_a * np.sign(z)


@wrong("another slope", says="sigmoid")
def the_slope_of_a_sigmoid(z, grad_a):
    a = 1 / (1 + np.exp(-z))
    return grad_a * a * (1 - a)


@wrong("sign", says="wrong sign")
def downhill(z, grad_a):
    return -grad_a * (z > 0)


@wrong("mean twice", says="twice")  # W2, W3
def divided_by_n(z, grad_a):
    return grad_a * (z > 0) / len(z)


@wrong("summed over examples", says="a row for each example")
def summed_over_the_rows(z, grad_a):
    return (grad_a * (z > 0)).sum(axis=0)


@wrong("in place", says="in place")
def writing_into_grad_a(z, grad_a):
    grad_a[z <= 0] = 0
    return grad_a


@wrong("in place", says="in place")
def writing_into_z(z, grad_a):
    z[z > 0] = 1
    z[z < 0] = 0
    return z * grad_a


@wrong("exception", says="ambiguous")
def if_of_an_array(z, grad_a):
    if z > 0:
        return grad_a
    return 0 * grad_a


@wrong("nothing", says="return")
def without_return(z, grad_a):
    grad_a = grad_a * (z > 0)
