"""Automatic differentiation agrees with the hand-written backward pass, and its two modes with each other."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg
from handgrad import tape
from handgrad import tape_rules as rules
from handgrad.tape_rules import CONSTANT, SLOPES

ACTIVATIONS = [
    hg.identity,
    hg.sigmoid,
    hg.tanh,
    hg.relu,
    hg.leaky_relu,
    hg.elu,
    hg.gelu,
    hg.softplus,
    hg.swish,
]
COSTS = {
    "squares": (hg.MeanSquaredError(), hg.identity),
    "absolute": (hg.MeanAbsoluteError(), hg.identity),
    "Huber": (hg.Huber(0.3), hg.identity),
    "log loss of probabilities": (hg.BinaryCrossEntropy(), hg.sigmoid),
    "log loss of logits": (hg.BinaryCrossEntropyFromLogits(), hg.identity),
    "cross-entropy of logits": (hg.CategoricalCrossEntropyFromLogits(), hg.identity),
}
PENALTIES = {"no penalty": None, "L2": hg.L2(0.3), "L1": hg.L1(0.2)}


def normal(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape)


def objective_of(sizes, hidden=hg.tanh, cost=None, output=hg.identity, penalty=None):
    network = hg.Network(sizes, hidden, output)
    X, y = normal(6, sizes[0]), np.eye(sizes[-1])[np.arange(6) % sizes[-1]]
    return hg.Objective(network, cost or hg.CategoricalCrossEntropyFromLogits(), X, y, penalty)


def assert_tape_agrees(objective, seed=1):
    theta = normal(objective.model.size, seed=seed)
    value, grad = tape.value_and_grad(objective.value, theta)
    assert value == pytest.approx(objective.value(theta), rel=1e-14)
    np.testing.assert_allclose(grad, objective.grad(theta), rtol=1e-13, atol=1e-13)


# the tape differentiates the library's own networks


@pytest.mark.parametrize("hidden", ACTIVATIONS, ids=repr)
@pytest.mark.parametrize("sizes", [(3, 2), (3, 4, 2), (3, 4, 5, 2), (3, 4, 4, 3, 2)], ids=str)
def test_the_tape_agrees_with_the_hand_written_backward_pass_at_every_depth(sizes, hidden):
    assert_tape_agrees(objective_of(sizes, hidden))


@pytest.mark.parametrize("penalty", PENALTIES.values(), ids=PENALTIES)
@pytest.mark.parametrize(("cost", "output"), COSTS.values(), ids=COSTS)
def test_the_tape_agrees_for_every_cost_and_penalty(cost, output, penalty):
    assert_tape_agrees(objective_of((3, 5, 4), hg.tanh, cost, output, penalty))


@pytest.mark.parametrize(
    "cost", [hg.CategoricalCrossEntropy(), hg.KLDivergence(), hg.BinaryCrossEntropy()], ids=repr
)
def test_the_tape_goes_through_a_cost_and_what_it_accepts(cost):
    z, y = normal(4, 3), np.eye(3)[[0, 2, 1, 1]]
    p = hg.softmax(z)
    np.testing.assert_allclose(tape.grad(lambda p: cost.value(p, y), p), cost.grad(p, y), rtol=1e-14)
    upstream = cost.grad(p, y)
    through_softmax = p * (upstream - np.sum(upstream * p, axis=1, keepdims=True))
    grad = tape.grad(lambda z: cost.value(hg.softmax(z), y), z)
    np.testing.assert_allclose(grad, through_softmax, rtol=1e-12, atol=1e-15)
    with pytest.raises(ValueError, match="expected"):
        tape.grad(lambda z: cost.value(2 * hg.softmax(z), y), z)


def test_the_tape_agrees_for_the_hinge():
    network = hg.Network((3, 4, 1))
    objective = hg.Objective(network, hg.Hinge(), normal(6, 3), np.array([[1.0], [-1.0]] * 3))
    assert_tape_agrees(objective)


@pytest.mark.parametrize("activation", ACTIVATIONS, ids=repr)
def test_slopes_of_activations_agree_at_zero_and_at_extremes(activation):
    z = np.array([-700.0, -30.0, 0.0, 30.0, 700.0])
    if activation in (hg.relu, hg.elu, hg.leaky_relu):
        z = z[z != 0]  # at a kink the tape shares the slope, the library takes the one from the left
    slope = tape.grad(lambda z: np.sum(activation.value(z)), z)
    np.testing.assert_allclose(slope, activation.slope(z), rtol=1e-13, atol=1e-16)


@pytest.mark.parametrize(
    "objective", [hg.Rosenbrock(), hg.Himmelblau(), hg.Beale(), hg.Saddle(), hg.Rastrigin()], ids=repr
)
def test_the_tape_differentiates_every_objective(objective):
    theta = np.array([0.7, -1.3])
    np.testing.assert_allclose(tape.grad(objective.value, theta), objective.grad(theta), rtol=1e-13)


# forward mode


def test_both_modes_agree_on_a_network_and_with_differences():
    """∇J · d by one reading backward, by one forward, and by a central difference."""
    objective = objective_of((3, 4, 5, 2), penalty=hg.L2(0.1))
    theta, d = normal(objective.model.size, seed=1), normal(objective.model.size, seed=2)
    pushed = tape.jvp(objective.value, theta, d)
    assert pushed == pytest.approx(tape.grad(objective.value, theta) @ d, rel=1e-12)
    assert pushed == pytest.approx(
        (objective.value(theta + 1e-6 * d) - objective.value(theta - 1e-6 * d)) / 2e-6, rel=1e-7
    )


@pytest.mark.parametrize("activation", ACTIVATIONS, ids=repr)
def test_forward_mode_takes_functions_of_any_shape(activation):
    z, d = normal(3, 4, seed=3), normal(3, 4, seed=4)
    np.testing.assert_allclose(tape.jvp(activation.value, z, d), activation.slope(z) * d, rtol=1e-13, atol=1e-15)


def test_forward_mode_along_each_axis_gives_the_gradient():
    theta = np.array([0.7, -1.3])
    axes = [tape.jvp(hg.Beale().value, theta, axis) for axis in np.eye(2)]
    np.testing.assert_allclose(axes, tape.grad(hg.Beale().value, theta), rtol=1e-13)


STRUCTURES = {
    "index": lambda x: x[1] * x[2],
    "slice": lambda x: np.sum(x[1:3] ** 2),
    "repeated rows": lambda x: np.sum(x[np.array([0, 0, 3])] ** 2),
    "reshape": lambda x: np.sum(x.reshape(2, 2)[0] ** 3),
    "reshape to a tuple": lambda x: np.sum(x.reshape((2, 2))[:, 1] ** 3),
    "ravel": lambda x: np.sum(x.reshape(2, 2).ravel()[1:] ** 2),
    "ravel as a function": lambda x: np.sum(np.ravel(x.reshape(2, 2))[1:] ** 3),
    "sum over rows": lambda x: np.sum(x.reshape(2, 2).sum(axis=0) ** 2),
    "sum over columns": lambda x: np.sum(x.reshape(2, 2).sum(axis=1, keepdims=True) ** 2),
    "maximum of all": lambda x: np.max(x) ** 2,
    "maximum of rows": lambda x: np.sum(x.reshape(2, 2).max(axis=1) ** 2),
    "matrix times matrix": lambda x: np.sum((x.reshape(2, 2) @ x.reshape(2, 2)) ** 2),
    "vector times matrix": lambda x: np.sum((x[:2] @ x.reshape(2, 2)) ** 2),
    "matrix times vector": lambda x: np.sum((x.reshape(2, 2) @ x[1:3]) ** 2),
    "vector times vector": lambda x: x @ x,
    "plain matrix from the left": lambda x: np.sum((np.arange(8.0).reshape(2, 4) @ x) ** 2),
    "concatenate": lambda x: np.sum(np.concatenate([x, np.ones(2), x[:1]]) ** 3),
    "where": lambda x: np.sum(np.where(x > 0, x**2, 3 * x)),
    "where with ones and zeros": lambda x: np.sum(np.where(np.array([1, 0, 1, 0]), x**2, 3 * x)),
    "where that broadcasts": lambda x: np.sum(np.where(np.ones((3, 4), bool), x, 0) ** 2),
    "row plus column": lambda x: np.sum((x[:2] + x[2:].reshape(2, 1)) ** 3),
    "plain array on the left": lambda x: np.sum(np.arange(4.0) * x - x / np.arange(1.0, 5.0)),
    "numbers": lambda x: 2 - np.sum(3 / (x**2 + 1)) / 2,
    "in place": lambda x: np.sum(np.square(increased(x))),
    "unpacked": lambda x: sum(part**2 for part in x),
    "mean of all": lambda x: np.mean(x**2),
    "mean of rows": lambda x: np.sum(x.reshape(2, 2).mean(axis=1) ** 2),
    "mean that keeps the axis": lambda x: np.sum(np.mean(x.reshape(2, 2), axis=0, keepdims=True) ** 3),
    "dot of vectors": lambda x: np.dot(x, x),
    "dot of matrices": lambda x: np.sum(x.reshape(2, 2).dot(x.reshape(2, 2)) ** 2),
    "dot with a number": lambda x: np.sum(np.dot(x[0], x)),
    "dot with a list": lambda x: np.dot([1.0, 2.0, 3.0, 4.0], x) ** 2,
    "transpose": lambda x: np.sum((x.reshape(2, 2).T @ np.array([1.0, 2.0])) ** 2),
    "transpose of three axes": lambda x: np.sum(np.transpose(x.reshape(1, 2, 2), (2, 0, 1))[0] ** 3),
    "clip": lambda x: np.sum(np.clip(x, -1, 2) ** 2),
    "clip from below": lambda x: np.sum(x.clip(0) ** 2),
    "clip at what depends on x": lambda x: np.sum(np.clip(x, x[2] - 1, x[0] + 1) ** 2),
    "stack": lambda x: np.sum(np.stack([x, x**2])[1] * np.stack([x, 2 * x], axis=1)[:, 1]),
    "stack with a plain array": lambda x: np.sum(np.stack([np.arange(4.0), x], axis=-1) ** 2),
    "concatenate columns": lambda x: np.sum(np.concatenate([x.reshape(2, 2), np.ones((2, 1))], axis=1)[1] ** 3),
    "concatenate columns, unnamed": lambda x: np.sum(np.concatenate([x.reshape(2, 2)] * 2, -1)[0] ** 3),
    "an array of numbers": lambda x: np.sum(np.array([x[0] ** 2, 3.0, x[1] * x[2]])),
    "an array of rows": lambda x: np.sum(np.array([x, x**2]) @ np.arange(4.0)),
}


def increased(x):
    y = x * 1
    y += x
    y *= 2
    return y


@pytest.mark.parametrize("f", STRUCTURES.values(), ids=STRUCTURES)
def test_each_structure_has_the_value_the_gradient_and_the_derivative_that_differences_give(f):
    x, d = np.array([0.7, -1.3, 0.4, 2.1]), normal(4)
    value, grad = tape.value_and_grad(f, x)
    assert value == pytest.approx(f(x), rel=1e-15)
    np.testing.assert_allclose(grad, hg.numerical_grad(f, x), rtol=1e-8, atol=1e-8)
    assert tape.jvp(f, x, d) == pytest.approx(grad @ d, rel=1e-13, abs=1e-13)


# what f returns stays on the tape, or is refused


def test_an_array_of_nodes_keeps_its_derivative():
    change = tape.jvp(lambda t: np.array([np.cos(t), np.sin(t)]), 0.5, 1.0)
    np.testing.assert_allclose(change, [-np.sin(0.5), np.cos(0.5)], rtol=1e-15)
    rows = tape.jvp(lambda x: np.array([x**2, 3 * x, [0.0, 1.0]]), np.array([1.0, 2.0]), np.array([1.0, -1.0]))
    np.testing.assert_array_equal(rows, [[2, -4], [3, -3], [0, 0]])


@pytest.mark.parametrize("wrap", [np.asarray, np.array], ids=lambda f: f.__name__)
def test_a_scalar_that_became_an_array_keeps_its_gradient(wrap):
    assert tape.grad(lambda x: wrap(np.sum(x**2)), np.ones(2)).tolist() == [2, 2]


def test_the_derivative_of_a_gradient_by_hand_is_the_hessian_times_the_direction():
    """At Rosenbrock's minimum the Hessian is [[802, −400], [−400, 200]]."""
    hessian = [tape.jvp(hg.Rosenbrock().grad, np.ones(2), axis) for axis in np.eye(2)]
    np.testing.assert_allclose(hessian, [[802, -400], [-400, 200]], rtol=1e-14)


