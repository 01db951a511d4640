"""The explorer in a real terminal: every key of the modes at three sizes, the mouse, a home that cannot be written."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.listing import Listing

from .terminal import EURASIA, Terminal

SIZES = [(120, 36), (80, 24), (40, 12)]
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
BACK, FORWARD = "\x1b[1;3D", "\x1b[1;3C"
ALTERNATE, NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR = "▌"


@pytest.fixture(autouse=True)
def _compiled(catalogue: Catalogue) -> None:
    """The catalogue is there before a terminal waits for it."""


def first(catalogue: Catalogue, kind: str, sort: str = "", at: int = 0) -> str:
    """The beginning of a row's name as the narrowest list shows it."""
    row = Listing(kind, "", sort).rows(catalogue, at, 1)[0]
    return f"{row.acronym} {row.name}".strip()[:7].strip()


def row_chosen(name: str) -> object:
    """The cursor of the list is on a name."""
    row = re.compile(rf"{CURSOR}.{re.escape(name)}")
    return lambda terminal: any(row.search(line) for line in terminal.screen.display)


def elsewhere(terminal: Terminal) -> bool:
    """Another page than Kazakhstan's is shown."""
    return "Republic of Kazakhstan" not in terminal.text


def started(size: tuple[int, int], **options: object) -> Terminal:
    """The explorer on its first screen."""
    return Terminal(size=size, env={"EURASIA_FRESH": "1"}, **options)  # type: ignore[arg-type] # options of Terminal


def left(terminal: Terminal) -> None:
    """Quit, and see that the terminal is as it was."""
    terminal.until_quiet().press("q")
    assert terminal.ended() == 0
    data = bytes(terminal.sent)
    assert data.rindex(NORMAL) > data.rindex(ALTERNATE)
    assert terminal.modes() == terminal.before
    assert b"Traceback" not in data


@pytest.mark.parametrize("size", SIZES)
def test_every_pane_has_its_key(size: tuple[int, int], catalogue: Catalogue) -> None:
    with started(size) as terminal:
        terminal.until(row_chosen("Kazakhstan"))
        for kind in [kind for kind in catalogue.kinds.values() if kind.key]:
            terminal.press(kind.key).until(kind.label).until(row_chosen(first(catalogue, kind.name)))
        terminal.press("1").until(row_chosen("Kazakhstan"))
        terminal.press("9").until("tab next").press("escape").until(row_chosen("Kazakhstan"))
        terminal.press("0").until("Other panes").press("1").until(row_chosen(first(catalogue, "claims")))
        terminal.press("0").until("Other panes").press("escape").until(row_chosen(first(catalogue, "claims")))
        left(terminal)


@pytest.mark.parametrize("size", SIZES)
def test_arrows_and_the_home_row_move_in_list_and_page(size: tuple[int, int], catalogue: Catalogue) -> None:
    second, third = (first(catalogue, "countries", at=at) for at in (1, 2))
    with started(size) as terminal:
        terminal.until(row_chosen("Kazakhstan"))
        terminal.press("j").until(row_chosen(second)).press(DOWN).until(row_chosen(third))
        terminal.press("k").until(row_chosen(second)).press(UP).until(row_chosen("Kazakhstan"))
        for enter, leave in (("l", LEFT), (RIGHT, LEFT), ("enter", "escape")):
            terminal.press(enter).until("Republic of Kazakhstan").until("esc list")
            terminal.press(leave).until(row_chosen("Kazakhstan")).until("read")
        left(terminal)


@pytest.mark.parametrize("size", SIZES)
def test_links_are_followed_and_the_way_back_is_kept(size: tuple[int, int]) -> None:
    with started(size) as terminal:
        terminal.until(row_chosen("Kazakhstan")).press("enter").until("esc list")
        terminal.press("f").until("opens its link").until_quiet().press("a").until_quiet()
        if "opens its link" in terminal.text:
            terminal.press("a")  # where there are many links they have two letters
        terminal.until(elsewhere)
        terminal.press("backspace").until("Republic of Kazakhstan")
        terminal.press(FORWARD).until(elsewhere).press(BACK).until("Republic of Kazakhstan")
        terminal.until("Republic of Kazakhstan").press("tab").until_quiet().press("enter").until(elsewhere)
        left(terminal)


