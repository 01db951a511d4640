"""The sphere, its picture on a plane, clipping and the camera, by their laws."""

from __future__ import annotations

import itertools
import math

from hypothesis import assume, given
from hypothesis import strategies as st

from eurasia_tui.map.camera import CLOSEST, EURASIA, POLAR, Camera
from eurasia_tui.map.sphere import (
    EARTH_KM,
    Projection,
    angle,
    degrees_of,
    distance_km,
    great_circle,
    length_km,
    vector,
)
from eurasia_tui.render.clip import Box, clip

lats = st.floats(-90, 90)
lons = st.floats(-180, 180)
points = st.tuples(lats, lons)
centres = st.tuples(st.floats(-POLAR, POLAR), lons)
sizes = st.tuples(st.integers(10, 160), st.integers(4, 60))


# --- the projection ----------------------------------------------------------


@given(centres, points)
def test_what_is_projected_comes_back(centre: tuple[float, float], point: tuple[float, float]) -> None:
    plane, there = Projection(*centre), vector(*point)
    assume(angle(plane.centre, there) < math.radians(179))
    back = plane.inverse(*plane.forward(there))
    assert back is not None
    assert angle(back, there) < 1e-6


@given(centres, points)
def test_everything_lies_within_two_radii(centre: tuple[float, float], point: tuple[float, float]) -> None:
    x, y = Projection(*centre).forward(vector(*point))
    assert math.hypot(x, y) <= 2 + 1e-6


@given(centres, points, points)
def test_farther_on_the_earth_is_farther_on_the_map(
    centre: tuple[float, float], first: tuple[float, float], second: tuple[float, float]
) -> None:
    plane = Projection(*centre)
    a, b = vector(*first), vector(*second)
    near, far = angle(plane.centre, a), angle(plane.centre, b)
    assume(near + 1e-6 < far < math.radians(179))
    assert math.hypot(*plane.forward(a)) < math.hypot(*plane.forward(b))


@given(centres, points)
def test_the_distance_on_the_map_follows_from_the_angle(
    centre: tuple[float, float], point: tuple[float, float]
) -> None:
    """Snyder's rho = 2 R sin(c / 2)."""
    plane, there = Projection(*centre), vector(*point)
    c = angle(plane.centre, there)
    assume(c < math.radians(179))
    assert math.isclose(math.hypot(*plane.forward(there)), 2 * math.sin(c / 2), abs_tol=1e-9)


@given(centres, st.tuples(st.floats(-80, 80), lons))
def test_areas_are_true(centre: tuple[float, float], point: tuple[float, float]) -> None:
    plane, (lat, lon), step = Projection(*centre), point, 0.01
    assume(angle(plane.centre, vector(lat, lon)) < math.radians(150))
    corners = [(lat, lon), (lat, lon + step), (lat + step, lon + step), (lat + step, lon)]
    flat = [plane.forward(vector(*corner)) for corner in corners]
    drawn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(flat, flat[1:] + flat[:1], strict=True)) / 2
    real = math.radians(step) * (math.sin(math.radians(lat + step)) - math.sin(math.radians(lat)))
    assert math.isclose(drawn, real, rel_tol=1e-3)


@given(centres, points)
def test_a_turn_around_the_earth_changes_nothing(centre: tuple[float, float], point: tuple[float, float]) -> None:
    plane, (lat, lon) = Projection(*centre), point
    assume(angle(plane.centre, vector(lat, lon)) < math.radians(179))
    for x, y in zip(plane.forward(vector(lat, lon)), plane.forward(vector(lat, lon + 360)), strict=True):
        assert math.isclose(x, y, abs_tol=1e-9)


@given(st.floats(-60, 75))
def test_the_antimeridian_is_a_line_like_any_other(lat: float) -> None:
    plane = Projection(60, 170)
    (ax, ay), (bx, by) = plane.forward(vector(lat, 179.999)), plane.forward(vector(lat, -179.999))
    assert math.hypot(ax - bx, ay - by) < 1e-4


@given(centres)
def test_north_is_up_and_east_right_in_the_middle(centre: tuple[float, float]) -> None:
    lat, lon = centre
    plane = Projection(lat, lon)
    x, y = plane.forward(vector(lat + 0.01, lon))
    assert y > 0
    assert abs(x) < 1e-9
    x, y = plane.forward(vector(lat, lon + 0.01))
    assert x > 0
    assert abs(y) < x


# --- distances ---------------------------------------------------------------


