"""Mutants of right answers that are right, too: by exercise, and by the reason why no judge may reject them.

Each is named by its answer in the bank, a line of it, and what the mutant made of that line.
"""

LIST = "a list of arrays, or of numbers, is as good as an array"
SINGLE = "numbers of double precision are as good as those of single precision"
HALF = "at zero both ways of writing the sigmoid give one half"
SYMMETRIC = "the product of two vectors, or of one with a symmetric matrix, has no order"

EQUIVALENTS = {
    "softmax": {LIST: [("row_by_row", "return np.array(rows)", "return rows")]},
    "binary_cross_entropy": {
        HALF: [
            (
                "without_a_positive_exponent",
                "p = np.where(z > 0, 1, small) / (1 + small)",
                "p = np.where(z >= 0, 1, small) / (1 + small)",
            ),
            (
                "example_by_example",
                "p = 1 / (1 + small) if logit > 0 else small / (1 + small)",
                "p = 1 / (1 + small) if logit >= 0 else small / (1 + small)",
            ),
        ],
        "a row of one number serves as that number": [
            (
                "example_by_example",
                "for i, (logit, target) in enumerate(zip(z.ravel(), y.ravel())):",
                "for i, (logit, target) in enumerate(zip(z, y.ravel())):",
            ),
            (
                "example_by_example",
                "for i, (logit, target) in enumerate(zip(z.ravel(), y.ravel())):",
                "for i, (logit, target) in enumerate(zip(z.ravel(), y)):",
            ),
        ],
    },
    "squared_error": {
        SYMMETRIC: [
            (
                "multiplied_out",
                "value = theta @ X.T @ X @ theta / 2 - y @ X @ theta + y @ y / 2",
                "value = theta @ X.T @ X @ theta / 2 - theta @ (y @ X) + y @ y / 2",
            ),
            (
                "multiplied_out",
                "value = theta @ X.T @ X @ theta / 2 - y @ X @ theta + y @ y / 2",
                "value = theta @ (theta @ X.T @ X) / 2 - y @ X @ theta + y @ y / 2",
            ),
            (
                "multiplied_out",
                "return (value / n, (X.T @ X @ theta - X.T @ y) / n)",
                "return (value / n, (theta @ (X.T @ X) - X.T @ y) / n)",
            ),
        ],
        SINGLE: [
            (
                "in_single_precision",
                "theta, X, y = (each.astype(np.float32) for each in (theta, X, y))",
                "pass",
            ),
        ],
    },
    "numerical_grad": {
        LIST: [
            (
                "rows_of_the_identity",
                "return np.array([(cost(theta + e) - cost(theta - e)) / (2 * h) for e in h * np.eye(len(theta))])",
                "return [(cost(theta + e) - cost(theta - e)) / (2 * h) for e in h * np.eye(len(theta))]",
            ),
            (
                "reported_in_single_precision",
                "return np.array(slopes, dtype=np.float32)",
                "return slopes",
            ),
        ],
        SINGLE: [
            (
                "reported_in_single_precision",
                "return np.array(slopes, dtype=np.float32)",
                "return np.array(slopes)",
            ),
        ],
    },
    "descend": {
        SINGLE: [("in_single_precision", "theta = theta.astype(np.float32)", "pass")],
    },
    "momentum": {
        SINGLE: [
            (
                "in_single_precision",
                "theta, v = (theta.astype(np.float32), np.zeros(len(theta), dtype=np.float32))",
                "theta, v = (theta.astype(np.float32), np.zeros(len(theta)))",
            ),
        ],
    },
    "he_weights": {
        SINGLE: [
            (
                "in_single_precision",
                "return [rng.standard_normal(s, dtype=np.float32) * np.float32((2 / s[0]) ** 0.5) for s in shapes]",
                "return [rng.standard_normal(s) * np.float32((2 / s[0]) ** 0.5) for s in shapes]",
            ),
        ],
        "the pairs are gone through once": [
            (
                "in_single_precision",
                "shapes = list(zip(sizes, sizes[1:]))",
                "shapes = zip(sizes, sizes[1:])",
            ),
        ],
        "a generator more than there are layers is not used": [
            (
                "with_a_generator_for_each_layer",
                "children = rng.spawn(len(sizes) - 1)",
                "children = rng.spawn(len(sizes) + 1)",
            ),
            (
                "with_a_generator_for_each_layer",
                "children = rng.spawn(len(sizes) - 1)",
                "children = rng.spawn(len(sizes) - 0)",
            ),
        ],
    },
    "batches": {
        LIST: [
            (
                "lists_of_rows",
                "result.append(([list(X[i]) for i in taken], [list(y[i]) for i in taken]))",
                "result.append(([X[i] for i in taken], [list(y[i]) for i in taken]))",
            ),
            (
                "lists_of_rows",
                "result.append(([list(X[i]) for i in taken], [list(y[i]) for i in taken]))",
                "result.append(([list(X[i]) for i in taken], [y[i] for i in taken]))",
            ),
        ],
    },
    "adam": {
        SINGLE: [
            (
                "in_single_precision",
                "theta, grad, m, v = (each.astype(np.float32) for each in (theta, grad, m, v))",
                "pass",
            ),
        ],
        "the formula for one number holds for arrays, so that rows need not be taken apart": [
            ("recursive_over_rows", "if theta.ndim > 0:", "pass"),
            ("recursive_over_rows", "if theta.ndim > 0:", "if not theta.ndim > 0:"),
            ("recursive_over_rows", "if theta.ndim > 0:", "if theta.ndim > 1:"),
            ("recursive_over_rows", "return tuple((np.array(part) for part in zip(*rows)))", "pass"),
        ],
        LIST: [
            (
                "recursive_over_rows",
                "return tuple((np.array(part) for part in zip(*rows)))",
                "return tuple((part for part in zip(*rows)))",
            ),
            (
                "with_all_three_in_one_array",
                "return np.stack([theta - rate * step, m, v])",
                "return [theta - rate * step, m, v]",
            ),
            (
                "with_both_means_in_one_array",
                "means = beta * np.stack([m, v]) + (1 - beta) * np.stack([grad, grad ** 2])",
                "means = beta * [m, v] + (1 - beta) * np.stack([grad, grad ** 2])",
            ),
            (
                "with_both_means_in_one_array",
                "means = beta * np.stack([m, v]) + (1 - beta) * np.stack([grad, grad ** 2])",
                "means = beta * np.stack([m, v]) + (1 - beta) * [grad, grad ** 2]",
            ),
        ],
    },
    "train": {
        LIST: [
            (
                "lists_for_arrays",
                "slope = list(grad(theta, X, y))",
                "slope = grad(theta, X, y)",
            ),
        ],
    },
}
