"""Roles of a predicate, on Docs built by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from sanctwatch.extract.grammar import (
    antecedent,
    case_of,
    clause_span,
    complements,
    conjuncts,
    doers,
    holders,
    is_negated,
    is_passive,
    surface_subjects,
    undergoers,
)

_VOCAB = spacy.blank("en").vocab
_POS = {"V": "VERB", "N": "NOUN", "J": "ADJ", "I": "ADP", "W": "PRON", "P": "PRON", "R": "ADV", "M": "AUX"}


def parse(parsed):
    """Build a Doc of `word/tag/relation/head`, the head by its number; lemmas are the words."""
    rows = [row.rsplit("/", 3) for row in parsed.split()]
    words, tags, deps, heads = zip(*rows, strict=True)
    pos = ["PROPN" if tag.startswith("NNP") else _POS.get(tag[0], "X") for tag in tags]
    numbers = [int(head) for head in heads]
    lemmas = [word.lower() for word in words]
    return Doc(_VOCAB, list(words), tags=list(tags), pos=pos, lemmas=lemmas, deps=list(deps), heads=numbers)


def words(tokens):
    return [token.text for token in tokens]


ACTIVE = "Russia/NNP/nsubj/1 vetoed/VBD/root/1 drafts/NNS/obj/1"
PASSIVE = "Drafts/NNS/nsubj:pass/2 were/VBD/aux:pass/2 vetoed/VBN/root/2 by/IN/case/4 Russia/NNP/obl/2"
NO_AGENT = "Drafts/NNS/nsubj:pass/2 were/VBD/aux:pass/2 vetoed/VBN/root/2 in/IN/case/4 Geneva/NNP/obl/2"
RELATIVE = "Russia/NNP/root/0 ,/,/punct/3 which/WDT/nsubj/3 vetoed/VBD/acl:relcl/0 it/PRP/obj/3"
PARTICIPLE = "Russia/NNP/nsubj/4 ,/,/punct/2 citing/VBG/acl/0 law/NN/obj/2 vetoed/VBD/root/4 it/PRP/obj/4"
BEHIND = "Drafts/NNS/root/0 tabled/VBN/acl/0 by/IN/case/3 France/NNP/obl/1"
CONTROL = "Russia/NNP/nsubj/1 sought/VBD/root/1 to/TO/mark/3 block/VB/xcomp/1 it/PRP/obj/3"
OBJECT = "Paris/NNP/nsubj/1 urge/VBD/root/1 Oslo/NNP/obj/1 to/TO/mark/4 block/VB/xcomp/1 it/PRP/obj/4"
CONJUNCT = "Russia/NNP/nsubj/1 condemned/VBD/root/1 and/CC/cc/3 vetoed/VBD/conj/1 drafts/NNS/obj/3"
TIED = "A/DT/det/4 British/JJ/compound/3 -/HYPH/punct/3 drafted/VBN/amod/4 text/NN/root/4"
UNTIED = "A/DT/det/3 long/JJ/amod/3 drafted/VBN/amod/3 text/NN/root/3"


@pytest.mark.parametrize(
    ("parsed", "number", "who", "what"),
    [
        (ACTIVE, 1, ["Russia"], ["drafts"]),
        (PASSIVE, 2, ["Russia"], ["Drafts"]),
        (NO_AGENT, 2, [], ["Drafts"]),
        (RELATIVE, 3, ["Russia"], ["it"]),
        (PARTICIPLE, 2, ["Russia"], ["law"]),
        (PARTICIPLE, 4, ["Russia"], ["it"]),
        (BEHIND, 1, ["France"], ["Drafts"]),
        (CONTROL, 3, ["Russia"], ["it"]),
        (OBJECT, 4, ["Oslo"], ["it"]),
        (CONJUNCT, 1, ["Russia"], ["drafts"]),
        (CONJUNCT, 3, ["Russia"], ["drafts"]),
        (TIED, 3, ["British"], ["text"]),
        (UNTIED, 2, [], []),
    ],
)
def test_who_does_it_and_who_undergoes_it(parsed, number, who, what):
    verb = parse(parsed)[number]
    assert (words(doers(verb)), words(undergoers(verb))) == (who, what)


@pytest.mark.parametrize(
    ("parsed", "number", "passive"),
    [(ACTIVE, 1, False), (PASSIVE, 2, True), (BEHIND, 1, True), (PARTICIPLE, 2, False), (TIED, 3, True)],
)
def test_passives_are_told_by_their_form(parsed, number, passive):
    assert is_passive(parse(parsed)[number]) is passive


@pytest.mark.parametrize(
    ("parsed", "number", "who"),
    [
        ("Moscow/NNP/nmod:poss/2 's/POS/case/0 rejection/NN/root/2 of/IN/case/4 it/PRP/nmod/2", 2, ["Moscow"]),
        ("The/DT/det/2 Russian/JJ/amod/2 veto/NN/root/2", 2, ["Russian"]),
        ("Rejection/NN/root/0 by/IN/case/2 Moscow/NNP/nmod/0", 0, ["Moscow"]),
        (
            "Rejection/NN/root/0 of/IN/case/2 bans/NNS/nmod/0 by/IN/case/4 Moscow/NNP/nmod/2",
            0,
            ["Moscow"],
        ),
        ("Rejection/NN/root/0 of/IN/case/2 bans/NNS/nmod/0 in/IN/case/4 Moscow/NNP/nmod/2", 0, []),
    ],
)
def test_who_holds_a_noun(parsed, number, who):
    assert words(holders(parse(parsed)[number])) == who


@pytest.mark.parametrize(("verb", "who"), [("make", ["Moscow"]), ("issue", ["Moscow"]), ("veto", []), ("welcome", [])])
def test_only_a_light_verb_gives_its_subject_to_what_its_object_asks_for(verb, who):
    doc = parse(f"Moscow/NNP/nsubj/1 {verb}/VBD/root/1 bids/NNS/obj/1 to/TO/mark/4 extend/VB/acl/2 it/PRP/obj/4")
    assert words(surface_subjects(doc[4])) == who


def test_a_relative_pronoun_stands_for_its_noun():
    doc = parse(RELATIVE)
    assert antecedent(doc[2]).text == "Russia"
    assert antecedent(doc[4]).text == "it"


def test_conjuncts_are_those_below_a_word():
    doc = parse("Russia/NNP/nsubj/4 ,/,/punct/2 China/NNP/conj/0 and/CC/cc/2 veto/VBP/root/4 Iran/NNP/obj/4")
    assert words(conjuncts(doc[0])) == ["Russia", "China"]


def test_the_preposition_of_a_phrase_stands_before_it():
    doc = parse("because/IN/case/2 of/IN/fixed/0 Iran/NNP/obl/3 acted/VBD/root/3")
    assert case_of(doc[2]) == "because of"
    assert case_of(doc[3]) == ""


def test_complements_are_clauses_behind_the_verb():
    doc = parse("To/TO/mark/1 win/VB/advcl/3 Iran/NNP/nsubj/3 wants/VBZ/root/3 to/TO/mark/5 talk/VB/xcomp/3")
    assert words(complements(doc[3])) == ["talk"]
    assert words(complements(doc[3], gerund=True)) == []


@pytest.mark.parametrize(
    ("parsed", "number", "negated"),
    [
        ("Iran/NNP/nsubj/3 did/VBD/aux/3 not/RB/advmod/3 talk/VB/root/3", 3, True),
        ("No/DT/det/1 member/NN/nsubj/2 talked/VBD/root/2", 2, True),
        ("Nobody/NN/nsubj/1 talked/VBD/root/1", 1, True),
        ("Iran/NNP/nsubj/1 said/VBD/root/1 not/RB/advmod/3 all/DT/nsubj/4 came/VBD/ccomp/1", 1, False),
    ],
)
def test_negation_has_scope(parsed, number, negated):
    assert is_negated(parse(parsed)[number], frozenset({"not", "never", "no"})) is negated


def test_a_clause_ends_where_the_next_one_is_joined():
    doc = parse("Iran/NNP/nsubj/1 spoke/VBD/root/1 and/CC/cc/4 Oman/NNP/nsubj/4 left/VBD/conj/1 ././punct/1")
    assert clause_span(doc[1]) == (0, 1)


@pytest.mark.parametrize(
    ("parsed", "objects"),
    [
        (  # behind an adverbial, as the Council's own press releases have it
            "Oslo/NNP/nsubj/1 kept/VBD/root/1 for/IN/case/3 May/NNP/obl/1 ,/,/punct/6 the/DT/det/6 ban/NN/parataxis/1",
            ["ban"],
        ),
        ("Oslo/NNP/nsubj/1 kept/VBD/root/1 until/IN/case/3 May/NNP/obl/1 the/DT/det/5 ban/NN/obl/1", ["ban"]),
        (
            "China/NNP/nsubj/1 read/VBD/root/1 ,/,/punct/3 later/RB/advmod/1 ,/,/punct/6 a/DT/det/6 text/NN/nsubj/1",
            ["text"],
        ),
        # somebody else's clause, a speaker, a place
        ("Oslo/NNP/nsubj/1 left/VBD/root/1 ,/,/punct/5 a/DT/det/4 envoy/NN/nsubj/5 said/VBD/parataxis/1", []),
        ("left/VBD/root/0 ,/,/punct/2 later/RB/advmod/0 ,/,/punct/5 the/DT/det/5 envoy/NN/nsubj/0", []),
        ("Oslo/NNP/nsubj/1 left/VBD/root/1 ,/,/punct/5 for/IN/case/5 the/DT/det/5 spring/NN/obl/1", []),
    ],
)
def test_a_heavy_object_stands_behind_what_is_short(parsed, objects):
    doc = parse(parsed)
    verb = next(token for token in doc if token.dep_ == "root")
    assert words(undergoers(verb)) == objects


def test_a_subject_is_not_shared_across_a_clause_that_has_its_own():
    parted = parse(
        "Oslo/NNP/nsubj/1 spoke/VBD/root/1 ;/:/punct/4 nine/CD/nsubj/4 voted/VBD/parataxis/1 left/VBD/parataxis/1"
    )
    assert words(doers(parted[5])) == []
    alone = parse("Oslo/NNP/nsubj/1 spoke/VBD/root/1 ;/:/punct/4 then/RB/advmod/4 abstained/VBD/parataxis/1")
    assert words(doers(alone[4])) == ["Oslo"]
