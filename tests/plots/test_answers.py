"""The curves are the record's, the largest of an epoch stands above it, and the image is the image."""

from itertools import pairwise

import numpy as np
from matplotlib.figure import Figure

import handgrad as hg
from handgrad import plots
from handgrad.plots.numerals import row

P = hg.softmax(np.random.default_rng(0).normal(size=(7, 4)))
IMAGE = np.random.default_rng(1).uniform(size=16)


def drawn():
    ax = plots.answers(Figure().add_subplot(), P, image=IMAGE)
    return ax, *ax.child_axes


def test_each_class_has_its_curve_of_probabilities_and_its_name():
    _, _, curves = drawn()
    for j, line in enumerate(curves.get_lines()):
        np.testing.assert_array_equal(line.get_xydata(), np.column_stack([range(7), P[:, j]]))
        assert line.get_label() == f"a {j}"
    assert j == 3
    assert len({(line.get_marker(), line.get_linestyle()) for line in curves.get_lines()}) == 4


def test_above_each_stretch_of_epochs_stands_its_answer():
    _, _, curves = drawn()
    said = [text.get_text() for text in curves.texts if text.get_text().isdigit()]
    spans = [lines.get_segments()[0][:, 0] for lines in curves.collections]
    covered = [(t, digit) for (first, last), digit in zip(spans, said) for t in range(7) if first < t < last]
    assert covered == [(t, str(p.argmax())) for t, p in enumerate(P)]
    assert all(one != other for one, other in pairwise(said))


def test_ink_is_dark_on_the_image():
    _, image, _ = drawn()
    np.testing.assert_allclose(image.get_images()[0].get_array(), 1 - IMAGE.reshape(4, 4))


def test_words_say_all_answers_and_the_first_and_the_last_probabilities():
    said = drawn()[0].get_label()
    assert f"from epoch 0 to 6: {' '.join(str(p.argmax()) for p in P)}." in said
    assert f"first {row(P[0])}, last {row(P[-1])}." in said
