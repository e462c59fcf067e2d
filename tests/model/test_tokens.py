import pytest
import spacy

from sanctwatch.model.tokens import bend_tokenizer


@pytest.fixture(scope="module")
def bent():
    nlp = spacy.blank("en")
    bend_tokenizer(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No!!!", ["No", "!!!"]),
        ("What?!", ["What", "?!"]),
        ("=====", ["====="]),
        ("---- end", ["----", "end"]),
        ("and/or", ["and", "/", "or"]),
        ("Lt. Col. Diallo", ["Lt.", "Col.", "Diallo"]),
        ("weapons, etc. were", ["weapons", ",", "etc.", "were"]),
        ("No!", ["No", "!"]),
        ("U.S.-led", ["U.S.-led"]),
        ("Kim Jong-un's", ["Kim", "Jong", "-", "un", "'s"]),
        ("S/2017/1018", ["S/2017/1018"]),
    ],
)
def test_words_are_those_of_the_treebanks(bent, text, expected):
    assert [token.text for token in bent(text)] == expected


@pytest.mark.parametrize("text", ["No!!! \n Why?! -- **", "$$$", "a--b==c", "\n\n!!"])
def test_no_character_is_lost(bent, text):
    assert bent(text).text == text
