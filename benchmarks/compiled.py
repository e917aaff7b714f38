"""JAX, which compiles: an update at a time, and the whole training as one program."""

from functools import cache

import numpy as np
from frameworks import flat


@cache
def compiled_update(work):
    """(state, X, y) → state, compiled. A state is a list of (W, b); with Adam (that list, m, v, t)."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)

    def cost(layers, X, y):
        for W, b in layers[:-1]:
            z = X @ W + b
            X = jnp.tanh(z) if work.hidden == "tanh" else jnp.maximum(z, 0)
        z = X @ layers[-1][0] + layers[-1][1]
        if work.cost == "binary":
            return jnp.mean(jnp.logaddexp(0, z) - y * z)
        return -jnp.mean(jnp.sum(y * jax.nn.log_softmax(z), axis=1))

    def sgd(layers, X, y):
        grads = jax.grad(cost)(layers, X, y)
        return jax.tree.map(lambda p, g: p - work.rate * g, layers, grads)

    def adam(state, X, y):
        layers, m, v, t = state
        grads, t = jax.grad(cost)(layers, X, y), t + 1
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, grads)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g**2, v, grads)
        c, s = 1 - 0.9**t, 1 - 0.999**t

        def moved(p, m, v):
            return p - work.rate * (m / c) / (jnp.sqrt(v / s) + 1e-8)

        return jax.tree.map(moved, layers, m, v), m, v, t

    return jax.jit(sgd if work.rule == "sgd" else adam)


def first_state(work):
    import jax
    import jax.numpy as jnp

    layers = [(jnp.array(W), jnp.array(b)) for W, b in work.layers()]
    if work.rule == "sgd":
        return layers
    return layers, jax.tree.map(jnp.zeros_like, layers), jax.tree.map(jnp.zeros_like, layers), jnp.array(0.0)


def last_theta(work, state):
    layers = state if work.rule == "sgd" else state[0]
    return flat(np.asarray(part) for layer in layers for part in layer)


def stepwise(work):
    import jax.numpy as jnp

    update, start = compiled_update(work), first_state(work)
    batches = [(jnp.array(X), jnp.array(y)) for X, y in work.batches]

    def train():
        state = start
        for _ in range(work.epochs):
            for X, y in batches:
                state = update(state, X, y)
        return last_theta(work, state)  # waits for the last update

    return train


@cache
def compiled_loop(work):
    """All epochs as one compiled program: a scan over full batches, then the last, smaller one."""
    import jax

    update = compiled_update(work)

    def epoch(state, full, rest):
        state, _ = jax.lax.scan(lambda s, batch: (update(s, *batch), None), state, full)
        return update(state, *rest) if rest else state

    @jax.jit
    def loop(state, full, rest):
        return jax.lax.fori_loop(0, work.epochs, lambda _, s: epoch(s, full, rest), state)

    return loop


def fused(work):
    import jax.numpy as jnp

    loop, start = compiled_loop(work), first_state(work)
    full = [batch for batch in work.batches if len(batch[0]) == work.batch]
    stacked = tuple(jnp.stack(column) for column in zip(*full))
    rest = tuple(jnp.array(part) for part in work.batches[-1]) if len(full) < len(work.batches) else ()
    return lambda: last_theta(work, loop(start, stacked, rest))
