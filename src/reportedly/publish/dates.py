"""How days are written: English, German, French, Spanish, Arabic, or ISO 8601. Numbers and all other words stay English.

The tables are our own, so that the same store gives the same page whatever else is installed; a test holds them against
babel's (CLDR). Arabic uses the month names that CLDR gives for ``ar`` ("يناير"), which Egypt and the Gulf use.
"""

from __future__ import annotations

from dataclasses import dataclass

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_DAY = {"en": "{d} {m} {y}", "de": "{d}. {m} {y}", "fr": "{d} {m} {y}", "es": "{d} de {m} de {y}", "ar": "{d} {m} {y}"}
_MONTH = {"en": "{m} {y}", "de": "{m} {y}", "fr": "{m} {y}", "es": "{m} de {y}", "ar": "{m} {y}"}
_UNKNOWN = {
    "en": "date unknown",
    "iso": "date unknown",
    "de": "Datum unbekannt",
    "fr": "date inconnue",
    "es": "fecha desconocida",
    "ar": "تاريخ غير معروف",
}
STYLES = ("en", "iso", "de", "fr", "es", "ar")
# Arabic dates stand inside English text: the isolates keep day, month and year in their own order.
_ISOLATE, _END = "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class Dates:
    """Writes days in one of ``STYLES``."""

    style: str = "en"

    @property
    def language(self) -> str:
        """The language of what is written, "" where it is the page's own."""
        return "" if self.style in ("en", "iso") else self.style

    def day(self, iso: str) -> str:
        """An ISO day as "8 March 2023"; other text as it is, "date unknown" for none."""
        return self._whole(self._day(iso)) if _parts(iso) or not iso else iso

    def _day(self, iso: str) -> str:
        parts = _parts(iso)
        if parts is None:
            return iso or _UNKNOWN[self.style]
        if self.style == "iso":
            return iso[:10]
        y, m, d = parts
        first = "1er" if self.style == "fr" and d == 1 else str(d)
        return _DAY[self.style].format(d=first, m=_MONTHS[self.style].split()[m - 1], y=y)

    def month(self, iso: str) -> str:
        """An ISO day's month as "March 2023"."""
        parts = _parts(iso)
        if parts is None:
            return self.day(iso)
        y, m, _ = parts
        if self.style == "iso":
            return iso[:7]
        return self._whole(_MONTH[self.style].format(m=_MONTHS[self.style].split()[m - 1], y=y))

    def days(self, start: str, end: str) -> str:
        """A stretch of days: "8 March 2023", "8–10 March 2023", "28 February 2023 – 2 March 2023"."""
        first, last = _parts(start), _parts(end)
        if not end or end == start or first is None or last is None:
            return self.day(start)
        if first[:2] == last[:2] and self.style in ("en", "es", "fr"):
            return f"{'1er' if self.style == 'fr' and first[2] == 1 else first[2]}–{self.day(end)}"
        if first[:2] == last[:2] and self.style == "de":
            return f"{first[2]}.–{self.day(end)}"
        return self._whole(f"{self._day(start)} – {self._day(end)}")

    def _whole(self, text: str) -> str:
        return f"{_ISOLATE}{text}{_END}" if self.style == "ar" else text


def _parts(iso: str) -> tuple[int, int, int] | None:
    """Year, month and day of an ISO day, None for other text."""
    parts = iso[:10].split("-")
    if len(parts) != 3 or not all(p.isdecimal() for p in parts) or not 1 <= int(parts[1]) <= 12:
        return None
    return int(parts[0]), int(parts[1]), int(parts[2])


ENGLISH = Dates()
