"""The lexicon of frames keeps its contract: fields, allowed values, unique ids, no pattern claimed twice."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import sanctwatch
from sanctwatch.catalogue import load_catalogue

FRAMES = Path(sanctwatch.__file__).parent / "data" / "frames"

# Types of the SPEC with the root of PLOVER that each one has there.
PLOVER_BY_TYPE = {
    "accuse": "ACCUSE",
    "adopt": "AGREE",
    "demand": "REQUEST",
    "establish": "COOPERATE",
    "expire": "",
    "fail": "REJECT",
    "impose": "SANCTION",
    "lift": "CONCEDE",
    "meet": "CONSULT",
    "propose": "REQUEST",
    "reject": "REJECT",
    "renew": "COOPERATE",
    "report": "",
    "strike": "ASSAULT",
    "support": "SUPPORT",
    "test": "ASSAULT",
    "threaten": "THREATEN",
    "trigger": "COERCE",
    "veto": "REJECT",
    "violate": "",
    "vote": "CONSULT",
    "withdraw": "REJECT",
}
MODALITIES = {"asserted", "planned", "hypothetical", "negated"}
NEEDS = {"measure", "draft", "party", "deal", "domain", "any"}
# fmt: off
PREPOSITIONS = {
    "about", "across", "after", "against", "alongside", "among", "around", "as", "at", "before", "behind",
    "beneath", "beside", "between", "beyond", "by", "down", "for", "from", "in", "into", "of", "off", "on", "onto",
    "out", "outside", "over", "past", "round", "through", "to", "toward", "towards", "under", "until", "upon",
    "via", "with", "within", "without",
}
# fmt: on
ROLES = PREPOSITIONS | {"object", "subject", "compound", "possessor", "clause", "gerund", "relative", "that"}

# Everything that an entry may say, by the table that it stands in; the first set must be there. Of a frame, `implies`
# is the mechanism that its words mean where none is named; its target must be among `only`, its actor among `by`; if
# it is `strict`, it is no event either without a target that it needs.
FIELDS = {
    "frames": (
        {"id", "sign", "needs", "match"},
        {"verbs", "nouns", "adjectives", "target", "actor", "addressee", "basis", "modality"}
        | {"implies", "only", "by", "strict", "no_match"},
    ),
    "control": (
        {"id", "sign", "modality", "subject", "attributed", "match"},
        {"verbs", "nouns", "adjectives", "no_match"},
    ),
    "anaphor": ({"id", "nouns", "targets", "match"}, {"no_match", "first"}),
    "container": ({"id", "nouns", "kind", "content", "relations", "council", "match"}, {"holder", "no_match"}),
    "evaluation": ({"id", "sign", "match"}, {"verbs", "nouns", "adjectives", "needs", "no_match"}),
    "negator": ({"id", "words", "scope", "match"}, {"no_match"}),
    "hypothetical": ({"id", "words", "position", "modality", "match"}, {"no_match"}),
    "proviso": ({"id", "words", "position", "match"}, {"no_match"}),
    "attribution": ({"id", "words", "position", "match"}, {"no_match"}),
}
PATTERNS = ("verbs", "nouns", "adjectives", "words")

FILES = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FRAMES.glob("*.toml"))}
ENTRIES = [
    pytest.param(table, entry, id=f"{name}-{entry['id']}")
    for name, content in FILES.items()
    for table, entries in content.items()
    if isinstance(entries, list)
    for entry in entries
]
FRAME_FILES = [pytest.param(name, content, id=name) for name, content in FILES.items() if "type" in content]


def patterns(entry: dict) -> list[tuple[str, str]]:
    """List the patterns of an entry with the part of speech of their heads."""
    return [(kind, pattern) for kind in PATTERNS for pattern in entry.get(kind, ())]


@pytest.mark.parametrize(("name", "content"), FRAME_FILES)
def test_a_file_is_named_by_its_type(name, content):
    assert set(content) == {"type", "plover", "cameo", "frames"}
    if name == "position.toml":
        assert (content["type"], content["plover"]) == ("", "")
    else:
        assert name == content["type"] + ".toml"
        assert content["plover"] == PLOVER_BY_TYPE[content["type"]]
    assert content["cameo"] == "" or content["cameo"].isdigit()


@pytest.mark.parametrize("name", FILES)
def test_ids_are_unique_within_a_table(name):
    for table in FILES[name].values():
        if isinstance(table, list):
            assert [ident for ident, n in Counter(entry["id"] for entry in table).items() if n > 1] == []


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_an_entry_has_its_fields_and_no_others(table, entry):
    required, optional = FIELDS[table]
    assert required <= set(entry)
    assert set(entry) <= required | optional
    assert entry["id"] == entry["id"].lower().replace(" ", "-")
    assert patterns(entry), "an entry without a pattern never fires"
    assert entry["match"]


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_patterns_are_lower_case_words_with_single_blanks(table, entry):
    for _, pattern in patterns(entry):
        assert pattern == " ".join(pattern.lower().split())
        assert "’" not in pattern, "straight apostrophes only: the text is cleaned before it is matched"
    assert [pair for pair, n in Counter(patterns(entry)).items() if n > 1] == []


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_examples_are_sentences(table, entry):
    for example in [*entry["match"], *entry.get("no_match", ())]:
        assert example[0].isupper()
        assert example[-1] in ".!?”"
    assert not set(entry["match"]) & set(entry.get("no_match", ()))


@pytest.mark.parametrize(("table", "entry"), [case for case in ENTRIES if case.values[0] == "frames"])
def test_a_frame_speaks_the_words_of_the_contract(table, entry):
    assert entry["sign"] in {"+", "-", "0", "?", ""}
    assert set(entry.get("target", ())) <= ROLES
    assert set(entry.get("addressee", ())) <= ROLES
    assert entry.get("actor", "subject") in {"subject", "object", "none"} | ROLES
    assert entry.get("basis", "action") in {"action", "statement"}
    assert entry.get("modality", "") in {"", "planned", "hypothetical", "negated"}
    needs = entry["needs"]
    assert needs == "" or set(needs.split("|")) <= NEEDS
    assert needs == "" or entry.get("target"), "what must stand there must have a place to stand"


@pytest.mark.parametrize(("table", "entry"), [case for case in ENTRIES if "only" in case.values[1]])
def test_a_frame_is_kept_to_mechanisms_of_the_catalogue(table, entry):
    assert set(entry["only"]) <= set(load_catalogue().mechanisms)


@pytest.mark.parametrize(("table", "entry"), [case for case in ENTRIES if "by" in case.values[1]])
def test_a_frame_is_kept_to_actors_of_the_catalogue(table, entry):
    catalogue = load_catalogue()
    assert set(entry["by"]) <= {*catalogue.states, *catalogue.organizations, *catalogue.mechanisms}


@pytest.mark.parametrize(("table", "entry"), [case for case in ENTRIES if "implies" in case.values[1]])
def test_what_a_frame_implies_is_in_the_catalogue(table, entry):
    assert entry["implies"] in load_catalogue().mechanisms


@pytest.mark.parametrize(("name", "content"), FRAME_FILES)
def test_no_pattern_is_claimed_twice_with_the_same_needs(name, content):
    # A verb may stand in two frames that seek the target in different places ("the draft passed", "they passed it").
    claims = Counter(
        (kind, pattern, entry["needs"], tuple(entry.get("target", ()))[:1], entry.get("actor", "subject"))
        for entry in content["frames"]
        for kind, pattern in patterns(entry)
    )
    assert [claim for claim, n in claims.items() if n > 1] == []


def test_no_control_verb_is_claimed_twice_with_the_same_subject():
    claims = Counter(
        (kind, pattern, entry["subject"])
        for entry in FILES["control.toml"]["control"]
        for kind, pattern in patterns(entry)
    )
    assert [claim for claim, n in claims.items() if n > 1] == []


@pytest.mark.parametrize(("table", "entry"), [case for case in ENTRIES if case.values[0] == "control"])
def test_a_control_verb_says_whose_deed_it_is_and_how_real(table, entry):
    assert entry["sign"] in {"+", "-", "0"}
    assert entry["modality"] in MODALITIES
    assert entry["subject"] in {"same", "object", "other"}
    assert isinstance(entry["attributed"], bool)


def test_no_noun_is_two_containers():
    claims = Counter(noun for entry in FILES["containers.toml"]["container"] for noun in entry["nouns"])
    assert [noun for noun, n in claims.items() if n > 1] == []


@pytest.mark.parametrize(("table", "entry"), [case for case in ENTRIES if case.values[0] == "container"])
def test_a_container_says_where_its_content_stands(table, entry):
    assert entry["kind"] in {"draft", "deed", "word"}
    assert entry["content"] in {"+", "-"}
    assert set(entry["relations"]) <= ROLES | {"participle"}
    assert isinstance(entry["council"], bool)
    assert entry["kind"] == "draft" or not entry["council"], "what the Council votes on is a draft"


@pytest.mark.parametrize(("table", "entry"), [case for case in ENTRIES if case.values[0] == "anaphor"])
def test_an_anaphor_stands_for_mechanisms_of_the_catalogue(table, entry):
    assert set(entry["targets"]) <= set(load_catalogue().mechanisms)


@pytest.mark.parametrize(
    ("table", "entry"), [case for case in ENTRIES if "position" in case.values[1] or "scope" in case.values[1]]
)
def test_a_hedge_says_where_it_stands(table, entry):
    places = {
        "negator": {"predicate", "argument", "clause", "neutral"},
        "hypothetical": {"auxiliary", "adverb", "clause", "inversion"},
        "proviso": {"adjective", "clause", "noun", "preposition", "verb"},
        "attribution": {"adverb", "observer", "preposition", "verb"},
    }
    assert entry.get("position", entry.get("scope")) in places[table]
    assert entry.get("modality", "asserted") in MODALITIES
