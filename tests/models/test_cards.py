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


@pytest.mark.parametrize("name", ["voices.onnx", "voice_roles.onnx", "pieces.json"])
def test_the_card_tells_the_files_hash(name: str) -> None:
    """The networks are the ones that the card describes."""
    found = hashlib.sha256(MODELS.joinpath(name).read_bytes()).hexdigest()
    assert f"`{name}` {found}" in MODELS.joinpath("voices.md").read_text("utf-8")