@given(points, points, points)
def test_distances_are_a_metric(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:
    assert math.isclose(distance_km(a, b), distance_km(b, a), abs_tol=1e-6)
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6
    assert distance_km(a, b) <= math.pi * EARTH_KM + 1e-6


def test_distances_that_are_known() -> None:
    assert math.isclose(distance_km((0, 0), (0, 90)), math.pi / 2 * EARTH_KM)
    assert math.isclose(distance_km((0, 179), (0, -179)), math.radians(2) * EARTH_KM)
    # Moscow to Beijing, by the haversine formula.
    (a, b), (c, d) = ((math.radians(x) for x in place) for place in ((55.75, 37.62), (39.91, 116.4)))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    assert math.isclose(distance_km((55.75, 37.62), (39.91, 116.4)), 2 * EARTH_KM * math.asin(math.sqrt(h)))


@given(points, points)
def test_a_great_circle_has_no_detour(a: tuple[float, float], b: tuple[float, float]) -> None:
    assume(angle(vector(*a), vector(*b)) < math.radians(179))
    course = great_circle(vector(*a), vector(*b))
    assert angle(course[0], vector(*a)) < 1e-9
    assert angle(course[-1], vector(*b)) < 1e-9
    assert math.isclose(length_km([degrees_of(p) for p in course]), distance_km(a, b), rel_tol=1e-6, abs_tol=1e-3)
    assert all(angle(p, q) < 0.021 for p, q in itertools.pairwise(course))


# --- clipping ----------------------------------------------------------------

numbers = st.floats(-1e4, 1e4).map(lambda value: round(value, 3))
BOX = Box(0, 0, 100, 60)


def inside(x: float, y: float, slack: float = 1e-6) -> bool:
    return BOX.left - slack <= x <= BOX.right + slack and BOX.top - slack <= y <= BOX.bottom + slack


@given(numbers, numbers, numbers, numbers)
def test_what_is_left_lies_in_the_box_and_on_the_segment(ax: float, ay: float, bx: float, by: float) -> None:
    left = clip(ax, ay, bx, by, BOX)
    size = math.hypot(bx - ax, by - ay)
    if left is None:
        for share in range(101):
            x, y = ax + (bx - ax) * share / 100, ay + (by - ay) * share / 100
            assert not inside(x, y, -1e-6)
        return
    for x, y in (left[:2], left[2:]):
        assert inside(x, y)
        assert abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) <= 1e-6 * max(1, size * size)


@given(st.floats(0, 100), st.floats(0, 60), st.floats(0, 100), st.floats(0, 60))
def test_a_segment_inside_is_left_as_it_is(ax: float, ay: float, bx: float, by: float) -> None:
    left = clip(ax, ay, bx, by, BOX)
    assert left is not None
    assert all(math.isclose(a, b, abs_tol=1e-9) for a, b in zip(left, (ax, ay, bx, by), strict=True))


@given(numbers, numbers, numbers, numbers)
def test_the_direction_does_not_matter(ax: float, ay: float, bx: float, by: float) -> None:
    there, back = clip(ax, ay, bx, by, BOX), clip(bx, by, ax, ay, BOX)
    if there is None or back is None:
        # A mere touch of the edge may be lost to rounding, nothing more.
        left = there or back
        assert left is None or math.hypot(left[0] - left[2], left[1] - left[3]) < 1e-6
    else:
        assert all(math.isclose(a, b, abs_tol=1e-5) for a, b in zip(there, (*back[2:], *back[:2]), strict=True))


# --- the camera --------------------------------------------------------------


@given(st.lists(st.tuples(st.floats(-10, 80), st.floats(0, 120)), min_size=1, max_size=12), sizes)
def test_the_view_holds_what_it_is_fitted_to(places: list[tuple[float, float]], size: tuple[int, int]) -> None:
    vectors = [vector(*place) for place in places]
    camera = Camera.fit(vectors, *size)
    for x, y in camera.project(vectors):
        assert 0 <= x <= camera.width
        assert 0 <= y <= camera.height


@given(sizes)
def test_the_whole_of_eurasia_fits(size: tuple[int, int]) -> None:
    vectors = [vector(*place) for place in EURASIA]
    camera = Camera.fit(vectors, *size, 0.02)
    assert all(0 <= x <= camera.width and 0 <= y <= camera.height for x, y in camera.project(vectors))


steps = st.one_of(
    st.tuples(st.just("pan"), st.integers(-30, 30), st.integers(-20, 20)),
    st.tuples(st.just("zoom"), st.floats(0.2, 5), st.integers(0, 39)),
    st.tuples(st.just("size"), st.integers(10, 160), st.integers(4, 60)),
)


@given(st.lists(steps, max_size=25))
def test_no_way_of_moving_leaves_the_earth(moves: list[tuple[str, float, int]]) -> None:
    camera = Camera.fit([vector(*place) for place in EURASIA], 80, 24)
    for what, a, b in moves:
        if what == "pan":
            camera = camera.moved(a, b)
        elif what == "zoom":
            camera = camera.zoomed(a, b, b % max(1, camera.rows))
        else:
            camera = camera.resized(int(a), b)
        assert abs(camera.lat) <= POLAR + 1e-9
        assert camera.farthest * 0.999 <= camera.scale <= CLOSEST * 1.001
        assert camera.place(camera.width / 2, camera.height / 2) is not None


@given(st.integers(0, 79), st.integers(0, 23), st.floats(1.1, 3))
def test_zooming_keeps_what_is_under_the_pointer(x: int, y: int, factor: float) -> None:
    camera = Camera(45, 70, 400, 80, 24)
    before, after = camera, camera.zoomed(factor, x, y)
    held = before.place((x + 0.5) * 2, (y + 0.5) * 4)
    assert held is not None
    ((now_x, now_y),) = after.project([held])
    assert abs(now_x - (x + 0.5) * 2) <= 1
    assert abs(now_y - (y + 0.5) * 4) <= 1
