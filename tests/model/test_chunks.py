import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sanctwatch.model.chunks import noun_chunks


def chunks(rows):
    vocab = Vocab()
    words, pos, deps, heads = zip(*rows, strict=True)
    doc = Doc(vocab, words=list(words), pos=list(pos), deps=list(deps), heads=list(heads))
    return [doc[start:end].text for start, end, _ in noun_chunks(doc)]


def test_an_object_is_a_chunk():
    rows = [("They", "PRON", "nsubj", 1), ("lifted", "VERB", "root", 1), ("sanctions", "NOUN", "obj", 1)]
    assert chunks(rows) == ["They", "sanctions"]


def test_a_preposition_and_what_hangs_on_it_stay_outside():
    rows = [
        ("the", "DET", "det", 1),
        ("sale", "NOUN", "nsubj", 4),
        ("of", "ADP", "case", 3),
        ("coal", "NOUN", "nmod", 1),
        ("fell", "VERB", "root", 4),
    ]
    assert chunks(rows) == ["the sale", "coal"]


def test_a_possessor_is_inside_the_chunk_it_owns():
    rows = [
        ("the", "DET", "det", 1),
        ("North", "PROPN", "nmod:poss", 4),
        ("'s", "PART", "case", 1),
        ("missile", "NOUN", "compound", 4),
        ("tests", "NOUN", "root", 4),
    ]
    assert chunks(rows) == ["the North 's missile tests"]


def test_a_name_is_one_chunk():
    rows = [("Nikki", "PROPN", "nsubj", 2), ("Haley", "PROPN", "flat", 0), ("voted", "VERB", "root", 2)]
    assert chunks(rows) == ["Nikki Haley"]


def test_a_coordinated_noun_is_a_chunk_of_its_own():
    rows = [
        ("China", "PROPN", "nsubj", 3),
        ("and", "CCONJ", "cc", 2),
        ("Russia", "PROPN", "conj", 0),
        ("abstained", "VERB", "root", 3),
    ]
    assert chunks(rows) == ["China", "Russia"]


def test_no_parse_is_an_error_that_says_so():
    with pytest.raises(ValueError, match="parse"):
        list(noun_chunks(Doc(Vocab(), words=["sanctions"])))
