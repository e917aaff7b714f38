"""The checker is checked: it must catch small errors in small places and must not be fooled."""

import re

import numpy as np
import pytest

import handgrad as hg


def rng(seed=0):
    return np.random.default_rng(seed)


def classifier():
    network = hg.Network((3, 4, 3))
    objective = hg.Objective(
        network, hg.CategoricalCrossEntropyFromLogits(), rng().normal(size=(6, 3)), np.eye(3)[[0, 1, 2] * 2]
    )
    return objective, rng(1).normal(size=network.size)


def off_by(objective, name, entry, factor):
    """The gradient of an objective with one entry of one tensor multiplied by a factor."""

    def grad(theta):
        wrong = objective.grad(theta)
        objective.model.tensors(wrong)[name][entry] *= factor
        return wrong

    return grad


# right gradients pass


def test_a_right_gradient_passes_with_room_to_spare():
    objective, theta = classifier()
    report = hg.check_grad(objective.value, objective.grad, theta, objective.model.tensors)
    assert report.passes(1e-8)
    assert [tensor.name for tensor in report.tensors] == ["W[0]", "b[0]", "W[1]", "b[1]"]


def test_without_names_the_vector_is_one_tensor():
    report = hg.check_grad(lambda x: np.sum(x**3), lambda x: 3 * x**2, np.arange(1.0, 5.0).reshape(2, 2))
    assert [tensor.name for tensor in report.tensors] == ["x"]
    assert report.passes()


# wrong gradients fail


@pytest.mark.parametrize("name", ["W[0]", "b[0]", "W[1]", "b[1]"])
def test_an_error_of_a_twentieth_of_a_percent_in_one_entry_is_caught(name):
    objective, theta = classifier()
    entry = (1,) * objective.model.tensors(theta)[name].ndim
    with pytest.raises(AssertionError, match=re.escape(name)):
        hg.assert_grad(objective.value, off_by(objective, name, entry, 1.0005), theta, objective.model.tensors)


def test_the_report_names_the_tensor_the_worst_entry_and_both_numbers():
    objective, theta = classifier()
    report = hg.check_grad(objective.value, off_by(objective, "W[1]", (2, 1), -1), theta, objective.model.tensors)
    right = objective.model.tensors(objective.grad(theta))["W[1]"][2, 1]
    assert [tensor.name for tensor in report.tensors if tensor.error > 1e-6] == ["W[1]"]
    wrong = report.tensors[2]
    assert wrong.entry == (2, 1)
    assert wrong.gradient == pytest.approx(-right)
    assert wrong.numerical == pytest.approx(right)
    row = str(report).splitlines()[3]
    assert all(part in row for part in ("W[1]", "(2,1)", f"{-right:.7g}"[:7], f"{right:.7g}"[:7]))


def test_the_message_of_a_failure_is_the_report():
    objective, theta = classifier()
    grad = off_by(objective, "b[0]", (3,), 2)
    with pytest.raises(AssertionError) as failure:
        hg.assert_grad(objective.value, grad, theta, objective.model.tensors)
    assert str(hg.check_grad(objective.value, grad, theta, objective.model.tensors)) in str(failure.value)
    assert "(3,)" in str(failure.value)


def test_a_wrong_tiny_tensor_is_not_hidden_by_a_huge_right_one():
    """Pooled, the error of b would be 1e-9 of the whole and pass."""
    scale = np.array([1e6, 1e6, 1e-3])
    name = lambda v: {"W": v[:2], "b": v[2:]}  # noqa: E731
    f, right, x = lambda x: np.sum(scale * x**2), lambda x: 2 * scale * x, np.ones(3)
    wrong = lambda x: right(x) * [1, 1, 2]  # noqa: E731
    assert np.linalg.norm(wrong(x) - right(x)) / np.linalg.norm(2 * right(x)) < 1e-9
    report = hg.check_grad(f, wrong, x, name)
    assert [tensor.name for tensor in report.tensors if tensor.error > 0.1] == ["b"]
    with pytest.raises(AssertionError):
        hg.assert_grad(f, wrong, x, name)


