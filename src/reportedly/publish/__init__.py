"""The publish room: reads the store, withholds private persons, then renders; it never recomputes a value."""

from reportedly.publish.exports import FORMATS, Written, export, write
from reportedly.publish.pdf import write_page
from reportedly.publish.reason import unredacted
from reportedly.publish.redact import WITHHELD, Redactor
from reportedly.publish.report import ReportOptions, report_html, report_markdown
from reportedly.publish.shelf import Shelf

__all__ = [
    "FORMATS",
    "WITHHELD",
    "Redactor",
    "ReportOptions",
    "Shelf",
    "Written",
    "export",
    "report_html",
    "report_markdown",
    "unredacted",
    "write",
    "write_page",
]
