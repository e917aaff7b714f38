"""Record what PyTorch computes, part by part: python tests/golden/record_pytorch.py

Writes pytorch.json beside this file: for each cost, activation, optimizer and schedule what went in and what came
out, all in float64. test_pytorch.py compares handgrad with the file, without PyTorch, and where PyTorch is
installed with what `record` returns at that moment.
"""

import datetime
import json
import platform
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

UPDATES = 50

# PyTorch's own losses, brought to a mean over n examples of a sum over outputs. Squares have a half.
COSTS = {
    "MeanSquaredError": lambda p, y: functional.mse_loss(p, y, reduction="sum") / (2 * len(y)),
    "MeanAbsoluteError": lambda p, y: functional.l1_loss(p, y, reduction="sum") / len(y),
    "Huber": lambda p, y: functional.huber_loss(p, y, reduction="sum") / len(y),
    "Huber(0.3)": lambda p, y: functional.huber_loss(p, y, reduction="sum", delta=0.3) / len(y),
    "BinaryCrossEntropy": lambda p, y: functional.binary_cross_entropy(p, y, reduction="sum") / len(y),
    "BinaryCrossEntropyFromLogits": lambda z, y: (
        functional.binary_cross_entropy_with_logits(z, y, reduction="sum") / len(y)
    ),
    # of probabilities PyTorch has only the loss of hard labels
    "CategoricalCrossEntropy": lambda p, y: functional.nll_loss(p.log(), y.argmax(dim=1)),
    "CategoricalCrossEntropyFromLogits": lambda z, y: functional.cross_entropy(z, y),
    "Hinge": lambda s, y: (
        functional.margin_ranking_loss(s, torch.zeros_like(s), y, margin=1.0, reduction="sum") / len(y)
    ),
    "KLDivergence": lambda p, y: functional.kl_div(p.log(), y, reduction="batchmean"),
}
# costs in which some examples count more: theirs divide by Σ w unless they are summed
CLASS_WEIGHTS, WEIGHTS, SMOOTHING = [0.5, 3.0, 1.25], [[0.5], [2.0], [0.0], [1.0], [4.0]], 0.1
WEIGHTED = {
    "classes": lambda z, y: (
        functional.cross_entropy(z, y, weight=torch.tensor(CLASS_WEIGHTS).double(), reduction="sum") / len(y)
    ),
    "examples": lambda z, y: (
        functional.binary_cross_entropy_with_logits(z, y, torch.tensor(WEIGHTS).double(), reduction="sum") / len(y)
    ),
    "smoothed": lambda z, y: functional.cross_entropy(z, y.argmax(dim=1), label_smoothing=SMOOTHING),
}
# functions of a 3 × 3 array, each a number
TAPE = {
    "mean": lambda x: (x.mean(dim=1) ** 2).sum() + x.mean(),
    "dot": lambda x: torch.dot(x[0], x[1]) ** 2,
    "T": lambda x: ((x.T @ x) ** 2).sum(),
    "clip": lambda x: (torch.clamp(x, -1.0, 0.5) * x).sum(),
    "stack": lambda x: (torch.stack([x, x**2], dim=1).prod(dim=0) ** 2)[1].sum(),
}
ACTIVATIONS = {
    "identity": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": functional.relu,
    "leaky_relu": functional.leaky_relu,
    "elu": functional.elu,
    "gelu": lambda z: functional.gelu(z, approximate="tanh"),
    # above its threshold, 20 unless told, PyTorch returns z itself, which is 2e-9 off
    "softplus": lambda z: functional.softplus(z, threshold=40),
    "swish": functional.silu,
}
NUMERICS = {
    "log_sum_exp": lambda z: torch.logsumexp(z, dim=1, keepdim=True),
    "log_softmax": lambda z: functional.log_softmax(z, dim=1),
    "softmax": lambda z: functional.softmax(z, dim=1),
}
OPTIMIZERS = {
    "GradientDescent": lambda theta: torch.optim.SGD([theta], lr=1e-3),
    "Momentum": lambda theta: torch.optim.SGD([theta], lr=3e-4, momentum=0.9),
    "Nesterov": lambda theta: torch.optim.SGD([theta], lr=3e-4, momentum=0.9, nesterov=True),
    "AdaGrad": lambda theta: torch.optim.Adagrad([theta], lr=0.3),
    "RMSProp": lambda theta: torch.optim.RMSprop([theta], lr=0.02),
    "Adam": lambda theta: torch.optim.Adam([theta], lr=0.05),
    "AMSGrad": lambda theta: torch.optim.Adam([theta], lr=0.05, amsgrad=True),
    "AdamW": lambda theta: torch.optim.AdamW([theta], lr=0.05, weight_decay=0.1),
}
LONGEST = 1.5
SCHEDULES = {
    "step": lambda optimizer: torch.optim.lr_scheduler.StepLR(optimizer, step_size=7, gamma=0.5),
    "exponential": lambda optimizer: torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9),
    "cosine": lambda optimizer: torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=49, eta_min=0.01),
    "one_cycle": lambda optimizer: torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.8, total_steps=50),
    "one_cycle of a short rise": lambda optimizer: torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=0.8, total_steps=50, pct_start=0.1, div_factor=10, final_div_factor=100
    ),
}
GAINS = {"identity": "linear", "sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu", "leaky_relu": "leaky_relu"}