GONE = [
    (lambda x: [x, x], "list"),
    (lambda x: (x, x), "tuple"),
    (lambda x: None, "NoneType"),
    (lambda x: 1j, "complex"),
]


@pytest.mark.parametrize(("f", "kind"), GONE, ids=[kind for _, kind in GONE])
def test_what_is_no_array_and_no_node_is_refused(f, kind):
    for derivative in (lambda: tape.grad(f, 2.0), lambda: tape.jvp(f, 2.0, 1.0)):
        with pytest.raises(TypeError, match=f"^f returned a {kind}, which is no Node and no array"):
            derivative()


def test_an_array_that_holds_no_numbers_is_refused():
    with pytest.raises(TypeError, match="what f returned has dtype object: expected numbers"):
        tape.grad(lambda x: np.array(None), 2.0)


def test_an_imaginary_part_is_not_dropped():
    for f, x in ((lambda x: x, 1j), (lambda x: x * 1j, 1.0)):
        with pytest.raises(TypeError, match="has dtype complex128: expected real numbers"):
            tape.grad(f, x)


@pytest.mark.parametrize(
    "second",
    [
        lambda: tape.grad(lambda x: x * tape.grad(lambda y: x * y, 2.0), 3.0),
        lambda: tape.grad(lambda x: x * tape.jvp(lambda y: x * y, 2.0, 1.0), 3.0),
        lambda: tape.jvp(lambda x: tape.grad(lambda y: x, 2.0), 3.0, 1.0),
        lambda: tape.grad(lambda x: tape.grad(lambda y: y**3, x), 2.0),
        lambda: tape.jvp(lambda x: tape.jvp(lambda y: y**3, x, 1.0), 2.0, 1.0),
    ],
    ids=["grad in grad", "jvp in grad", "of the outer x alone", "grad of grad", "jvp of jvp"],
)
def test_a_derivative_of_a_derivative_is_refused(second):
    """The inner tape would take the outer Node for a constant: 3 where 6 is right."""
    with pytest.raises(ValueError, match="expected a first derivative; take differences of it for a second one"):
        second()


