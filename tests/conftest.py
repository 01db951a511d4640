"""Fixtures: an own home for every test, the built-in catalogue opened once, small packs written by hand."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

from eurasia_tui import paths, preferences
from eurasia_tui.query.catalogue import Catalogue

from .mapping import write as write_maps

ROOT = Path(__file__).parents[1]

# No test asserts a time. In CI the examples are the same at each run: a change fails for what it changed; `make fuzz`
# looks for what no run has tried.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("tests"), derandomize=True)
settings.load_profile("ci" if os.environ.get("EURASIA_CI") else "tests")


LONGEST = (
    "monkey_large monkey_small monkey extremes terminal arguments authoring serve_limits early_frame catalogue_lost signals_at_work cite crash fuzz "
    "ssh kiosk documents map_view snapshots notes install ask content exports pty serve key_bundles hostile_text "
    "citation_styles app notes_faults check"
).split()
"""Files that take longest, the longest first: they begin first, so that no worker has a long one left at the end."""


def pytest_xdist_auto_num_workers() -> int:
    """``-n auto``: four more than there are processors, since tests of screens and terminals wait for half their time."""
    return (os.cpu_count() or 1) + 4


def pytest_configure(config: pytest.Config) -> None:
    """Workers take files in our order, not those with most tests first."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Among workers the longest files first."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = {f"test_{name}.py": index for index, name in enumerate(LONGEST)}
        items.sort(key=lambda item: place.get(item.path.name, len(place)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that is skipped."""
    return _failed_if_missing((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A file that is skipped whole."""
    return _failed_if_missing((yield))


Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def _failed_if_missing(report: Report) -> Report:
    """Where ``EURASIA_CI`` is set everything is to be installed: what is skipped because it is not has failed."""
    if (
        report.skipped
        and not hasattr(report, "wasxfail")
        and os.environ.get("EURASIA_CI")
        and "not installed" in str(report.longrepr)
    ):
        report.outcome, report.longrepr = "failed", f"skipped where nothing may be missing: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def signals_as_at_a_terminal() -> None:
    """Processes inherit ignored signals; what runs the tests in the background (nohup, a job) ignores some."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for the session, so that the built-in pack is compiled once."""
    base = tmp_path_factory.getbasetemp()
    # Workers share the folder above their own.
    cache = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared-cache"
    cache.mkdir(exist_ok=True)
    os.environ["XDG_CACHE_HOME"] = str(cache)
    if "PYTEST_XDIST_WORKER" in os.environ:
        _compile_once(cache / "lock")
    return cache


def _compile_once(lock: Path) -> None:
    """The first of the workers compiles the built-in pack; the others wait for it."""
    with contextlib.suppress(ImportError), lock.open("w") as handle:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
        Catalogue.open(own=False).close()


def link_catalogues(cache: Path) -> None:
    """Make a folder for ``XDG_CACHE_HOME`` that has the catalogues compiled so far, and none that tests beside this one make."""
    folder = cache / "eurasia/catalogues"
    folder.mkdir(parents=True)
    for file in (paths.cache_dir() / "catalogues").glob("*.sqlite"):
        with contextlib.suppress(FileNotFoundError):  # one of those tests has ended
            (folder / file.name).hardlink_to(file)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, so that none sees a user's notes or settings."""
    home = tmp_path / "home"
    home.mkdir()
    if hasattr(signal, "SIGPIPE"):  # a command called here has set it for its process
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")  # 27 November 2026: how old the data is does not change
    monkeypatch.setenv("EURASIA_START", "countries")  # a list in place of the start screen, which has tests of its own
    for name in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "EURASIA_CONTENT",
        "EURASIA_KIOSK",
        "EURASIA_FRESH",
        "NO_COLOR",
    ):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(scope="session")
def catalogue(shared_cache: Path) -> Iterator[Catalogue]:
    """The built-in catalogue."""
    opened = Catalogue.open(own=False)
    yield opened
    opened.close()


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def eurasia() -> Run:
    """The command line as a process."""

    def run(*args: str, stdin: str = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "eurasia_tui", *args],
            input=stdin,
            capture_output=True,
            text=True,
            env={**os.environ, **(env or {})},
            timeout=120,
            check=False,
        )

    return run


Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def pack(tmp_path: Path) -> Write:
    """Writes a pack from a mapping of file names to texts."""

    def write(files: dict[str, str]) -> Path:
        root = tmp_path / "pack"
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    return write


SOURCE = 'name = "A source"\ntype = "report"\nlicence = "not stated"\n'
COUNTRY = (
    'name = "Landia"\nsummary = "A country; see [[bund]]."\ngroup = "Central Asia"\nsource = "src"\nas_of = 2024\n'
    'iso2 = "LA"\n\n[[facts]]\nlabel = "Population"\nvalue = 1000\nunit = "people"\n'
)
ORGANISATION = (
    'name = "Bund"\ntype = "forum"\nsource = "src"\nas_of = 2024\nacronyms = { en = "BND" }\n\n'
    'members = [\n  { who = "landia", from = "2010-05-01" },\n]\n'
)


@pytest.fixture
def small() -> dict[str, str]:
    """A small pack that stands alone and is valid."""
    return {
        "pack.toml": 'name = "Small"\nstandalone = true\ndata_date = 2024-06-30\n',
        "sources/src.toml": SOURCE,
        "countries/landia.toml": COUNTRY,
        "organisations/bund.toml": ORGANISATION,
    }


@pytest.fixture
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that has a clipboard, outside tmux; dates as they are by default."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TMUX", "STY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    preferences.use()


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[Catalogue]:
    """The small pack of maps."""
    opened = Catalogue.open(str(write_maps(tmp_path_factory.mktemp("maps"))), own=False)
    yield opened
    opened.close()
