"""The colours of a map: contrast of letters, routes and seas on fills and backgrounds, and what few colours leave."""

from __future__ import annotations

import pytest

from eurasia_tui.map.palette import (
    BYPASSED,
    CHOSEN,
    DARK,
    FEW_DARK,
    FEW_EITHER,
    FEW_LIGHT,
    FIRST,
    LAND,
    LIGHT,
    OBSERVER,
    PARTNER,
    SECOND,
    TINTS,
    FewColours,
    MapColours,
    look,
)


def luminance(number: int) -> float:
    if number >= 232:
        parts = (8 + (number - 232) * 10,) * 3
    else:
        steps = ((number - 16) // 36, (number - 16) // 6 % 6, (number - 16) % 6)
        parts = tuple(0 if step == 0 else 55 + 40 * step for step in steps)  # type: ignore[assignment] # three of them
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in parts)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: int, second: int) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [DARK, LIGHT])
@pytest.mark.parametrize("tint", TINTS[1:])
@pytest.mark.parametrize("kind", ["name", "core", "stop", "outer", "area"])
def test_letters_can_be_read_on_every_fill(palette: MapColours, tint: str, kind: str) -> None:
    shown = look(f"map:{kind}:{tint}", palette)
    assert shown.foreground is not None
    assert shown.background is not None
    assert contrast(shown.foreground, shown.background) >= 4.5


@pytest.mark.parametrize("palette", [DARK, LIGHT])
@pytest.mark.parametrize("number", range(4))
def test_routes_stand_out_on_every_fill(palette: MapColours, number: int) -> None:
    for tint in TINTS[1:]:
        shown = look(f"map:route:{number}:{tint}", palette)
        assert shown.foreground is not None
        assert shown.background is not None
        assert contrast(shown.foreground, shown.background) >= 3, tint
        others = {look(f"map:route:{other}:{tint}", palette).foreground for other in range(4) if other != number}
        assert shown.foreground not in others, tint


@pytest.mark.parametrize(("palette", "background"), [(DARK, 16), (LIGHT, 231)])
def test_names_of_seas_can_be_read_on_the_background(palette: MapColours, background: int) -> None:
    foreground = look("map:water", palette).foreground
    assert foreground is not None
    assert contrast(foreground, background) >= 4.5


@pytest.mark.parametrize("few", [FEW_DARK, FEW_LIGHT, FEW_EITHER])
def test_sixteen_colours_tell_routes_and_fills_apart(few: FewColours) -> None:
    routes = {look(f"map:route:{number}", few).sgr for number in range(4)}
    assert len(routes) == 4
    for tints in ((FIRST, PARTNER, OBSERVER, CHOSEN), (SECOND, BYPASSED, LAND), (FIRST, SECOND, CHOSEN, BYPASSED)):
        shades = {look(f"map:shade:{tint}", few).sgr for tint in tints}
        assert len(shades) == len(tints)
    assert all(len(sgr) <= 2 for sgr in routes)
    assert look("map:core", few) == look("map:core", None)


def test_without_colours_nothing_but_bold_italic_and_reverse_is_left() -> None:
    for role in ("map:core", "map:fill:first", "map:route:0:second", "map:cursor", "map:water"):
        shown = look(role, None)
        assert shown.foreground is None
        assert shown.background is None


@pytest.mark.parametrize("palette", [DARK, LIGHT])
@pytest.mark.parametrize("kind", ["name", "core", "stop", "outer"])
def test_a_name_has_one_ink_on_land_and_sea(palette: MapColours, kind: str) -> None:
    assert len({look(f"map:{kind}{tint}", palette).foreground for tint in ("", ":land")}) == 1
