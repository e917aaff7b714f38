import numpy as np

from support.answers import Bank

bank = Bank("how_wrong")


@bank.right
def as_it_is_said(prediction, target):
    distance = prediction - target
    return np.mean(distance**2) / 2


@bank.right
def by_a_sum(prediction, target):
    return np.sum((prediction - target) ** 2) / (2 * len(target))


@bank.right
def by_a_dot_product(prediction, target):
    distance = target - prediction
    return distance @ distance / len(distance) / 2


@bank.right
def in_a_loop(prediction, target):
    total = 0.0
    for each, wanted in zip(prediction, target):
        total += (each - wanted) ** 2
    return 0.5 * total / len(target)


@bank.right
def by_the_spread_and_the_mean(prediction, target):
    distance = prediction - target
    return (np.var(distance) + np.mean(distance) ** 2) / 2


@bank.right
def in_single_precision(prediction, target):
    distance = (prediction - target).astype(np.float32)
    return np.mean(distance**2) / 2


@bank.wrong("shape", "each point")
def each_point(prediction, target):
    return (prediction - target) ** 2 / 2


@bank.wrong("in place", "in place")
def into_the_prediction(prediction, target):
    prediction -= target
    return np.mean(prediction**2) / 2


MEAN = "np.mean(distance**2) / 2"
bank.slip("distances", "Which power", MEAN, "np.mean(distance) / 2")
bank.slip("distances", "Which power", MEAN, "np.mean(abs(distance)) / 2")
bank.slip("distances", "Which power", MEAN, "np.mean(np.abs(distance))")
bank.slip("mean first", "averaged first", MEAN, "np.mean(distance) ** 2 / 2")
bank.slip("root", "root", MEAN, "np.sqrt(np.mean(distance**2))")
bank.slip("root", "root", MEAN, "np.sqrt(np.mean(distance**2)) / 2")
bank.slip("spread", "their own mean", MEAN, "np.var(distance) / 2")
bank.slip("sum for mean", "too large", "np.mean", "np.sum")
bank.slip("mean twice", "divided by it twice", " / 2", " / 2 / len(target)")
bank.slip("double", "twice", " / 2", "")
bank.slip("half", "half", " / 2", " / 4")
bank.slip("value", "not right", "prediction - target", "prediction + target")
bank.slip("nothing", "return", "return ", "")
NO_SIGN = "a square is the same for a distance and its opposite"
bank.equivalent(as_it_is_said, "prediction - target", "target - prediction", NO_SIGN)
bank.equivalent(by_a_sum, "prediction - target", "target - prediction", NO_SIGN)
bank.equivalent(by_a_dot_product, "target - prediction", "prediction - target", NO_SIGN)
bank.equivalent(in_a_loop, "each - wanted", "wanted - each", NO_SIGN)
bank.equivalent(by_the_spread_and_the_mean, "prediction - target", "target - prediction", NO_SIGN)
bank.equivalent(in_single_precision, "prediction - target", "target - prediction", NO_SIGN)
