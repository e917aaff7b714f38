"""Costs, networks, optimizers and their gradients in plain NumPy.

Each stands beside its equation.
"""

from handgrad import datasets, initializers, landscapes, samples, schedules, tape
from handgrad.activations import (
    Activation,
    elu,
    gelu,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softplus,
    swish,
    tanh,
)
from handgrad.batches import Batches
from handgrad.canvases import canvases
from handgrad.clipping import Clipped
from handgrad.costs import (
    BinaryCrossEntropy,
    BinaryCrossEntropyFromLogits,
    CategoricalCrossEntropy,
    CategoricalCrossEntropyFromLogits,
    Hinge,
    Huber,
    KLDivergence,
    LogLoss,
    MeanAbsoluteError,
    MeanSquaredError,
)
from handgrad.differences import numerical_grad
from handgrad.gradcheck import assert_grad, check_grad
from handgrad.joint import Joint
from handgrad.metrics import accuracy, confusion, labels
from handgrad.network import Layer, Network, pack
from handgrad.numerics import log_softmax, log_sum_exp, softmax
from handgrad.objective import Objective
from handgrad.optimizers import (
    AdaGrad,
    Adam,
    AdamW,
    AMSGrad,
    GradientDescent,
    Momentum,
    Nesterov,
    RMSProp,
)
from handgrad.penalties import L1, L2
from handgrad.schedules import Scheduled
from handgrad.search import Search, adjust, search
from handgrad.splits import Split, Standardizer, split
from handgrad.stopping import early_stopping
from handgrad.surfaces import (
    Beale,
    Himmelblau,
    Quadratic,
    Rastrigin,
    Rosenbrock,
    Saddle,
)
from handgrad.taylor import taylor_test
from handgrad.training import TrainingRun, collect, descend, train
from handgrad.weights import Weighted, balanced

from handgrad.exercises import check  # isort: skip  # uses what stands above

__version__ = "0.1.0"
