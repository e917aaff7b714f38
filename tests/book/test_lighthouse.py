"""An audit that fails is tried again, and one that fails each time says why."""

import json
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from booktools.toc import ROOT

SPEC = spec_from_file_location("lighthouse", ROOT / "benchmarks" / "site.py")
site = module_from_spec(SPEC)
SPEC.loader.exec_module(site)

SCORES = {name: {"score": 1.0} for name in site.CATEGORIES}
AUDITS = {name: {"numericValue": 1500} for name in [*site.TIMES, "cumulative-layout-shift"]}
AUDITS["network-requests"] = {"details": {"items": [{"url": "http://x/", "transferSize": 2000}]}}
GOOD = {"categories": SCORES, "audits": AUDITS}
UNSCORED = GOOD | {"categories": SCORES | {"seo": {"score": None}}}
FAULTS = {
    "breaks off": "console.error('Chrome is gone'); process.exit(1);",
    "has an error": "console.log(JSON.stringify({runtimeError: {message: 'NO_FCP'}}));",
    "has no score": f"console.log({json.dumps(json.dumps(UNSCORED))});",
    "is no report": "console.log('well');",
}


@pytest.fixture
def program(tmp_path):
    """Makes a program that has a fault the first times that it is asked."""

    def write(fault: str, times: int):
        path, log = tmp_path / "lighthouse.mjs", tmp_path / "log"
        log.touch()
        path.write_text(
            "import { appendFileSync, readFileSync } from 'node:fs';\n"
            f"appendFileSync({json.dumps(str(log))}, '.');\n"
            f"if (readFileSync({json.dumps(str(log))}).length <= {times}) {{ {fault} }}\n"
            f"else console.log({json.dumps(json.dumps(GOOD))});\n"
        )
        return path

    return write


@pytest.mark.parametrize("fault", FAULTS)
def test_an_audit_that_fails_is_tried_again(program, capsys, fault):
    found = site.audit(program(FAULTS[fault], times=1), "a.html")
    assert (found["performance"], found["first-contentful-paint"], found["requests"]) == (1.0, 1.5, 1)
    assert capsys.readouterr().err.startswith("a.html: ")


def test_a_page_that_cannot_be_audited_is_given_up_with_the_reasons(program, capsys):
    with pytest.raises(SystemExit, match=r"a\.html: 4 audits failed"):
        site.audit(program(FAULTS["breaks off"], times=9), "a.html")
    assert capsys.readouterr().err.count("Chrome is gone") == 4