def test_an_inner_derivative_that_does_not_touch_the_outer_x_is_a_number():
    assert tape.grad(lambda x: x * tape.grad(lambda y: y**2, 3.0), 5.0) == 6


def test_a_node_is_true_as_its_number_is_and_an_array_of_them_is_neither():
    assert tape.grad(lambda x: 2 * x if x else 3 * x, 0.0) == 3
    with pytest.raises(ValueError, match="ambiguous"):
        tape.grad(lambda x: np.sum(x) if x else 0.0, np.ones(2))


# forks add


def test_a_fork_adds():
    """W19: x is used twice, and each use sends its share back."""
    assert tape.grad(lambda x: x * x + 3 * x, np.array(5.0)) == 2 * 5 + 3
    assert tape.grad(lambda x: np.sum(x + x), np.ones(3)).tolist() == [2, 2, 2]


def test_a_fork_far_from_its_join_adds():
    """y = sin x is born before both branches, which join late: sorted by birth, none is left behind."""

    def f(x):
        y = np.sin(x)
        left, right = np.exp(y), y * y
        return left * right + y

    x = np.array(0.6)
    y = np.sin(x)
    expected = np.cos(x) * (np.exp(y) * y * y + np.exp(y) * 2 * y + 1)
    assert tape.grad(f, x) == pytest.approx(expected, rel=1e-14)
    assert tape.jvp(f, x, 1.0) == pytest.approx(expected, rel=1e-14)


