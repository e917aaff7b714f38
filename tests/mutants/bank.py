"""Mistakes that people really make, put into our own code: for each of them some test must fail.

W1 to W40 are the mistakes of one bank of wrong answers; `seen` names a public thread where one was met.
The others are slips of the same kinds. Where a row reads "silent", training goes on as if all were well.
"""

from typing import NamedTuple


class Mutant(NamedTuple):
    """One mistake: `old` stands exactly once in lib/handgrad/<file>, and becomes `new`."""

    id: str
    says: str  # the mistake, in plain words
    file: str
    old: str
    new: str
    seen: str = ""
    tests: str = ""  # the test file that must fail; by default the one named after the file

    @property
    def test_file(self):
        return self.tests or f"test_{self.file}"


NO_PLACE = {
    "W27": "a rate of 3 or 1e-4 is a setting, not code; the chapters show what it does",
    "W31": "theta is one vector and an update is one expression: no part of it can see another's new value",
}

COSTS = [
    Mutant(
        "W4a",
        "cross-entropy's delta times an extra p (1 - p)",
        "costs.py",
        "return (softmax(logits) - target) / len(target)",
        "p = softmax(logits)\n        return (p - target) * p * (1 - p) / len(target)",
        seen="hunkim/DeepLearningZeroToAll #112",
    ),
    Mutant(
        "W4b",
        "binary cross-entropy's delta times an extra sigmoid slope",
        "costs.py",
        "return (sigmoid(logits) - target) / len(target)",
        "p = sigmoid(logits)\n        return (p - target) * p * (1 - p) / len(target)",
    ),
    Mutant(
        "W13",
        "squared error summed over the batch, value and gradient alike",
        "costs.py",
        """return 0.5 * np.sum((prediction - target) ** 2) / len(target)

    @checked
    def grad(self, prediction, target):
        return (prediction - target) / len(target)""",
        """return 0.5 * np.sum((prediction - target) ** 2)

    @checked
    def grad(self, prediction, target):
        return prediction - target""",
        seen="ML-From-Scratch #38",
    ),
    Mutant(
        "W14",
        "the output delta is y - p",
        "costs.py",
        "return (softmax(logits) - target) / len(target)",
        "return (target - softmax(logits)) / len(target)",
        seen="nn-from-scratch #11",
    ),
    Mutant(
        "W18",
        "softmax twice: the cost takes softmax of what is one already",
        "costs.py",
        """return -np.sum(target * log_softmax(logits)) / len(target)

    @checked
    def grad(self, logits, target):
        return (softmax(logits) - target) / len(target)""",
        """return -np.sum(target * log_softmax(softmax(logits))) / len(target)

    @checked
    def grad(self, logits, target):
        return (softmax(softmax(logits)) - target) / len(target)""",
    ),
    Mutant(
        "W36",
        "Huber by clipping the error: far away its gradient dies",
        "costs.py",
        """return np.sum(near * (distance - 0.5 * near)) / len(target)

    @checked
    def grad(self, prediction, target):
        clipped = np.clip(prediction - target, -self.threshold, self.threshold)
        return clipped / len(target)""",
        """return np.sum(0.5 * near**2) / len(target)

    @checked
    def grad(self, prediction, target):
        e = prediction - target
        return np.where(np.abs(e) <= self.threshold, e, 0) / len(target)""",
        seen="Karpathy, Yes you should understand backprop (2016)",
    ),
    Mutant(
        "W39",
        "squared error divided by a sum of the data, not by n",
        "costs.py",
        "return (prediction - target) / len(target)",
        "return (prediction - target) / np.sum(prediction)",
    ),
    Mutant(
        "reported-cost",
        "the gradient is right, the reported cost is another one",
        "costs.py",
        "return -np.sum(target * log_softmax(logits)) / len(target)",
        "return np.sum((softmax(logits) - target) ** 2) / len(target)",
        seen="famous teaching code",
    ),
    Mutant(
        "gradient-times-n",
        "the gradient is n times that of the reported cost",
        "costs.py",
        "return (softmax(logits) - target) / len(target)",
        "return softmax(logits) - target",
        seen="famous teaching code",
    ),
    Mutant(
        "mse-half",
        "the value loses its half, the gradient does not double",
        "costs.py",
        "return 0.5 * np.sum((prediction - target) ** 2)",
        "return np.sum((prediction - target) ** 2)",
    ),
    Mutant(
        "mse-per-entry",
        "squared error divided by n k, as PyTorch does, value and gradient alike",
        "costs.py",
        """return 0.5 * np.sum((prediction - target) ** 2) / len(target)

    @checked
    def grad(self, prediction, target):
        return (prediction - target) / len(target)""",
        """return 0.5 * np.mean((prediction - target) ** 2)

    @checked
    def grad(self, prediction, target):
        return (prediction - target) / target.size""",
    ),
    Mutant(
        "mae-sign",
        "absolute error pushes the wrong way",
        "costs.py",
        "np.sign(prediction - target)",
        "np.sign(target - prediction)",
    ),
    Mutant(
        "mae-max",
        "absolute error of the worst output only",
        "costs.py",
        "np.sum(np.abs(prediction - target)) / len(target)",
        "np.sum(np.abs(prediction - target).max(axis=1)) / len(target)",
    ),
    Mutant(
        "huber-half",
        "Huber's two pieces do not meet: a half is lost",
        "costs.py",
        "near * (distance - 0.5 * near)",
        "near * (distance - near)",
    ),
    Mutant(
        "huber-threshold",
        "Huber clips its gradient at 1, whatever the threshold",
        "costs.py",
        "np.clip(prediction - target, -self.threshold, self.threshold)",
        "np.clip(prediction - target, -1, 1)",
    ),
    Mutant(
        "bce-half-value",
        "binary cross-entropy forgets the examples of class 0",
        "costs.py",
        "x_log_y(target, prediction) + x_log_y(1 - target, 1 - prediction)",
        "x_log_y(target, prediction)",
    ),
    Mutant(
        "bce-half-grad",
        "the same in its gradient alone",
        "costs.py",
        "x_over_y(1 - target, 1 - prediction) - x_over_y(target, prediction)",
        "-x_over_y(target, prediction)",
    ),
    Mutant(
        "bce-logits-sign",
        "binary cross-entropy from logits with the classes exchanged",
        "costs.py",
        "softplus(logits) - target * logits",
        "softplus(logits) - (1 - target) * logits",
    ),
    Mutant(
        "hinge-margin",
        "hinge without its margin: the perceptron's cost",
        "costs.py",
        "np.maximum(0, 1 - target * scores)",
        "np.maximum(0, -target * scores)",
    ),
    Mutant(
        "hinge-side",
        "hinge's gradient acts on the examples that are right",
        "costs.py",
        "(target * scores < 1)",
        "(target * scores > 1)",
    ),
    Mutant(
        "hinge-kink",
        "hinge's gradient at the kink is not the promised 0",
        "costs.py",
        "(target * scores < 1)",
        "(target * scores <= 1)",
    ),
    Mutant(
        "kl-entropy",
        "KL divergence without the entropy: not 0 where y = p",
        "costs.py",
        "x_log_y(target, target) - x_log_y(target, prediction)",
        "-x_log_y(target, prediction)",
    ),
    Mutant(
        "kl-reversed",
        "KL divergence from p to y, not from y to p",
        "costs.py",
        "x_log_y(target, target) - x_log_y(target, prediction)",
        "x_log_y(prediction, prediction) - x_log_y(prediction, target)",
    ),
]

