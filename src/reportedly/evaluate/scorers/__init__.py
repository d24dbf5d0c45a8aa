"""The measures, one module a family; tests hold them equal to the scorers that come with the gold data."""
