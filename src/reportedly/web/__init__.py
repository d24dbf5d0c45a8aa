"""The review app on loopback: the only room that speaks HTTP; reads the store and what ``publish`` makes of it, writes decisions."""

from reportedly.web.app import make_app
from reportedly.web.deciding import Desk

__all__ = ["Desk", "make_app"]
