"""What a textbook writes first: lists of matrices, and a new array for every result."""

import numpy as np


def forward(weights, biases, X, hidden):
    activations = [X]
    for l, (W, b) in enumerate(zip(weights, biases)):
        z = activations[-1] @ W + b
        if l < len(weights) - 1:
            z = np.tanh(z) if hidden == "tanh" else np.maximum(z, 0)
        activations.append(z)
    return activations


def probabilities(z, cost):
    if cost == "binary":
        return 1 / (1 + np.exp(-z))
    exps = np.exp(z - z.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)


def gradients(weights, biases, X, y, work):
    activations = forward(weights, biases, X, work.hidden)
    delta = (probabilities(activations[-1], work.cost) - y) / len(X)
    dW, db = [], []
    for l in reversed(range(len(weights))):
        a = activations[l]
        dW.insert(0, a.T @ delta)
        db.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = delta @ weights[l].T * (1 - a**2 if work.hidden == "tanh" else a > 0)
    return dW, db


class Sgd:
    def __init__(self, parameters, rate):
        self.parameters, self.rate = parameters, rate

    def update(self, grads):
        for p, g in zip(self.parameters, grads):
            p -= self.rate * g


class Adam(Sgd):
    def __init__(self, parameters, rate):
        super().__init__(parameters, rate)
        self.m, self.v = [np.zeros_like(p) for p in parameters], [np.zeros_like(p) for p in parameters]
        self.t = 0

    def update(self, grads):
        self.t += 1
        for i, (p, g) in enumerate(zip(self.parameters, grads)):
            self.m[i] = 0.9 * self.m[i] + 0.1 * g
            self.v[i] = 0.999 * self.v[i] + 0.001 * g**2
            m_hat, v_hat = self.m[i] / (1 - 0.9**self.t), self.v[i] / (1 - 0.999**self.t)
            p -= self.rate * m_hat / (np.sqrt(v_hat) + 1e-8)


def textbook(work):
    weights, biases = (list(column) for column in zip(*work.layers()))
    optimizer = (Adam if work.rule == "adam" else Sgd)(weights + biases, work.rate)

    def train():
        for _ in range(work.epochs):
            for X, y in work.batches:
                dW, db = gradients(weights, biases, X, y, work)
                optimizer.update(dW + db)
        return np.concatenate([part.ravel() for layer in zip(weights, biases) for part in layer])

    return train