def test_a_negligible_gradient_fails_for_any_code_would_pass():
    """At zero the gradient of x² vanishes, so twice the gradient does too."""
    with pytest.raises(AssertionError, match=r"x: too small to check here.* Move x"):
        hg.assert_grad(lambda x: x @ x, lambda x: 4 * x, np.zeros(3))


def test_a_dead_tensor_fails_though_the_others_are_right():
    """All units of a ReLU layer are off: W[0] and b[0] have no gradient to compare."""
    network = hg.Network((2, 3, 1), hidden=hg.relu)
    objective = hg.Objective(network, hg.MeanSquaredError(), rng().normal(size=(4, 2)), np.ones((4, 1)))
    theta = hg.pack([hg.Layer(np.ones((2, 3)), np.full(3, -50.0)), hg.Layer(np.ones((3, 1)), np.zeros(1))])
    report = hg.check_grad(objective.value, objective.grad, theta, network.tensors)
    assert [tensor.negligible for tensor in report.tensors] == [True, True, True, False]
    assert not report.passes()


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_gradient_that_is_not_finite_fails(bad):
    with pytest.raises(AssertionError, match="does not match"):
        hg.assert_grad(lambda x: x @ x, lambda x: np.array([bad, 2.0]), np.ones(2))


def test_a_gradient_of_another_shape_is_refused():
    for shape in ((2, 1), (3,), ()):
        with pytest.raises(ValueError, match=re.escape(f"gradient has shape {shape}, x (2,)")):
            hg.assert_grad(lambda x: x @ x, lambda x, s=shape: np.ones(s), np.ones(2))


def test_the_tolerance_decides():
    objective, theta = classifier()
    grad = off_by(objective, "W[0]", (0, 0), 1.01)
    hg.assert_grad(objective.value, grad, theta, objective.model.tensors, tolerance=0.1)
    with pytest.raises(AssertionError, match="to 1e-05"):
        hg.assert_grad(objective.value, grad, theta, objective.model.tensors, tolerance=1e-5)


# what float64 can see


def sigmoids(depth):
    network = hg.Network((3, *(5,) * depth, 2), hg.sigmoid)
    X, y = rng().normal(size=(10, 3)), np.eye(2)[rng(1).integers(0, 2, 10)]
    objective = hg.Objective(network, hg.CategoricalCrossEntropyFromLogits(), X, y)
    return objective, network.init(rng(2))


@pytest.mark.parametrize("depth", [6, 8, 10])
def test_a_right_gradient_that_nearly_vanishes_passes(depth):
    """Differences agree with it to fewer digits than asked for, and rounding explains the rest."""
    objective, theta = sigmoids(depth)
    hg.assert_grad(objective.value, objective.grad, theta, objective.model.tensors)
    report = hg.check_grad(objective.value, objective.grad, theta, objective.model.tensors)
    assert report.tensors[0].error > 1e-6
    assert "kink" not in str(report)


@pytest.mark.parametrize("depth", [6, 8, 10])
def test_a_wrong_gradient_that_nearly_vanishes_fails(depth):
    objective, theta = sigmoids(depth)
    with pytest.raises(AssertionError, match="does not match"):
        hg.assert_grad(objective.value, off_by(objective, "W[0]", slice(None), 1.1), theta, objective.model.tensors)


def test_where_nothing_can_be_seen_the_error_accuses_nobody():
    objective, theta = sigmoids(16)
    with pytest.raises(AssertionError, match=r"^W\[0\], .*too small to check here, right or wrong") as failure:
        hg.assert_grad(objective.value, objective.grad, theta, objective.model.tensors)
    assert "does not match" not in str(failure.value)
    report = hg.check_grad(objective.value, objective.grad, theta, objective.model.tensors, method="complex")
    assert report.passes(1e-9)


