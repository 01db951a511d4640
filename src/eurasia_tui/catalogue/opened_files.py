"""Which file is really open: what was examined must be what is read, whatever another process does to names meanwhile."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from pathlib import Path

Identity = tuple[int, ...]
"""Device, number, size and times of a file; another content or another file has another one."""
DESCRIPTORS = "/dev/fd"

examined: set[Identity] = set()
"""Files of which this process has found the content good."""


def identity_of(info: os.stat_result) -> Identity:
    """The identity of a file. The time of its last change is set by a renaming too."""
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns


def open_files() -> dict[int, Identity]:
    """Descriptor and identity of each file that this process has open; empty where the system does not report them."""
    found: dict[int, Identity] = {}
    with contextlib.suppress(OSError):
        for name in os.listdir(DESCRIPTORS):
            with contextlib.suppress(OSError, ValueError):
                found[int(name)] = identity_of(os.fstat(int(name)))
    return found


def was_opened(good: Collection[Identity], before: dict[int, Identity], path: Path) -> bool:
    """True when a file opened since ``before`` is one of the good ones."""
    now = open_files()
    if not now:
        return identity_of(path.stat()) in good
    return any(identity in good for number, identity in now.items() if before.get(number) != identity)
