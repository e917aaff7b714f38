"""Record what PyTorch computes for whole networks: python tests/golden/record_networks.py

Writes networks.json beside this file: for each case its parameters and data, the cost and gradient at the start,
and the parameters after 50 updates with each optimizer, all in float64. test_networks_pytorch.py compares
handgrad with the file, without PyTorch, and where PyTorch is installed with what `record` returns at that time.
"""

import datetime
import json
import platform
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import nn

UPDATES = 50
ROWS = 6
GELU = nn.GELU(approximate="tanh")
ACTIVATIONS = {
    "identity": nn.Identity(),
    "sigmoid": nn.Sigmoid(),
    "tanh": nn.Tanh(),
    "relu": nn.ReLU(),
    "leaky_relu": nn.LeakyReLU(),
    "elu": nn.ELU(),
    "gelu": GELU,
    "softplus": nn.Softplus(),
    "swish": nn.SiLU(),
}
# PyTorch's own losses, brought to a mean over examples of a sum over outputs. Squares have a half.
COSTS = {
    "MeanSquaredError": lambda a, y: nn.MSELoss(reduction="sum")(a, y) / (2 * len(y)),
    "Huber": lambda a, y: nn.HuberLoss(reduction="sum")(a, y) / len(y),
    "BinaryCrossEntropy": lambda a, y: nn.BCELoss(reduction="sum")(a, y) / len(y),
    "BinaryCrossEntropyFromLogits": lambda a, y: nn.BCEWithLogitsLoss(reduction="sum")(a, y) / len(y),
    "CategoricalCrossEntropyFromLogits": nn.CrossEntropyLoss(),
}
PENALTIES = {
    None: lambda weights: 0.0,
    "L1": lambda weights: 0.1 * sum(W.abs().sum() for W in weights),
    "L2": lambda weights: 0.1 / 2 * sum(W.square().sum() for W in weights),
}
OPTIMIZERS = {
    "GradientDescent": lambda parameters: torch.optim.SGD(parameters, lr=0.1),
    "Momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.05, momentum=0.9),
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=0.02),
}
# sizes, hidden, output, cost, penalty, rows in a batch
CASES = [
    ((3, 2), "tanh", "identity", "MeanSquaredError", None, 6),
    ((3, 4), "tanh", "identity", "CategoricalCrossEntropyFromLogits", "L2", 6),
    ((3, 5, 2), "relu", "identity", "CategoricalCrossEntropyFromLogits", None, 6),
    ((3, 5, 2), "sigmoid", "sigmoid", "BinaryCrossEntropy", None, 2),
    ((3, 4, 3, 2), "tanh", "identity", "BinaryCrossEntropyFromLogits", "L1", 4),
    ((3, 4, 3, 2), "gelu", "identity", "CategoricalCrossEntropyFromLogits", "L2", 6),
    ((2, 4, 3, 1), "elu", "softplus", "Huber", None, 6),
    ((2, 4, 4, 3, 2), "swish", "tanh", "MeanSquaredError", "L2", 3),
    ((2, 4, 4, 3, 2), "leaky_relu", "identity", "CategoricalCrossEntropyFromLogits", None, 6),
]


def record():
    """All that PyTorch computes, with what computed it."""
    return {
        "source": "tests/golden/record_networks.py",
        "date": datetime.date.today().isoformat(),
        "versions": {"torch": torch.__version__, "numpy": np.__version__, "python": platform.python_version()},
        "dtype": "float64",
        "updates": UPDATES,
        "cases": [_case(seed, *case) for seed, case in enumerate(CASES)],
    }


def _case(seed, sizes, hidden, output, cost, penalty, batch):
    rng = np.random.default_rng(seed)
    size = sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(sizes))
    theta = rng.normal(0, 0.7, size).round(3)
    X = rng.normal(size=(ROWS, sizes[0])).round(3)
    y = np.eye(max(sizes[-1], 2))[np.arange(ROWS) % 2][:, : sizes[-1]]

    def objective(model, rows):
        weights = [layer.weight for layer in model if isinstance(layer, nn.Linear)]
        return COSTS[cost](model(torch.tensor(X[rows])), torch.tensor(y[rows])) + PENALTIES[penalty](weights)

    model = _model(sizes, hidden, output, theta)
    value = objective(model, slice(None))
    value.backward()
    return {
        "sizes": sizes,
        "hidden": hidden,
        "output": output,
        "cost": cost,
        "penalty": penalty,
        "batch": batch,
        "theta": theta.tolist(),
        "X": X.tolist(),
        "y": y.tolist(),
        "value": value.item(),
        "grad": _flat(model, lambda parameter: parameter.grad),
        "trained": {
            name: _train(_model(sizes, hidden, output, theta), objective, optimizer, batch)
            for name, optimizer in OPTIMIZERS.items()
        },
    }


def _model(sizes, hidden, output, theta):
    """PyTorch's layers with our parameters: W, (fan_in, fan_out), then b, layer by layer. PyTorch keeps Wᵀ."""
    parts, start = [], 0
    for fan_in, fan_out in pairwise(sizes):
        middle, stop = start + fan_in * fan_out, start + fan_in * fan_out + fan_out
        layer = nn.Linear(fan_in, fan_out, dtype=torch.float64)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(theta[start:middle]).reshape(fan_in, fan_out).T)
            layer.bias.copy_(torch.tensor(theta[middle:stop]))
        parts += [layer, ACTIVATIONS[output if stop == len(theta) else hidden]]
        start = stop
    return nn.Sequential(*parts)


def _flat(model, read):
    """What `read` returns for each parameter, in the order of our theta."""
    layers = [layer for layer in model if isinstance(layer, nn.Linear)]
    parts = [part for layer in layers for part in (read(layer.weight).T.reshape(-1), read(layer.bias))]
    return torch.cat(parts).tolist()


def _train(model, objective, optimizer, batch):
    """The parameters after UPDATES updates, over batches that follow the rows' order."""
    optimizer = optimizer(model.parameters())
    starts = range(0, ROWS, batch)
    for t in range(UPDATES):
        start = starts[t % len(starts)]
        optimizer.zero_grad()
        objective(model, slice(start, start + batch)).backward()
        optimizer.step()
    return _flat(model, lambda parameter: parameter.detach())


def _compact(record):
    """One case a line, so that a change shows which case it is in."""
    head = json.dumps({key: value for key, value in record.items() if key != "cases"}, indent=1)
    cases = ",\n".join(json.dumps(case) for case in record["cases"])
    return f'{head[:-2]},\n "cases": [\n{cases}\n]\n}}\n'


if __name__ == "__main__":
    Path(__file__).with_name("networks.json").write_text(_compact(record()), encoding="utf8")