@pytest.mark.parametrize("scale", [1e-9, 1e-30, 1e9])
def test_the_scale_of_the_cost_does_not_matter(scale):
    f, right, x = lambda x: scale * np.sum(x**4), lambda x: 4 * scale * x**3, np.array([0.3, -1.2, 2.0])
    hg.assert_grad(f, right, x)
    with pytest.raises(AssertionError, match="does not match"):
        hg.assert_grad(f, lambda x: 1.001 * right(x), x)


@pytest.mark.parametrize("scale", [1e-3, 1e-6, 1e-12])
def test_a_small_x_is_moved_by_a_small_step(scale):
    x = scale * np.array([0.3, -1.2, 2.0, 0.0])
    for f, right in (
        (lambda x: np.sum(x**3), lambda x: 3 * x**2),
        (lambda x: np.sum(np.exp(x / scale)), lambda x: np.exp(x / scale) / scale),
        (lambda x: 1 + np.sum(x**2) + np.sum(x), lambda x: 2 * x + 1),
    ):
        hg.assert_grad(f, right, x)
        with pytest.raises(AssertionError):
            hg.assert_grad(f, lambda x, right=right: 1.001 * right(x), x)


def xor_with_zero_biases():
    """z is exactly 0 for the input (0, 0), and in the second layer wherever the first one is off."""
    network = hg.Network((2, 4, 4, 1), hg.relu)
    objective = hg.Objective(network, hg.BinaryCrossEntropyFromLogits(), *hg.datasets.gate("xor"))
    return objective, network.init(rng(5))


def test_relu_with_zero_biases_passes_and_says_that_there_are_kinks():
    objective, theta = xor_with_zero_biases()
    hg.assert_grad(objective.value, objective.grad, theta, objective.model.tensors)
    report = hg.check_grad(objective.value, objective.grad, theta, objective.model.tensors)
    kinks = {tensor.name: tensor.kinks for tensor in report.tensors}
    assert kinks["b[0]"] > 0
    assert kinks["W[0]"] == kinks["b[2]"] == 0
    assert f"{kinks['b[0]']} at a kink" in str(report)


@pytest.mark.parametrize(
    ("slope", "passes"), [(0.0, True), (0.5, True), (1.0, True), (-0.01, False), (1.01, False)]
)
def test_at_a_kink_a_slope_between_both_sides_passes(slope, passes):
    f, grad = lambda x: np.sum(np.maximum(x, 0)), lambda x: np.array([1.0, slope])
    assert hg.check_grad(f, grad, np.array([2.0, 0.0])).passes() == passes


def test_a_curve_is_no_kink_however_sharp():
    """Near its minimum a parabola's slopes on both sides enclose many wrong ones."""
    f, x = lambda x: 1e3 * np.sum((x - 1) ** 2), np.array([1 + 1e-9])
    with pytest.raises(AssertionError, match="does not match"):
        hg.assert_grad(f, lambda x: 4e3 * (x - 1), x)


def test_assert_grad_takes_a_step():
    """A third power at 1: with a step of .1, the central difference is off by .01."""
    f, right = lambda x: np.sum(x**3), lambda x: 3 * x**2
    hg.assert_grad(f, right, np.ones(2), h=1e-4)
    with pytest.raises(AssertionError, match="does not match"):
        hg.assert_grad(f, right, np.ones(2), h=0.1)
    hg.assert_grad(f, lambda x: right(x) + 0.01, np.ones(2), h=0.1)


# differences and their orders


def analytic(x):
    return np.sum(np.exp(np.sin(x)))


def error(method, h=None, x=0.7):
    return abs(hg.numerical_grad(analytic, np.array([x]), method, h)[0] - np.cos(x) * np.exp(np.sin(x)))


def test_central_is_better_than_forward_and_the_complex_step_better_than_both():
    assert error("forward") < 1e-7
    assert error("central") < 1e-9 < error("forward")
    assert error("complex") < 1e-15


