"""Tests of the linking room."""
