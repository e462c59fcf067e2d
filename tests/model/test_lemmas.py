import pytest

from sanctwatch.model.files import default_folder
from sanctwatch.model.lemmas import Lemmas


@pytest.fixture(scope="module")
def lemmas():
    return Lemmas(default_folder() / "lemmas.json")


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "expected"),
    [
        ("is", "AUX", "VBZ", "be"),
        ("'s", "AUX", "VBZ", "be"),
        ("was", "AUX", "VBD", "be"),
        ("wo", "AUX", "MD", "will"),
        ("n't", "PART", "RB", "not"),
        ("me", "PRON", "PRP", "I"),
        ("imposed", "VERB", "VBN", "impose"),
        ("vetoed", "VERB", "VBD", "veto"),
        ("said", "VERB", "VBD", "say"),
        ("met", "VERB", "VBD", "meet"),
        ("sanctions", "NOUN", "NNS", "sanction"),
        ("countries", "NOUN", "NNS", "country"),
        ("Koreans", "PROPN", "NNPS", "Korean"),
        ("Haley", "PROPN", "NNP", "Haley"),
        ("1718", "NUM", "CD", "1718"),
        ("tougher", "ADJ", "JJR", "tough"),
        ("Stronger", "ADJ", "JJR", "strong"),
    ],
)
def test_lemma(lemmas, word, upos, xpos, expected):
    assert lemmas(word, upos, xpos).lower() == expected.lower()
