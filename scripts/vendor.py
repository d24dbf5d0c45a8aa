"""Fetch the scripts that pages use from the npm registry, as scripts/vendor.json locks them, into web/static/vendor.

``vendor.py`` asks ``npm pack`` for each package and refuses an archive of another hash than the lock's; ``vendor.py FOLDER``
takes the archives from a folder instead. Needed to change a version, never to run the program: what it writes is committed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

LOCK = Path(__file__).with_suffix(".json")
VENDOR = Path(__file__).parents[1] / "src" / "reportedly" / "web" / "static" / "vendor"


def integrity(data: bytes) -> str:
    """The hash of an archive as npm writes it."""
    return f"sha512-{base64.b64encode(hashlib.sha512(data).digest()).decode()}"


def fetched(package: dict[str, Any], folder: Path) -> Path:
    """The archive of a package in ``folder``, asked for where it is not there yet."""
    path = folder / f"{package['name']}-{package['version']}.tgz"
    if not path.exists():
        wanted = f"{package['name']}@{package['version']}"
        subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return path


def taken(package: dict[str, Any], archive: Path) -> dict[str, bytes]:
    """The locked files of an archive, by the name each gets; ValueError for an archive or file of another hash."""
    if integrity(archive.read_bytes()) != package["integrity"]:
        raise ValueError(f"{archive.name} is not what the lock says")
    out = {}
    with tarfile.open(archive) as tar:
        for entry in package["files"]:
            member = tar.extractfile(f"package/{entry['from']}")
            data = member.read() if member else b""
            if hashlib.sha256(data).hexdigest() != entry["sha256"]:
                raise ValueError(f"{entry['from']} of {archive.name} is not what the lock says")
            out[entry["to"]] = data
    return out


def main() -> int:
    """Write every locked file; nothing is written where one of them is not what the lock says."""
    files: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made)
        for package in json.loads(LOCK.read_text(encoding="utf-8"))["packages"]:
            files |= taken(package, fetched(package, folder))
    VENDOR.mkdir(parents=True, exist_ok=True)
    for old in VENDOR.iterdir():
        if old.name not in files:
            old.unlink()
    for name, data in files.items():
        (VENDOR / name).write_bytes(data)
    print(f"{len(files)} files, {sum(map(len, files.values())):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
