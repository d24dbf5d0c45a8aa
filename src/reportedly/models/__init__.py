"""Weight files (NAME.npz), each with a model card (NAME.md) and a recipe (training/NAME.py) that rebuilds it."""
