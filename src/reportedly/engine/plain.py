"""The frozen types of ``records`` as text and back, without loss: what travels to other machines and into shards.

ASCII JSON: a dataclass is the list of its fields' values in their order, bytes are base64. ``decode`` needs to be
told the type.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_BYTES = "bytes"


def encode(value: object) -> str:
    """One line of ASCII; the same value gives the same line."""
    return json.dumps(_plain(value), separators=(",", ":"))


def decode(kind: type[T], line: str) -> T:
    """The value that ``encode`` made the line of."""
    made: T = _made(kind, json.loads(line))
    return made


def _made(kind: Any, value: Any) -> Any:
    return _maker(kind)(value)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {_BYTES: base64.b64encode(value).decode("ascii")}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if is_dataclass(value):
        return [_plain(getattr(value, f.name)) for f in fields(value)]
    return value


def _same(value: Any) -> Any:
    return base64.b64decode(value[_BYTES]) if isinstance(value, dict) else value


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of a type out of its plain form."""
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        names = [f.name for f in fields(kind)] if is_dataclass(kind) else kind._fields
        makers = [_maker(hints[n]) for n in names]
        return lambda row: kind(*(make(v) for make, v in zip(makers, row, strict=True)))
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        if inner[-1] is Ellipsis:
            each = _maker(inner[0])
            return lambda row: tuple(each(v) for v in row)
        makers = [_maker(x) for x in inner]
        return lambda row: tuple(make(v) for make, v in zip(makers, row, strict=True))
    if get_origin(kind) in (Union, UnionType):
        made = [m for m in (_maker(x) for x in inner if x is not NoneType) if m is not _same]
        if made:
            return lambda value: None if value is None else made[0](value)
    return _same
