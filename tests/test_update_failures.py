"""``eurasia update`` where a service fails, there is no network, or it is interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from tests.update_server import Reply, Request, serving

from .test_update import POPULATION, eurasia, population, services, table

pytest.importorskip("httpx")


def test_one_service_that_fails_does_not_stop_the_other() -> None:
    def answer(request: Request) -> Reply:
        if request.path == "/sparql":
            return Reply(status=404)
        return services(population)(request)

    with serving(answer) as (base, _):
        done = eurasia("update", base=base)
    assert done.returncode == 0
    assert "2 figures newer" in done.stdout
    assert "HTTP status 404" in done.stdout


def test_without_a_network_it_says_so_once() -> None:
    done = eurasia("update", "--only", "population,gdp")
    assert done.returncode == 1
    assert (done.stdout + done.stderr).count("cannot be reached") == 1
    assert "Traceback" not in done.stderr


def test_an_interrupt_keeps_what_had_come() -> None:
    ended = threading.Event()

    def answer(request: Request) -> Reply:
        if not request.path.endswith(POPULATION):
            ended.wait(60)
        return services(population)(request)

    with serving(answer) as (base, requests):
        env = {**os.environ, "EURASIA_WORLDBANK_URL": base, "NO_PROXY": "*"}
        command = [sys.executable, "-m", "eurasia_tui", "update", "--only", "population,gdp"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env) as process:
            end = time.monotonic() + 60
            while len(requests) < 2 and time.monotonic() < end:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=60)
            ended.set()
    assert process.returncode == 130
    assert "Interrupted" in out
    assert "kazakhstan" in table("population")


def test_a_service_that_closes_its_connection_does_not_end_the_program() -> None:
    """Commands die of closed pipes, as others do; the sockets of this one and of the server are no such pipes."""
    from eurasia_tui.cli import serve, update

    script = (
        "import argparse, signal, sys\n"
        "from eurasia_tui.systems import exit_on_closed_pipes\n"
        "from eurasia_tui.cli import {name} as command\n"
        "exit_on_closed_pipes()\n"
        "parser = argparse.ArgumentParser(); command.configure(parser)\n"
        "try:\n    command.run(parser.parse_args({argv!r}), None)\n"
        "except BaseException: pass\n"
        "sys.exit(signal.getsignal(signal.SIGPIPE) is not signal.SIG_IGN)"
    )
    for module, argv in ((update, ["--from", "/nowhere"]), (serve, ["--port", "-1"])):
        name = module.__name__.rpartition(".")[2]
        done = subprocess.run(
            [sys.executable, "-c", script.format(name=name, argv=argv)], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