NUMERICS = [
    Mutant(
        "W17a",
        "softmax over axis 0: the examples compete, not the classes",
        "numerics.py",
        "exps.sum(axis=1, keepdims=True)",
        "exps.sum(axis=0, keepdims=True)",
        seen="d2l PR #2274",
    ),
    Mutant(
        "W17b",
        "log-sum-exp over axis 0",
        "numerics.py",
        "np.exp(z - top).sum(axis=1, keepdims=True)",
        "np.exp(z - top).sum(axis=0, keepdims=True)",
    ),
    Mutant(
        "W32a",
        "softmax without taking out the maximum",
        "numerics.py",
        "exps = np.exp(z - z.max(axis=1, keepdims=True))",
        "exps = np.exp(z)",
    ),
    Mutant(
        "W32b",
        "log-sum-exp without taking out the maximum",
        "numerics.py",
        "top = z.max(axis=1, keepdims=True)",
        "top = np.zeros((len(z), 1))",
    ),
    Mutant(
        "W33",
        "log of 0 where nothing asked for it: 0 log 0 is nan",
        "numerics.py",
        "x * np.log(np.where(x == 0, 1, y))",
        "x * np.log(y)",
        seen="datascience.SE 38358",
    ),
    Mutant(
        "max-over-all",
        "one maximum for the whole batch: rows far below it underflow",
        "numerics.py",
        "top = z.max(axis=1, keepdims=True)",
        "top = z.max(keepdims=True)",
    ),
    Mutant(
        "max-over-axis-0",
        "the maximum of each column, which changes the shares of a row",
        "numerics.py",
        "exps = np.exp(z - z.max(axis=1, keepdims=True))",
        "exps = np.exp(z - z.max(axis=0, keepdims=True))",
    ),
    Mutant(
        "x-over-zero", "0 / 0 in the slope of y log p is nan", "numerics.py", "x / np.where(x == 0, 1, y)", "x / y"
    ),
    Mutant(
        "clipped-log",
        "probabilities clipped at 1e-12: certain and wrong costs 28, not infinity",
        "numerics.py",
        "np.log(np.where(x == 0, 1, y))",
        "np.log(np.where(x == 0, 1, np.maximum(y, 1e-12)))",
    ),
    Mutant(
        "sigmoid-overflow",
        "the sigmoid of the textbook, which overflows at -710",
        "numerics.py",
        "def sigmoid(z):\n",
        "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n",
    ),
    Mutant(
        "softplus-overflow",
        "the softplus of the textbook, which overflows at 710",
        "numerics.py",
        "def softplus(z):\n",
        "def softplus(z):\n    return np.log(1 + np.exp(z))\n",
    ),
    Mutant(
        "complex-abs",
        "the sigmoid uses |z|, which hides the complex step's imaginary part",
        "numerics.py",
        "np.minimum(z, np.negative(z))",
        "-np.abs(z)",
    ),
]

ACTIVATIONS = [
    Mutant(
        "W7",
        "sigmoid's slope takes the sigmoid of a sigmoid",
        "activations.py",
        "return a, a * (1 - a)",
        "return a, numerics.sigmoid(a) * (1 - numerics.sigmoid(a))",
    ),
    Mutant(
        "W10",
        "sigmoid's slope is z (1 - z), of z and not of a",
        "activations.py",
        "return a, a * (1 - a)",
        "return a, z * (1 - z)",
        seen="StackOverflow 53287032",
    ),
    Mutant(
        "W11",
        "ReLU's mask is a >= 0: it is 1 everywhere",
        "activations.py",
        "return a, np.sign(a)",
        "return a, (a >= 0) * 1.0",
        seen="Grokking-Deep-Learning PR #13",
    ),
    Mutant(
        "W12", "ReLU's slope multiplies by z", "activations.py", "return a, np.sign(a)", "return a, np.sign(a) * z"
    ),
    Mutant(
        "relu-kink",
        "ReLU's slope at 0 is 1, not the promised 0",
        "activations.py",
        "return a, np.sign(a)",
        "return a, np.greater_equal(z, 0) * 1.0",
    ),
    Mutant(
        "tanh-slope",
        "tanh's slope forgets the square",
        "activations.py",
        "return a, 1 - a * a",
        "return a, 1 - np.abs(a)",
    ),
    Mutant(
        "leak-slope",
        "leaky ReLU leaks in its value, not in its slope",
        "activations.py",
        "return z * slope, slope",
        "return z * slope, np.greater(z, 0) * 1.0",
    ),
    Mutant(
        "elu-slope",
        "ELU's slope below 0 is its value",
        "activations.py",
        "np.exp(below)",
        "np.where(np.greater(z, 0), 1.0, np.expm1(below))",
    ),
    Mutant(
        "gelu-slope",
        "the 3 of the cube's slope is lost in GELU",
        "activations.py",
        "(1 + 3 * 0.044715 * z**2)",
        "(1 + 0.044715 * z**2)",
    ),
    Mutant(
        "softplus-slope",
        "softplus has the slope of the sigmoid, not the sigmoid as slope",
        "activations.py",
        "return numerics.softplus(z), numerics.sigmoid(z)",
        "return numerics.softplus(z), numerics.sigmoid(z) * numerics.sigmoid(-z)",
    ),
    Mutant(
        "swish-slope",
        "swish differentiates one factor of its product",
        "activations.py",
        "s + z * s * (1 - s)",
        "s",
    ),
]

