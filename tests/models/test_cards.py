"""Model cards beside the weight files."""

import hashlib
from importlib import resources

import pytest

MODELS = resources.files("reportedly.models")
FILES = [f.name for f in MODELS.iterdir() if f.name.endswith((".npz", ".onnx", ".json"))]


@pytest.mark.parametrize("name", FILES)
def test_every_weight_file_is_named_by_a_card(name: str) -> None:
    """Each file of weights has its own card or is named in another's."""
    cards = {f.name: f.read_text("utf-8") for f in MODELS.iterdir() if f.name.endswith(".md")}
    assert f"{name.rsplit('.', 1)[0]}.md" in cards or any(name in text for text in cards.values())


NETWORKS = {
    "voices.md": ("voices.onnx", "voice_roles.onnx", "pieces.json"),
    "acts.md": ("acts.onnx", "act_tokens.onnx", "act_roles.onnx", "acts.npz"),
}


@pytest.mark.parametrize(("card", "name"), [(c, n) for c, names in NETWORKS.items() for n in names])
def test_the_card_tells_the_files_hash(card: str, name: str) -> None:
    """The networks are the ones that the card describes."""
    found = hashlib.sha256(MODELS.joinpath(name).read_bytes()).hexdigest()
    assert f"`{name}` {found}" in MODELS.joinpath(card).read_text("utf-8")
