"""What a class got right and what it misunderstood, on one page."""

from handgrad.classroom.report import book, charts
from handgrad.classroom.report.page import code, link, page, save, table, text
from handgrad.classroom.report.summary import summary
from handgrad.plots.picture import picture

MOST = 3  # mistakes that are named above everything else
TITLE = "What the class misunderstood"
HEAD = f"""<p class="over">Gradients by Hand · no names: to be shown in class</p>
<h1>{TITLE}</h1>"""


def write(results, out):
    """The report on the Results of a class, as one file. Equal results, equal files.

    Raises OSError if it cannot be written; it is there whole or not at all.
    """
    save(out, report(summary(results)))


def report(data):
    """The page for what `summary` counts."""
    sections = [section(*each) for each in data.items()]
    empty = "" if sections else '<p class="lead">Nothing was handed in.</p>'
    return page("report", TITLE, HEAD, empty, *sections)


def section(assignment, data):
    parts = [f"<section>\n<h2>{text(book.title(assignment))}</h2>", lead(data)]
    if data["graded"]:
        parts += [mistakes(assignment, data), points(data)]
    return "\n".join([*parts, ungraded(data), "</section>"])


def lead(data):
    """What to know in ten seconds."""
    graded = f"Graded: {data['graded']} of {data['submissions']} submissions."
    items = "\n".join(f"<li>{each}</li>" for each in most_frequent(data))
    listed = f'<ol class="lead">\n{items}\n</ol>\n' if items else ""
    return f"{listed}<p>{graded}</p>"


def most_frequent(data):
    found = [
        (each["students"], name, each["sentence"])
        for name, exercise in data["exercises"].items()
        for each in exercise["mistakes"].values()
    ]
    found.sort(key=lambda each: -each[0])
    return [
        f"<strong>{text(said)}</strong>, in {code(name)}: {count} of {data['graded']}"
        for count, name, said in found[:MOST]
    ]


def mistakes(assignment, data):
    drawn = picture(charts.mistakes, data, height=charts.height(data["exercises"]))
    groups = {
        link(book.section(assignment, name), code(name)): [
            (
                f"{text(each['sentence'])} <i>{text(mistake)}</i>",
                str(each["students"]),
            )
            for mistake, each in exercise["mistakes"].items()
        ]
        for name, exercise in data["exercises"].items()
        if exercise["mistakes"]
    }
    head = ("Mistake", "Students")
    listed = table("Mistakes, by exercise", head, groups) if groups else ""
    return beside(drawn, "Students by exercise, and by mistake", listed)


def beside(drawn, caption, listed):
    """A picture with its words, and the table of its numbers beside it."""
    return (
        f'<div class="beside">\n<figure>\n<figcaption>{caption}</figcaption>\n'
        f'<div class="picture" tabindex="0" role="img" '
        f'aria-label="{text(drawn.alt)}">\n{drawn.svg}\n</div>\n'
        f"</figure>\n{listed}\n</div>"
    )


def points(data):
    drawn = picture(charts.totals, data, height=1.5)
    head = ("Exercise", "Mean", "Right", "Mistaken", "Not written")
    rows = [
        (
            code(name),
            f"{each['mean']:.2f} of {each['out_of']}",
            *(str(each[key]) for key in ("right", "mistaken", "unwritten")),
        )
        for name, each in data["exercises"].items()
    ]
    foot = ("Together", f"{data['mean']:.2f} of {data['out_of']}", "", "", "")
    listed = table("Points, by exercise", head, {"": rows}, foot)
    return beside(drawn, "Students by points", listed)


def ungraded(data):
    if not data["ungraded"]:
        return ""
    rows = [(text(reason), str(count)) for reason, count in data["ungraded"].items()]
    return table("Not graded", ("Reason", "Submissions"), {"": rows})
