"""Rebuild src/reportedly/models/roles.npz from PolNeAR's train reports: `python training/roles.py`."""

from chains import role_sequences, train

if __name__ == "__main__":
    train("roles", role_sequences())