NETWORKS = [
    Mutant(
        "W1",
        "one number for all bias gradients of a layer (silent)",
        "network.py",
        "np.dot(ones, delta, out=grads[l].b)",
        "grads[l].b[:] = delta.sum()",
        seen="rasbt/stat453-deep-learning-ss21 #5",
    ),
    Mutant(
        "W2",
        "bias gradient averaged, though the cost has divided by n (silent)",
        "network.py",
        "np.dot(ones, delta, out=grads[l].b)",
        "grads[l].b[:] = delta.mean(axis=0)",
        seen="kvfrans/notes #5",
    ),
    Mutant(
        "W3",
        "divided by n a second time (silent)",
        "network.py",
        "self.layers(grad), [], grad_output",
        "self.layers(grad), [], grad_output / len(grad_output)",
        seen="d2l-en PR #1000",
    ),
    Mutant("W5", "no bias gradient", "network.py", "np.dot(ones, delta, out=grads[l].b)", "grads[l].b[:] = 0"),
    Mutant(
        "W6",
        "sent back through W, not its transpose; only a square layer lets it",
        "network.py",
        "upstream = np.dot(delta, forward.layers[l].W.T)",
        "W = forward.layers[l].W\n                upstream = delta @ (W if W.shape[0] == W.shape[1] else W.T)",
        seen="makeyourownneuralnetwork #77",
    ),
    Mutant(
        "W8",
        "hidden delta without the activation's slope",
        "network.py",
        "delta = upstream * forward.slope[l]",
        "delta = upstream * (forward.slope[l] if l == len(grads) - 1 else 1.0)",
        seen="StackOverflow 53287032",
    ),
    Mutant(
        "W9",
        "only the last layer is trained",
        "network.py",
        "upstream = np.dot(delta, forward.layers[l].W.T)",
        "upstream = np.zeros(forward.a[l].shape)",
    ),
    Mutant(
        "W15",
        "the sign flips on the way into a hidden layer",
        "network.py",
        "upstream = np.dot(delta, forward.layers[l].W.T)",
        "upstream = -np.dot(delta, forward.layers[l].W.T)",
    ),
    Mutant(
        "W16",
        "sent back through weights that are updated already, at rate .5",
        "network.py",
        "forward.layers[l].W.T)",
        "(forward.layers[l].W - 0.5 * grads[l].W).T)",
        seen="Mazur's published number",
    ),
    Mutant(
        "W38",
        "the activations of the layer before, where the shapes allow it",
        "network.py",
        "np.dot(forward.a[l].T, delta",
        "np.dot(forward.a[l - (l > 0 and self.sizes[l - 1] == self.sizes[l])].T, delta",
    ),
    Mutant(
        "W24",
        "weights start at zero unless told otherwise",
        "network.py",
        "def init(self, rng, weights=lecun):",
        "def init(self, rng, weights=lambda rng, *shape: np.zeros(shape)):",
    ),
    Mutant(
        "output-slope",
        "the output activation's slope is left out",
        "network.py",
        "delta = upstream * forward.slope[l]",
        "delta = upstream * (forward.slope[l] if l < len(grads) - 1 else 1.0)",
    ),
    Mutant(
        "output-activation",
        "the output layer has the hidden activation",
        "network.py",
        "[self.hidden] * (len(self.sizes) - 2) + [self.output]",
        "[self.hidden] * (len(self.sizes) - 1)",
    ),
    Mutant("no-bias", "the forward pass leaves the biases out", "network.py", "weighted += b", "weighted += 0 * b"),
    Mutant(
        "bias-start",
        "biases start at one",
        "network.py",
        "pack(Layer(weights(rng, *s), np.zeros(s[1])) for",
        "pack(Layer(weights(rng, *s), np.ones(s[1])) for",
    ),
    Mutant(
        "slope-of-a",
        "slopes are taken at a, the activation, where they belong to z",
        "network.py",
        "f.value_and_slope(weighted)",
        "f.value(weighted), f.slope(f.value(weighted))",
    ),
    Mutant(
        "predict-z",
        "the prediction leaves the output activation out",
        "network.py",
        "return self.forward(theta, X).a[-1]",
        "return self.forward(theta, X).z[-1]",
    ),
    Mutant(
        "transposed-views",
        "theta is read column by column, and written row by row",
        "network.py",
        "theta[W].reshape(shape)",
        "theta[W].reshape(shape[::-1]).T",
    ),
    Mutant(
        "record-order",
        "the deltas are recorded from the last layer to the first",
        "network.py",
        "deltas[::-1]",
        "deltas",
    ),
    Mutant(
        "shared-buffer",
        "one buffer for all gradients: the next backward pass rewrites the last record",
        "network.py",
        "np.empty(self.size)",
        'self.__dict__.setdefault("buffer", np.empty(self.size))',
    ),
    Mutant(
        "penalty-on-biases",
        "the penalty sees the biases",
        "network.py",
        "np.zeros_like(b))",
        "b)",
        tests="handgrad/test_objective.py",
    ),
    Mutant(
        "W21a",
        "gradients accumulate over batches: nobody zeroes them",
        "objective.py",
        "grad = self._backward(forward).grad",
        'grad = self.model.__dict__["kept"] = self.model.__dict__.get("kept", 0) + self._backward(forward).grad',
        tests="handgrad/test_objective.py",
    ),
    Mutant(
        "W26a",
        "x shuffled, y not: a batch takes the targets of other rows",
        "objective.py",
        "y=self.y[rows]",
        "y=self.y[: len(self.X[rows])]",
        tests="handgrad/test_objective.py",
    ),
    Mutant(
        "penalty-grad",
        "the penalty is in the cost and not in the gradient",
        "objective.py",
        "if self.penalty is None:\n            return grad",
        "if True:\n            return grad",
        tests="handgrad/test_objective.py",
    ),
    Mutant(
        "penalty-value",
        "the penalty is in the gradient and not in the cost",
        "objective.py",
        "if self.penalty is None:\n            return cost",
        "if True:\n            return cost",
        tests="handgrad/test_objective.py",
    ),
    Mutant(
        "W34",
        "L2's value and gradient differ by 2",
        "penalties.py",
        "0.5 * self.strength * np.sum",
        "self.strength * np.sum",
    ),
    Mutant(
        "l1-grad",
        "L1's gradient grows with the weight",
        "penalties.py",
        "self.strength * np.sign(theta)",
        "self.strength * theta",
    ),
]

