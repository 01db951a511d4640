"""Reads what was fetched elsewhere, for machines without a network: the API's JSON, bulk CSV files, and their ZIPs."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from . import wikidata, worldbank
from .http import ServiceError

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read, unpacked."""
MAX_FILES = 2000


class FolderContents:
    """What a folder or file held."""

    def __init__(self) -> None:
        self.datasets: dict[str, worldbank.Dataset] = {}
        self.holders: list[wikidata.Holder] = []
        self.problems: list[str] = []
        self.refused = 0

    def add(self, dataset: worldbank.Dataset) -> None:
        """Add a dataset; pages of one indicator are put together."""
        old = self.datasets.get(dataset.code)
        if old:
            dataset = worldbank.Dataset(
                dataset.code,
                (*old.observations, *dataset.observations),
                max(old.updated, dataset.updated),
                old.refused + dataset.refused,
            )
        self.datasets[dataset.code] = dataset


def read(path: Path, iso3: Sequence[str]) -> FolderContents:
    """Everything usable in a file, or in the files of a folder; what is not usable becomes a line in ``problems``.

    Raises ServiceError when there is no such file.
    """
    if not path.exists():
        raise ServiceError(f"{path}: no such file or folder")
    found = FolderContents()
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    for file in files[:MAX_FILES]:
        if file.suffix.lower() not in (".json", ".csv", ".zip"):
            if file == path:
                raise ServiceError(
                    f"{f'unsupported extension {file.suffix}' if file.suffix else 'the file name has no extension'}; "
                    "use .json, .csv or .zip"
                )
            continue
        try:
            for name, text in _texts(file):
                _take(name, text, found, iso3)
        except (ServiceError, OSError, UnicodeDecodeError, zipfile.BadZipFile, RecursionError, ValueError) as error:
            found.problems.append(f"{file.name}: {str(error).splitlines()[0] if str(error) else 'not readable'}")
    return found


def _texts(file: Path) -> Iterator[tuple[str, str]]:
    """Names and texts of a file, or of the files in a ZIP. Raises ServiceError for what is too large."""
    if file.suffix.lower() != ".zip":
        if not file.is_file() or file.stat().st_size > MAX_BYTES:
            raise ServiceError(f"larger than {MAX_BYTES // 1024**2} MB")
        yield file.name, file.read_text(encoding="utf-8-sig")
        return
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist()[:MAX_FILES]:
            if entry.is_dir() or not entry.filename.lower().endswith((".csv", ".json")):
                continue
            with archive.open(entry) as handle:
                data = handle.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise ServiceError(f"larger than {MAX_BYTES // 1024**2} MB")
            if not Path(entry.filename).name.startswith("Metadata_"):
                yield entry.filename, io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig").read()


def _take(name: str, text: str, found: FolderContents, iso3: Sequence[str]) -> None:
    if name.lower().endswith(".csv"):
        for dataset in worldbank.parse_csv(text):
            found.add(dataset)
        return
    answer: Any = json.loads(text)
    if isinstance(answer, dict):
        holders, refused = wikidata.parse(answer, iso3)
        found.holders += holders
        found.refused += refused
        return
    code = _code(answer)
    paging, rows, refused = worldbank.parse(answer, code)
    found.add(worldbank.Dataset(code, tuple(rows), paging.lastupdated or "", refused))


def _code(answer: Any) -> str:
    """The indicator of a stored answer: that of its first row."""
    rows = answer[1] if isinstance(answer, list) and len(answer) == 2 else None
    first = rows[0] if isinstance(rows, list) and rows else None
    named = first.get("indicator") if isinstance(first, dict) else None
    return str(named.get("id", "")) if isinstance(named, dict) else ""
