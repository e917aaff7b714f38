"""Pictures of a class: what it misunderstood, and how many points it has."""

from handgrad.plots.style import INK

MOST = 6  # mistakes of one exercise in the picture; the table has all
RIGHT, MISTAKEN = 0.85, 0.35  # how dark a bar is
ROW, TITLE, GAP = 1.0, 1.15, 0.55  # heights, in rows
ROW_INCHES = 0.36


def height(exercises):
    """The height in inches that `mistakes` needs."""
    return ROW_INCHES * rows(exercises)


def rows(exercises):
    shown = sum(len(shown_of(each)) for each in exercises.values())
    return shown * ROW + len(exercises) * (TITLE + GAP)


def shown_of(exercise):
    return list(exercise["mistakes"].values())[:MOST]


def mistakes(ax, data):
    """One assignment's summary: for each exercise a bar of the class, and below it a
    bar for each mistake, all of one scale."""
    y = 0.0
    for name, exercise in data["exercises"].items():
        title(ax, y, name, exercise)
        y += TITLE
        for each in shown_of(exercise):
            bar(ax, y, 0, each["students"], MISTAKEN)
            say(ax, y, f"{each['students']}  {each['sentence']}")
            y += ROW
        y += GAP
    ax.set(xlim=(0, max(data["graded"], 1)), ylim=(y, 0))
    ax.axis("off")
    ax.set_label(alt_text(data))
    return ax


def title(ax, y, name, exercise):
    """The class in three parts: right, mistaken, not yet written."""
    say(ax, y, f"{name}: {parts(exercise)}", weight="bold")
    right, mistaken = exercise["right"], exercise["mistaken"]
    bar(ax, y, 0, right, RIGHT)
    bar(ax, y, right, mistaken, MISTAKEN)
    bar(ax, y, right + mistaken, exercise["unwritten"], 0)


def bar(ax, y, start, width, dark):
    """A bar in the lower part of its row; its rim is there even if its ink is not."""
    if not width:
        return
    place = {"left": start, "height": 0.3, "align": "edge", "clip_on": False}
    ax.barh(y + 0.53, width, color=INK, alpha=dark, linewidth=0, **place)
    ax.barh(y + 0.53, width, fill=False, edgecolor=INK, linewidth=0.6, **place)


def say(ax, y, text, **look):
    # Out of the layout, since the page's letters are narrower than those known here.
    said = ax.text(0, y + 0.38, text, va="baseline", parse_math=False, **look)
    said.set_in_layout(False)


def parts(exercise):
    said = {
        "right": exercise["right"],
        "mistaken": exercise["mistaken"],
        "not written": exercise["unwritten"],
    }
    return ", ".join(f"{count} {name}" for name, count in said.items() if count)


def alt_text(data):
    """The picture in words."""
    all_told = [
        f"{name}: {parts(each)}{mistakes_text(each)}"
        for name, each in data["exercises"].items()
    ]
    return f"Of {data['graded']} students. {'. '.join(all_told)}."


def mistakes_text(exercise):
    said = [f"{each['students']} {each['sentence']}" for each in shown_of(exercise)]
    return f"; {'; '.join(said)}" if said else ""


def totals(ax, data):
    """How many students have how many points in one assignment."""
    counts = {int(points): count for points, count in data["totals"].items()}
    ax.bar(list(counts), list(counts.values()), color=INK, alpha=RIGHT, width=0.7)
    for points, count in counts.items():
        place = {"textcoords": "offset points", "ha": "center", "va": "bottom"}
        ax.annotate(count, (points, count), (0, 2), fontsize=8.5, **place)
    ax.set(xlabel="points", xlim=(-0.6, data["out_of"] + 0.6), yticks=[])
    ax.set_xticks(range(data["out_of"] + 1))
    ax.spines["left"].set_visible(False)
    said = ", ".join(f"{count} with {points}" for points, count in counts.items())
    ax.set_label(f"Students by points, of {data['out_of']}: {said}.")
    return ax