@pytest.mark.parametrize("size", SIZES)
def test_narrowing_sorting_and_another_date(size: tuple[int, int], catalogue: Catalogue) -> None:
    with started(size) as terminal:
        terminal.until(row_chosen("Kazakhstan")).press("ctrl+f").until("part of a name").press(*"tajik").until(
            "1 match"
        )
        terminal.press("enter").until("show all").until(row_chosen("Tajikistan"))
        terminal.press("escape").until("Kazakhstan").press("ctrl+f").until("part of a name").press(*"zzz").until(
            "show all"
        )
        terminal.press("escape").until("Kyrgyzstan")
        terminal.press("s").until_quiet().press("g").until(row_chosen(first(catalogue, "countries", "population")))
        terminal.press("a").until("As of a date").press(*"2016", "enter").until("AS OF 2016")
        terminal.press("A").until(lambda it: "AS OF" not in it.text)
        terminal.press("a").until("As of a date").press(*"2015", "enter").until("AS OF 2015")
        terminal.press("a").until("As of a date").press("\x15", "enter").until(lambda it: "AS OF" not in it.text)
        left(terminal)


@pytest.mark.parametrize("size", SIZES)
def test_finding_in_the_page(size: tuple[int, int]) -> None:
    with started(size) as terminal:
        terminal.until(row_chosen("Kazakhstan")).press("enter").until("esc list")
        terminal.press("ctrl+f").until("a word of the page").press(*"asia").until("match").press("enter").until("done")
        terminal.until_quiet().press("\x0e").until_quiet().press("escape").until("esc list")
        left(terminal)


@pytest.mark.parametrize("size", SIZES)
def test_every_view_has_its_key(size: tuple[int, int]) -> None:
    with started(size) as terminal:
        terminal.until(row_chosen("Kazakhstan"))
        terminal.press("/").until("A name in any script").press(*"uzbek").until("Uzbekistan")
        terminal.press("escape").until(row_chosen("Kazakhstan"))
        terminal.press("r").until("Relate Kazakhstan").press(*"uzbek").until("Uzbekistan").press("enter").until(
            "Relate ›"
        )
        terminal.press("escape").until(row_chosen("Kazakhstan"))
        terminal.press(" ").until("Marked: Kazakhstan").press("j", " ").until("Marked: Kazakhstan, Ky")
        terminal.press("c").until("Compare ›").press("escape").until("Tajikistan")
        for key, shows in (("t", "Timeline"), ("x", "Matrix"), ("m", "tab next"), ("?", "esc close")):
            terminal.until_quiet().press(key).until(shows).until_quiet().press("escape").until("Tajikistan")
        terminal.press("ctrl+p").until("A command, or").press("escape").until(lambda it: "A command, or" not in it.text)
        left(terminal)


def test_ctrl_l_sends_the_whole_screen() -> None:
    with started((80, 24)) as terminal:
        terminal.until(row_chosen("Kazakhstan")).until_quiet()
        terminal.press("enter").until_quiet().press("escape").until_quiet()
        shown = terminal.text
        before = len(terminal.sent)
        terminal.press("\x0c").until_quiet()
        whole = bytes(terminal.sent[before:])
        assert terminal.text == shown
        assert all(f"\x1b[{row};1H".encode() in whole for row in range(1, 25))
        left(terminal)


def test_the_mouse_chooses_scrolls_and_goes_to_panes(catalogue: Catalogue) -> None:
    with started((120, 36)) as terminal:
        terminal.until(row_chosen("Kazakhstan")).until_quiet()
        line = next(at for at, text in enumerate(terminal.screen.display) if " Tajikistan" in text) + 1
        terminal.press(f"\x1b[<0;5;{line}M\x1b[<0;5;{line}m").until(row_chosen("Tajikistan"))
        terminal.press("\x1b[<65;5;10M" * 5).until(lambda it: "Tajikistan" not in it.screen.display[4][:30])
        column = terminal.screen.display[0].index("Organisations") + 3
        terminal.press(f"\x1b[<0;{column};1M\x1b[<0;{column};1m").until(row_chosen(first(catalogue, "organisations")))
        left(terminal)


