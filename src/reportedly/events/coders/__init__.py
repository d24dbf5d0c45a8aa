"""Trained sentence coders: hashed linear models over words, and heads over the encoder of models/acts."""

from reportedly.events.coders.incidents import incident_roles, incident_tolls
from reportedly.events.coders.parties import parties_in
from reportedly.events.coders.police import police_labels
from reportedly.events.coders.quad import quad_class
from reportedly.events.coders.relation import Relation, code_relation

__all__ = ["Relation", "code_relation", "incident_roles", "incident_tolls", "parties_in", "police_labels", "quad_class"]
