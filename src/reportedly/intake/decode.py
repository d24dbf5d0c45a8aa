"""Bytes to text: the charset that is stated, or the one that the bytes themselves show; never a silent loss."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""", re.IGNORECASE)
_HEAD = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The web reads these labels as windows-1252 and its kin (WHATWG Encoding Standard, names and labels).
_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
# Legacy single-byte charsets and the letters that make up most of running text in what they were made for.
_LEGACY = (
    ("cp1256", "\u0627\u0644\u064a\u0645\u0646\u0648\u0631\u062a\u0628\u0629\u062f\u0639\u0647\u0633"),
    ("cp1251", "\u043e\u0435\u0430\u0438\u043d\u0442\u0441\u0440\u0432\u043b\u043a\u043c\u0434\u043f"),
    ("cp1253", "\u03b1\u03bf\u03b9\u03b5\u03c4\u03bd\u03c3\u03c1\u03ba\u03c0\u03bb\u03bc\u03c5\u03c2"),
    ("cp1255", "\u05d9\u05d5\u05d4\u05dc\u05d0\u05e8\u05ea\u05d1\u05e9\u05de\u05e0\u05d3\u05db\u05e2"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it was read in, and the byte offset of the first byte that charset lacks (None: all read)."""

    text: str
    charset: str
    bad: int | None = None


def decode(data: bytes, stated: str = "", *, markup: bool = False) -> Decoded:
    """The text of ``data``.

    A byte order mark decides; else UTF-8 where the bytes are valid UTF-8; else the stated charset (``stated``, or
    the markup's own), unless the bytes plainly show another alphabet; else what the bytes show. A byte that cannot
    be read becomes U+FFFD and its offset is given.
    """
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], charset, len(mark))
    labels = [x for x in (_known(stated), _known(_own_label(data)) if markup else "") if x]
    if wide := _utf16(data[:_HEAD]):
        return _strict(data, wide)
    first_bad = _first_bad(data, "utf-8")
    if first_bad is None:
        if labels and labels[0] not in {"utf-8", "cp1252"} and data.isascii():
            return _strict(data, labels[0])  # ISO-2022-JP and its kin are ASCII bytes
        return Decoded(data.decode("utf-8"), "utf-8")
    if _mostly_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8", first_bad)
    shown = _shown(data)
    label = next((x for x in labels if x not in {"utf-8", "utf-16-le", "utf-16-be"}), "")
    if label and (label != "cp1252" or shown == "cp1252"):
        return _strict(data, label)
    read = _strict(data, shown)
    claimed = bool(labels) and labels[0] == "utf-8"
    return Decoded(read.text, read.charset, first_bad if claimed else read.bad)


def clean(text: str) -> str:
    r"""``text`` with line ends as ``\\n`` and without control characters other than ``\\n`` and ``\\t``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x85", "\n")
    return _CONTROL.sub("", text)


def _own_label(data: bytes) -> str:
    head = data[:_HEAD]
    found = _XML.search(head) or _META.search(head)
    return found[1].decode("ascii") if found else ""


def _known(label: str) -> str:
    """Python's name for a charset label as the web reads it; "" for an unknown one and for one that is no charset."""
    try:
        info = codecs.lookup(label.strip().lower()) if label else None
    except (LookupError, ValueError):
        return ""
    if info is None or not info._is_text_encoding:  # noqa: SLF001 - the only sign that tells base64 from a charset
        return ""
    return _WEB.get(info.name, info.name)


def _first_bad(data: bytes, charset: str) -> int | None:
    try:
        data.decode(charset)
    except UnicodeDecodeError as e:
        return e.start
    return None


def _strict(data: bytes, charset: str, skipped: int = 0) -> Decoded:
    bad = _first_bad(data, charset)
    return Decoded(data.decode(charset, "replace"), charset, None if bad is None else bad + skipped)


def _utf16(head: bytes) -> str:
    """UTF-16 without a mark: in European text every other byte is zero."""
    half = len(head) // 2
    if half < 8:
        return ""
    if head[1::2].count(0) > 0.4 * half and head[0::2].count(0) < 0.02 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.4 * half and head[1::2].count(0) < 0.02 * half:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with a few broken ones, and not a legacy charset."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    right = sum(1 for _ in re.finditer(r"[\u0080-\ufffc]", text))
    return right > 2 * broken


def _shown(data: bytes) -> str:
    """The legacy charset that the bytes show: whole words of high bytes are no Western European text."""
    runs = [m[0] for m in _HIGH_RUN.finditer(data[: 1 << 18])]
    high = sum(map(len, runs))
    if high < 8 or sum(len(r) for r in runs if len(r) >= 3) < 0.6 * high:
        return "cp1252"
    joined = b" ".join(runs)

    def share(candidate: tuple[str, str]) -> float:
        text = joined.decode(candidate[0], "replace").lower()
        return sum(map(text.count, candidate[1])) / high

    best = max(_LEGACY, key=share)
    return best[0] if share(best) > 0.4 else "cp1252"
