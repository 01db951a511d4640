"""``eurasia map`` as a process."""

from __future__ import annotations

import base64
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from eurasia_tui.map.legend import DISCLAIMER

from .conftest import Run
from .mapping import write
from .terminal import EURASIA, Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "pack")


def test_text_fits_a_pipe(eurasia: Run, folder: Path) -> None:
    run = eurasia("map", "middle", "--content", str(folder))
    assert run.returncode == 0
    assert not run.stderr
    assert all(len(line) <= 72 for line in run.stdout.splitlines())
    assert DISCLAIMER in " ".join(run.stdout.split())
    assert "Middle Way: 3,384 km along 5 places (great circle)" in run.stdout


def test_ascii_is_ascii(eurasia: Run, folder: Path) -> None:
    run = eurasia("map", "union", "--ascii", "--content", str(folder))
    assert run.returncode == 0
    assert run.stdout.isascii()
    assert "3 members" in run.stdout


def test_size_and_names(eurasia: Run, folder: Path) -> None:
    run = eurasia("map", "middle", "--size", "40x8", "--names", "none", "--content", str(folder))
    assert all(len(line) <= 40 for line in run.stdout.splitlines())
    assert "Dostyk" not in run.stdout


@pytest.mark.parametrize("size", ["big", "5x5", "100", "1000x1000"])
def test_an_impossible_size_is_a_wrong_usage(eurasia: Run, folder: Path, size: str) -> None:
    run = eurasia("map", "--size", size, "--content", str(folder))
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1


def test_what_has_no_place_says_so(eurasia: Run, folder: Path) -> None:
    run = eurasia("map", "idea", "--content", str(folder))
    assert run.returncode == 1
    assert "Idea" in run.stderr


def test_an_unknown_name_says_so(eurasia: Run, folder: Path) -> None:
    run = eurasia("map", "atlantis", "--content", str(folder))
    assert run.returncode == 1
    assert "atlantis" in run.stderr


def test_json(eurasia: Run, folder: Path) -> None:
    data = json.loads(eurasia("map", "middle", "union", "--json", "--content", str(folder)).stdout)
    assert data["ids"] == ["middle", "union"]
    assert data["disclaimer"] == DISCLAIMER
    (route,) = data["routes"]
    assert [branch["km"] for branch in route["branches"]] == [3384, pytest.approx(2600, rel=0.1)]
    assert route["branches"][0]["places"][2] == {
        "id": "lost-junction",
        "name": "Lost Junction",
        "lat": None,
        "lon": None,
    }
    assert {(area["id"], area["role"]) for area in data["areas"]} >= {
        ("russia", "bypassed"),
        ("kazakhstan", "crossed"),
        ("uzbekistan", "observer"),
        ("kyrgyzstan", "member"),
    }
    assert data["missing"] == ["Lost Junction"]
    assert data["sources"] == ["An atlas"]


def test_as_of(eurasia: Run, folder: Path) -> None:
    run = eurasia("map", "union", "--json", "--as-of", "2008", "--content", str(folder))
    members = {area["id"] for area in json.loads(run.stdout)["areas"]}
    assert members == {"russia", "kazakhstan", "azerbaijan"}


