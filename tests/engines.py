"""Engines that tests start and stop themselves: a PostgreSQL server of this machine's packages, a Spark in this process."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

#: Settings of a database that is thrown away.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off", "max_connections=5")


def postgres_programs() -> Path:
    """The folder of initdb and postgres; the test is skipped, and says so, where they are not installed."""
    found = shutil.which("initdb")
    folders = [Path(os.path.realpath(found)).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")


def _as_ordinary_user(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: as root its programs are started as nobody."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "nobody", "nogroup")
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


@contextmanager
def postgres() -> Iterator[Any]:
    """A connection to a server of its own on a loopback port, in a folder that is removed with it."""
    psycopg = pytest.importorskip("psycopg")
    programs = postgres_programs()
    with tempfile.TemporaryDirectory() as place, socket.socket() as free:
        folder = Path(place)
        user = _as_ordinary_user(folder)
        (folder / "password").write_text(secrets.token_hex(16))
        if user:
            shutil.chown(folder / "password", "nobody", "nogroup")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": place}
        made = ["-D", f"{place}/data", "-U", "ruledsl", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run([*user, programs / "initdb", *made, f"--pwfile={place}/password"], check=True, **quiet)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        options = [word for setting in _FAST for word in ("-c", setting)]
        where = ["-D", f"{place}/data", "-h", "127.0.0.1", "-p", str(port), "-k", place]
        server = subprocess.Popen([*user, programs / "postgres", *where, *options], **quiet)
        try:
            password = (folder / "password").read_text()
            with _connected(psycopg, port, password) as connection:
                yield connection
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)


def _connected(psycopg: Any, port: int, password: str) -> Any:
    """A connection, as soon as the server takes one."""
    address = f"host=127.0.0.1 port={port} user=ruledsl dbname=postgres password={password}"
    for _ in range(100):
        try:
            return psycopg.connect(address, autocommit=True)
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def java() -> None:
    """The test is skipped, and says so, where there is no Spark or no Java that it can run on."""
    pytest.importorskip("pyspark")
    program = shutil.which("java", path=f"{os.environ.get('JAVA_HOME', '')}/bin:{os.environ.get('PATH', '')}")
    if program is None:
        pytest.skip("Java is not installed (apt-get install openjdk-17-jre-headless)")
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    if '"17.' not in said and '"11.' not in said:
        pytest.skip(f"this Spark needs Java 11 or 17, not {said.splitlines()[0] if said else 'none'}")


def spark() -> Any:
    """A session."""
    java()
    from ruledsl.backends.sql_spark import session  # noqa: PLC0415

    return session()
