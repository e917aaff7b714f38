"""The machines that test a push share the rooms of tests/, and leave none out."""

import yaml

from booktools.toc import ROOT


def test_each_room_is_tested_once():
    workflow = yaml.safe_load((ROOT / ".github/workflows/book.yml").read_text(encoding="utf-8"))
    shards = workflow["jobs"]["test"]["strategy"]["matrix"]["room"]
    rooms = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("test_*.py")}
    assert sorted(room for shard in shards for room in shard.split()) == sorted(rooms)
