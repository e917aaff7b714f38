"""Each rule: two updates by hand, its identities, what it does on a quadratic, and what it refuses."""

import dataclasses
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg

RULES = {
    "GradientDescent": hg.GradientDescent(0.1),
    "Momentum": hg.Momentum(0.1, beta=0.5),
    "Nesterov": hg.Nesterov(0.1, beta=0.5),
    "AdaGrad": hg.AdaGrad(0.1, eps=1.0),
    "RMSProp": hg.RMSProp(0.1, rho=0.75, eps=1.0),
    "Adam": hg.Adam(0.1, beta1=0.5, beta2=0.75, eps=1.0),
    "AMSGrad": hg.AMSGrad(0.1, beta1=0.5, beta2=0.75, eps=1.0),
    "AdamW": hg.AdamW(0.1, beta1=0.5, beta2=0.75, eps=1.0, weight_decay=0.5),
}
each = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
THETA = np.array([1.0, -2.0])
GRADS = np.array([[3.0, -3.0], [4.0, 4.0]])


def close(actual, expected, rtol=1e-14, atol=1e-15):
    np.testing.assert_allclose(actual, expected, rtol=rtol, atol=atol)


def path(rule, theta, grads):
    """theta after each of the gradients."""
    state, thetas = rule.init(theta), []
    for grad in grads:
        theta, state = rule.update(theta, grad, state)
        thetas.append(theta)
    return np.array(thetas)


def descend(rule, theta, grad, updates):
    """theta after so many updates along grad(theta)."""
    state = rule.init(theta)
    for _ in range(updates):
        theta, state = rule.update(theta, grad(theta), state)
    return theta


# two updates by hand, from (1, −2), with the gradients (3, −3) and (4, 4), rate .1 and decays that divide well

r, s = np.sqrt(5.6875), np.sqrt(13)
TWO_UPDATES = {
    "GradientDescent": [[0.7, -1.7], [0.3, -2.1]],
    # v is (3, −3), then (5.5, 2.5)
    "Momentum": [[0.7, -1.7], [0.15, -1.95]],
    # the steps are g + v/2: (4.5, −4.5), then (6.75, 5.25)
    "Nesterov": [[0.55, -1.55], [-0.125, -2.075]],
    # √s is 3, then 5, and ε is 1
    "AdaGrad": [[0.925, -1.925], [0.925 - 0.4 / 6, -1.925 - 0.4 / 6]],
    # s is 9/4, then ¾ · 9/4 + ¼ · 16 = 5.6875
    "RMSProp": [[0.88, -1.88], [0.88 - 0.4 / (r + 1), -1.88 - 0.4 / (r + 1)]],
    # m̂ is (3, −3), then (2.75, 1.25)/¾; v̂ is 9, then 5.6875/(1 − 9/16) = 13
    "Adam": [[0.925, -1.925], [0.925 - 0.1 * (11 / 3) / (s + 1), -1.925 - 0.1 * (5 / 3) / (s + 1)]],
    # the same, since v grows: 9/4, then 5.6875
    "AMSGrad": [[0.925, -1.925], [0.925 - 0.1 * (11 / 3) / (s + 1), -1.925 - 0.1 * (5 / 3) / (s + 1)]],
    # the same steps, from 95 % of theta
    "AdamW": [
        [0.875, -1.825],
        [0.95 * 0.875 - 0.1 * (11 / 3) / (s + 1), -0.95 * 1.825 - 0.1 * (5 / 3) / (s + 1)],
    ],
}


@pytest.mark.parametrize("name", RULES)
def test_two_updates_by_hand(name):
    close(path(RULES[name], THETA, GRADS), TWO_UPDATES[name])


# identities


@pytest.mark.parametrize("rule", [hg.Adam(0.1, eps=0), hg.AMSGrad(0.1, eps=0), hg.AdaGrad(0.1, eps=0)], ids=repr)
def test_the_first_step_is_the_rate_times_the_sign(rule):
    """However large the gradient: the bias correction sees to it."""
    grad = np.array([1e-6, -3.0, 1e6])
    close(path(rule, np.zeros(3), [grad])[0], -0.1 * np.sign(grad), rtol=1e-12)


def test_adam_keeps_that_step_while_the_gradient_stays():
    """m̂ = g and v̂ = g² at every t, which an uncorrected or wrongly counted average misses."""
    steps = np.diff(path(hg.Adam(0.1, eps=0), np.zeros(2), [np.array([2.0, -5.0])] * 20), axis=0)
    close(steps, np.tile([-0.1, 0.1], (19, 1)), rtol=1e-12)