def test_an_entry_taken_twice_is_paid_twice():
    rows = np.array([0, 0, 1])
    assert tape.grad(lambda x: np.sum(x[rows]), np.ones(3)).tolist() == [2, 1, 0]
    assert tape.grad(lambda x: x[0] * x[0], np.array([3.0, 1.0])).tolist() == [6, 0]


def test_a_deep_chain_of_forks_costs_time_linear_in_its_length():
    """Each y + y doubles the number of paths: 2⁶⁰ of them, and the answer is at once there."""

    def f(x):
        for _ in range(60):
            x = x + x
        return x

    assert tape.grad(f, np.array(1.0)) == 2.0**60


@given(copies=st.integers(1, 6), n=st.integers(1, 5))
@settings(deadline=None, max_examples=20)
def test_what_was_broadcast_is_summed_back(copies, n):
    x = np.arange(1.0, n + 1)
    grad = tape.grad(lambda x: np.sum(x * np.ones((copies, n))), x)
    np.testing.assert_array_equal(grad, np.full(n, copies))
    grad = tape.grad(lambda x: np.sum(x.reshape(n, 1) * np.ones((n, copies))), x)
    np.testing.assert_array_equal(grad, np.full(n, copies))


def test_a_scalar_that_was_broadcast_gets_a_scalar_gradient():
    grad = tape.grad(lambda x: np.sum(x * np.arange(6.0).reshape(2, 3)), np.array(2.0))
    assert grad.shape == ()
    assert grad == 15