def test_svg_for_a_document(eurasia: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    run = eurasia("map", "middle", "northern", "-o", str(target), "--content", str(folder))
    assert run.returncode == 0
    root = ET.fromstring(target.read_text(encoding="utf-8"))
    words = " ".join(root.itertext())
    for text in (
        "Middle Way",
        "Northern Way",
        "Sources: An atlas",
        "no position on status",
        "Lost Junction",
        "bypassed",
        "drawn in the outline of Georgia: Abkhazia",
        "great circle",
        "Dostyk",
    ):
        assert text in words
    assert "nan" not in target.read_text(encoding="utf-8")


def test_png_for_a_document(eurasia: Run, folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    target = tmp_path / "map.png"
    run = eurasia("map", "union", "-o", str(target), "--content", str(folder))
    assert run.returncode == 0
    head = target.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert int.from_bytes(head[16:20], "big") == 2000


@pytest.mark.parametrize(("colours", "expected"), [("256", "\x1b[7;38;5;24m"), ("16", "\x1b[34m▓"), ("none", "▓▓")])
def test_depths_of_colour(eurasia: Run, folder: Path, colours: str, expected: str) -> None:
    run = eurasia("map", "union", "--colours", colours, "--content", str(folder))
    assert run.returncode == 0
    assert expected in run.stdout
    assert "\x1b" not in run.stdout or colours != "none"


@pytest.mark.parametrize(("background", "off_fill"), [(None, None), ("15;0", "231"), ("0;15", "16")])
def test_names_at_sea_have_an_ink_only_where_the_background_is_known(
    eurasia: Run, folder: Path, background: str | None, off_fill: str | None
) -> None:
    run = eurasia(
        *("map", "union", "--colours", "256", "--size", "100x30", "--content", str(folder)),
        env={"COLORFGBG": background} if background else {},
    )
    colours = set(re.findall(r"\x1b\[1;38;5;(\d+)m", run.stdout))
    assert colours == ({off_fill} if off_fill else set())


def test_graphics_are_for_terminals_only(eurasia: Run, folder: Path) -> None:
    run = eurasia("map", "union", "--graphics", "--content", str(folder))
    assert run.returncode == 2
    assert "needs a terminal" in run.stderr
    kiosk = eurasia("map", "union", "--graphics", env={"EURASIA_CONTENT": str(folder), "EURASIA_KIOSK": "1"})
    assert kiosk.returncode == 2


@pytest.mark.parametrize("known", ["kitty", "sixel", "neither"])
def test_graphics_fit_the_terminal(known: str, folder: Path) -> None:
    pytest.importorskip("textual_image")
    argv = (*EURASIA, "map", "union", "--graphics", "--content", str(folder))
    with Terminal(argv, size=(80, 24), env={"NO_COLOR": "1"}) as terminal:
        terminal.until(lambda terminal: b"\x1b[c" in terminal.sent)
        terminal.press("\x1b[?62;4c" if known == "sixel" else "\x1b[?62c")
        if known != "sixel":
            terminal.until(lambda terminal: re.search(rb"\x1b_Gi=\d+,[^\x1b]*a=q", terminal.sent))
            number = re.findall(rb"\x1b_Gi=(\d+)", terminal.sent)[0].decode()
            terminal.press(f"\x1b_Gi={number};OK\x1b\\" if known == "kitty" else "\x1b[?62c")
        if known != "neither":
            terminal.until(lambda terminal: b"\x1b[16t" in terminal.sent)
            terminal.press("\x1b[6;20;10t")
        code, sent = terminal.ended(), bytes(terminal.sent)
    if known == "neither":
        assert code == 2
        assert b"cannot show pictures" in sent
        return
    assert code == 0
    if known == "sixel":
        width, height = re.findall(rb"\x1bP[\d;]*q\"1;1;(\d+);(\d+)", sent)[0]
        assert (int(width) <= 800, int(height) <= 440) == (True, True)
        assert sent.count(b"\x1b\\") == 1
        return
    packets = re.findall(rb"\x1b_G([^;\x1b]*);?([^\x1b]*)\x1b\\", sent)
    shown = [(keys, data) for keys, data in packets if b"a=q" not in keys]
    assert base64.b64decode(b"".join(data for _, data in shown)).startswith(b"\x89PNG")
    assert all(len(data) <= 4096 for _, data in shown)
    assert [keys[-3:] for keys, _ in shown][-1] == b"m=0"
    placed = dict(part.split(b"=") for part in shown[0][0].split(b","))
    assert (placed[b"a"], placed[b"f"]) == (b"T", b"100")
    assert 20 <= int(placed[b"c"]) <= 80
    assert 5 <= int(placed[b"r"]) <= 22
    assert "\U0010eeee" not in sent.decode()  # kitty of Debian 12 knows no placeholders


def test_a_figure_as_of_a_date_is_of_that_time(eurasia: Run) -> None:
    text = eurasia("map", "--figure", "gdp", "--as-of", "2010", "--size", "100x20").stdout
    assert "2010" in text.splitlines()[0]
    figure = json.loads(eurasia("map", "--figure", "gdp", "--as-of", "2010", "--json").stdout)["figure"]
    assert max(row["as_of"] for row in figure["values"]) == "2010"
    now = json.loads(eurasia("map", "--figure", "gdp", "--json").stdout)["figure"]
    assert max(row["as_of"] for row in now["values"]) > "2020"
    # What is stated once, such as an area, says of when it is.
    assert "Area (km²), 20" in eurasia("map", "--figure", "area", "--as-of", "2005", "--size", "100x20").stdout


def test_figures_places_and_neighbours(eurasia: Run) -> None:
    run = eurasia("map", "--figure", "population", "--size", "100x20")
    assert run.returncode == 0
    assert "Population" in run.stdout
    assert "Kazakhstan³" in run.stdout
    assert "Aktau" in eurasia("map", "--places", "port", "--size", "160x40").stdout
    assert eurasia("map", "--places", "cosmodrome").stdout.startswith("Cosmodrome: 1 place\n")
    assert "5 neighbours" in eurasia("map", "--neighbours", "kazakhstan").stdout
    assert eurasia("map", "--figure", "happiness").returncode == 1
    assert eurasia("map", "--places", "port", "--neighbours", "kazakhstan").returncode == 2
    figure = json.loads(eurasia("map", "--figure", "area", "--json").stdout)["figure"]
    assert next(row["value"] for row in figure["values"] if row["id"] == "kazakhstan") == 2724900
    both = json.loads(eurasia("map", "middle-corridor", "--rivals", "--json").stdout)
    assert len(both["ids"]) > 1


def test_svg_escapes_names(eurasia: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "countries/kyrgyzstan.toml").write_text(
        'name = "<b>&\\u001b[31m\\"K"\nsummary = "x"\ngroup = "All"\niso3 = "KGZ"\nsource = "src"\nas_of = "2024"\n',
        encoding="utf-8",
    )
    target = tmp_path / "map.svg"
    assert eurasia("map", "kyrgyzstan", "-o", str(target), "--content", str(folder)).returncode == 0
    assert '<b>&"K' in " ".join(ET.fromstring(target.read_text(encoding="utf-8")).itertext())


def test_other_endings_are_refused(eurasia: Run, folder: Path, tmp_path: Path) -> None:
    run = eurasia("map", "middle", "-o", str(tmp_path / "map.pdf"), "--content", str(folder))
    assert run.returncode == 2
    assert not (tmp_path / "map.pdf").exists()


def test_kiosk_writes_nothing(eurasia: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    run = eurasia("map", "-o", str(target), env={"EURASIA_CONTENT": str(folder), "EURASIA_KIOSK": "1"})
    assert run.returncode == 2
    assert not target.exists()


def test_every_corridor_and_body_of_ours_has_a_map(eurasia: Run) -> None:
    run = eurasia("map", "middle-corridor", "north-south-transport-corridor", "eaeu", "--json")
    data = json.loads(run.stdout)
    assert len(data["routes"]) == 2
    assert {area["id"] for area in data["areas"] if area["of"] == "eaeu" and area["role"] == "member"} == {
        "armenia",
        "belarus",
        "kazakhstan",
        "kyrgyzstan",
        "russia",
    }