INITIALIZERS = [
    Mutant(
        "W22",
        "He's weights are all zero, which no ReLU leaves",
        "initializers.py",
        "(2 / fan_in) ** 0.5, (fan_in",
        "0.0, (fan_in",
    ),
    Mutant(
        "W23",
        "all weights alike: the hidden units stay copies of one another",
        "initializers.py",
        "rng.normal(0, fan_in**-0.5, (fan_in, fan_out))",
        "np.full((fan_in, fan_out), fan_in**-0.5)",
    ),
    Mutant(
        "W25",
        "weights from N(0, 25): every unit is saturated",
        "initializers.py",
        "rng.normal(0, fan_in**-0.5,",
        "rng.normal(0, 5.0,",
        seen="Karpathy, Yes you should understand backprop (2016)",
    ),
    Mutant(
        "he-fan-out", "He's variance from fan_out", "initializers.py", "(2 / fan_in) ** 0.5", "(2 / fan_out) ** 0.5"
    ),
    Mutant(
        "he-no-two", "He's variance without its 2", "initializers.py", "(2 / fan_in) ** 0.5", "(1 / fan_in) ** 0.5"
    ),
    Mutant(
        "normal-variance",
        "a standard deviation taken for a variance",
        "initializers.py",
        "rng.normal(0, std, (",
        "rng.normal(0, std**0.5, (",
    ),
    Mutant(
        "glorot-uniform",
        "Glorot's variance taken for the limit of a uniform",
        "initializers.py",
        "limit = (6 / ",
        "limit = (2 / ",
    ),
    Mutant(
        "orthogonal-signs",
        "orthogonal matrices with LAPACK's signs",
        "initializers.py",
        "Q = Q * np.sign(np.diag(R))",
        "Q = Q * 1.0",
    ),
    Mutant("gain-tanh", "tanh has the gain of the identity", "initializers.py", '"tanh": 5 / 3', '"tanh": 1.0'),
]

OPTIMIZERS = [
    Mutant(
        "W30",
        "a gradient of another shape broadcasts the parameters",
        "optimizers.py",
        "import check_range, check_same_shape",
        "import check_range\n\n\ndef check_same_shape(**arrays):\n    pass",
        seen="jimfleming/differentiation #1",
    ),
    Mutant(
        "gain-leak",
        "leaky ReLU has the gain of ReLU",
        "initializers.py",
        "(2 / (1 + LEAK**2)) ** 0.5",
        "2**0.5",
    ),
    Mutant(
        "orthogonal-wide",
        "a wide orthogonal matrix is a tall one reshaped",
        "initializers.py",
        "else Q.T",
        "else Q.reshape(fan_in, fan_out)",
    ),
    Mutant(
        "W35a",
        "Adam without its bias correction",
        "optimizers.py",
        "m / (1 - self.beta1**t), v / (1 - self.beta2**t)",
        "m, v",
    ),
    Mutant(
        "W35b",
        "Adam's t off by one",
        "optimizers.py",
        "return 0, np.zeros_like(theta), np.zeros_like(theta)",
        "return 1, np.zeros_like(theta), np.zeros_like(theta)",
    ),
    Mutant(
        "W35c",
        "Adam divides by 1 - β, not 1 - βᵗ: right at the first update only",
        "optimizers.py",
        "m / (1 - self.beta1**t), v / (1 - self.beta2**t)",
        "m / (1 - self.beta1), v / (1 - self.beta2)",
        seen="ML-From-Scratch",
    ),
    Mutant(
        "W40a",
        "the rate inside the velocity: the same until the rate changes",
        "optimizers.py",
        "v = self.beta * v + grad\n        return theta - self.rate * v, v",
        "v = self.beta * v + self.rate * grad\n        return theta - v, v",
        seen="frameworks' documentation",
    ),
    Mutant(
        "nesterov-2d",
        "Nesterov fails on a parameter with two axes",
        "optimizers.py",
        "self.rate * (grad + self.beta * v)",
        "self.rate * (grad + self.beta * v).ravel()",
        seen="famous teaching code",
    ),
    Mutant("ascent", "the update climbs", "optimizers.py", "-self.rate * grad + theta", "self.rate * grad + theta"),
    Mutant(
        "in-place",
        "an update that overwrites the caller's parameters",
        "optimizers.py",
        "return -self.rate * grad + theta, state",
        "theta -= self.rate * grad\n        return theta, state",
    ),
    Mutant(
        "velocity-in-place",
        "an update that overwrites the state it was given",
        "optimizers.py",
        "v = self.beta * v + grad\n        return theta - self.rate * v, v",
        "v *= self.beta\n        v += grad\n        return theta - self.rate * v, v",
    ),
    Mutant(
        "dampening",
        "momentum averages where it should add",
        "optimizers.py",
        "v = self.beta * v + grad\n        return theta - self.rate * v, v",
        "v = self.beta * v + (1 - self.beta) * grad\n        return theta - self.rate * v, v",
    ),
    Mutant(
        "no-lookahead",
        "Nesterov is plain momentum",
        "optimizers.py",
        "self.rate * (grad + self.beta * v)",
        "self.rate * v",
    ),
    Mutant(
        "adagrad-forgets", "AdaGrad keeps the last square only", "optimizers.py", "s = s + grad**2", "s = grad**2"
    ),
    Mutant(
        "adagrad-no-root",
        "AdaGrad without the root",
        "optimizers.py",
        "s = s + grad**2\n        return theta - self.rate * grad / (np.sqrt(s) + self.eps)",
        "s = s + grad**2\n        return theta - self.rate * grad / (s + self.eps)",
    ),
    Mutant(
        "adagrad-eps",
        "AdaGrad's ε inside the root",
        "optimizers.py",
        "s = s + grad**2\n        return theta - self.rate * grad / (np.sqrt(s) + self.eps)",
        "s = s + grad**2\n        return theta - self.rate * grad / np.sqrt(s + self.eps)",
    ),
    Mutant(
        "rmsprop-swapped",
        "RMSProp with ρ and 1 - ρ exchanged",
        "optimizers.py",
        "self.rho * s + (1 - self.rho) * grad**2",
        "(1 - self.rho) * s + self.rho * grad**2",
    ),
    Mutant(
        "rmsprop-eps",
        "RMSProp's ε inside the root",
        "optimizers.py",
        "(1 - self.rho) * grad**2\n        return theta - self.rate * grad / (np.sqrt(s) + self.eps)",
        "(1 - self.rho) * grad**2\n        return theta - self.rate * grad / np.sqrt(s + self.eps)",
    ),
    Mutant(
        "adam-betas",
        "Adam's second moment decays with β₁",
        "optimizers.py",
        "v = self.beta2 * v + (1 - self.beta2) * grad**2",
        "v = self.beta1 * v + (1 - self.beta1) * grad**2",
    ),
    Mutant(
        "adam-eps",
        "Adam's ε inside the root",
        "optimizers.py",
        "(np.sqrt(v_hat) + self.eps)",
        "np.sqrt(v_hat + self.eps)",
    ),
    Mutant(
        "adam-no-root",
        "Adam divides by the square, not by its root",
        "optimizers.py",
        "(np.sqrt(v_hat) + self.eps)",
        "(v_hat + self.eps)",
    ),
    Mutant(
        "adamw-l2",
        "AdamW's decay goes through the gradient, so Adam rescales it",
        "optimizers.py",
        "updated, state = super().update(theta, grad, state)\n"
        "        return updated - self.rate * self.weight_decay * theta, state",
        "return super().update(theta, grad + self.weight_decay * theta, state)",
    ),
    Mutant(
        "adamw-rate",
        "AdamW's decay ignores the rate",
        "optimizers.py",
        "self.rate * self.weight_decay * theta",
        "self.weight_decay * theta",
    ),
    Mutant(
        "adamw-late",
        "AdamW decays the parameters after the step",
        "optimizers.py",
        "self.weight_decay * theta",
        "self.weight_decay * updated",
    ),
]

