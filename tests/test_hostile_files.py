"""Files of a pack that are no plain files, or have names that are none: each one clear problem, and the rest works."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eurasia_tui.catalogue import scan
from eurasia_tui.catalogue.files import PackError
from eurasia_tui.query.catalogue import Catalogue

from .conftest import Run, Write
from .test_hostile import HEAD, check, of_bad


def _large(path: Path) -> None:
    with open(path, "wb") as handle:
        handle.write(HEAD.encode())
        handle.truncate(100_000_000)


def _device(path: Path) -> None:
    try:
        os.mknod(path, 0o666 | 0o020000, os.makedev(1, 5))  # /dev/zero
    except OSError:
        pytest.skip("no right to make a device")


def _loop(path: Path) -> None:
    path.symlink_to(path.with_name("other.toml"))
    path.with_name("other.toml").symlink_to(path)


def _out(path: Path) -> None:
    (path.parents[2] / "secret.toml").write_text(HEAD)
    path.symlink_to("../../secret.toml")


def _unreadable(path: Path) -> None:
    path.write_text(HEAD)
    path.chmod(0)


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file of 100 MB": (_large, "file-too-large"),
    "a FIFO": (os.mkfifo, "not-a-file"),
    "a device": (_device, "not-a-file"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "outside-pack"),
    "a link out of the pack": (_out, "outside-pack"),
    "a loop of links": (_loop, "unreadable"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere.toml"), "unreadable"),
    "an unreadable file": (_unreadable, "unreadable"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_one_clear_problem(name: str, small: dict[str, str], pack: Write) -> None:
    make, code = FILES[name]
    root = pack(small)
    make(root / "countries/bad.toml")
    data, problems = check(root)
    assert (1, 1, code) in of_bad(problems)
    assert {problem["code"] for problem in problems} == {code}
    assert data["entities"] == 3


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("a file of 100 MB", "an unreadable file")])
def test_a_hostile_pack_toml_is_one_clear_problem(name: str, small: dict[str, str], pack: Write) -> None:
    make, code = FILES[name]
    root = pack(small)
    (root / "pack.toml").unlink(missing_ok=True)
    make(root / "pack.toml")
    data, problems = check(root)
    assert [(problem["file"], problem["code"]) for problem in problems] == [("pack.toml", code)]
    assert data["entities"] == 3


def test_folders_that_are_links_are_not_followed(small: dict[str, str], pack: Write) -> None:
    root = pack(small)
    (root / "countries/again").symlink_to(root)
    (root / "people").symlink_to("/etc")
    data, problems = check(root)
    assert (data["entities"], problems) == (3, [])


def test_names_that_differ_by_case_are_one(small: dict[str, str], pack: Write) -> None:
    root = pack({**small, "countries/Landia.toml": HEAD, "countries/LANDIA.toml": HEAD})
    data, problems = check(root)
    assert data["entities"] == 3
    assert {problem["code"] for problem in problems} == {"bad-id"}


def test_a_fifo_for_the_description_of_a_pack_keeps_nobody_waiting(
    small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    root = pack(small)
    (root / "pack.toml").unlink()
    os.mkfifo(root / "pack.toml")
    done = eurasia("--content", str(root), "list", "countries", "--json")
    assert "landia" in [row["id"] for row in json.loads(done.stdout)]


def test_a_file_name_that_is_not_utf8_is_one_problem_and_the_rest_works(
    small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    root = pack(small)
    (root / "countries").mkdir(exist_ok=True)
    with open(os.fsencode(root) + b"/countries/caf\xe9.toml", "w") as handle:
        handle.write(small["countries/landia.toml"])
    data, problems = check(root)
    assert data["entities"] == 3
    assert [problem["code"] for problem in problems] == ["bad-id"]
    assert "xe9" in str(problems[0]["file"])
    assert eurasia("--content", str(root), "show", "landia").returncode == 0


def test_a_folder_whose_name_is_not_utf8_opens(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack(small)
    odd = os.fsdecode(os.fsencode(root.parent) + b"/d\xe9p\xf4t")
    os.rename(root, odd)
    done = eurasia("--content", odd, "show", "landia")
    assert done.returncode == 0, done.stderr


def test_a_folder_of_more_than_a_pack_may_hold_is_refused(
    pack: Write, small: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = pack({**small, **{f"notes/{number}.md": "" for number in range(60)}})
    Catalogue.open(str(root), own=False).close()
    monkeypatch.setattr(scan, "MOST_ENTRIES", 50)
    with pytest.raises(PackError, match="is no pack: it holds more than 50 files"):
        Catalogue.open(str(root), own=False)
