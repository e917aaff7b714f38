"""The yardstick: backpropagation written for speed alone. Every array is made before training and reused.

It keeps nothing and computes no cost; it refuses nothing; it is not how anyone should learn the subject.
"""

import numpy as np


class Buffers:
    """Arrays for batches of n rows."""

    def __init__(self, n, widths):
        self.a = [np.empty((n, width)) for width in widths]
        self.delta = [np.empty((n, width)) for width in widths]
        self.slope = [np.empty((n, width)) for width in widths]
        self.ones = np.ones(n)
        self.column = np.empty((n, 1))


class Tight:
    """A network whose weights, gradients and moments are views into a few flat vectors."""

    def __init__(self, work):
        self.tanh, self.softmax = work.hidden == "tanh", work.cost == "softmax"
        self.theta = work.theta.copy()
        self.grad, self.spare = np.empty_like(self.theta), np.empty_like(self.theta)
        self.m, self.v, self.t = np.zeros_like(self.theta), np.zeros_like(self.theta), 0
        self.layers, self.grads = work.network.layers(self.theta), work.network.layers(self.grad)
        self.buffers = {len(X): Buffers(len(X), work.sizes[1:]) for X, _ in work.batches}

    def forward(self, X, buffers):
        a, last = X, len(self.layers) - 1
        for l, (W, b) in enumerate(self.layers):
            z = buffers.a[l]
            np.dot(a, W, out=z)
            np.add(z, b, out=z)
            if l < last and self.tanh:
                np.tanh(z, out=z)
            elif l < last:
                np.maximum(z, 0, out=z)
            a = z
        return a

    def output_delta(self, z, y, buffers):
        if self.softmax:
            np.maximum.reduce(z, axis=1, keepdims=True, out=buffers.column)
            np.subtract(z, buffers.column, out=z)
            np.exp(z, out=z)
            np.add.reduce(z, axis=1, keepdims=True, out=buffers.column)
            np.divide(z, buffers.column, out=z)
        else:
            np.negative(z, out=z)
            np.exp(z, out=z)
            np.add(z, 1, out=z)
            np.reciprocal(z, out=z)
        delta = buffers.delta[-1]
        np.subtract(z, y, out=delta)
        np.multiply(delta, 1 / len(y), out=delta)
        return delta

    def backward(self, X, delta, buffers):
        for l in range(len(self.layers) - 1, -1, -1):
            a = buffers.a[l - 1] if l else X
            np.dot(a.T, delta, out=self.grads[l].W)
            np.dot(buffers.ones, delta, out=self.grads[l].b)
            if l:
                upstream, slope = buffers.delta[l - 1], buffers.slope[l - 1]
                np.dot(delta, self.layers[l].W.T, out=upstream)
                if self.tanh:
                    np.multiply(a, a, out=slope)
                    np.subtract(1, slope, out=slope)
                else:
                    np.greater(a, 0, out=slope)
                np.multiply(upstream, slope, out=upstream)
                delta = upstream

    def gradient(self, X, y):
        buffers = self.buffers[len(X)]
        self.backward(X, self.output_delta(self.forward(X, buffers), y, buffers), buffers)

    def sgd(self, X, y, rate):
        self.gradient(X, y)
        np.multiply(self.grad, rate, out=self.grad)
        np.subtract(self.theta, self.grad, out=self.theta)

    def adam(self, X, y, rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.gradient(X, y)
        m, v, g, spare = self.m, self.v, self.grad, self.spare
        self.t += 1
        np.multiply(m, beta1, out=m)
        np.multiply(g, 1 - beta1, out=spare)
        np.add(m, spare, out=m)
        np.multiply(v, beta2, out=v)
        np.multiply(g, g, out=g)
        np.multiply(g, 1 - beta2, out=g)
        np.add(v, g, out=v)
        # The corrections of m and v are two numbers: they go into the rate and into ε.
        root = (1 - beta2**self.t) ** 0.5
        np.sqrt(v, out=spare)
        np.add(spare, eps * root, out=spare)
        np.divide(m, spare, out=spare)
        np.multiply(spare, rate * root / (1 - beta1**self.t), out=spare)
        np.subtract(self.theta, spare, out=self.theta)


def tight(work):
    net = Tight(work)
    update = net.adam if work.rule == "adam" else net.sgd

    def train():
        for _ in range(work.epochs):
            for X, y in work.batches:
                update(X, y, work.rate)
        return net.theta

    return train


def products(work):
    """Only the matrix products of forward and backward: what no NumPy program can save."""
    net = Tight(work)
    for buffers in net.buffers.values():
        for array in (*buffers.a, *buffers.delta):
            array.fill(0)

    def train():
        for _ in range(work.epochs):
            for X, _ in work.batches:
                a, buffers = X, net.buffers[len(X)]
                for l, (W, _) in enumerate(net.layers):
                    a = np.dot(a, W, out=buffers.a[l])
                for l in range(len(net.layers) - 1, -1, -1):
                    np.dot((buffers.a[l - 1] if l else X).T, buffers.delta[l], out=net.grads[l].W)
                    if l:
                        np.dot(buffers.delta[l], net.layers[l].W.T, out=buffers.delta[l - 1])

    return train
