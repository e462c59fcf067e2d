"""The tense of a clause, on Docs built by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from sanctwatch.extract.clauses import clause_of, is_perfect, is_pluperfect, tense_of

_VOCAB = spacy.blank("en").vocab


def _doc(parsed):
    """Build a Doc of `word/tag/relation/head`, the head by its number."""
    rows = [row.rsplit("/", 3) for row in parsed.split()]
    words, tags, deps, heads = zip(*rows, strict=True)
    return Doc(_VOCAB, list(words), tags=list(tags), deps=list(deps), heads=[int(head) for head in heads])


@pytest.mark.parametrize(
    ("parsed", "number", "tense"),
    [
        ("Russia/NNP/nsubj/1 vetoed/VBD/root/1", 1, "past"),
        ("Russia/NNP/nsubj/2 has/VBZ/aux/2 vetoed/VBN/root/2", 2, "past"),
        ("Russia/NNP/nsubj/1 vetoes/VBZ/root/1", 1, "present"),
        ("Russia/NNP/nsubj/2 will/MD/aux/2 veto/VB/root/2", 2, "future"),
        ("Council/NNP/nsubj/2 to/TO/mark/2 vote/VB/root/2", 2, "future"),
        ("It/PRP/nsubj/2 is/VBZ/aux/2 set/VBN/root/2 to/TO/mark/4 return/VB/xcomp/2", 4, "future"),
        ("A/DT/det/1 vote/NN/nsubj:pass/3 is/VBZ/aux:pass/3 expected/VBN/root/3", 1, "future"),
        ("It/PRP/nsubj/1 moved/VBD/root/1 to/TO/mark/3 lift/VB/xcomp/1 bans/NNS/obj/3", 3, "past"),
        ("It/PRP/nsubj/1 fell/VBD/root/1 ,/,/punct/3 drawing/VBG/advcl/1 two/CD/obj/3", 3, "past"),
        ("Lifted/VBN/root/0", 0, "past"),
        ("Veto/NN/root/0", 0, ""),
    ],
)
def test_tense_is_read_off_the_verb_and_its_auxiliaries(parsed, number, tense):
    assert tense_of(_doc(parsed)[number]) == tense


def test_a_noun_stands_in_the_clause_of_its_verb():
    doc = _doc("It/PRP/nsubj/1 blocked/VBD/root/1 the/DT/det/3 text/NN/obj/1 tabled/VBN/acl/3 there/RB/advmod/4")
    assert [clause_of(token).i for token in doc] == [1, 1, 1, 1, 4, 4]


def test_perfects_are_told_apart():
    had = _doc("It/PRP/nsubj/2 had/VBD/aux/2 vetoed/VBN/root/2")[2]
    has = _doc("It/PRP/nsubj/2 has/VBZ/aux/2 vetoed/VBN/root/2")[2]
    assert (is_pluperfect(had), is_perfect(had)) == (True, False)
    assert (is_pluperfect(has), is_perfect(has)) == (False, True)