def test_rmsprop_starts_with_a_longer_step():
    """Its average starts from zero, uncorrected: the first step is rate / √(1 − ρ)."""
    close(path(hg.RMSProp(0.1, rho=0.99, eps=0), np.zeros(1), [[7.0] * np.ones(1)]), [[-1.0]], rtol=1e-12)


def test_adagrad_slows_as_one_over_the_root_of_the_updates():
    steps = np.diff(path(hg.AdaGrad(0.1, eps=0), np.zeros(1), [np.array([7.0])] * 9)[:, 0], prepend=0)
    close(steps, -0.1 / np.sqrt(np.arange(1, 10)), rtol=1e-12)


@pytest.mark.parametrize("rule", [hg.Momentum, hg.Nesterov])
def test_momentum_multiplies_a_steady_step_by_one_over_one_less_beta(rule):
    steps = np.diff(path(rule(0.1, beta=0.9), np.zeros(1), [np.ones(1)] * 400)[:, 0])
    close(steps[-1], -0.1 / (1 - 0.9), rtol=1e-12)


@pytest.mark.parametrize("rule", [hg.Momentum(0.1, beta=0), hg.Nesterov(0.1, beta=0)], ids=repr)
def test_without_beta_momentum_is_gradient_descent(rule):
    close(path(rule, THETA, GRADS), path(hg.GradientDescent(0.1), THETA, GRADS))


def test_amsgrad_is_adam_while_gradients_grow():
    grads = np.arange(1.0, 20.0)[:, None] * [1.0, -2.0]
    close(path(hg.AMSGrad(0.1), THETA, grads), path(hg.Adam(0.1), THETA, grads))


def test_amsgrad_does_not_forget_a_large_gradient():
    """v is ½, then ¼, then ⅛ …: with gradient 1 and zeros after it, v_max stays ½."""
    grads, t = np.eye(10)[:, :1], np.arange(1, 11)
    steps = np.diff(path(hg.AMSGrad(1.0, beta1=0.9, beta2=0.5, eps=0), np.zeros(1), grads)[:, 0], prepend=0)
    m_hat = 0.1 * 0.9 ** (t - 1) / (1 - 0.9**t)
    close(steps, -m_hat / np.sqrt(0.5 / (1 - 0.5**t)), rtol=1e-12)
    adam = np.diff(path(hg.Adam(1.0, beta1=0.9, beta2=0.5, eps=0), np.zeros(1), grads)[:, 0], prepend=0)
    close(adam / steps, 2 ** ((t - 1) / 2), rtol=1e-12)


def test_amsgrad_converges_where_adam_does_not():
    """Reddi, Kale & Kumar (2018): every third gradient is 1010, the others −10, so that θ should fall to −1."""
    adam, amsgrad = (descend_cycle(rule(0.1, beta1=0.0, beta2=1 / (1 + 1010**2))) for rule in (hg.Adam, hg.AMSGrad))
    assert adam == 1
    assert amsgrad == pytest.approx(-1, abs=1e-3)


def descend_cycle(rule, updates=3000):
    """theta in [−1, 1] after many cycles of their counterexample."""
    theta, state = np.zeros(1), rule.init(np.zeros(1))
    for t in range(updates):
        decayed = dataclasses.replace(rule, rate=rule.rate / np.sqrt(t + 1))
        theta, state = decayed.update(theta, np.array([1010.0 if t % 3 == 0 else -10.0]), state)
        theta = np.clip(theta, -1, 1)
    return theta[0]


def test_without_decay_adamw_is_adam():
    close(path(hg.AdamW(0.1, weight_decay=0), THETA, GRADS), path(hg.Adam(0.1), THETA, GRADS))


def test_adamw_decays_what_has_no_gradient():
    """θ ← (1 − ηλ) θ, not rescaled as an L2 penalty in the gradient would be."""
    after = path(hg.AdamW(0.1, weight_decay=0.5), THETA, np.zeros((3, 2)))
    close(after, THETA * 0.95 ** np.arange(1, 4)[:, None])


@pytest.mark.parametrize("name", [name for name in RULES if name != "AdamW"])
def test_without_a_gradient_nothing_moves(name):
    close(path(RULES[name], THETA, np.zeros((3, 2))), np.tile(THETA, (3, 1)))