SCHEDULES = [
    Mutant("step-early", "the step comes one update early", "schedules.py", "(t // every)", "((t + 1) // every)"),
    Mutant(
        "exponential-early",
        "the decay starts before the first update",
        "schedules.py",
        "factor**t\n",
        "factor ** (t + 1)\n",
    ),
    Mutant(
        "cosine-half",
        "the cosine's half is lost: it starts at twice the rate",
        "schedules.py",
        "0.5 * (rate - final)",
        "(rate - final)",
    ),
    Mutant(
        "cosine-final",
        "the cosine ends at 0, not at the final rate",
        "schedules.py",
        "final + amplitude *",
        "amplitude *",
    ),
    Mutant(
        "cosine-rises-again",
        "after its last update the cosine rises again",
        "schedules.py",
        "min(t / updates, 1))",
        "(t / updates))",
    ),
    Mutant(
        "warmup-from-zero",
        "warmup wastes its first update on a rate of 0",
        "schedules.py",
        "schedule(t) * min((t + 1) / updates, 1)\n",
        "schedule(t) * min(t / updates, 1)\n",
    ),
    Mutant(
        "one-cycle-peak",
        "one cycle's peak comes one update late",
        "schedules.py",
        "rise * updates - 1, updates - 1",
        "rise * updates, updates - 1",
    ),
    Mutant(
        "one-cycle-end",
        "one cycle ends at 0",
        "schedules.py",
        "cosine(rate, 1, rate * end)",
        "cosine(rate, 1, 0.0)",
    ),
    Mutant("frozen-schedule", "the schedule's clock stands still", "schedules.py", "(t + 1, inner)", "(t, inner)"),
    Mutant(
        "schedule-from-one",
        "the schedule's clock starts at 1",
        "schedules.py",
        "return 0, self.optimizer.init(theta)",
        "return 1, self.optimizer.init(theta)",
    ),
]