def test_a_second_reading_gives_the_same_result():
    """W20: nothing is kept on the nodes, so nothing needs to be zeroed."""
    x = tape.Node(np.array([1.0, 2.0]))
    y = np.sum(np.exp(x) * x)
    first, second = tape.reverse(y), tape.reverse(y)
    assert first.keys() == second.keys()
    for birth in first:
        np.testing.assert_array_equal(first[birth], second[birth])
    np.testing.assert_allclose(first[x.birth], np.exp(x.value) * (1 + x.value))


def test_reading_with_a_seed_scales_the_gradients():
    x = tape.Node(np.array([1.0, 2.0]))
    y = x * x
    np.testing.assert_array_equal(tape.reverse(y, np.array([1.0, -3.0]))[x.birth], [2, -12])


def test_nothing_is_mutated():
    x = normal(4)
    before = x.copy()
    for f in STRUCTURES.values():
        tape.grad(f, x)
    np.testing.assert_array_equal(x, before)


# the table of slopes


POINTS = np.array([[0.3, 1.7], [0.9, 0.4], [1.5, 2.2], [2.6, 0.8]])


def spread(ufunc):
    """Points with both signs for functions that are smooth there."""
    positive = (np.sqrt, np.log, np.power)
    return POINTS if ufunc in positive else np.concatenate([POINTS, -0.9 * POINTS / POINTS.max()])


@pytest.mark.parametrize("ufunc", SLOPES, ids=lambda ufunc: ufunc.__name__)
def test_every_slope_matches_central_differences(ufunc):
    for point in spread(ufunc):
        arguments = point[: ufunc.nin]
        numerical = hg.numerical_grad(lambda x: ufunc(*x), arguments)
        for i, slope in enumerate(SLOPES[ufunc]):
            assert slope(ufunc(*arguments), *arguments) == pytest.approx(numerical[i], rel=1e-8, abs=1e-9)
        np.testing.assert_allclose(tape.grad(lambda x: ufunc(*x), arguments), numerical, rtol=1e-8, atol=1e-9)


def test_every_function_has_one_slope_for_each_argument():
    for ufunc, slopes in SLOPES.items():
        assert len(slopes) == ufunc.nin


