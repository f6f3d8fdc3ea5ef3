"""One line for each tool that checks the skill: what it saw, printed behind the tests."""

from collections import defaultdict

import pytest

_WORST = ("ok", "skipped", "FAILED")


def pytest_configure(config):
    config.tool_lines = defaultdict(lambda: ("ok", []))


@pytest.fixture
def checked(request):
    """Tell what the tool of this test has checked: `checked("139 documents")`."""
    seen = []
    request.node.checked = seen
    return seen.append


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    tool = item.get_closest_marker("tool")
    if tool is not None and (report.when == "call" or not report.passed):
        _note(item, report, tool.args[0])
    return report


def _note(item, report, tool):
    verdict = "ok" if report.passed else "skipped" if report.skipped else "FAILED"
    worst, seen = item.config.tool_lines[tool]
    reason = [str(report.longrepr[2]).removeprefix("Skipped: ")] if report.skipped else []
    news = [each for each in (*getattr(item, "checked", ()), *reason) if each not in seen]
    item.config.tool_lines[tool] = (max(worst, verdict, key=_WORST.index), [*seen, *news])


def pytest_terminal_summary(terminalreporter, config):
    lines = config.tool_lines
    if not lines:
        return
    terminalreporter.section("what each tool checked")
    width = max(len(tool) for tool in lines)
    for tool, (verdict, seen) in lines.items():
        terminalreporter.line(f"{tool:{width}}  {verdict:7}  {'; '.join(seen)}")
