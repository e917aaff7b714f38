"""Data sets that come with the library.

Each call returns fresh arrays (X, y), one example a row. No call needs a network;
data/README.md says where each set comes from and under which license. Points drawn
at random are in samples.py; splits.py divides examples into training and test.
"""

from functools import cache
from pathlib import Path

import numpy as np

DATA = Path(__file__).parent / "data"
STUBBORN = 159  # a row of mnist(range(4))
GATES = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xor": (0, 1, 1, 0),
}


def one_hot(labels, classes):
    """y_ij = 1 where labels[i] is classes[j], else 0: (n,) integers → (n, k) float64.

    `classes` holds k different integers; their order is the order of the columns.
    Raises ValueError for a label that is not among them, and for anything but whole
    numbers.

    >>> one_hot([2, 0], classes=range(3))
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels, classes = _integers("labels", labels), _classes(classes)
    unknown = labels[~np.isin(labels, classes)]
    if unknown.size:
        raise ValueError(
            f"labels contains {unknown[0]}: "
            f"expected only the classes {classes.tolist()}"
        )
    return (labels[:, None] == classes).astype(float)


def gate(name):
    """The truth table of a logic gate: X (4, 2) and y (4, 1), all 0 or 1.

    `name` is "and", "or", "nand", "nor" or "xor"; no straight line separates the
    last (Minsky & Papert 1969).
    """
    if not isinstance(name, str) or name not in GATES:
        raise ValueError(f"name is {name!r}: expected one of {', '.join(GATES)}")
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return X, np.array(GATES[name], float)[:, None]


def mnist(classes=range(10)):
    """Handwritten digits, 500 of each: X (500 k, 784) in [0, 1], y (500 k, k).

    y is one-hot over `classes`. A row of X is a 28 × 28 image, top row first; 0 is
    paper and 1 is ink (stored as 0 to 255). The order of the rows is mixed, and the
    same at every call. `mnist(range(4))` has 2,000 images and 4 columns in y.
    Raises ValueError for a class that is not a digit. LeCun, Bottou, Bengio &
    Haffner 1998.
    """
    images, labels = _load("mnist.npz", "X"), _load("mnist.npz", "y")
    classes = _classes(classes)
    unknown = classes[~np.isin(classes, range(10))]
    if unknown.size:
        raise ValueError(f"classes contains {unknown[0]}: expected digits, 0 to 9")
    kept = np.isin(labels, classes)
    return images[kept] / 255, one_hot(labels[kept], classes)


def stubborn():
    """The image that the book follows: its pixels (784,) in [0, 1], and its digit, 1.

    The network of the front page, trained for twenty epochs instead of ten, reads it
    right after each of the last three. Of all held-out images of which that is true,
    this one is misread most often: before training, and after twelve of the twenty
    epochs, mostly as a 2. Another one is last misread later. A test trains the
    network anew and finds this row.
    """
    X, y = mnist(range(4))
    return X[STUBBORN], int(y[STUBBORN].argmax())


def digits():
    """Small handwritten digits: X (1797, 64) in [0, 1], y (1797, 10) one-hot.

    A row is an 8 × 8 image; a value is the inked share of 4 × 4 pixels (stored as 0
    to 16). Alpaydin & Kaynak 1998.
    """
    X, y = _table("digits")
    return X / 16, one_hot(y, range(10))


def iris():
    """Flowers: X (150, 4) in cm, y (150, 3) one-hot, sorted.

    Columns of X: length and width of the sepal, length and width of the petal.
    Columns of y: setosa, versicolor, virginica. Fisher 1936.
    """
    X, y = _table("iris")
    return X, one_hot(y, range(3))


def wine():
    """Wines of three growers: X (178, 13), y (178, 3) one-hot, sorted.

    X holds chemical measurements, raw. The scales differ by three powers of ten: see
    Standardizer. Aeberhard & Forina 1992.
    """
    X, y = _table("wine")
    return X, one_hot(y, range(3))


def breast_cancer():
    """Tumors: X (569, 30), y (569, 1), 0 malignant (212), 1 benign (357).

    X holds measurements of cell nuclei, raw. Street, Wolberg & Mangasarian 1993.
    """
    X, y = _table("breast_cancer")
    return X, y.astype(float)[:, None]


def diabetes():
    """Patients: X (442, 10), raw; y (442, 1), the progress of the disease.

    y is measured after a year, 25 to 346. Columns of X: age in years, sex (1 or 2),
    body mass index, blood pressure, six blood serum measurements. Efron, Hastie,
    Johnstone & Tibshirani 2004.
    """
    X, y = _table("diabetes")
    return X, y[:, None]


def co2():
    """Carbon dioxide in the air of Mauna Loa: X (44, 1), years; y (44, 1), in ppm.

    One reading a year, 1958 to 2001: the first week of December that has one. ppm are
    parts in a million. Keeling & Whorf 2004.
    """
    X, y = _table("co2")
    return X[:, None], y[:, None]


@cache
def _load(file, name):
    """One bundled array, read once; read-only, since later calls share it."""
    with np.load(DATA / file, allow_pickle=False) as arrays:
        array = arrays[name]
    array.flags.writeable = False
    return array


def _table(name):
    X, y = _load("tables.npz", f"{name}_X"), _load("tables.npz", f"{name}_y")
    return X.astype(float), y.copy()


def _integers(name, values):
    try:
        array = np.asarray(values)
    except ValueError:
        raise ValueError(f"{name} is ragged: expected whole numbers") from None
    if array.ndim != 1 or array.size == 0:
        raise ValueError(
            f"{name} has shape {array.shape}: expected (n,), with n at least 1"
        )
    if not np.issubdtype(array.dtype, np.integer):
        raise ValueError(
            f"{name} has dtype {array.dtype}, first value {array[0]}: "
            "expected integers"
        )
    return array


def _classes(classes):
    classes = _integers("classes", classes)
    values, counts = np.unique(classes, return_counts=True)
    if (counts > 1).any():
        raise ValueError(
            f"classes contains {values[counts > 1][0]} twice: "
            "expected different integers"
        )
    return classes
