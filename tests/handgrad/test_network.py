"""The forward pass, the hand-written backward pass, and the vector that all parameters live in."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg
from handgrad import initializers

DEPTHS = {1: (3, 2), 2: (3, 4, 2), 3: (3, 4, 5, 2), 4: (3, 4, 4, 3, 2)}
SMOOTH = (hg.identity, hg.sigmoid, hg.tanh, hg.gelu, hg.softplus, hg.swish)
KINKED = (hg.relu, hg.leaky_relu, hg.elu)
COSTS = {
    "squares": (hg.MeanSquaredError(), hg.identity),
    "absolute": (hg.MeanAbsoluteError(), hg.identity),
    "Huber": (hg.Huber(0.3), hg.identity),
    "log loss of probabilities": (hg.BinaryCrossEntropy(), hg.sigmoid),
    "log loss of logits": (hg.BinaryCrossEntropyFromLogits(), hg.identity),
    "cross-entropy of logits": (hg.CategoricalCrossEntropyFromLogits(), hg.identity),
}
PENALTIES = {"no penalty": None, "L2": hg.L2(0.3), "L1": hg.L1(0.2)}


def rng(seed=0):
    return np.random.default_rng(seed)


def normal(*shape, seed=0):
    return rng(seed).normal(size=shape)


def one_hot(n, classes):
    return np.eye(classes)[np.arange(n) % classes]


def theta_of(network, seed=1):
    """Weights and biases all away from zero, so that no gradient is negligible."""
    return normal(network.size, seed=seed) * 0.7


def objective_of(network, cost=None, penalty=None, n=7):
    """The network on random X and one-hot targets, which suit every cost."""
    X, y = normal(n, network.sizes[0]), one_hot(n, network.sizes[-1])
    return hg.Objective(network, cost or hg.MeanSquaredError(), X, y, penalty)


def assert_gradients_match(objective, theta, tolerance=1e-6):
    hg.assert_grad(objective.value, objective.grad, theta, objective.model.tensors, tolerance)


# gradients against central differences, tensor by tensor


@pytest.mark.parametrize("hidden", SMOOTH + KINKED, ids=repr)
@pytest.mark.parametrize("sizes", DEPTHS.values(), ids=str)
def test_gradients_match_differences_at_every_depth(sizes, hidden):
    network = hg.Network(sizes, hidden=hidden)
    assert_gradients_match(objective_of(network), theta_of(network))


@pytest.mark.parametrize("penalty", PENALTIES.values(), ids=PENALTIES)
@pytest.mark.parametrize(("cost", "output"), COSTS.values(), ids=COSTS)
def test_gradients_match_differences_for_every_cost_and_penalty(cost, output, penalty):
    network = hg.Network((3, 5, 4), hg.tanh, output)
    assert_gradients_match(objective_of(network, cost, penalty), theta_of(network))


@pytest.mark.parametrize("output", SMOOTH + KINKED, ids=repr)
def test_gradients_match_differences_for_every_output_activation(output):
    network = hg.Network((3, 4, 2), hg.tanh, output)
    assert_gradients_match(objective_of(network), theta_of(network, seed=3))


@given(
    sizes=st.lists(st.integers(1, 5), min_size=2, max_size=5),
    n=st.integers(1, 6),
    seed=st.integers(0, 1000),
)
@settings(max_examples=40, deadline=None)
def test_gradients_match_differences_for_any_sizes(sizes, n, seed):
    network = hg.Network(tuple(sizes))
    X, y = normal(n, sizes[0], seed=seed), normal(n, sizes[-1], seed=seed + 1)
    objective, theta = hg.Objective(network, hg.MeanSquaredError(), X, y), theta_of(network, seed)
    np.testing.assert_allclose(
        objective.grad(theta), hg.numerical_grad(objective.value, theta), rtol=1e-5, atol=1e-7
    )


@pytest.mark.parametrize("depth", DEPTHS)
def test_delta_is_the_gradient_with_respect_to_z(depth):
    """A bias added to one example alone moves z and nothing else; the network has no such bias, so we add one."""
    network = hg.Network(DEPTHS[depth])
    objective, theta = objective_of(network), theta_of(network)
    delta = objective.backward(theta).delta
    for l in range(depth):
        numerical = hg.numerical_grad(
            lambda shift, l=l: cost_with_shifted_z(objective, theta, l, shift), np.zeros(delta[l].shape)
        )
        np.testing.assert_allclose(delta[l], numerical, rtol=1e-6, atol=1e-10)


def cost_with_shifted_z(objective, theta, shifted, shift):
    a, layers = objective.X, objective.model.layers(theta)
    for l, (W, b) in enumerate(layers):
        z = a @ W + b + (shift if l == shifted else 0)
        a = np.tanh(z) if l < len(layers) - 1 else z
    return objective.cost.value(a, objective.y)


def test_each_bias_gets_its_own_gradient():
    network = hg.Network((3, 4, 2))
    for layer in objective_of(network).backward(theta_of(network)).layers:
        assert len(np.unique(layer.b.round(12))) == len(layer.b)


def test_bias_gradients_are_the_sums_of_the_deltas():
    network = hg.Network((3, 4, 2))
    backward = objective_of(network).backward(theta_of(network))
    for delta, layer in zip(backward.delta, backward.layers):
        np.testing.assert_allclose(layer.b, delta.sum(axis=0), rtol=1e-13)


# values worked by hand


def test_forward_and_backward_of_a_tiny_network_by_hand():
    """x = 2 through relu(3x − 1) = 5 and 4a + 1 = 21, target 20: J = ½, δ₁ = 1, ∂J/∂W₁ = 5, δ₀ = 4, ∂J/∂W₀ = 8."""
    network = hg.Network((1, 1, 1), hidden=hg.relu)
    theta = hg.pack([hg.Layer(np.array([[3.0]]), np.array([-1.0])), hg.Layer(np.array([[4.0]]), np.array([1.0]))])
    objective = hg.Objective(network, hg.MeanSquaredError(), np.array([[2.0]]), np.array([[20.0]]))
    forward = network.forward(theta, objective.X)
    assert [z.item() for z in forward.z] == [5, 21]
    assert [a.item() for a in forward.a] == [2, 5, 21]
    assert objective.value(theta) == 0.5
    backward = objective.backward(theta)
    assert [delta.item() for delta in backward.delta] == [4, 1]
    assert backward.grad.tolist() == [8, 4, 5, 1]


def test_a_network_without_hidden_layers_is_linear_regression():
    X, y = normal(9, 3), normal(9, 2, seed=1)
    objective = hg.Objective(hg.Network((3, 2)), hg.MeanSquaredError(), X, y)
    theta = normal(objective.model.size, seed=2)
    W, b = objective.model.layers(theta)[0]
    residual = X @ W + b - y
    expected = hg.pack([hg.Layer(X.T @ residual / 9, residual.mean(axis=0))])
    np.testing.assert_allclose(objective.grad(theta), expected, rtol=1e-13)


def test_predict_is_the_last_activation():
    network = hg.Network((3, 4, 2), output=hg.sigmoid)
    theta, X = theta_of(network), normal(5, 3)
    np.testing.assert_array_equal(network.predict(theta, X), network.forward(theta, X).a[-1])


def test_a_forward_record_begins_with_the_input_and_has_one_z_and_slope_a_layer():
    network, X = hg.Network((3, 4, 5, 2)), normal(6, 3)
    forward = network.forward(theta_of(network), X)
    assert forward.a[0] is X
    assert [z.shape for z in forward.z] == [(6, 4), (6, 5), (6, 2)]
    assert [slope.shape for slope in forward.slope] == [(6, 4), (6, 5), (6, 2)]
    assert [a.shape for a in forward.a] == [(6, 3), (6, 4), (6, 5), (6, 2)]


# extremes


@pytest.mark.parametrize("hidden", SMOOTH + KINKED, ids=repr)
@pytest.mark.parametrize("size", [1e4, -1e4])
def test_huge_pre_activations_neither_overflow_nor_warn(hidden, size):
    network = hg.Network((1, 2, 2), hidden=hidden)
    objective = hg.Objective(
        network, hg.CategoricalCrossEntropyFromLogits(), np.array([[size], [1.0]]), one_hot(2, 2)
    )
    value, grad = objective.value_and_grad(np.ones(network.size))
    assert np.isfinite(value)
    assert np.isfinite(grad).all()


@pytest.mark.parametrize(
    "cost", [hg.CategoricalCrossEntropyFromLogits(), hg.BinaryCrossEntropyFromLogits()], ids=repr
)
def test_logits_of_ten_thousand_have_exact_gradients(cost):
    """One unit each way: right with certainty costs nothing, wrong with certainty has gradient ±1."""
    network = hg.Network((2, 2))
    theta = hg.pack([hg.Layer(np.diag([1e4, 1e4]), np.zeros(2))])
    X = np.array([[1.0, -1.0], [1.0, -1.0]])
    y = np.array([[1.0, 0.0], [0.0, 1.0]])
    delta = hg.Objective(network, cost, X, y).backward(theta).delta[0]
    np.testing.assert_array_equal(delta, [[0, 0], [0.5, -0.5]])


@pytest.mark.parametrize("hidden", [hg.sigmoid, hg.tanh], ids=repr)
def test_saturated_units_pass_no_gradient_back(hidden):
    network = hg.Network((1, 1, 1), hidden=hidden)
    objective = hg.Objective(network, hg.MeanSquaredError(), np.array([[1e3]]), np.array([[5.0]]))
    backward = objective.backward(np.ones(network.size))
    assert backward.delta[0].item() == 0
    assert backward.delta[1].item() != 0


def test_dead_units_of_a_relu_layer_get_no_gradient():
    network = hg.Network((2, 3, 1), hidden=hg.relu)
    layers = [hg.Layer(normal(2, 3), np.array([0.0, -1e3, 0.0])), hg.Layer(np.ones((3, 1)), np.zeros(1))]
    W, b = objective_of(network).backward(hg.pack(layers)).layers[0]
    assert not W[:, 1].any()
    assert b[1] == 0
    assert W[:, [0, 2]].any()


# what the gradient of a mean must do


@given(copies=st.integers(2, 5), seed=st.integers(0, 100))
@settings(max_examples=20, deadline=None)
def test_duplicating_the_batch_leaves_value_and_gradient_unchanged(copies, seed):
    network = hg.Network((3, 4, 2))
    objective, theta = objective_of(network, hg.CategoricalCrossEntropyFromLogits()), theta_of(network, seed)
    tiled = objective.on(np.tile(np.arange(7), copies))
    np.testing.assert_allclose(tiled.value(theta), objective.value(theta), rtol=1e-12)
    np.testing.assert_allclose(tiled.grad(theta), objective.grad(theta), rtol=1e-11, atol=1e-14)


@given(order=st.permutations(range(7)))
@settings(max_examples=20, deadline=None)
def test_permuting_the_batch_changes_nothing(order):
    network = hg.Network((3, 4, 2))
    objective, theta = objective_of(network, hg.CategoricalCrossEntropyFromLogits()), theta_of(network)
    shuffled = objective.on(np.array(order))
    np.testing.assert_allclose(shuffled.value(theta), objective.value(theta), rtol=1e-13)
    np.testing.assert_allclose(shuffled.grad(theta), objective.grad(theta), rtol=1e-11, atol=1e-15)
    np.testing.assert_allclose(
        shuffled.backward(theta).delta[0], objective.backward(theta).delta[0][list(order)], rtol=1e-13
    )


def test_each_row_is_predicted_alone():
    network = hg.Network((3, 4, 2))
    theta, X = theta_of(network), normal(6, 3)
    alone = np.concatenate([network.predict(theta, X[i : i + 1]) for i in range(6)])
    np.testing.assert_allclose(network.predict(theta, X), alone, rtol=1e-13)


# nothing is mutated, nothing is remembered


def test_two_backward_calls_agree():
    network = hg.Network((3, 4, 5, 2))
    objective, theta = objective_of(network), theta_of(network)
    forward = network.forward(theta, objective.X)
    grad_output = objective.cost.grad(forward.a[-1], objective.y)
    first, second = network.backward(forward, grad_output), network.backward(forward, grad_output)
    np.testing.assert_array_equal(first.grad, second.grad)
    assert not np.shares_memory(first.grad, second.grad)


@pytest.mark.parametrize("hidden", SMOOTH + KINKED, ids=repr)
def test_inputs_are_not_mutated(hidden):
    network = hg.Network((3, 4, 2), hidden=hidden, output=hidden)
    given = theta_of(network), normal(5, 3), normal(5, 2, seed=1)
    before = [array.copy() for array in given]
    theta, X, grad_output = given
    network.backward(network.forward(theta, X), grad_output)
    for array, old in zip(given, before):
        np.testing.assert_array_equal(array, old)


def test_inputs_may_be_read_only():
    network = hg.Network((3, 4, 2))
    theta, X, grad_output = theta_of(network), normal(5, 3), normal(5, 2)
    for array in (theta, X, grad_output):
        array.flags.writeable = False
    assert network.backward(network.forward(theta, X), grad_output).grad.any()


def test_whole_numbers_and_float32_data_give_float64_gradients():
    network = hg.Network((3, 4, 2))
    for X in (np.ones((5, 3), int), np.ones((5, 3), np.float32)):
        grad = network.backward(network.forward(theta_of(network), X), np.ones((5, 2))).grad
        assert grad.dtype == np.float64


# one flat vector, many views


@pytest.mark.parametrize("sizes", DEPTHS.values(), ids=str)
def test_pack_is_the_inverse_of_layers(sizes):
    network = hg.Network(sizes)
    theta = theta_of(network)
    np.testing.assert_array_equal(hg.pack(network.layers(theta)), theta)


def test_layers_are_views_of_theta():
    network = hg.Network((3, 4, 2))
    theta = np.zeros(network.size)
    for layer in network.layers(theta):
        layer.W[:], layer.b[:] = 1, 2
    assert sorted(set(theta)) == [1, 2]
    assert theta.sum() == 1 * (12 + 8) + 2 * (4 + 2)


def test_gradient_layers_are_views_of_the_flat_gradient():
    network = hg.Network((3, 4, 2))
    backward = objective_of(network).backward(theta_of(network))
    assert all(np.shares_memory(part, backward.grad) for layer in backward.layers for part in layer)
    np.testing.assert_array_equal(hg.pack(backward.layers), backward.grad)


def test_tensors_are_named_in_the_order_of_theta():
    network = hg.Network((3, 4, 2))
    theta = theta_of(network)
    named = network.tensors(theta)
    assert list(named) == ["W[0]", "b[0]", "W[1]", "b[1]"]
    assert [tensor.shape for tensor in named.values()] == [(3, 4), (4,), (4, 2), (2,)]
    np.testing.assert_array_equal(np.concatenate([tensor.ravel() for tensor in named.values()]), theta)


@pytest.mark.parametrize(("sizes", "size"), [((784, 16, 4), 12628), ((784, 30, 10), 23860), ((1, 1), 2)])
def test_size_counts_the_parameters(sizes, size):
    assert hg.Network(sizes).size == size


def test_without_biases_keeps_the_weights_and_copies():
    network = hg.Network((3, 4, 2))
    theta = theta_of(network)
    kept = network.without_biases(theta)
    for old, new in zip(network.layers(theta), network.layers(kept)):
        np.testing.assert_array_equal(new.W, old.W)
        assert not new.b.any()
    assert not np.shares_memory(kept, theta)


@pytest.mark.parametrize(
    ("weights", "shape"),
    [
        (lambda rng, fan_in, fan_out: rng.normal(size=(fan_out, fan_in)), (3, 2)),
        (lambda rng, fan_in, fan_out: rng.normal(size=fan_in * fan_out), (6,)),
        (lambda rng, fan_in, fan_out: 0.1, ()),
        (lambda rng, fan_in, fan_out: np.ones((1, fan_in, fan_out)), (1, 2, 3)),
    ],
)
def test_weights_of_another_shape_are_refused(weights, shape):
    """As many numbers in another order would be scrambled, in silence."""
    message = f"weights gave an array of shape {shape}: expected (fan_in, fan_out), (2, 3)"
    with pytest.raises(ValueError, match=re.escape(message)):
        hg.Network((2, 3)).init(rng(), weights)


def test_weights_may_come_as_a_list():
    theta = hg.Network((2, 1)).init(rng(), lambda rng, fan_in, fan_out: [[1], [2]])
    assert theta.tolist() == [1, 2, 0]


def test_whole_numbers_do_not_wrap_around_in_a_forward_pass():
    theta, X = np.array([100, 100, 0], dtype=np.int8), np.array([[100, 1]], dtype=np.int8)
    assert hg.Network((2, 1)).predict(theta, X).tolist() == [[10100.0]]


def test_init_uses_the_initializer_and_zero_biases():
    network = hg.Network((3, 4, 2))
    for layer in network.layers(network.init(rng(), initializers.constant(0.5))):
        assert (layer.W == 0.5).all()
        assert not layer.b.any()


def test_the_same_seed_gives_the_same_theta_and_another_seed_another():
    network = hg.Network((3, 4, 2))
    np.testing.assert_array_equal(network.init(rng(3)), network.init(rng(3)))
    assert (network.init(rng(3)) != network.init(rng(4))).any()


# facts about learning


@pytest.mark.parametrize("classes", [2, 4, 10])
def test_the_cost_at_small_weights_is_near_log_k(classes):
    network = hg.Network((20, 16, classes))
    X = normal(200, 20)
    objective = hg.Objective(network, hg.CategoricalCrossEntropyFromLogits(), X, one_hot(200, classes))
    assert objective.value(network.init(rng(), initializers.normal(0.01))) == pytest.approx(
        np.log(classes), abs=1e-3
    )


@pytest.mark.parametrize("hidden", [hg.relu, hg.tanh, hg.sigmoid], ids=repr)
def test_a_network_can_overfit_twenty_examples(hidden):
    """Labels that have nothing to do with X, learned by heart."""
    network = hg.Network((5, 30, 3), hidden=hidden)
    labels = rng(5).integers(0, 3, 20)
    objective = hg.Objective(network, hg.CategoricalCrossEntropyFromLogits(), normal(20, 5), np.eye(3)[labels])
    run = hg.train(objective, network.init(rng(), initializers.he), hg.Adam(0.05), 300, record=300)
    assert hg.accuracy(hg.labels(network.predict(run.theta[-1], objective.X)), labels) == 1
    assert run.cost[-1] < 0.02


def hidden_columns_after_training(weights, hidden):
    network = hg.Network((3, 4, 2), hidden=hidden)
    objective = objective_of(network, hg.CategoricalCrossEntropyFromLogits(), n=21)
    run = hg.train(objective, network.init(rng(), weights), hg.GradientDescent(0.5), 50, record=50)
    return network.layers(run.theta[-1])


@pytest.mark.parametrize("hidden", [hg.relu, hg.sigmoid, hg.tanh], ids=repr)
def test_hidden_columns_differ_after_training_from_random_weights(hidden):
    W = hidden_columns_after_training(initializers.glorot, hidden)[0].W
    assert len(np.unique(W.round(9), axis=1).T) == 4


@pytest.mark.parametrize("hidden", [hg.relu, hg.sigmoid, hg.tanh], ids=repr)
@pytest.mark.parametrize("weights", [initializers.constant(0.3), initializers.zeros], ids=["constant", "zeros"])
def test_hidden_columns_stay_equal_from_constant_weights(weights, hidden):
    """W22–W24: the gradient is right, every gradient check passes, and the units never part."""
    W = hidden_columns_after_training(weights, hidden)[0].W
    np.testing.assert_allclose(W, W[:, :1].repeat(4, axis=1), rtol=1e-12, atol=1e-15)


def test_zero_weights_with_relu_train_the_last_bias_alone():
    first, last = hidden_columns_after_training(initializers.zeros, hg.relu)
    assert not first.W.any()
    assert not first.b.any()
    assert not last.W.any()
    assert last.b.all()


# what is refused


@pytest.mark.parametrize(
    ("sizes", "error", "message"),
    [
        ((3,), ValueError, "sizes is (3,): expected at least two"),
        ((), ValueError, "sizes is (): expected at least two"),
        ((3, 0, 2), ValueError, "size is 0: expected at least 1"),
        ((3, -4, 2), ValueError, "size is -4: expected at least 1"),
        ((3, 4.0, 2), TypeError, "size is 4.0: expected an integer"),
        ((3, True), TypeError, "size is True: expected an integer"),
        ((3, "4"), TypeError, "size is '4': expected an integer"),
    ],
)
def test_bad_sizes_are_refused(sizes, error, message):
    with pytest.raises(error, match=re.escape(message)):
        hg.Network(sizes)


@pytest.mark.parametrize("length", [0, 12, 14])
def test_a_theta_of_the_wrong_length_is_refused(length):
    network, theta = hg.Network((2, 3, 1)), np.zeros(length)
    message = re.escape(f"theta has shape ({length},): sizes (2, 3, 1) need (13,)")
    for use in (
        network.layers,
        network.tensors,
        network.without_biases,
        lambda t: network.forward(t, np.ones((4, 2))),
    ):
        with pytest.raises(ValueError, match=message):
            use(theta)


def test_a_theta_with_two_axes_is_refused():
    with pytest.raises(ValueError, match="theta has shape"):
        hg.Network((2, 3, 1)).layers(np.zeros((13, 1)))


@pytest.mark.parametrize("shape", [(4, 3), (4, 1), (2,), (4, 2, 1)], ids=str)
def test_an_X_that_does_not_fit_is_refused(shape):
    network = hg.Network((2, 3, 1))
    with pytest.raises(ValueError, match=re.escape(f"X has shape {shape}: sizes (2, 3, 1) need (n, 2)")):
        network.forward(theta_of(network), np.ones(shape))


@pytest.mark.parametrize("shape", [(4,), (1, 1), (4, 2), (5, 1), ()], ids=str)
def test_a_grad_output_that_would_broadcast_is_refused(shape):
    network = hg.Network((2, 3, 1))
    forward = network.forward(theta_of(network), np.ones((4, 2)))
    with pytest.raises(ValueError, match=re.escape(f"grad_output has shape {shape}, prediction (4, 1)")):
        network.backward(forward, np.ones(shape))


def test_a_seed_in_place_of_a_generator_is_refused():
    with pytest.raises(TypeError, match=re.escape("rng is 0: expected a numpy.random.Generator")):
        hg.Network((2, 1)).init(0)