@pytest.mark.parametrize("rule", [hg.AdaGrad(0.1, eps=0), hg.RMSProp(0.1, eps=0), hg.Adam(0.1, eps=0)], ids=repr)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(scale=st.floats(1e-3, 1e3))
def test_adaptive_rules_do_not_see_the_scale_of_the_cost(rule, scale):
    close(path(rule, THETA, scale * GRADS), path(rule, THETA, GRADS), rtol=1e-10)


def test_eps_is_outside_the_root():
    """With a gradient of 1e-8, ε = 1e-8 halves the step; inside the root it would cut it to 1e-4 of that."""
    tiny = np.array([1e-8])
    close(path(hg.Adam(0.1), np.zeros(1), [tiny]), [[-0.05]], rtol=1e-9)


DEFAULTS = [
    (hg.Momentum(0.1), hg.Momentum(0.1, beta=0.9)),
    (hg.Nesterov(0.1), hg.Nesterov(0.1, beta=0.9)),
    (hg.AdaGrad(), hg.AdaGrad(1e-2, eps=1e-10)),
    (hg.RMSProp(), hg.RMSProp(1e-2, rho=0.99, eps=1e-8)),
    (hg.Adam(), hg.Adam(1e-3, beta1=0.9, beta2=0.999, eps=1e-8)),
    (hg.AMSGrad(), hg.AMSGrad(1e-3, beta1=0.9, beta2=0.999, eps=1e-8)),
    (hg.AdamW(), hg.AdamW(1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01)),
]


@pytest.mark.parametrize(("rule", "spelled_out"), DEFAULTS, ids=lambda rule: type(rule).__name__)
def test_unnamed_settings_are_those_of_pytorch(rule, spelled_out):
    assert rule == spelled_out


@each
def test_rate_zero_stays(rule):
    still = type(rule)(0.0)
    close(path(still, THETA, GRADS), [THETA, THETA])


# on a quadratic, J = ½ Σ λᵢ θᵢ²

CURVATURES = np.array([1.0, 4.0, 25.0])
KAPPA = 25.0


def test_gradient_descent_on_a_quadratic_in_closed_form():
    """θ(t) = (1 − ηλ)ᵗ θ(0) along each axis."""
    J = hg.Quadratic(np.diag(CURVATURES))
    close(
        descend(hg.GradientDescent(0.07), np.ones(3), J.grad, 30),
        (1 - 0.07 * CURVATURES) ** 30,
        rtol=1e-12,
    )


def map_of(rule, curvature):
    """The matrix that one update applies to (θ, v) where the gradient is curvature · θ, read from the code."""

    def image(theta, v):
        theta, v = rule.update(np.array([theta]), np.array([curvature * theta]), np.array([v]))
        return [theta[0], v[0]]

    return np.array([image(1.0, 0.0), image(0.0, 1.0)]).T


def factor(rule, curvature):
    """What an update multiplies the error by, in the long run: the spectral radius."""
    return abs(np.linalg.eigvals(map_of(rule, curvature))).max()


def worst(rule):
    return max(factor(rule, curvature) for curvature in CURVATURES)


@pytest.mark.parametrize("rule", [hg.Momentum(0.05, 0.6), hg.Nesterov(0.05, 0.6)], ids=repr)
def test_momentum_on_a_quadratic_in_closed_form(rule):
    """(θ, v) is multiplied by one matrix, t times."""
    J = hg.Quadratic(np.diag(CURVATURES))
    powers = [np.linalg.matrix_power(map_of(rule, c), 30) @ [1, 0] for c in CURVATURES]
    close(descend(rule, np.ones(3), J.grad, 30), np.array(powers)[:, 0], rtol=1e-10)


def test_the_matrix_of_the_heavy_ball():
    """v ← βv + λθ and θ ← θ − η v, as Goh (2017) writes it."""
    close(map_of(hg.Momentum(0.05, 0.6), 4.0), [[1 - 0.05 * 4, -0.05 * 0.6], [4.0, 0.6]])


def test_the_matrix_of_nesterov():
    """θ ← θ − η (g + β (βv + g)) = (1 − ηλ (1 + β)) θ − η β² v."""
    close(map_of(hg.Nesterov(0.05, 0.6), 4.0), [[1 - 0.05 * 4 * 1.6, -0.05 * 0.36], [4.0, 0.6]])


def slowest(rate):
    """The worst factor of one update of gradient descent, read from the code."""
    return abs(path(hg.GradientDescent(rate), np.ones(3), [CURVATURES])[0]).max()