def test_the_palette_releases_the_mouse_and_takes_it_back() -> None:
    with started((80, 24)) as terminal:
        terminal.until(row_chosen("Kazakhstan")).until_quiet()
        for words, title, mode in (
            ("release the mouse", "Release the mouse", b"\x1b[?1003l"),
            ("use the mouse", "Use the mouse", b"\x1b[?1003h"),
        ):
            start = len(terminal.sent)
            terminal.press("ctrl+p").until("A command, or").press(*words).until(title)
            terminal.until_quiet().press("enter").until(lambda it, mode=mode, start=start: mode in it.sent[start:])
            terminal.until_quiet()
        left(terminal)


@pytest.mark.parametrize("size", SIZES)
def test_keys_typed_at_once_are_for_the_view_they_open(size: tuple[int, int]) -> None:
    with started(size) as terminal:
        terminal.until(row_chosen("Kazakhstan")).until_quiet().press("/cica").until("Conference on Inter")
        terminal.until_quiet().press("escape").until(row_chosen("Kazakhstan"))
        terminal.press("a2016\r").until("AS OF 2016")
        left(terminal)


def test_keys_typed_at_once_go_on_where_a_view_ends() -> None:
    with started((120, 36)) as terminal:
        terminal.until(row_chosen("Kazakhstan")).until_quiet()
        terminal.press("/cica\rt").until("Timeline › Conference on Interaction")
        terminal.until_quiet().press("escape").until("forum of 28 states")
        terminal.until_quiet().press("/armenia\r/armenia eaeu").until("Armenia has been a member of").press("escape")
        left(terminal)


def test_under_ten_keys_to_what_the_author_says_of_cica_and_what_it_is() -> None:
    with started((120, 36)) as terminal:
        terminal.until(row_chosen("Kazakhstan"))
        # What it is stands in the answer; tab goes to its quotations.
        keys = ["/", *"cica", "tab", "tab", "tab", "down"]
        assert len(keys) < 10
        terminal.press(*keys[:5]).until("forum of 28 states").until_quiet()
        for _ in range(3):
            terminal.press("tab").until_quiet()
        terminal.press("down").until("Stanislav Tkachenko").until("there is no danger yet that the CICA")
        # Or by the panes: the author comes first among quotes, and links lead on.
        terminal.press("escape").until(row_chosen("Kazakhstan")).press("4").until("Stanislav Tkachenko").until("(CICA)")


@pytest.mark.parametrize("command", ["eurasia", "eurasia-tui"])
def test_both_commands_work_anywhere_with_a_home_that_cannot_be_written(command: str, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name(command)
    home = "/proc/no-such-home"
    env = {"HOME": home, "EURASIA_FRESH": "1"}
    env |= dict.fromkeys(("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), "")
    shown = subprocess.run(
        [program, "show", "kazakhstan"],
        cwd=tmp_path,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("■ Kazakhstan")
    with Terminal([str(program)], env=env) as terminal:
        terminal.until(row_chosen("Kazakhstan")).press("2").until("Organisations ›")
        terminal.until_quiet().press("q")
        terminal.ended()
        assert b"Traceback" not in terminal.sent
        assert bytes(terminal.sent).rindex(NORMAL) > bytes(terminal.sent).rindex(ALTERNATE)


def test_two_started_at_once_with_an_empty_cache_do_no_harm(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    env = {"XDG_CACHE_HOME": str(cache)}
    with Terminal(EURASIA, env=env) as first, Terminal(EURASIA, env=env) as two:
        for terminal in (first, two):
            terminal.until(row_chosen("Kazakhstan"))
        for terminal in (first, two):
            left(terminal)
    files = [path for path in cache.rglob("*") if path.is_file()]
    catalogues = [path for path in files if path.suffix == ".sqlite"]
    assert len(catalogues) == 1
    with sqlite3.connect(catalogues[0]) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not [path for path in files if ".tmp" in path.name or path.suffix in (".part", "-journal")]
