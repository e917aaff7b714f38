"""Worked examples that others have published, recomputed with the library, to every digit that they print."""

import numpy as np
import pytest

import handgrad as hg
from handgrad import initializers, tape
from handgrad.network import Forward


def rng(seed=0):
    return np.random.default_rng(seed)


def printed(*numbers):
    """Each number within a unit of the last digit printed: some sources round, some cut."""
    return [pytest.approx(float(number), rel=0, abs=10.0 ** -len(number.partition(".")[2])) for number in numbers]


# Matt Mazur, "A Step by Step Backpropagation Example" (2015)


class Mazur:
    """Two inputs, two hidden sigmoids, two output sigmoids, E = Σ ½ (target − out)², rate ½.

    His w1 … w4 go into h1, h1, h2, h2, and ours are columns: W[0] = [[w1, w3], [w2, w4]].
    """

    network = hg.Network((2, 2, 2), hidden=hg.sigmoid, output=hg.sigmoid)
    layers = (
        hg.Layer(np.array([[0.15, 0.25], [0.20, 0.30]]), np.array([0.35, 0.35])),
        hg.Layer(np.array([[0.40, 0.50], [0.45, 0.55]]), np.array([0.60, 0.60])),
    )
    theta = hg.pack(layers)
    objective = hg.Objective(network, hg.MeanSquaredError(), [[0.05, 0.10]], [[0.01, 0.99]])

    @classmethod
    def after(cls, grad, theta=theta):
        """One update of the weights; his biases stay where they are, ours would move."""
        return hg.GradientDescent(0.5).update(theta, cls.network.without_biases(grad), None)[0]

    @classmethod
    def grad_through_new_output_weights(cls, theta=theta):
        """W16, the published error's order: the output layer is updated before it sends δ back."""
        forward = cls.network.forward(theta, cls.objective.X)
        grad_output = cls.objective.cost.grad(forward.a[-1], cls.objective.y)
        right = cls.network.backward(forward, grad_output)
        new_output = cls.network.layers(cls.after(right.grad, theta))[1]
        late = Forward([forward.layers[0], new_output], forward.z, forward.a, forward.slope)
        return cls.network.backward(late, grad_output).grad


def test_mazur_forward():
    forward = Mazur.network.forward(Mazur.theta, Mazur.objective.X)
    assert forward.z[0][0, 0] == printed("0.3775")[0]
    assert forward.a[1][0].tolist() == printed("0.593269992", "0.596884378")
    assert forward.z[1][0, 0] == printed("1.105905967")[0]
    assert forward.a[2][0].tolist() == printed("0.75136507", "0.772928465")


def test_mazur_total_error():
    assert Mazur.objective.value(Mazur.theta) == printed("0.298371109")[0]
    each = (Mazur.network.predict(Mazur.theta, Mazur.objective.X) - Mazur.objective.y)[0] ** 2 / 2
    assert each.tolist() == printed("0.274811083", "0.023560026")


def test_mazur_deltas_and_gradients():
    backward = Mazur.objective.backward(Mazur.theta)
    assert backward.delta[1][0].tolist() == printed("0.138498562", "-0.038098236")
    assert backward.layers[1].W[0, 0] == printed("0.082167041")[0]
    assert backward.layers[0].W[0, 0] == printed("0.000438568")[0]


def test_mazur_weights_after_one_update():
    first, second = Mazur.network.layers(Mazur.after(Mazur.objective.grad(Mazur.theta)))
    assert second.W.T.ravel().tolist() == printed("0.35891648", "0.408666186", "0.511301270", "0.561370121")
    assert first.W.T.ravel().tolist() == printed("0.149780716", "0.19956143", "0.24975114", "0.29950229")
    assert [first.b.tolist(), second.b.tolist()] == [[0.35, 0.35], [0.60, 0.60]]


def test_mazur_error_after_one_round_as_his_own_rule_gives_it():
    """He says to go on with the original weights, not the updated ones, until all gradients are there."""
    assert Mazur.objective.value(Mazur.after(Mazur.objective.grad(Mazur.theta))) == printed("0.2910277737")[0]


def test_mazur_published_error_comes_from_updating_the_output_weights_first():
    wrong = Mazur.grad_through_new_output_weights()
    assert Mazur.objective.value(Mazur.after(wrong)) == printed("0.291027924")[0]
    right = Mazur.objective.grad(Mazur.theta)
    first, second = Mazur.network.layers(wrong - right)
    assert first.W.all()
    assert not second.W.any()


