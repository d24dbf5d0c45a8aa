"""Rebuild src/reportedly/models/cues.npz from PolNeAR's train reports: `python training/cues.py`."""

from chains import cue_sequences, train

if __name__ == "__main__":
    train("cues", cue_sequences())
