"""Keys on Cyrillic layouts: a letter stands for the Latin letter of its key, and every command has its key."""

from __future__ import annotations

import pytest

from eurasia_tui.keyboard_layouts import CHARACTERS, characters, language, latin
from eurasia_tui.tui.keys import on_both_layouts
from eurasia_tui.tui.views import every_key

from .test_app import explorer


@pytest.mark.parametrize(
    ("letters", "keys"),
    [
        ("йцукенгшщзхъ фывапролджэ ячсмитьбю", "qwertyuiop[] asdfghjkl;' zxcvbnm,."),
        ("їєґ ЇЄҐ", "]'\\ ]'\\"),
        ("ў Ў", "o O"),
        ("әңғүұқөһ", "2458" + "90-="),
    ],
)
def test_each_letter_is_the_key_it_stands_on(letters: str, keys: str) -> None:
    for letter, key in zip(letters.replace(" ", ""), keys.replace(" ", ""), strict=True):
        assert latin(letter) == key
        assert letter in CHARACTERS[latin(letter)]
        if key.isalnum():
            assert letter in on_both_layouts(latin(letter)).split(",")


@pytest.mark.parametrize(
    ("environ", "key"),
    [({"LANG": "uk_UA.UTF-8"}, "s"), ({"LC_ALL": "be_BY"}, "b"), ({"LANG": "kk_KZ"}, "3"), ({}, "s")],
)
def test_the_letter_of_three_layouts_follows_the_locale(environ: dict[str, str], key: str) -> None:
    table = characters(language(environ))
    assert [latin for latin, others in table.items() if "і" in others] == [key]


def test_every_command_has_its_key_on_a_russian_layout() -> None:
    for key in every_key():
        bound = on_both_layouts(key.keys).split(",")
        for name in key.keys.split(","):
            if len(name) == 1 and name.isalpha():
                others = [other for other in bound if len(other) == 1 and not other.isascii()]
                assert name in map(latin, others), f"{key.id}: {bound}"


async def test_remapped_keys_work_on_a_russian_layout_too() -> None:
    async with explorer() as (app, pilot):
        app.set_keys({"search": "k", "narrow": "w"})
        await pilot.press("л")  # k
        await pilot.pause()
        assert app.screen is not app.browse
        await pilot.press("escape", "ц")  # w
        await pilot.pause()
        assert app.focused is not app.browse.list


async def test_the_same_keys_on_a_russian_layout() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("о")  # j
        await pilot.pause()
        assert app.browse.list.cursor == 1
        await pilot.press("full_stop")  # the key of /
        await pilot.pause()
        assert app.screen is not app.browse
