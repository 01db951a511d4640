"""Settings: what is wrong in the file is reported, what is right is followed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.pages.page import page
from eurasia_tui.render.text import text as page_text
from eurasia_tui.sanitize import clean
from eurasia_tui.tui.views import every_key
from eurasia_tui.userdata import settings as user_settings

from .conftest import Run
from .exploring import explorer

pytestmark = pytest.mark.usefixtures("a_terminal")


WRONG = """\
theme = "nope"
date_style = "iso"
units = 3
thme = "x"

[keys]
search = "ctrl+k"
serch = "x"
back = 4
"""


def test_every_wrong_setting_is_reported_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(WRONG)
    known = user_settings.Known(("eurasia-dark",), ("countries",), [key.id for key in every_key()])
    found, problems = user_settings.load(known, file)
    assert [problem.removeprefix(f"{file}:").split(":")[0] for problem in problems] == ["1", "3", "4", "8", "9"]
    assert "did you mean theme?" in problems[2]
    assert (found.theme, found.date_style, found.units, found.keys) == ("", "iso", "metric", {"search": "ctrl+k"})
    file.write_text('theme = "x"\nunits = "unclosed\n')
    assert user_settings.load(known, file)[1][0].startswith(f"{file}:2: ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_settings_file_stops_the_start(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(raw)
    found, problems = user_settings.load(user_settings.Known(), tmp_path / "settings.toml")
    assert isinstance(found, user_settings.Settings)
    assert all(clean(problem) == problem for problem in problems)


def test_the_template_and_the_documentation_name_every_setting(eurasia: Run) -> None:
    file = Path(eurasia("settings", "--init").stdout.strip())
    template = file.read_text()
    documented = (Path(__file__).parents[1] / "docs/settings.md").read_text()
    for name in user_settings.Settings.__slots__:
        assert f"# {name} = " in template or f"[{name}]" in template
        assert f"`{name}`" in documented
    for key in every_key():
        assert f'# {key.id} = "{key.keys}"' in template
        assert f"| `{key.id}` | `{key.keys}` |" in documented
    assert eurasia("settings", "--init").returncode == 1
    file.write_text(re.sub(r"(?m)^# (\w+ = )", r"\1", template))
    assert eurasia("settings").returncode == 0
    assert json.loads(eurasia("settings", "--json").stdout)["problems"] == []


async def test_settings_are_used() -> None:
    chosen = user_settings.Settings(
        "eurasia-light", "organisations", "iso", "imperial", "ru", keys={"search": "ctrl+k"}
    )
    async with explorer(settings=chosen) as (app, pilot):
        assert app.theme == "eurasia-light"
        assert app.browse.list.listing.kind == "organisations"
        await pilot.press("1", "enter")
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.name == "Казахстан"
        lines = page_text(app.browse.page.page)
        assert "sq mi" in lines
        await pilot.press("slash")
        assert app.screen is app.browse
        await pilot.press("ctrl+k")
        while app.screen is app.browse:  # the view is loaded first; the timeout of the test ends the wait
            await pilot.pause()


def test_names_in_another_language_leave_our_prose_alone() -> None:
    catalogue = Catalogue.open(own=False)
    english = page(catalogue, "kyrgyzstan")
    russian = Catalogue(catalogue.db, catalogue.opened, None, "ru")
    shown = page(russian, "kyrgyzstan")
    assert (english.name, shown.name) == ("Kyrgyzstan", "Киргизия")
    assert shown.lead == english.lead
    catalogue.close()


def test_the_command_line_goes_by_the_settings_but_json_does_not(eurasia: Run) -> None:
    file = user_settings.path()
    file.parent.mkdir(parents=True)
    file.write_text('date_style = "iso"\nnames = "ru"\nunits = "mles"\n')
    done = eurasia("cite", "kyrgyzstan#eaeu")
    assert "2015-08-12" in done.stdout
    assert f"{file}:3: " in done.stderr
    assert json.loads(eurasia("show", "kyrgyzstan", "--json").stdout)["name"] == "Kyrgyzstan"
    assert "Киргизия" in eurasia("show", "kyrgyzstan").stdout.splitlines()[0]
    assert "Kyrgyzstan" in eurasia("show", "kyrgyzstan", "--kiosk").stdout.splitlines()[0]