@pytest.mark.parametrize("ufunc", [np.maximum, np.minimum])
def test_a_tie_is_shared(ufunc):
    assert tape.grad(lambda x: ufunc(x[0], x[1]), np.array([2.0, 2.0])).tolist() == [0.5, 0.5]


def test_entries_that_tie_for_the_maximum_share_its_gradient():
    assert tape.grad(lambda x: x.max(), np.array([3.0, 1.0, 3.0])).tolist() == [0.5, 0, 0.5]


CONSTANT_UFUNCS = sorted((f for f in CONSTANT if isinstance(f, np.ufunc)), key=lambda f: f.__name__)


@pytest.mark.parametrize("ufunc", CONSTANT_UFUNCS, ids=lambda u: u.__name__)
def test_functions_that_are_piecewise_constant_pass_nothing_back(ufunc):
    x = np.array([0.5, 2.0])
    arguments = [1.0] * (ufunc.nin - 1)
    assert tape.grad(lambda x: np.sum(x * ufunc(x, *arguments)), x).tolist() == ufunc(x, *arguments).tolist()


@pytest.mark.parametrize(("exponent", "slope"), [(0, 0), (0.0, 0), (1, 1), (2, 0), (3, 0)])
def test_a_power_of_zero_has_its_slope(exponent, slope):
    """x⁰ is 1 everywhere: 0 · 0⁻¹ would be nan, with a warning."""
    assert tape.grad(lambda x: np.sum(x**exponent), np.zeros(2)).tolist() == [slope, slope]


def test_a_power_of_zero_does_not_move_with_its_exponent():
    assert tape.grad(lambda b: 0.0**b, 2.0) == 0


def test_slopes_that_are_infinite_are_given_without_a_warning():
    assert tape.grad(np.sqrt, 0.0) == np.inf
    assert tape.jvp(np.sqrt, 0.0, 1.0) == np.inf


def test_inside_a_clip_the_slope_is_one_ends_included():
    x = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    assert tape.grad(lambda x: np.clip(x, -1, 1).sum(), x).tolist() == [0, 1, 1, 1, 0]


def test_a_branch_that_is_not_taken_does_no_harm():
    """np.where computes both sides; infinity on the other one must not become nan."""
    f = lambda x: np.sum(np.where(np.array([True, False]), x, np.inf)[:1])  # noqa: E731
    value, grad = tape.value_and_grad(f, np.ones(2))
    assert value == 1
    assert grad.tolist() == [1, 0]


# rules are functions of plain arrays


A, B = normal(3, 4, seed=5), normal(4, 2, seed=6)
PAIRED = {
    "elementwise": lambda: (rules.RULES[np.multiply](A, A + 1), [A, A + 1]),
    "broadcast": lambda: (rules.RULES[np.divide](A, A[:1]), [A, A[:1]]),
    "matrix times matrix": lambda: (rules.matmul(A, B), [A, B]),
    "matrix times vector": lambda: (rules.matmul(A, B[:, 0]), [A, B[:, 0]]),
    "vector times matrix": lambda: (rules.matmul(A[0], B), [A[0], B]),
    "index": lambda: (rules.index(A, np.array([0, 0, 2])), [A]),
    "reshape": lambda: (rules.reshape(A, (2, 6)), [A]),
    "sums": lambda: (rules.sums(A, axis=0), [A]),
    "sums that keep the axis": lambda: (rules.sums(A, axis=1, keepdims=True), [A]),
    "maxima": lambda: (rules.maxima(A, axis=1), [A]),
    "where": lambda: (rules.where(A > 0, A, 2 * A), [A > 0, A, 2 * A]),
    "concatenate": lambda: (rules.concatenate(A, A[:1]), [A, A[:1]]),
    "concatenate columns": lambda: (rules.concatenate(A, A[:, :1], axis=1), [A, A[:, :1]]),
    "stack": lambda: (rules.stack(A, 2 * A, axis=1), [A, A]),
    "means": lambda: (rules.means(A, axis=0), [A]),
    "dot": lambda: (rules.dot(A, B), [A, B]),
    "transpose": lambda: (rules.transpose(A), [A]),
    "transpose of three axes": lambda: (rules.transpose(A[None], (1, 2, 0)), [A[None]]),
    "clip": lambda: (rules.clip(A, -0.5, A[:1]), [A, np.array(-0.5), A[:1]]),
}


