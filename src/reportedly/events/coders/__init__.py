"""Trained sentence coders: hashed linear models over words, run with numpy alone."""

from reportedly.events.coders.police import police_labels
from reportedly.events.coders.quad import quad_class
from reportedly.events.coders.relation import Relation, code_relation

__all__ = ["Relation", "code_relation", "police_labels", "quad_class"]
