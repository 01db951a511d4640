"""What is written elsewhere: full disks, ids that cannot be files, links and pipes in a pack, numbers in tables."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from eurasia_tui import paths

from .conftest import Run, Write


@pytest.mark.parametrize("args", [["--help"], ["show", "--help"], ["--version"], ["list", "countries"]])
def test_output_that_cannot_be_written_is_an_error(args: list[str], catalogue: object) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "eurasia_tui", *args], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("id_", ["aux", "com1", "nul", "a" * 101, "Not-An-Id", "a--b", "-x"])
def test_ids_that_cannot_be_files_are_refused(id_: str, eurasia: Run) -> None:
    done = eurasia("new", "organisation", "--", id_)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not paths.own_pack().exists()


def test_rename_leaves_alone_what_is_not_a_file_of_the_pack(
    small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path
) -> None:
    root = pack(small)
    outside = tmp_path / "outside.toml"
    outside.write_text(small["organisations/bund.toml"])
    (root / "organisations/other.toml").symlink_to(outside)
    os.mkfifo(root / "organisations/pipe.toml")
    (root / "organisations/latin.toml").write_bytes(b'name = "\xff"\n')
    (root / "series").mkdir()
    (root / "series/latin.csv").write_bytes(b"id,2019\nlandia,\xff\n")
    (root / "countries/taken.toml").write_text("half = ")
    refused = eurasia("--content", str(root), "rename", "landia", "taken")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "taken.toml already exists" in refused.stderr
    assert (root / "countries/taken.toml").read_text() == "half = "
    done = eurasia("--content", str(root), "rename", "landia", "newlandia")
    assert done.returncode == 0, done.stderr
    assert outside.read_text() == small["organisations/bund.toml"]
    assert "newlandia" in (root / "organisations/bund.toml").read_text()
    assert (root / "series/latin.csv").read_bytes() == b"id,2019\nlandia,\xff\n"
    assert eurasia("--content", str(root), "rename", "newlandia", "a" * 101).returncode == 2


def test_negative_numbers_stay_numbers_and_formulas_do_not_run(
    small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path
) -> None:
    facts = '[[facts]]\nlabel = "Growth"\nvalue = -2.5\nunit = "%"\n[[facts]]\nlabel = "Evil"\nvalue = "-2+3"\n'
    root = pack(
        {**small, "pack.toml": "standalone = true\n", "countries/landia.toml": small["countries/landia.toml"] + facts}
    )
    assert eurasia("--content", str(root), "export", "--format", "csv", str(tmp_path / "out")).returncode == 0
    with open(tmp_path / "out/facts.csv", encoding="utf-8-sig", newline="") as handle:
        values = {row["label"]: row["value"] for row in csv.DictReader(handle)}
    assert float(values["Growth"]) == -2.5
    assert values["Evil"] == "'-2+3"


@pytest.mark.parametrize(
    "words",
    [
        ["build", "PACK", "-o", "FULL/x.eurasia"],
        *(["export", "FULL/out", "--format", name] for name in ("sqlite", "csv", "json", "markdown")),
        ["map", "KZ", "-o", "FULL/m.svg"],
        ["brief", "landia", "bund", "-o", "FULL/b.html"],
    ],
    ids=lambda words: " ".join(words[:1] + words[3:4]),
)
def test_a_full_disk_is_said_and_nothing_half_written_stays(
    words: list[str], small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run
) -> None:
    from .test_faults_around import mounted

    root, place = pack(small), tmp_path / "full"
    eurasia("--content", str(root), "list", "countries")
    with mounted(place, "size=32k"):
        (place / "out").mkdir()
        with open(place / "filler", "wb", buffering=0) as filler:
            try:
                while filler.write(bytes(4096)):
                    pass
            except OSError:
                pass
        done = eurasia(
            *([] if words[0] == "map" else ["--content", str(root)]),
            *(w.replace("FULL", str(place)).replace("PACK", str(root)) for w in words),
        )
        assert done.returncode == 2, done.stdout + done.stderr
        assert done.stderr.count("\n") == 1
        assert "space" in done.stderr
        assert "cache" not in done.stderr
        assert [path.name for path in place.rglob("*") if path.is_file()] == ["filler"]


def test_rename_does_not_write_over_a_file_that_is_not_finished(
    eurasia: Run, pack: Write, small: dict[str, str]
) -> None:
    root = pack({**small, "countries/newland.toml": "# to be written\n"})
    done = eurasia("--content", str(root), "rename", "landia", "newland")
    assert done.returncode != 0
    assert done.stderr.rstrip("\n").endswith("already exists")
    assert (root / "countries/newland.toml").read_text() == "# to be written\n"
    assert (root / "countries/landia.toml").read_text() == small["countries/landia.toml"]