TRAINING = [
    Mutant(
        "W21b",
        "gradients accumulate over the updates that are not recorded",
        "training.py",
        "optimizer.update(theta, part.grad(theta), state)",
        "optimizer.update(theta, grad := grad + part.grad(theta), state)",
    ),
    Mutant(
        "last-snapshot",
        "the state after the last update is not recorded",
        "training.py",
        "    yield Snapshot(updates, theta, *value_and_grad(next(parts), theta))\n",
        "",
    ),
    Mutant(
        "record-drift",
        "between two records one update too many is made",
        "training.py",
        "min(record, updates - t) - 1",
        "min(record, updates - t)",
    ),
    Mutant(
        "record-skips",
        "updates that are not recorded are not made either",
        "training.py",
        "islice(parts, min(record, updates - t) - 1)",
        "[]",
    ),
    Mutant(
        "record-late",
        "a cost is recorded beside the parameters of the next update",
        "training.py",
        "yield Snapshot(t, theta, cost, grad)",
        "yield Snapshot(t, optimizer.update(theta, grad, state)[0], cost, grad)",
    ),
    Mutant(
        "divergence-in-cost-only",
        "parameters that overflowed do not count as divergence",
        "training.py",
        "np.isfinite(self.cost) & np.isfinite(self.theta).all(axis=1)",
        "np.isfinite(self.cost)",
    ),
    Mutant(
        "divergence-row",
        "the row where it diverged is taken for the update",
        "training.py",
        "int(self.update[bad.argmax()])",
        "int(bad.argmax())",
    ),
    Mutant(
        "divergence-last",
        "the last update that diverged, not the first",
        "training.py",
        "bad.argmax()",
        "len(bad) - 1 - bad[::-1].argmax()",
    ),
    Mutant(
        "caller's-theta",
        "the first record is the caller's own array, which may change later",
        "training.py",
        'as_vector("theta", theta).copy()',
        'as_vector("theta", theta)',
    ),
    Mutant(
        "loud-divergence",
        "a run that overflows warns",
        "training.py",
        'np.errstate(over="ignore", divide="ignore", invalid="ignore")',
        "np.errstate()",
    ),
    Mutant(
        "same-order",
        "every epoch has the same random order",
        "training.py",
        "order = self.rng.permutation(self.n)",
        "order = np.random.default_rng(0).permutation(self.n)",
        seen="a lecture on backpropagation",
    ),
    Mutant(
        "with-replacement",
        "an epoch draws with replacement and misses examples",
        "training.py",
        "self.rng.permutation(self.n)",
        "self.rng.integers(0, self.n, self.n)",
    ),
    Mutant(
        "last-batch",
        "the smaller last batch is dropped",
        "training.py",
        "starts = range(0, self.n, self.size)",
        "starts = range(0, self.n - self.size + 1, self.size)",
    ),
    Mutant(
        "epoch-length",
        "the length of an epoch forgets its last, smaller batch",
        "training.py",
        "return -(-self.n // self.size)",
        "return self.n // self.size",
    ),
    Mutant(
        "one-batch",
        "every update uses the first batch",
        "training.py",
        "map(objective.on, epochs(batches))",
        "repeat(objective.on(next(iter(batches))))",
    ),
]

GRADCHECK = [
    Mutant(
        "W37a",
        "the central difference is a forward one: half its digits are gone",
        "gradcheck.py",
        "(_at(f, x, i, h) - _at(f, x, i, -h)) / (2 * h)",
        "(_at(f, x, i, h) - _at(f, x, i, 0.0)) / h",
    ),
    Mutant(
        "W37b",
        "differences in float32: a false alarm",
        "gradcheck.py",
        "x.astype(np.result_type(x, type(step)))",
        "x.astype(complex if np.iscomplexobj(step) else np.float32)",
        seen="CS231n; Paddle #4283",
    ),
    Mutant(
        "check-never-fails",
        "the gradient check passes everything",
        "gradcheck.py",
        "if not report.passes(tolerance):",
        "if not report.passes(np.inf):",
    ),
    Mutant(
        "one-right-tensor",
        "one tensor that is right is enough to pass",
        "gradcheck.py",
        "return all(",
        "return any(",
    ),
    Mutant(
        "check-nan",
        "a gradient of nan passes, since nan is not above the tolerance",
        "gradcheck.py",
        "t.error <= tolerance",
        "not t.error > tolerance",
    ),
    Mutant(
        "check-nothing",
        "a gradient that vanishes where it is checked passes",
        "gradcheck.py",
        "t.error <= tolerance and not t.negligible",
        "t.error <= tolerance",
    ),
    Mutant("half-step", "a central difference divided by h, not 2 h", "gradcheck.py", "/ (2 * h)", "/ h"),
    Mutant(
        "worst-entry",
        "the report shows the largest entry, not the one that is most wrong",
        "gradcheck.py",
        "difference.argmax()",
        "np.abs(gradient).argmax()",
    ),
    Mutant(
        "fixed-step",
        "the step does not grow with a large parameter",
        "gradcheck.py",
        " * max(1, abs(x[i]))",
        "",
    ),
    Mutant(
        "absolute-error",
        "the error is absolute: a tiny tensor is never wrong",
        "gradcheck.py",
        "np.linalg.norm(difference) / size",
        "np.linalg.norm(difference)",
    ),
    Mutant(
        "real-complex-step",
        "the complex step reads the real part",
        "gradcheck.py",
        "value.imag / h",
        "value.real / h",
    ),
    Mutant(
        "taylor-sign",
        "the Taylor test adds the slope that it should take away",
        "gradcheck.py",
        "zeroth - h * np.sum(",
        "zeroth + h * np.sum(",
    ),
]