@pytest.mark.parametrize("rule", PAIRED.values(), ids=PAIRED)
def test_pull_is_the_transpose_of_push(rule):
    """⟨g, push t⟩ = ⟨pull g, t⟩ for any change t of an array and any gradient g at the value."""
    (value, pairs), arrays = rule()
    g = normal(*value.shape, seed=7)
    assert len(pairs) == len(arrays)
    for array, pair in zip(arrays, pairs, strict=True):
        if pair:
            t, (push, pull) = normal(*array.shape, seed=8), pair
            assert np.sum(g * push(t)) == pytest.approx(np.sum(pull(g) * t), rel=1e-12)


def test_a_condition_has_no_pair_since_it_has_no_slope():
    _, pairs = rules.where(A > 0, A, A)
    assert [pair is None for pair in pairs] == [True, False, False]


def test_a_maximum_is_exact_where_entries_tie():
    assert tape.value_and_grad(lambda x: x.max(), np.full(5, 0.1))[0] == 0.1


# what is refused


@pytest.mark.parametrize("f", [lambda x: x, lambda x: x.sum(keepdims=True), lambda x: np.ones(3)])
def test_a_function_that_is_not_scalar_is_refused(f):
    with pytest.raises(ValueError, match=re.escape("f returned shape (")):
        tape.grad(f, np.ones(3))


@pytest.mark.parametrize(
    ("f", "name"),
    [
        (lambda x: np.sum(np.arctan(x)), "arctan"),
        (lambda x: np.sum(np.floor(x)), "floor"),
        (lambda x: np.std(x), "std"),
        (lambda x: np.linalg.norm(x), "norm"),
        (lambda x: np.hstack([x, x]).sum(), "hstack"),
        (lambda x: np.clip(np.ones(3), a_min=x[0], a_max=2.0).sum(), "clip"),
    ],
)
def test_an_unknown_function_is_named(f, name):
    with pytest.raises(TypeError, match=f"the tape knows no slope for {name}"):
        tape.grad(f, np.ones(3))


@pytest.mark.parametrize(
    "f",
    [
        lambda x: float(x[0]),
        lambda x: np.add.reduce(x),
        lambda x: np.exp(x, where=np.array([True, False, True])).sum(),
    ],
    ids=["float", "reduce", "masked"],
)
def test_leaving_the_tape_is_refused_and_never_a_gradient_of_zero(f):
    with pytest.raises(TypeError):
        tape.grad(f, np.ones(3))


def test_a_product_of_stacks_is_refused():
    with pytest.raises(TypeError, match=re.escape("factors have shapes (1, 2, 2) and (2,)")):
        tape.grad(lambda x: np.sum(np.ones((1, 2, 2)) @ x), np.ones(2))


@pytest.mark.parametrize("f", [lambda x: 3.0, lambda x: np.sum(np.sign(x)), lambda x: np.sum(np.zeros_like(x))])
def test_a_function_that_ignores_x_has_a_gradient_of_zeros(f):
    value, grad = tape.value_and_grad(f, np.ones((2, 3)))
    assert value == f(np.ones((2, 3)))
    assert grad.tolist() == [[0, 0, 0], [0, 0, 0]]
    np.testing.assert_array_equal(tape.jvp(f, np.ones((2, 3)), np.ones((2, 3))), 0)


def test_a_direction_that_would_broadcast_is_refused():
    for shape in ((), (1,), (3,)):
        with pytest.raises(ValueError, match=re.escape(f"direction has shape {shape}, x (2,)")):
            tape.jvp(lambda x: np.sum(x), np.ones(2), np.ones(shape))