def test_the_gradient_check_finds_mazur_published_order():
    report = hg.check_grad(
        Mazur.objective.value, Mazur.grad_through_new_output_weights, Mazur.theta, Mazur.network.tensors
    )
    assert [t.name for t in report.tensors if t.error > 1e-6] == ["W[0]", "b[0]"]
    assert report.tensors[0].error == pytest.approx(0.09, abs=0.01)


def test_mazur_outputs_after_ten_thousand_rounds_come_from_that_order_too():
    """He prints the error .0000351085 beside them; the error of the outputs that he prints is .0000350848."""
    theta = Mazur.theta
    for _ in range(10_000):
        theta = Mazur.after(Mazur.grad_through_new_output_weights(theta), theta)
    assert Mazur.network.predict(theta, Mazur.objective.X)[0].tolist() == printed("0.015912196", "0.984065734")
    assert Mazur.objective.value(theta) == printed("0.0000350848")[0]


# CS231n (Stanford), assignment 2: the two-layer net, its scores and losses


def cs231n(penalty=None):
    network = hg.Network((5, 50, 7), hidden=hg.relu)
    theta = hg.pack(
        [
            hg.Layer(np.linspace(-0.7, 0.3, 250).reshape(5, 50), np.linspace(-0.1, 0.9, 50)),
            hg.Layer(np.linspace(-0.3, 0.4, 350).reshape(50, 7), np.linspace(-0.9, 0.1, 7)),
        ]
    )
    X = np.linspace(-5.5, 4.5, 15).reshape(5, 3).T
    return hg.Objective(network, hg.CategoricalCrossEntropyFromLogits(), X, np.eye(7)[[0, 5, 1]], penalty), theta


@pytest.mark.parametrize(
    ("penalty", "loss"),
    [(None, "3.4702243556"), (hg.L2(1.0), "26.5948426952"), (hg.L2(2.0), "49.7194610349")],
    ids=["no penalty", "λ/2 Σ W²", "λ Σ W²"],
)
def test_cs231n_two_layer_net(penalty, loss):
    objective, theta = cs231n(penalty)
    assert objective.value(theta) == printed(loss)[0]
    hg.assert_grad(objective.value, objective.grad, theta, objective.model.tensors)


def test_cs231n_the_penalty_is_twice_as_large_without_its_half():
    plain, half, whole = (cs231n(penalty)[0].value(cs231n()[1]) for penalty in (None, hg.L2(1.0), hg.L2(2.0)))
    assert whole - plain == pytest.approx(2 * (half - plain), rel=1e-13)


# Simon Prince, "Understanding Deep Learning" (2023), notebook 7.1: a chain of sines, exponentials and cosines

BETA, OMEGA, UDL_X, UDL_Y = (1.0, 2.0, -3.0, 0.4), np.array([0.1, -0.4, 2.0, 3.0]), 2.3, 2.0


def udl(omega):
    """f₃ = β₃ + ω₃ cos(β₂ + ω₂ exp(β₁ + ω₁ sin(β₀ + ω₀ x))), loss (f₃ − y)²."""
    f0 = BETA[0] + omega[0] * UDL_X
    f1 = BETA[1] + omega[1] * np.sin(f0)
    f2 = BETA[2] + omega[2] * np.exp(f1)
    f3 = BETA[3] + omega[3] * np.cos(f2)
    return (f3 - UDL_Y) ** 2


def udl_by_hand():
    f0 = BETA[0] + OMEGA[0] * UDL_X
    h1 = np.sin(f0)
    f1 = BETA[1] + OMEGA[1] * h1
    h2 = np.exp(f1)
    f2 = BETA[2] + OMEGA[2] * h2
    h3 = np.cos(f2)
    f3 = BETA[3] + OMEGA[3] * h3
    df3 = 2 * (f3 - UDL_Y)
    dh3 = OMEGA[3] * df3
    df2 = -np.sin(f2) * dh3
    dh2 = OMEGA[2] * df2
    df1 = np.exp(f1) * dh2
    dh1 = OMEGA[1] * df1
    df0 = np.cos(f0) * dh1
    forward = [f0, h1, f1, h2, f2, h3, f3, (f3 - UDL_Y) ** 2]
    return forward, [df3, dh3, df2, dh2, df1, dh1, df0], [UDL_X * df0, h1 * df1, h2 * df2, h3 * df3]


