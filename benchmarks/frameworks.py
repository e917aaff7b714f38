"""One function a peer: work → train, a function without arguments that trains once and returns theta.

What a framework needs to do once (import, convert the data, build the model) is done before `train` is
returned, and what it compiles at its first run it compiles in the warm-up: only training is timed.
"""

import warnings
from functools import cache

import numpy as np


def flat(arrays):
    """W, b, W, b, … as one vector, in the order of handgrad's theta."""
    return np.concatenate([np.ravel(array) for array in arrays])


def torch_eager(work, threads=1):
    import torch
    from torch import nn

    torch.set_num_threads(threads)
    modules = []
    for W, b in work.layers():
        linear = nn.Linear(*W.shape, dtype=torch.float64)
        linear.weight.data, linear.bias.data = torch.tensor(W.T.copy()), torch.tensor(b)
        modules += [linear, nn.Tanh() if work.hidden == "tanh" else nn.ReLU()]
    model = nn.Sequential(*modules[:-1])
    cost = nn.BCEWithLogitsLoss() if work.cost == "binary" else nn.CrossEntropyLoss()
    optimizer = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[work.rule](model.parameters(), lr=work.rate)
    batches = [
        (torch.tensor(X), torch.tensor(y if work.cost == "binary" else y.argmax(1))) for X, y in work.batches
    ]

    def train():
        for _ in range(work.epochs):
            for X, y in batches:
                optimizer.zero_grad()
                cost(model(X), y).backward()
                optimizer.step()
        return flat(p.detach().numpy().T for p in model.parameters())

    return train


def torch_two_threads(work):
    return torch_eager(work, threads=2)


def scikit_learn(work):
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    warnings.filterwarnings("ignore", category=ConvergenceWarning)  # as many epochs as the others, no more
    X, _ = work.data
    labels, first = work.labels, iter(work.layers())

    class FromOurWeights(MLPClassifier):
        def _init_coef(self, fan_in, fan_out, dtype):
            return next(first)

    model = FromOurWeights(
        work.sizes[1:-1],
        activation=work.hidden,
        solver=work.rule,
        alpha=0,
        batch_size=work.batch,
        learning_rate_init=work.rate,
        max_iter=work.epochs,
        shuffle=False,
        momentum=0,
        nesterovs_momentum=False,
        n_iter_no_change=work.epochs + 1,
    )

    def train():
        model.fit(X, labels)
        return flat(part for layer in zip(model.coefs_, model.intercepts_) for part in layer)

    return train


@cache
def keras_model(work):
    import keras

    if keras.backend.backend() == "tensorflow":
        import tensorflow

        tensorflow.config.threading.set_intra_op_parallelism_threads(1)
        tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    keras.config.set_floatx("float64")
    hidden = [keras.layers.Dense(units, activation=work.hidden) for units in work.sizes[1:-1]]
    model = keras.Sequential([keras.Input((work.sizes[0],)), *hidden, keras.layers.Dense(work.sizes[-1])])
    losses = {"binary": keras.losses.BinaryCrossentropy, "softmax": keras.losses.CategoricalCrossentropy}
    rule = (
        keras.optimizers.Adam(work.rate, epsilon=1e-8) if work.rule == "adam" else keras.optimizers.SGD(work.rate)
    )
    model.compile(rule, losses[work.cost](from_logits=True))
    return model


def keras_fit(work):
    model = keras_model(work)
    model.set_weights([part for layer in work.layers() for part in layer])
    for variable in model.optimizer.variables:
        if "learning_rate" not in variable.path:  # the moments and the count of updates
            variable.assign(np.zeros(variable.shape))
    X, y = work.data

    def train():
        model.fit(X, y, batch_size=work.batch, epochs=work.epochs, shuffle=False, verbose=0)
        return flat(model.get_weights())

    return train
