"""The fixtures that rooms share, and what a run of the tests says at its end."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)  # no example is too slow on a busy machine
settings.load_profile("patient")
pytest_plugins = ["support.browser", "support.fence", "support.node", "support.releases", "support.small_book"]

# What a reason for skipping begins with: what did not run, and how to have it run.
WANTS = {
    "no browser: ": (
        "THE TESTS IN A BROWSER DID NOT RUN",
        "Install Chromium, or name one: CHROMIUM=/path/to/it make test",
    ),
    "no fence: ": (
        "THE TESTS OF THE GRADER BEHIND ITS FENCE DID NOT RUN",
        "Install bubblewrap, on a system that lets it make namespaces",
    ),
}


def pytest_collection_modifyitems(items):
    """Slow tests first, in their order: at the end, quick ones fill what is left of each worker's time."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def skipped_for_want_of(want: str, stats) -> list[str]:
    """The reasons, without repetition, why tests were skipped that want a browser or a fence."""
    reports = [report for report in stats.get("skipped", []) if isinstance(report.longrepr, tuple)]
    reasons = [report.longrepr[2].partition(want)[2] for report in reports]
    return sorted({reason for reason in reasons if reason})


def pytest_terminal_summary(terminalreporter):
    """Shouts when a whole part was left out: among hundreds of passed tests, nobody reads an `s`."""
    for want, (title, remedy) in WANTS.items():
        if reasons := skipped_for_want_of(want, terminalreporter.stats):
            terminalreporter.section(title, red=True, bold=True)
            for reason in reasons:
                terminalreporter.line(reason, red=True)
            terminalreporter.line(remedy, red=True)