def record():
    """All that PyTorch computes, with what computed it."""
    return {
        "source": "tests/golden/record_pytorch.py",
        "date": datetime.date.today().isoformat(),
        "versions": {"torch": torch.__version__, "numpy": np.__version__, "python": platform.python_version()},
        "dtype": "float64",
        "updates": UPDATES,
        "costs": {name: _cost(name, loss) for name, loss in COSTS.items()},
        "weighted": {name: _weighted(loss) for name, loss in WEIGHTED.items()},
        "tape": {name: _gradient(f) for name, f in TAPE.items()},
        "activations": {name: _activation(f) for name, f in ACTIVATIONS.items()},
        "numerics": {name: _rows(f) for name, f in NUMERICS.items()},
        "optimizers": {name: _optimizer(make) for name, make in OPTIMIZERS.items()},
        "clipped": {"Momentum": _optimizer(OPTIMIZERS["Momentum"], LONGEST)},
        "schedules": {name: _schedule(make) for name, make in SCHEDULES.items()},
        "gains": {ours: _gain(theirs) for ours, theirs in GAINS.items()},
    }


def _tensor(array):
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


def _cost(name, loss):
    """The cost of five examples of three outputs, and its gradient."""
    rng = np.random.default_rng(len(name))
    z = rng.normal(0, 2, (5, 3)).round(3)
    prediction = _tensor(_input(name, z))
    target = torch.tensor(_target(name, rng), dtype=torch.float64)
    value = loss(prediction, target)
    value.backward()
    return {
        "prediction": prediction.tolist(),
        "target": target.tolist(),
        "value": value.item(),
        "grad": prediction.grad.tolist(),
    }


def _weighted(loss):
    """A weighted cost of five logits of three classes, and its gradient."""
    prediction = _tensor(np.random.default_rng(5).normal(0, 2, (5, 3)).round(3))
    target = torch.tensor(np.eye(3)[[0, 2, 1, 1, 0]])
    value = loss(prediction, target)
    value.backward()
    return {
        "prediction": prediction.tolist(),
        "target": target.tolist(),
        "value": value.item(),
        "grad": prediction.grad.tolist(),
    }


def _gradient(f):
    """The value and the gradient of f, at numbers that lie within a clip's bounds, on them and beyond."""
    x = _tensor([[0.3, -1.2, 2.5], [-1.0, 0.5, 0.1], [-0.4, 1.7, -2.2]])
    value = f(x)
    value.backward()
    return {"x": x.tolist(), "value": value.item(), "grad": x.grad.tolist()}


def _input(name, z):
    """Probabilities, row by row, for the costs that take them; anything for the others."""
    exps = np.exp(z)
    takes_probabilities = name in ("BinaryCrossEntropy", "CategoricalCrossEntropy", "KLDivergence")
    return exps / exps.sum(axis=1, keepdims=True) if takes_probabilities else z


def _target(name, rng):
    """Signs, one-hot rows, numbers, or distributions with zeros and a one among them."""
    if name == "Hinge":
        return rng.choice([-1.0, 1.0], (5, 3))
    if name == "CategoricalCrossEntropy":
        return np.eye(3)[[0, 2, 1, 1, 0]]
    if name.startswith(("Mean", "Huber")):
        return rng.normal(0, 2, (5, 3)).round(3)
    return [[0.2, 0.3, 0.5], [0, 0, 1], [0.25, 0.75, 0], [1, 0, 0], [0.1, 0.8, 0.1]]


def _activation(f):
    """Values and slopes on a grid that holds the kink, and far from it."""
    z = _tensor(np.concatenate([np.linspace(-12, 12, 49), [-1e4, -50, -30, 30, 50, 1e4]]))
    value = f(z)
    value.sum().backward()
    return {"z": z.tolist(), "value": value.tolist(), "slope": z.grad.tolist()}


def _rows(f):
    """Logits small, large, equal, far apart, and so large that log Σ is lost beside them."""
    z = [[0.3, -1.2, 2.5], [1e4, 1e4 - 1, -1e4], [-700.0, -701.5, -699.0], [5.0, 5.0, 5.0], [1e16, 1e16, 0.0]]
    return {"z": z, "value": f(torch.tensor(z, dtype=torch.float64)).tolist()}


def _rosenbrock(theta):
    x, y = theta
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def _optimizer(make, longest=None):
    """The path of 50 updates into Rosenbrock's valley, the start included; with gradients clipped, if told."""
    theta = _tensor([-1.2, 1.0])
    optimizer, path = make(theta), [theta.tolist()]
    for _ in range(UPDATES):
        optimizer.zero_grad()
        _rosenbrock(theta).backward()
        if longest:
            torch.nn.utils.clip_grad_norm_([theta], longest)
        optimizer.step()
        path.append(theta.tolist())
    return {"path": path}


def _schedule(make):
    """The rates of 50 updates, from .8 on where the schedule does not say otherwise."""
    optimizer = torch.optim.SGD([_tensor([0.0])], lr=0.8)
    schedule, rates = make(optimizer), []
    for _ in range(UPDATES):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        if len(rates) < UPDATES:  # one_cycle refuses to go on after its end
            schedule.step()
    return {"rates": rates}


def _gain(name):
    return torch.nn.init.calculate_gain(name, 0.01 if name == "leaky_relu" else None)


def text_of(recorded):
    """JSON with a line for each entry of each part, so that a difference shows where it is."""
    lines = []
    for key, part in recorded.items():
        if isinstance(part, dict) and key != "versions":
            rows = [f"    {json.dumps(name)}: {json.dumps(entry)}" for name, entry in part.items()]
            lines.append(f"  {json.dumps(key)}: {{\n" + ",\n".join(rows) + "\n  }")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(part)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    Path(__file__).with_name("pytorch.json").write_text(text_of(record()), encoding="utf8", newline="\n")
