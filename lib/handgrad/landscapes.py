"""Cost landscapes: J(theta) along a line or over a plane of parameter space."""

from typing import NamedTuple

import numpy as np

from handgrad.domains import overflow_is_data
from handgrad.network import Layer, pack
from handgrad.validation import (
    as_numbers,
    as_vector,
    check_finite,
    check_integer,
    check_rng,
    check_same_shape,
)


class Line(NamedTuple):
    """J(theta + s · direction) for each distance s."""

    theta: np.ndarray  # (p,)
    direction: np.ndarray  # (p,)
    distance: np.ndarray  # (m,)  in units of direction
    cost: np.ndarray  # (m,)


class Plane(NamedTuple):
    """J(theta + x u + y v) over a grid."""

    theta: np.ndarray  # (p,)
    u: np.ndarray  # (p,)
    v: np.ndarray  # (p,)
    x: np.ndarray  # (m,)  in units of u
    y: np.ndarray  # (n,)  in units of v
    cost: np.ndarray  # (n, m): rows follow y, as contour plots expect

    def coordinates(self, thetas):
        """The (x, y) of each vector's projection onto the plane, (T, p) → (T, 2)."""
        basis = np.stack([self.u, self.v], axis=1)
        return np.linalg.lstsq(basis, (thetas - self.theta).T)[0].T


class PrincipalDirections(NamedTuple):
    """The orthonormal directions along which a run moved most.

    share holds what each explains of the squared distances from the last point.
    """

    directions: np.ndarray  # (m, p)
    share: np.ndarray  # (m,)


@overflow_is_data()
def line(objective, theta, direction, distance):
    """Slice the objective along a line: 0 is theta, and 1 is theta + direction."""
    theta, direction = as_vector("theta", theta), as_vector("direction", direction)
    distance = as_vector("distance", distance)
    check_same_shape(theta=theta, direction=direction)
    cost = [objective.value(theta + s * direction) for s in distance]
    return Line(theta, direction, distance, np.array(cost))


@overflow_is_data()
def plane(objective, theta, u, v, x, y):
    """Slice the objective over the plane through theta along u and v.

    There is a value at every pair of x and y.
    """
    theta, u, v = as_vector("theta", theta), as_vector("u", u), as_vector("v", v)
    x, y = as_vector("x", x), as_vector("y", y)
    check_same_shape(theta=theta, u=u)
    check_same_shape(theta=theta, v=v)
    cost = [[objective.value(theta + a * u + b * v) for a in x] for b in y]
    return Plane(theta, u, v, x, y, np.array(cost))


@overflow_is_data()
def random_direction(network, theta, rng):
    """A random direction, filter-normalized: a unit's weights as long as in theta.

    Biases stay. Rescaling a ReLU net's layers changes theta but not the function,
    and so must not change the picture's scale (Li et al. 2018).
    """
    check_rng("rng", rng)

    def direction(layer):
        W = rng.normal(size=layer.W.shape)
        W *= np.linalg.norm(layer.W, axis=0) / np.linalg.norm(W, axis=0)
        return Layer(W, np.zeros_like(layer.b))

    layers = network.layers(as_vector("theta", theta))
    return pack([direction(layer) for layer in layers])


@overflow_is_data()
def principal_directions(thetas, count=2):
    """The first principal components of a path, (T, p), seen from its last point.

    Li et al. 2018.
    """
    check_integer("count", count, 1)
    thetas = as_numbers("thetas", thetas)
    check_finite("thetas", thetas)
    if thetas.ndim != 2 or len(thetas) <= count or thetas.shape[1] < count:
        raise ValueError(
            f"thetas has shape {thetas.shape}: "
            f"expected (T, p) with T > {count} and p ≥ {count}"
        )
    if np.all(thetas == thetas[-1]):
        raise ValueError("thetas never move: expected a path")
    path = thetas[:-1] - thetas[-1]
    _, sizes, directions = np.linalg.svd(path, full_matrices=False)
    share = sizes**2 / np.sum(sizes**2)
    return PrincipalDirections(directions[:count], share[:count])
