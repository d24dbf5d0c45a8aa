"""The review app on loopback: the only room that speaks HTTP; reads the store and what ``publish`` makes of it."""

from reportedly.web.app import make_app

__all__ = ["make_app"]
