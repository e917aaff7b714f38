"""Functions that a student's function receives, by name.

Functions do not travel to a fenced process; names and numbers do. Each function here
makes one from values, with NumPy alone.
"""

import numpy as np


def quadratic(A, b):
    """J(θ) = ½ θᵀAθ − bᵀθ."""
    return lambda theta: float(0.5 * theta @ A @ theta - b @ theta)


def quadratic_grad(A, b):
    """∇J(θ) = Aθ − b, for a symmetric A."""
    return lambda theta: A @ theta - b


def quartic(A, b, c):
    """J(θ) = Σⱼ cⱼθⱼ⁴ + ½ θᵀAθ − bᵀθ."""
    return lambda theta: float(c @ theta**4 + 0.5 * theta @ A @ theta - b @ theta)


def quartic_grad(A, b, c):
    """∇J(θ) = 4c ⊙ θ³ + Aθ − b, for a symmetric A."""
    return lambda theta: 4 * c * theta**3 + A @ theta - b


def logistic_grad():
    """∇J(θ) = Xᵀ(σ(Xθ) − y) / n, for one batch X (n, p), y (n,) of 0 and 1."""
    return lambda theta, X, y: X.T @ (sigmoid(X @ theta) - y) / len(X)


def sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


WHOLE = "expected the whole of theta"
FUNCTIONS = (quadratic, quadratic_grad, quartic, quartic_grad, logistic_grad)
CLOSURES = {f.__name__: f for f in FUNCTIONS}


def closure(name, values):
    """The function of that name, and the list of points it is called at.

    It raises ValueError where its values say how long theta is, and it is not.
    """
    inner, calls = CLOSURES[name](**values), []
    expected = np.shape(values.get("b"))

    def function(*arguments):
        shape = np.shape(arguments[0])
        if expected and shape != expected:
            raise ValueError(f"theta has shape {shape}, {WHOLE}, {expected}")
        calls.append([np.array(each, copy=True) for each in arguments])
        return inner(*(np.asarray(each, dtype=float) for each in arguments))

    return function, calls
