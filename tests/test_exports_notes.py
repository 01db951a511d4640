"""One's own notes and bookmarks in every format of export, read back by readers that are not ours."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import icalendar
import networkx
import pytest
from markdown_it import MarkdownIt

from eurasia_tui.cli.export import NAMES

from .conftest import Run, Write

NOTE = "Ask about the port; 50% of it, {braces} & more."
PLACE = 'name = "Haven"\nas_of = 2024\nsource = "src"\ntype = "port"\nlat = 40.0\nlon = 50.0\n'


def _json(out: Path) -> str:
    (bund,) = [page for page in json.loads((out / "organisations.json").read_text()) if page["id"] == "bund"]
    (own,) = [block for block in bund["blocks"] if block.get("title") == "Your note"]
    marks = {note["id"]: note["bookmarked"] for note in json.loads((out / "notes.json").read_text())}
    assert marks == {"bund": True, "haven": True, "src": True, "no-longer-there": False}
    return str(own["paragraphs"][0])


def _csv(out: Path) -> str:
    with (out / "notes.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = [row for row in csv.DictReader(lines) if row["entity"] == "bund"]
    assert row["bookmarked"] == "1"
    return row["text"]


def _sqlite(out: Path) -> str:
    db = sqlite3.connect(out / "eurasia.sqlite")
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    gone = db.execute("SELECT entity, text FROM notes WHERE about = 'no-longer-there'").fetchall()
    assert gone == [(None, "Of one that is gone.")]
    (text,) = db.execute("SELECT n.text FROM notes n JOIN entities e ON e.id = n.entity WHERE e.id = 'bund'").fetchone()
    return str(text)


def _markdown(out: Path) -> str:
    text = (out / "organisations" / "bund.md").read_text()
    assert "tags: [organisations, bookmark]" in text
    home = (out / "Home.md").read_text()
    assert "- [[bund|Bund]]" in home.split("## Your notes")[1].split("\n## ")[0]
    assert "no-longer-there: Of one that is gone." in home
    return MarkdownIt("commonmark").render(text.split("## Your note")[1]).replace("&amp;", "&")


def _html(out: Path) -> str:
    index = (out / "html" / "index.html").read_text()
    assert '<a href="bund.html">' in index.split("Your notes")[1].split("</ul>")[0]
    assert "no-longer-there: Of one that is gone." in index
    return (out / "html" / "bund.html").read_text().split("Your note")[1].replace("&amp;", "&")


def _graphml(out: Path) -> str:
    node = networkx.read_graphml(out / "relations.graphml", force_multigraph=True).nodes["bund"]
    assert node["bookmarked"] is True
    return str(node["your_note"])


def _ical(out: Path) -> str:
    events = icalendar.Calendar.from_ical((out / "eurasia.ics").read_bytes()).walk("VEVENT")
    (event,) = [event for event in events if str(event["UID"]).startswith("bund-")]
    assert event["CATEGORIES"].to_ical() == b"bookmark"
    return str(event["DESCRIPTION"])


def _bibtex(out: Path) -> str:
    (line,) = [line for line in (out / "references.bib").read_text().splitlines() if "annote" in line]
    return line.replace("\\", "")


def _csl(out: Path) -> str:
    return str(json.loads((out / "references.json").read_text())[0]["annote"])


def _ris(out: Path) -> str:
    (line,) = [line for line in (out / "references.ris").read_text().splitlines() if line.startswith("N1")]
    return line


def _geojson(out: Path) -> str:
    features = json.loads((out / "eurasia.geojson").read_text())["features"]
    (own,) = [feature for feature in features if "your_note" in feature["properties"]]
    assert own["id"] == "haven"
    return str(own["properties"]["your_note"])


READERS: dict[str, Callable[[Path], str]] = {
    "json": _json,
    "csv": _csv,
    "sqlite": _sqlite,
    "markdown": _markdown,
    "html": _html,
    "geojson": _geojson,
    "graphml": _graphml,
    "ical": _ical,
    "bibtex": _bibtex,
    "csl-json": _csl,
    "ris": _ris,
}


@pytest.fixture
def noted(small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run) -> tuple[Path, dict[str, str]]:
    """A pack with a note on an organisation, a source, a place and on what is not in it; and the environment of the user."""
    env = {"XDG_DATA_HOME": str(tmp_path / "data")}
    small["organisations/bund.toml"] = f"founded = 2001-06-15\n{small['organisations/bund.toml']}"
    root = pack({**small, "places/haven.toml": PLACE})
    for id_ in ("src", "haven", "bund"):
        done = eurasia("--content", str(root), "notes", id_, "--add", NOTE, "--bookmark", env=env)
        assert done.returncode == 0, done.stderr
    gone = tmp_path / "data" / "eurasia" / "notes" / "no-longer-there.toml"
    gone.write_text('text = "Of one that is gone."\nchanged = "2024-01-01T00:00:00+00:00"\n')
    return root, env


def test_a_note_is_in_every_format(noted: tuple[Path, dict[str, str]], eurasia: Run, tmp_path: Path) -> None:
    root, env = noted
    out = tmp_path / "out"
    done = eurasia("--content", str(root), "export", "--format", "all", str(out), env=env)
    assert done.returncode == 0, done.stderr
    assert "--no-notes omits them" in done.stdout
    assert READERS.keys() == {*NAMES}
    for name, read in READERS.items():
        assert NOTE in read(out), name


def test_notes_can_stay_at_home(noted: tuple[Path, dict[str, str]], eurasia: Run, tmp_path: Path) -> None:
    """Also where a folder has them from an earlier export."""
    root, env = noted
    out = tmp_path / "out"
    for options in ([], ["--no-notes"]):
        done = eurasia("--content", str(root), "export", *options, "--format", "all", str(out), env=env)
        assert done.returncode == 0, done.stderr
    assert "your notes" not in done.stdout
    for path in out.rglob("*"):
        assert path.is_dir() or b"Ask about the port" not in path.read_bytes(), path


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_files_to_hand_on_are_as_readable_as_the_umask_lets(noted: tuple[Path, dict[str, str]], eurasia: Run) -> None:
    root, env = noted
    out = root.parent / "out"
    assert eurasia("--content", str(root), "export", "--format", "all", str(out), env=env).returncode == 0
    assert eurasia("--content", str(root), "brief", "landia", "-o", str(out / "brief.html"), env=env).returncode == 0
    mask = os.umask(0o022)
    os.umask(mask)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in out.rglob("*") if path.is_file()}
    assert modes == {0o666 & ~mask}
    (note,) = root.parent.glob("data/eurasia/notes/bund.toml")
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