def test_best_rate_of_gradient_descent_is_two_over_the_sum_of_the_extreme_curvatures():
    """Goh (2017): the factor is (κ − 1)/(κ + 1), and any other rate does worse."""
    best = 2 / (CURVATURES[0] + CURVATURES[-1])
    close(slowest(best), (KAPPA - 1) / (KAPPA + 1))
    assert slowest(0.99 * best) > slowest(best) < slowest(1.01 * best)


def test_gradient_descent_is_stable_below_two_over_the_largest_curvature():
    assert slowest(1.99 / 25) < 1 < slowest(2.01 / 25)


def heavy_ball():
    """Goh's best rate and beta for curvatures from 1 to 25: 1/9 and 4/9."""
    low, high = np.sqrt(CURVATURES[[0, -1]])
    return hg.Momentum((2 / (low + high)) ** 2, ((high - low) / (high + low)) ** 2)


def test_best_heavy_ball_converges_with_the_root_of_kappa():
    """(√κ − 1)/(√κ + 1) = 2/3, where gradient descent has 12/13. (A double root: half the digits are lost.)"""
    rule = heavy_ball()
    close([rule.rate, rule.beta], [1 / 9, 4 / 9])
    close(worst(rule), (np.sqrt(KAPPA) - 1) / (np.sqrt(KAPPA) + 1), rtol=1e-6)


@pytest.mark.parametrize(("rate", "beta"), [(0.98, 1), (1.02, 1), (1, 0.98), (1, 1.02)])
def test_no_neighbor_of_the_best_heavy_ball_is_better(rate, beta):
    best = heavy_ball()
    assert worst(hg.Momentum(rate * best.rate, beta * best.beta)) > worst(best) + 1e-4


def test_heavy_ball_beats_gradient_descent_on_the_run_too():
    J, start = hg.Quadratic(np.diag(CURVATURES)), np.ones(3)
    ball = descend(heavy_ball(), start, J.grad, 60)
    plain = descend(hg.GradientDescent(1 / 13), start, J.grad, 60)
    assert abs(plain).max() > 5e-3  # (12/13)⁶⁰ = .008
    assert abs(ball).max() < 1e-8  # (2/3)⁶⁰ = 3e-11, times a polynomial of the double root


@pytest.mark.parametrize("beta", [0.0, 0.3, 0.9])
@pytest.mark.parametrize("curvature", [0.5, 25.0])
def test_momentum_is_stable_while_rate_times_curvature_is_below_two_plus_two_beta(beta, curvature):
    limit = (2 + 2 * beta) / curvature
    assert factor(hg.Momentum(1e-3 * limit, beta), curvature) < 1
    assert (
        factor(hg.Momentum(0.999 * limit, beta), curvature)
        < 1
        < factor(hg.Momentum(1.001 * limit, beta), curvature)
    )


def test_momentum_runs_away_where_the_curvature_is_negative():
    assert factor(hg.Momentum(0.1, 0.9), -1.0) > 1


@pytest.mark.parametrize("beta", [0.25, 0.81, 0.99])
def test_where_momentum_oscillates_its_factor_is_the_root_of_beta(beta):
    """The product of the conjugate eigenvalues is the determinant, β. (Distill's article prints 2√β.)"""
    low, high = (1 - np.sqrt(beta)) ** 2, (1 + np.sqrt(beta)) ** 2
    for rate in np.linspace(low, high, 7)[1:-1]:
        eigenvalues = np.linalg.eigvals(map_of(hg.Momentum(rate, beta), 1.0))
        assert np.iscomplexobj(eigenvalues)
        close(abs(eigenvalues), np.sqrt(beta) * np.ones(2), rtol=1e-12)


@each
def test_every_rule_descends(rule):
    J = hg.Quadratic(np.diag(CURVATURES[:2]))
    free_of_decay = hg.Adam(0.1, 0.5, 0.75, 1.0) if isinstance(rule, hg.AdamW) else rule
    assert J.value(descend(free_of_decay, np.ones(2), J.grad, 300)) < 0.01 * J.value(np.ones(2))


# any shape, nothing changed, nothing shared


@each
def test_theta_may_have_two_axes(rule):
    theta, grads = THETA.reshape(2, 1), GRADS.reshape(2, 2, 1)
    close(path(rule, theta, grads)[:, :, 0], path(rule, THETA, GRADS))


