"""Column types that keep every string exactly, on both engines.

PostgreSQL's text cannot hold U+0000 and no database holds lone surrogates; page text has both now and then. They are
written with an escape that ordinary text never needs, so that what is read back is what was put in.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_ESCAPE = "\x1a"
_UNSAFE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


def escape(text: str) -> str:
    """``text`` with U+0000, U+001A and lone surrogates written as U+001A and four hex digits."""
    return _UNSAFE.sub(lambda m: f"{_ESCAPE}{ord(m[0]):04x}", text)


def unescape(text: str) -> str:
    """The text that ``escape`` was given."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if _ESCAPE in text else text


class Words(TypeDecorator[str]):
    """Text of a page, or anything made of it: comes back to the character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """What is written."""
        return None if value is None else escape(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """What is read."""
        return None if value is None else unescape(value)


class Key(TypeDecorator[str]):
    """An id or another value that rows are sorted by: by code point on both engines, whatever the server's locale."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text; on PostgreSQL with the collation that compares bytes."""
        return dialect.type_descriptor(String(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """What is written."""
        return None if value is None else escape(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """What is read."""
        return None if value is None else unescape(value)
