"""Trained networks out of the package."""

import numpy as np
import pytest

from reportedly.models.net import load_network


def test_outputs_by_name() -> None:
    """A network gives its outputs by name, a row for each row that it was given."""
    network = load_network("voice_roles")
    found = network.run(
        {
            "near": np.zeros((2, 5, 128), np.float32),
            "own": np.zeros((2, 128), np.float32),
            "mask": np.ones((2, 5), np.float32),
            "relations": np.zeros((2, 5, 8), np.int64),
        }
    )
    assert {name: array.shape for name, array in found.items()} == {"roles": (2, 5, 4)}


def test_padding_changes_nothing() -> None:
    """Rows beyond the mask leave the others' scores as they are."""
    network = load_network("voice_roles")
    draw = np.random.default_rng(1)
    near = draw.normal(size=(1, 4, 128)).astype(np.float32)
    own = draw.normal(size=(1, 128)).astype(np.float32)
    relations = draw.integers(0, 10, (1, 4, 8))
    bare = network.run({"near": near, "own": own, "mask": np.ones((1, 4), np.float32), "relations": relations})
    wide = {
        "near": np.concatenate([near, np.ones((1, 6, 128), np.float32)], axis=1),
        "own": own,
        "mask": np.array([[1, 1, 1, 1, 0, 0, 0, 0, 0, 0]], np.float32),
        "relations": np.concatenate([relations, np.zeros((1, 6, 8), np.int64)], axis=1),
    }
    np.testing.assert_allclose(network.run(wide)["roles"][:, :4], bare["roles"], atol=1e-4)


def test_a_missing_network_is_told() -> None:
    """A name that the package has no weights for is an error."""
    with pytest.raises(FileNotFoundError):
        load_network("nothing")