@each
def test_whole_numbers_are_computed_in_float64(rule):
    """100² is 16 in int8."""
    theta, grads = np.array([1, -2], dtype=np.int8), np.array([[100, -100], [100, 100]], dtype=np.int8)
    close(path(rule, theta, grads), path(rule, theta.astype(float), grads.astype(float)))
    close(path(rule, theta.tolist(), grads.tolist()), path(rule, theta.astype(float), grads.astype(float)))


@each
def test_parameters_do_not_see_one_another(rule):
    alone = [path(rule, THETA[i : i + 1], GRADS[:, i : i + 1])[:, 0] for i in range(2)]
    close(path(rule, THETA, GRADS), np.array(alone).T)


def arrays_in(state):
    return [part for part in (state if isinstance(state, tuple) else (state,)) if isinstance(part, np.ndarray)]


@each
def test_an_update_changes_neither_theta_nor_gradient_nor_state(rule):
    theta, state = rule.update(THETA, GRADS[0], rule.init(THETA))
    given_arrays = [theta, GRADS[1].copy(), *arrays_in(state)]
    before = [array.copy() for array in given_arrays]
    first = rule.update(theta, given_arrays[1], state)
    second = rule.update(theta, given_arrays[1], state)
    for array, copy in zip(given_arrays, before):
        np.testing.assert_array_equal(array, copy)
    np.testing.assert_array_equal(first[0], second[0])


@each
def test_an_update_returns_a_new_array(rule):
    """A run keeps the old one."""
    theta, state = rule.update(THETA, GRADS[0], rule.init(THETA))
    for array in [theta, *arrays_in(state)]:
        assert not np.shares_memory(array, THETA)
        assert not np.shares_memory(array, GRADS)


@each
def test_a_rule_is_a_frozen_record(rule):
    with pytest.raises(AttributeError):
        rule.rate = 1.0
    assert type(rule)(0.5) == type(rule)(0.5) != type(rule)(0.6)


# what is refused


@each
@pytest.mark.parametrize("shape", [(2, 1), (1,), (), (3,), (1, 2)])
def test_a_gradient_of_another_shape_is_refused(rule, shape):
    """(1,) and () and (2, 1) would broadcast the parameters."""
    message = f"grad has shape {shape}, theta (2,): they must be equal"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        rule.update(THETA, np.ones(shape), rule.init(THETA))


@each
@pytest.mark.parametrize("rate", [-0.1, np.nan, np.inf])
def test_a_rate_that_is_not_from_zero_up_is_refused(rule, rate):
    with pytest.raises(ValueError, match=re.escape(f"rate is {rate}: expected a number in [0, inf)")):
        type(rule)(rate)


@each
@pytest.mark.parametrize("rate", ["0.1", None, [0.1]])
def test_a_rate_that_is_no_number_is_refused(rule, rate):
    with pytest.raises(TypeError, match=re.escape(f"rate is {rate!r}: expected a real number")):
        type(rule)(rate)


AVERAGES = [
    (hg.Momentum, "beta"),
    (hg.Nesterov, "beta"),
    (hg.RMSProp, "rho"),
    (hg.Adam, "beta1"),
    (hg.Adam, "beta2"),
    (hg.AdamW, "beta1"),
    (hg.AdamW, "beta2"),
]


@pytest.mark.parametrize(("rule", "name"), AVERAGES)
@pytest.mark.parametrize("value", [1, 1.5, -0.1, np.nan])
def test_an_average_that_never_forgets_is_refused(rule, name, value):
    with pytest.raises(ValueError, match=re.escape(f"{name} is {value}: expected a number in [0, 1)")):
        rule(0.1, **{name: value})


@pytest.mark.parametrize(("rule", "name"), AVERAGES)
def test_an_average_that_is_no_number_is_refused(rule, name):
    with pytest.raises(TypeError, match=re.escape(f"{name} is '0.9': expected a real number")):
        rule(0.1, **{name: "0.9"})


OTHERS = [
    (hg.AdaGrad, "eps"),
    (hg.RMSProp, "eps"),
    (hg.Adam, "eps"),
    (hg.AdamW, "eps"),
    (hg.AdamW, "weight_decay"),
]


@pytest.mark.parametrize(("rule", "name"), OTHERS)
@pytest.mark.parametrize("value", [-1e-8, np.nan, np.inf])
def test_a_negative_eps_or_decay_is_refused(rule, name, value):
    with pytest.raises(ValueError, match=re.escape(f"{name} is {value}: expected a number in [0, inf)")):
        rule(0.1, **{name: value})
