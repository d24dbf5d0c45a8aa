"""The report as a PDF, printed by a Chromium that is installed; it runs without network and reads one file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly.errors import ReportedlyError

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
VARIABLE = "REPORTEDLY_CHROMIUM"
SECONDS = 300  # a page of 220 kB took 22 to 38 s on a machine that was busy with other work
_FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps"),
    # no name resolves, and what has an address goes to a proxy that is not there
    *("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--no-pdf-header-footer"),
)
_TAG = re.compile(rb"node\d{8}")
_STAMP = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)")


def chromium() -> str:
    """The program to print with: that named in the environment, or the first of ``PROGRAMS`` that is installed.

    Raises ReportedlyError R307 where there is none.
    """
    named = os.environ.get(VARIABLE, "")
    if named:
        found = shutil.which(named)
        if found is None:
            raise ReportedlyError("R307", f"{VARIABLE} names {named!r}, which is no program")
        return found
    for name in PROGRAMS:
        found = shutil.which(name)
        if found is not None:
            return found
    raise ReportedlyError("R307", f"none of {', '.join(PROGRAMS)} is installed")


def write_pdf(page: str, output: Path) -> None:
    """Print an HTML page to ``output``; the same page and the same Chromium give the same file.

    Raises ReportedlyError R307 without Chromium, R308 where it writes nothing, OSError where ``output`` cannot be written.
    """
    program = chromium()
    # a browser from a snap sees no hidden folder and no /tmp but its own; the output's folder it does see
    with TemporaryDirectory(prefix="report-", dir=output.resolve().parent) as folder:
        source, made = Path(folder, "report.html"), Path(folder, "report.pdf")
        source.write_text(page, encoding="utf-8", errors="xmlcharrefreplace")
        command = [program, *_FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium refuses to start as root with it
        try:
            done = subprocess.run(  # noqa: S603 -- the user's own browser, no shell, one file of ours
                [*command, source.as_uri()], capture_output=True, text=True, check=False, timeout=SECONDS
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ReportedlyError("R308", str(error)) from error
        if not made.is_file() or not made.stat().st_size:
            last = (done.stderr.strip() or "no message").splitlines()[-1]
            raise ReportedlyError("R308", f"exit status {done.returncode}, {last}")
        output.write_bytes(_settled(made.read_bytes()))


def _settled(pdf: bytes) -> bytes:
    """The same file without what differs from one printing to the next, every offset in it as it was.

    The time of printing becomes blanks; the names of the tags, which Chromium counts from any number on, count from 0.
    """
    names = {name: b"node%08d" % rank for rank, name in enumerate(sorted(set(_TAG.findall(pdf))))}
    return _TAG.sub(lambda m: names[m.group()], _STAMP.sub(lambda m: b" " * len(m.group()), pdf))


def write_page(page: str, out: Path, *, pdf: bool) -> None:
    """Write a report to a file as it is, or printed; raises ReportedlyError R502 where that cannot be, R307 and R308 as above."""
    try:
        if pdf:
            write_pdf(page, out)
        else:
            out.write_text(page, encoding="utf-8", errors="xmlcharrefreplace")
    except OSError as error:
        raise ReportedlyError("R502", f"{out}: {error.strerror or error}") from error