def test_udl_chain_by_hand():
    forward, deltas, domega = udl_by_hand()
    assert forward == printed("1.230", "0.942", "1.623", "5.068", "7.137", "0.657", "2.372", "0.13858")
    assert deltas == printed("0.745", "2.234", "-1.683", "-3.366", "-17.060", "6.824", "2.281")
    assert domega == printed("5.246", "-16.079", "-8.530", "0.489")


def test_udl_chain_through_the_tape():
    value, grad = tape.value_and_grad(udl, OMEGA)
    assert value == printed("0.13858")[0]
    np.testing.assert_allclose(grad, udl_by_hand()[2], rtol=1e-13)


# CS231n, "Backpropagation, Intuitions": f = σ(w₀x₀ + w₁x₁ + w₂)

GATES_W, GATES_X = np.array([2.0, -3.0, -3.0]), np.array([-1.0, -2.0])


def test_cs231n_gates_as_a_network_of_one_unit():
    network = hg.Network((2, 1), output=hg.sigmoid)
    forward = network.forward(GATES_W, GATES_X[None])
    assert forward.a[-1].item() == printed("0.7310585786")[0]
    backward = network.backward(forward, np.ones((1, 1)))
    assert backward.delta[0].item() == printed("0.1966119332")[0]
    assert backward.grad.tolist() == printed("-0.1966", "-0.3932", "0.1966")


def test_cs231n_gates_through_the_tape():
    def f(wx):
        return hg.sigmoid.value(wx[0] * wx[3] + wx[1] * wx[4] + wx[2])

    grad = tape.grad(f, np.concatenate([GATES_W, GATES_X])).tolist()
    assert grad[:3] == printed("-0.1966", "-0.3932", "0.1966")
    assert grad[3:] == printed("0.3932", "-0.5898")


# Gabriel Goh, "Why Momentum Really Works" (Distill 2017): rates of convergence on a quadratic

EIGENVALUES = np.array([1.0, 4.0, 10.0])