@pytest.mark.parametrize(("method", "order"), [("forward", 1), ("central", 2), ("complex", 2)])
def test_errors_shrink_as_their_order_says(method, order):
    h = np.array([1e-2, 1e-3])
    errors = [error(method, step) for step in h]
    assert np.diff(np.log10(errors))[0] == pytest.approx(-order, abs=0.05)


@pytest.mark.parametrize(("method", "best"), [("forward", 1e-8), ("central", 1e-5)])
def test_the_error_of_a_difference_is_a_v_over_h(method, best):
    """Too large a step truncates, too small a one cancels. The complex step has no right arm."""
    large, middle, small = (error(method, h) for h in (1e-2, best, 1e-13))
    assert middle < large / 100
    assert middle < small / 100
    assert error("complex", 1e-13) < 1e-15


def test_float32_input_is_promoted():
    """W37: a step of 1e-8 vanishes beside 1 in float32, and the false alarm is the checker's own."""
    x = np.array([1.0, 2.0], dtype=np.float32)
    for method in ("forward", "central", "complex"):
        gradient = hg.numerical_grad(lambda x: np.sum(x**2), x, method)
        assert gradient.dtype == np.float64
        np.testing.assert_allclose(gradient, [2, 4], rtol=1e-6)
    hg.assert_grad(lambda x: np.sum(x**2), lambda x: 2 * x, x)


def test_whole_numbers_and_lists_are_promoted():
    np.testing.assert_allclose(hg.numerical_grad(lambda x: np.sum(x**2), [[1, 2], [3, 4]]), [[2, 4], [6, 8]])


def test_steps_grow_with_x():
    """At 1e8 a step of 6e-6 would drown in rounding."""
    assert hg.numerical_grad(lambda x: np.sum(x**2), np.array([1e8]))[0] == pytest.approx(2e8, rel=1e-8)


def test_x_is_not_mutated():
    x = rng().normal(size=(2, 3))
    before = x.copy()
    for method in ("forward", "central", "complex"):
        hg.numerical_grad(lambda x: np.sum(x**2), x, method)
    np.testing.assert_array_equal(x, before)


@pytest.mark.parametrize("activation", [hg.sigmoid, hg.tanh, hg.gelu, hg.swish], ids=repr)
def test_the_complex_step_goes_through_analytic_activations(activation):
    z = np.array([-3.0, -0.5, 0.0, 0.4, 2.0])
    numerical = hg.numerical_grad(lambda z: np.sum(activation.value(z)), z, "complex")
    np.testing.assert_allclose(numerical, activation.slope(z), rtol=1e-14)


def test_the_complex_step_checks_a_whole_network_to_rounding():
    objective, theta = classifier()
    assert hg.check_grad(objective.value, objective.grad, theta, objective.model.tensors, method="complex").passes(
        1e-14
    )


def test_the_complex_step_refuses_a_function_that_drops_the_imaginary_part():
    with pytest.raises(ValueError, match="needs an analytic f"):
        hg.numerical_grad(lambda x: np.sum(np.abs(x)), np.array([1.0, -2.0]), "complex")


def test_the_complex_step_through_a_function_that_is_analytic_in_part_is_reported_as_a_mismatch():
    """|x| + x² comes out complex, with the slope of |x| lost: it cannot be refused, but it does not pass."""
    report = hg.check_grad(
        lambda x: np.sum(np.abs(x) + x**2), lambda x: np.sign(x) + 2 * x, np.ones(2), method="complex"
    )
    assert not report.passes()
    assert report.tensors[0].numerical == pytest.approx(2)
    assert report.tensors[0].gradient == pytest.approx(3)


# Taylor's test