TAPE = [
    Mutant(
        "W19",
        "= for += where the graph forks",
        "tape.py",
        "grads[edge.parent.birth] += edge.pull",
        "grads[edge.parent.birth] = edge.pull",
        seen="CS231n notes; nn-zero-to-hero #52",
    ),
    Mutant(
        "W20",
        "a second backward reading adds to what the first one left",
        "tape.py",
        "grads = {node.birth: np.zeros(node.shape) for node in nodes}",
        'grads = globals().setdefault("kept", {})\n'
        "    grads |= {n.birth: np.zeros(n.shape) for n in nodes if n.birth not in grads}",
        seen="micrograd #53",
    ),
    Mutant(
        "unbroadcast-axis",
        "a bias that was broadcast gets the gradient of one row",
        "tape.py",
        "g = g.sum(axis=tuple(range(g.ndim - len(shape))))",
        "g = g[(0,) * (g.ndim - len(shape))]",
    ),
    Mutant(
        "unbroadcast-ones",
        "a column that was broadcast gets the gradient of one entry",
        "tape.py",
        "return g.sum(axis=stretched",
        "return g.max(axis=stretched",
    ),
    Mutant(
        "tape-order",
        "the tape is read forward where it should be read backward",
        "tape.py",
        "for node in reversed(nodes):",
        "for node in nodes:",
    ),
    Mutant(
        "discovery-order",
        "the tape is read in the order of discovery, not of birth",
        "tape.py",
        "for birth in sorted(found)]",
        "for birth in reversed(found)]",
    ),
    Mutant(
        "taken-twice",
        "an entry that was taken twice is paid once",
        "tape.py",
        "np.add.at(grad, key, g)",
        "grad[key] = g",
    ),
    Mutant(
        "matmul-square",
        "the left factor's gradient without the transpose; only a square factor lets it",
        "tape.py",
        "return g @ b.T if b.ndim == 2",
        "return g @ (b if b.shape[0] == b.shape[-1] else b.T) if b.ndim == 2",
    ),
    Mutant(
        "where-both",
        "both branches of a where get the gradient",
        "tape.py",
        "(y, ~taken)",
        "(y, 1.0)",
    ),
    Mutant(
        "forward-one-parent",
        "forward mode keeps one parent's share",
        "tape.py",
        "changes[node.birth] += edge.push",
        "changes[node.birth] = edge.push",
    ),
    Mutant(
        "divide-slope",
        "the sign of a quotient's slope in its denominator",
        "slopes.py",
        "-y / b)",
        "y / b)",
        tests="test_tape.py",
    ),
    Mutant(
        "power-slope",
        "the exponent stays where it is in the power's slope",
        "slopes.py",
        "b * a ** (b - 1)",
        "b * a**b",
        tests="test_tape.py",
    ),
    Mutant(
        "maximum-tie",
        "at a tie each argument of a maximum gets the whole gradient",
        "slopes.py",
        "np.maximum: (\n        lambda y, a, b: np.heaviside(a - b, 0.5)",
        "np.maximum: (\n        lambda y, a, b: np.heaviside(a - b, 1.0)",
        tests="test_tape.py",
    ),
    Mutant(
        "cosine-sign",
        "the sign of the cosine's slope",
        "slopes.py",
        "-np.sin(a)",
        "np.sin(a)",
        tests="test_tape.py",
    ),
    Mutant(
        "root-slope",
        "the root's slope loses its half",
        "slopes.py",
        "0.5 / y",
        "1 / y",
        tests="test_tape.py",
    ),
]

PICTURES = [
    Mutant(
        "plane-transposed",
        "the plane's rows follow x",
        "landscapes.py",
        "for a in x] for b in y]",
        "for b in y] for a in x]",
    ),
    Mutant(
        "line-length",
        "the line's distance is measured in other units than promised",
        "landscapes.py",
        "theta + s * direction)",
        "theta + s * direction / np.linalg.norm(direction))",
    ),
    Mutant(
        "filters-as-rows",
        "the direction is scaled by outgoing weights, not incoming",
        "landscapes.py",
        "np.linalg.norm(layer.W, axis=0) / np.linalg.norm(W, axis=0)",
        "(np.linalg.norm(layer.W, axis=1) / np.linalg.norm(W, axis=1))[:, None]",
    ),
    Mutant(
        "layer-normalized",
        "the direction is scaled by whole layers",
        "landscapes.py",
        "np.linalg.norm(layer.W, axis=0) / np.linalg.norm(W, axis=0)",
        "np.linalg.norm(layer.W) / np.linalg.norm(W)",
    ),
    Mutant(
        "biases-move",
        "the direction moves the biases",
        "landscapes.py",
        "Layer(W, np.zeros_like(layer.b))",
        "Layer(W, rng.normal(size=layer.b.shape))",
    ),
    Mutant(
        "path-from-mean",
        "the path's directions are seen from its mean, not its end",
        "landscapes.py",
        "thetas[:-1] - thetas[-1]",
        "thetas - thetas.mean(axis=0)",
    ),
    Mutant(
        "share-of-sizes",
        "the share of variance without the square",
        "landscapes.py",
        "sizes**2 / np.sum(sizes**2)",
        "sizes / np.sum(sizes)",
    ),
    Mutant(
        "skew-plane",
        "a path is projected as if u and v were orthonormal",
        "landscapes.py",
        "np.linalg.lstsq(basis, (thetas - self.theta).T)[0].T",
        "(thetas - self.theta) @ basis",
    ),
    Mutant(
        "bowl-half",
        "the bowl loses its half",
        "surfaces.py",
        "0.5 * theta @ self.A",
        "theta @ self.A",
        tests="handgrad/test_surfaces.py",
    ),
    Mutant(
        "valley-sign",
        "a sign in the slope of Rosenbrock's valley",
        "surfaces.py",
        "- 400 * x * (y - x**2)",
        "+ 400 * x * (y - x**2)",
        tests="handgrad/test_surfaces.py",
    ),
    Mutant(
        "himmelblau-minimum",
        "a minimum of Himmelblau's with a sign lost",
        "surfaces.py",
        "[3.584428340330492, -1.848126526964404]",
        "[3.584428340330492, 1.848126526964404]",
        tests="handgrad/test_surfaces.py",
    ),
    Mutant(
        "beale-power",
        "Beale's slope forgets the exponent",
        "surfaces.py",
        "self._k * x * y ** (self._k - 1)",
        "x * y ** (self._k - 1)",
        tests="handgrad/test_surfaces.py",
    ),
]