def shrinkage(optimizer, updates=400):
    """The factor per update at which |θ| shrinks, over the second half of a run."""
    run = hg.train(hg.Quadratic(np.diag(EIGENVALUES)), np.ones(3), optimizer, updates)
    size = np.linalg.norm(run.theta, axis=1)
    return (size[updates] / size[updates // 2]) ** (2 / updates)


def test_gradient_descent_shrinks_at_best_by_kappa_minus_one_over_kappa_plus_one():
    first, last = EIGENVALUES[[0, -1]]
    kappa, best = last / first, 2 / (first + last)
    assert shrinkage(hg.GradientDescent(best), 200) == pytest.approx((kappa - 1) / (kappa + 1), rel=1e-6)
    for rate in (0.95 * best, 1.05 * best):
        assert shrinkage(hg.GradientDescent(rate), 200) > (kappa - 1) / (kappa + 1)


def test_the_heavy_ball_shrinks_at_best_as_if_kappa_were_its_root():
    """At the best rate two roots meet, so that |θ| shrinks as t σᵗ: the factor comes closer only slowly."""
    low, high = np.sqrt(EIGENVALUES[[0, -1]])
    rate, beta = (2 / (low + high)) ** 2, ((high - low) / (high + low)) ** 2
    root_kappa = high / low
    assert shrinkage(hg.Momentum(rate, beta), 60) == pytest.approx((root_kappa - 1) / (root_kappa + 1), rel=0.06)


def heavy_ball(eigenvalue, rate, beta):
    """One update of (v, θ) as a matrix, read off the library's own rule."""
    columns = []
    for v, theta in np.eye(2):
        moved, velocity = hg.Momentum(rate, beta).update(
            np.array([theta]), np.array([eigenvalue * theta]), np.array([v])
        )
        columns.append([velocity[0], moved[0]])
    return np.array(columns).T


@pytest.mark.parametrize("beta", [0.3, 0.9])
def test_in_the_complex_case_the_heavy_ball_shrinks_by_the_root_of_beta(beta):
    """The article prints 2√β; the product of the two conjugate roots is β, so that each has √β."""
    roots = np.linalg.eigvals(heavy_ball(1.0, 1.0, beta))
    assert np.iscomplex(roots).all()
    np.testing.assert_allclose(abs(roots), np.sqrt(beta), rtol=1e-12)


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_the_heavy_ball_is_stable_up_to_two_plus_two_beta(beta):
    edge = 2 + 2 * beta
    assert abs(np.linalg.eigvals(heavy_ball(1.0, 0.999 * edge, beta))).max() < 1
    assert abs(np.linalg.eigvals(heavy_ball(1.0, 1.001 * edge, beta))).max() > 1


# PyTorch, torch.nn.init.calculate_gain; Glorot & Bengio 2010; He et al. 2015


@pytest.mark.parametrize(
    ("activation", "gain"),
    [
        (hg.identity, 1),
        (hg.sigmoid, 1),
        (hg.tanh, 5 / 3),
        (hg.relu, np.sqrt(2)),
        (hg.leaky_relu, np.sqrt(2 / (1 + 0.01**2))),
    ],
    ids=repr,
)
def test_gains(activation, gain):
    assert initializers.gain(activation) == pytest.approx(gain, rel=1e-15)


@pytest.mark.parametrize(("weights", "variance"), [(initializers.glorot, 2 / 500), (initializers.he, 2 / 300)])
def test_variances_of_initial_weights(weights, variance):
    """60,000 weights: the standard error of the variance is below 1 %."""
    assert weights(rng(), 300, 200).var() == pytest.approx(variance, rel=0.03)


# The loss at initialization is that of guessing


@pytest.mark.parametrize(("classes", "loss"), [(10, "2.302585"), (4, "1.386294")])
def test_the_loss_of_guessing_is_log_k(classes, loss):
    network = hg.Network((784, 16, classes))
    X, y = rng().uniform(size=(20, 784)), np.eye(classes)[np.arange(20) % classes]
    objective = hg.Objective(network, hg.CategoricalCrossEntropyFromLogits(), X, y)
    assert objective.value(np.zeros(network.size)) == printed(loss)[0]
    assert objective.value(network.init(rng(), initializers.normal(1e-3))) == pytest.approx(float(loss), abs=1e-3)


# Landscapes: Rosenbrock 1960, Himmelblau 1972, Beale 1958; more of them in test_objectives


def test_published_minima():
    assert hg.Rosenbrock().value(np.array([1.0, 1.0])) == 0
    assert hg.Beale().value(np.array([3.0, 0.5])) == 0
    for minimum in ([3.0, 2.0], [-2.805118, 3.131312], [-3.779310, -3.283186], [3.584428, -1.848126]):
        assert hg.Himmelblau().value(np.array(minimum)) == pytest.approx(0, abs=1e-9)


# CS231n, "Neural Networks Part 3": the habits of gradient checking


@pytest.mark.parametrize("hidden", [hg.tanh, hg.sigmoid, hg.gelu, hg.relu], ids=repr)
def test_centered_differences_in_float64_at_h_1e_5_agree_to_1e_7(hidden):
    """ "1e-7 and less you should be happy": measured tensor by tensor, away from kinks."""
    network = hg.Network((5, 8, 8, 3), hidden=hidden)
    objective = hg.Objective(
        network, hg.CategoricalCrossEntropyFromLogits(), rng().normal(size=(10, 5)), np.eye(3)[np.arange(10) % 3]
    )
    theta = rng(1).normal(size=network.size)
    report = hg.check_grad(objective.value, objective.grad, theta, network.tensors, h=1e-5)
    assert max(t.error for t in report.tensors) < 1e-7


def test_forward_differences_do_not_reach_what_centered_ones_do():
    objective, theta = cs231n()
    forward, central = (
        max(
            t.error
            for t in hg.check_grad(
                objective.value, objective.grad, theta, objective.model.tensors, method, h=1e-5
            ).tensors
        )
        for method in ("forward", "central")
    )
    assert central < 1e-7 < forward


def test_a_kink_within_reach_of_the_step_costs_the_check_its_digits():
    """At 0 < z < h a ReLU has slope 1, and the centered difference sees (h + z)/2h of it."""
    z, h = 2e-6, 1e-5
    numerical = hg.numerical_grad(lambda x: np.sum(hg.relu.value(x)), np.array([z]), h=h)
    assert numerical[0] == pytest.approx((h + z) / (2 * h), rel=1e-9)