@pytest.mark.parametrize(("factor", "order"), [(1.0, 2), (1.01, 1), (-1.0, 1)])
def test_taylor_remainders_shrink_as_h_squared_only_for_a_right_gradient(factor, order):
    objective, theta = classifier()
    direction = rng(2).normal(size=theta.shape)
    h = 2.0 ** -np.arange(10, 16)
    test = hg.taylor_test(objective.value, lambda t: factor * objective.grad(t), theta, direction, h)
    assert test.order_without == pytest.approx(1, abs=0.1)
    assert test.order_with == pytest.approx(order, abs=0.1)


def test_taylor_remainders_by_hand():
    """f = x², ∇f = 2x: at 1, f(1 + h) − f(1) = 2h + h², and h² is left."""
    test = hg.taylor_test(lambda x: x @ x, lambda x: 2 * x, [1.0], [-5.0])
    np.testing.assert_allclose(test.without_grad, 2 * test.h - test.h**2, rtol=1e-12)
    np.testing.assert_allclose(test.with_grad, test.h**2, rtol=1e-9)


def test_a_linear_function_leaves_no_remainder_and_so_no_order():
    test = hg.taylor_test(lambda x: 2 * np.sum(x), lambda x: np.full(2, 2.0), np.zeros(2), np.array([1.0, 0.0]))
    assert not test.with_grad.any()
    assert np.isnan(test.order_with)
    assert test.order_without == pytest.approx(1)


@pytest.mark.parametrize("start", [np.zeros(2), np.array([0.3, -1.7]), np.array([1e6, 3.0])], ids=str)
def test_a_linear_function_has_no_second_order_wherever_it_is_tested(start):
    """Its remainder is rounding, whose slope over h means nothing."""
    test = hg.taylor_test(
        lambda x: x @ [3.0, 0.1] + 0.7, lambda x: np.array([3.0, 0.1]), start, np.array([1.0, 2.0])
    )
    assert np.isnan(test.order_with)
    assert test.order_without == pytest.approx(1, abs=1e-6)


def test_bad_directions_are_refused():
    with pytest.raises(ValueError, match="direction is zero everywhere"):
        hg.taylor_test(lambda x: x @ x, lambda x: 2 * x, np.ones(2), np.zeros(2))
    with pytest.raises(ValueError, match=re.escape("direction has shape (3,), x (2,)")):
        hg.taylor_test(lambda x: x @ x, lambda x: 2 * x, np.ones(2), np.ones(3))


# what is refused


def test_an_imaginary_part_is_not_dropped():
    with pytest.raises(TypeError, match="x has dtype complex128: expected real numbers"):
        hg.numerical_grad(lambda x: np.sum(x**2).real, np.array([1 + 1j]))
    for method in ("forward", "central"):
        with pytest.raises(TypeError, match="the value of f has dtype complex128: expected real numbers"):
            hg.numerical_grad(lambda x: 1j * np.sum(x), np.ones(2), method)


@pytest.mark.parametrize("method", ["forward", "central", "complex"])
@pytest.mark.parametrize("shape", [(2,), (1,), (1, 1)], ids=str)
def test_a_function_that_is_not_scalar_is_refused(shape, method):
    with pytest.raises(ValueError, match=re.escape(f"f returned shape {shape}: expected a scalar")):
        hg.numerical_grad(lambda x: np.zeros(shape) + x[0], np.ones(2), method)


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match="method is 'backward': expected one of forward, central, complex"):
        hg.numerical_grad(np.sum, np.ones(2), "backward")


@pytest.mark.parametrize("h", [0, -1e-6, np.nan])
def test_a_step_that_is_not_above_zero_is_refused(h):
    with pytest.raises(ValueError, match=f"h is {h}: expected a step above zero"):
        hg.numerical_grad(np.sum, np.ones(2), h=h)


def test_a_point_that_is_not_finite_or_not_numbers_is_refused():
    with pytest.raises(ValueError, match=re.escape("x is nan at (1,)")):
        hg.numerical_grad(np.sum, np.array([1.0, np.nan]))
    with pytest.raises(TypeError, match="x has dtype <U1: expected numbers"):
        hg.numerical_grad(np.sum, ["a"])