DATA = [
    Mutant("W26b", "the split shuffles x and not y", "splits.py", "y[order[size:]]", "y[size:]"),
    Mutant("W28", "pixels go from 0 to 255", "datasets.py", "images[kept] / 255", "images[kept] / 1.0"),
    Mutant(
        "split-leak",
        "test examples are among the training examples",
        "splits.py",
        "Split(X[order[size:]], y[order[size:]],",
        "Split(X[order], y[order],",
    ),
    Mutant(
        "scale-leak",
        "test examples are scaled by their own mean",
        "splits.py",
        "(X - self.mean) / self.std",
        "(X - X.mean(axis=0)) / self.std",
    ),
    Mutant(
        "scale-ddof",
        "the scale divides by n - 1",
        "splits.py",
        "X_train.std(axis=0)",
        "X_train.std(axis=0, ddof=1)",
    ),
    Mutant(
        "constant-column",
        "a column that never changes is divided by 0",
        "splits.py",
        "np.where(constant, 1.0, ",
        "np.where(False, 1.0, ",
    ),
    Mutant(
        "sorted-split",
        "the rows are not mixed before they are split",
        "splits.py",
        "rng.permutation(len(X))",
        "np.arange(len(X))",
    ),
    Mutant(
        "one-hot-order",
        "the columns do not follow the classes",
        "datasets.py",
        "(labels[:, None] == classes)",
        "(labels[:, None] == np.sort(classes))",
    ),
    Mutant(
        "labels-of-others",
        "some classes are kept, but the pictures are the first ones",
        "datasets.py",
        "images[kept] / 255",
        "images[: kept.sum()] / 255",
    ),
    Mutant("shared-data", "a caller can spoil the data of the next one", "datasets.py", "y.copy()", "y"),
    Mutant(
        "moons-apart", "the moons do not reach into each other", "samples.py", "0.5 - np.sin(t)", "-0.5 - np.sin(t)"
    ),
    Mutant(
        "noise-variance",
        "a standard deviation of noise taken for a variance",
        "samples.py",
        "rng.normal(0, noise, X.shape)",
        "rng.normal(0, noise**0.5, X.shape)",
    ),
    Mutant(
        "confusion-transposed",
        "the confusion matrix's rows are the predictions",
        "metrics.py",
        "actual * classes + predicted",
        "predicted * classes + actual",
    ),
    Mutant(
        "argmax-axis",
        "the best example of each class, not the best class of each example",
        "metrics.py",
        "scores.argmax(axis=1)",
        "scores.argmax(axis=0)",
    ),
    Mutant(
        "accuracy-count",
        "accuracy counts and does not divide",
        "metrics.py",
        "np.mean(predicted == actual)",
        "np.sum(predicted == actual)",
    ),
]

CHECKS = [
    Mutant(
        "W29",
        "a target of another shape broadcasts: n errors become n by n",
        "domains.py",
        "check_same_shape(prediction=prediction, target=target)",
        "pass",
        seen="StackOverflow 61643056",
        tests="test_costs.py",
    ),
    Mutant(
        "improbable",
        "a probability above 1 is accepted",
        "domains.py",
        "(x.real >= 0) & (x.real <= 1)",
        "x.real >= 0",
        tests="handgrad/test_domains.py",
    ),
    Mutant(
        "not-a-distribution",
        "a target row that sums to more than one is accepted",
        "domains.py",
        "abs(total - 1) < 1e-9",
        "total > 1 - 1e-9",
        tests="handgrad/test_domains.py",
    ),
    Mutant(
        "empty-batch",
        "a batch of no examples is accepted",
        "validation.py",
        "if x.ndim != 2 or x.size == 0:",
        "if x.ndim != 2:",
    ),
    Mutant(
        "infinite-data",
        "infinite data is accepted",
        "validation.py",
        "check_all(np.isfinite(x), name",
        "check_all(~np.isnan(x), name",
    ),
    Mutant(
        "negative-rate",
        "a negative number passes where one from 0 up is expected",
        "validation.py",
        "if not (low <= number < high",
        "if not (-np.inf <= number < high",
    ),
    Mutant(
        "beta-of-one",
        "the excluded end of a range is accepted",
        "validation.py",
        'closed = end == "inclusive"',
        "closed = True",
    ),
]

TRAPS = [
    Mutant(
        "sum-axis",
        "the gradient of row sums goes back along columns",
        "tape.py",
        "g if keepdims or axis is None else np.expand_dims(g, axis)",
        "g",
        tests="test_traps.py",
    ),
    Mutant(
        "one-cycle-start",
        "one cycle starts at another rate where none is given",
        "schedules.py",
        "start=1 / 25",
        "start=1 / 10",
        tests="test_traps.py",
    ),
    Mutant(
        "W40b",
        "the same in Nesterov, whose velocity then ignores a new rate",
        "optimizers.py",
        "v = self.beta * v + grad\n        return theta - self.rate * (grad + self.beta * v), v",
        "v = self.beta * v + self.rate * grad\n        return theta - (self.rate * grad + self.beta * v), v",
        tests="test_traps.py",
    ),
    Mutant(
        "unfrozen",
        "a cost that can be changed after the run it produced",
        "costs.py",
        "@dataclass(frozen=True)\nclass MeanSquaredError",
        "@dataclass\nclass MeanSquaredError",
        tests="test_traps.py",
    ),
    Mutant(
        "leak-from-one",
        "leaky ReLU leaks up to 1",
        "activations.py",
        "np.where(np.greater(z, 0), 1.0, LEAK)",
        "np.where(np.greater(z, 1), 1.0, LEAK)",
        tests="test_traps.py",
    ),
    Mutant(
        "adam-default",
        "Adam's rate is another one where none is given",
        "optimizers.py",
        "rate: float = 1e-3",
        "rate: float = 1e-2",
        tests="test_traps.py",
    ),
    Mutant(
        "single-class",
        "a single class has no confusion matrix",
        "metrics.py",
        'check_integer("classes", classes, 1)',
        'check_integer("classes", classes, 2)',
        tests="test_traps.py",
    ),
    Mutant(
        "noise-floor",
        "rounding of a large cost is taken for a gradient",
        "gradcheck.py",
        "1e-8 * max(1, abs(f(x)))",
        "1e-8",
        tests="test_traps.py",
    ),
    Mutant(
        "nothing-over-nothing",
        "the relative error of two zeros is nan",
        "gradcheck.py",
        " if size != 0 else 0.0",
        "",
        tests="test_traps.py",
    ),
    Mutant(
        "all-negligible",
        "the report calls every tensor negligible",
        "gradcheck.py",
        'if t.negligible else ""',
        'if True else ""',
        tests="test_traps.py",
    ),
    Mutant(
        "two-parameters",
        "two parameters are too few for two directions",
        "landscapes.py",
        "thetas.shape[1] < count",
        "thetas.shape[1] <= count",
        tests="test_traps.py",
    ),
]

MUTANTS = [
    *COSTS,
    *NUMERICS,
    *ACTIVATIONS,
    *NETWORKS,
    *INITIALIZERS,
    *OPTIMIZERS,
    *SCHEDULES,
    *TRAINING,
    *GRADCHECK,
    *TAPE,
    *PICTURES,
    *DATA,
    *CHECKS,
    *TRAPS,
]
