"""Pages made to make an extractor slow or hungry, each within every limit of size."""

from __future__ import annotations

NICE = (
    "<html><body><article>"
    + "<p>Crowds gathered at the bridge in Erbil, a medic said.</p>" * 6
    + "</article></body></html>"
)
_CELL = "<p>" + "Crowds gathered " * 10 + "</p>"


def slow() -> str:
    """Tables in tables in tables: 36,000 elements, 48 s of an extractor that walks up from each cell."""
    return "<html><body>" + ("<table><tr><td>" * 60 + _CELL + "</td></tr></table>" * 60) * 200 + "</body></html>"


def hungry() -> str:
    """Three million paragraphs in 15 MB: 900 MB as a tree, before anybody can count them."""
    return "<html><body><article>" + "<p>x\n" * 3_000_000 + "</article>"
