"""What a run of the tests says at its end."""

NO_BROWSER = "no browser: "


def skipped_for_want_of_a_browser(stats) -> list[str]:
    """The reasons, without repetition, why tests in tests/browser were skipped."""
    reports = [report for report in stats.get("skipped", []) if isinstance(report.longrepr, tuple)]
    reasons = [report.longrepr[2].partition(NO_BROWSER)[2] for report in reports]
    return sorted({reason for reason in reasons if reason})


def pytest_terminal_summary(terminalreporter):
    """Shouts when no page was opened: among hundreds of passed tests, nobody reads an `s`."""
    if reasons := skipped_for_want_of_a_browser(terminalreporter.stats):
        terminalreporter.section("THE TESTS IN A BROWSER DID NOT RUN", red=True, bold=True)
        for reason in reasons:
            terminalreporter.line(reason, red=True)
        terminalreporter.line("Install Chromium, or name one: CHROMIUM=/path/to/it make test", red=True)
