"""The slopes of NumPy's elementwise functions, y = f(a) or y = f(a, b).

There is one for each argument. Where a maximum or minimum is a tie, each argument
has half of it, as in PyTorch.
"""

import numpy as np

SLOPES = {
    np.add: (lambda y, a, b: 1.0, lambda y, a, b: 1.0),
    np.subtract: (lambda y, a, b: 1.0, lambda y, a, b: -1.0),
    np.multiply: (lambda y, a, b: b, lambda y, a, b: a),
    np.divide: (lambda y, a, b: 1 / b, lambda y, a, b: -y / b),
    np.power: (lambda y, a, b: b * a ** (b - 1), lambda y, a, b: y * np.log(a)),
    np.maximum: (
        lambda y, a, b: np.heaviside(a - b, 0.5),
        lambda y, a, b: np.heaviside(b - a, 0.5),
    ),
    np.minimum: (
        lambda y, a, b: np.heaviside(b - a, 0.5),
        lambda y, a, b: np.heaviside(a - b, 0.5),
    ),
    np.logaddexp: (lambda y, a, b: np.exp(a - y), lambda y, a, b: np.exp(b - y)),
    np.negative: (lambda y, a: -1.0,),
    np.absolute: (lambda y, a: np.sign(a),),
    np.square: (lambda y, a: 2 * a,),
    np.sqrt: (lambda y, a: 0.5 / y,),
    np.exp: (lambda y, a: y,),
    np.expm1: (lambda y, a: y + 1,),
    np.log: (lambda y, a: 1 / a,),
    np.log1p: (lambda y, a: 1 / (1 + a),),
    np.sin: (lambda y, a: np.cos(a),),
    np.cos: (lambda y, a: -np.sin(a),),
    np.tanh: (lambda y, a: 1 - y * y,),
}
PIECEWISE_CONSTANT = {
    np.greater,
    np.greater_equal,
    np.less,
    np.less_equal,
    np.equal,
    np.not_equal,
    np.sign,
}
