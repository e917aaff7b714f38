"""A page of feedback for each student."""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from handgrad.classroom.report import book
from handgrad.classroom.report.page import code, link, page, save, table, text, where

VERDICT = (
    '<span class="verdict"><span class="sign" aria-hidden="true">%s</span> %s</span>'
)
RIGHT, NOT_YET = VERDICT % ("✓", "right"), VERDICT % ("○", "not yet")


def write(results, folder):
    """One page for each student of the results; returns their paths, sorted.

    Equal results give equal files. Raises OSError if the folder cannot be written;
    each file is there whole or not at all.
    """
    folder = Path(folder)
    paths = []
    for key, handed_in in by_student(results).items():
        path = folder / file_name(*key)
        save(path, student_page(handed_in))
        paths.append(path)
    return sorted(paths)


def by_student(results):
    """Results by (name, id, number).

    Two of the same name and id who handed in the same assignment may be two people:
    the number tells them apart, and neither reads what the other gets.
    """
    times, pages = Counter(), defaultdict(list)
    for result in results:
        who = result.student, result.id
        times[who, result.assignment] += 1
        pages[*who, times[who, result.assignment]].append(result)
    return pages


def file_name(student, id, number):
    """Safe on any file system, the same in every run, another for everyone."""
    plain = unicodedata.normalize("NFKC", student)
    slug = re.sub(r"[\W_]+", "-", plain).strip("-").lower()[:40]
    who = repr((student, id, number)).encode("utf-8", "backslashreplace")
    return f"{slug or 'student'}-{hashlib.sha256(who).hexdigest()[:8]}.html"


def student_page(results):
    """The page of one student's Results, in the order in which they come."""
    student = results[0].student
    head = (
        f'<p class="over">Gradients by Hand</p>\n<h1><bdi>{text(student)}</bdi></h1>'
    )
    return page("feedback", f"Feedback for {student}", head, *map(feedback, results))


def feedback(result):
    """The section about one assignment."""
    parts = [f"<section>\n<h2>{text(book.title(result.assignment))}</h2>"]
    if result.marks:
        parts += [score(result), points(result)]
        parts += [article(result, mark) for mark in result.marks if mark.mistake]
    else:
        parts.append('<p class="score">Not graded</p>')
    return "\n".join([*parts, notes(result.notes), "</section>"])


def score(result):
    said = f"<strong>{result.points}</strong> of {result.out_of} points"
    return f'<p class="score">{said}</p>'


def points(result):
    caption = f"Points for {text(book.title(result.assignment))}"
    rows = [
        (
            link(book.section(result.assignment, mark.exercise), code(mark.exercise)),
            NOT_YET if mark.mistake else RIGHT,
            f"{mark.points} of {mark.out_of}",
        )
        for mark in result.marks
    ]
    total = ("Together", "", f"{result.points} of {result.out_of}")
    return table(caption, ("Exercise", "Verdict", "Points"), {"": rows}, total)


def article(result, mark):
    """What is said about an answer that is not right."""
    return (
        f"<article>\n<h3>{code(mark.exercise)}</h3>\n"
        f'<p class="message">{text(mark.message)}</p>\n'
        f"{where(result.assignment, mark.exercise)}\n</article>"
    )


def notes(said):
    if not said:
        return ""
    items = "\n".join(f"<li>{text(each)}</li>" for each in said)
    return f'<h3>About the notebook</h3>\n<ul class="notes">\n{items}\n</ul>'
