"""Property-based tests of all that reads open-ended input; ``make fuzz`` runs the same for an hour."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from .fuzz_properties import PROPERTIES, run


@pytest.mark.parametrize("name", sorted(PROPERTIES))
def test_property(name: str, catalogue: object) -> None:
    chosen = settings(
        max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    run(name, chosen)
