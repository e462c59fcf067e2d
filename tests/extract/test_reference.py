"""Whom noun phrases stand for: on hand-built Docs, and - marked so - on sentences that the model parses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span, Token

import sanctwatch.pipeline
from sanctwatch.clean import clean
from sanctwatch.engine import load
from sanctwatch.extract.place import Place
from sanctwatch.extract.reading import Reading, read
from sanctwatch.extract.reference import References, Referent
from sanctwatch.records import Document, Mention

_VOCAB = spacy.blank("en").vocab
_KINDS = {"s": "state", "o": "organization", "p": "person", "m": "mechanism"}


# --- hand-built Docs: one token a line-item `word tag dep head`, mentions as `s:RUS:0-1` ------------------------------


def _reading(tokens: str, mentions: str = "") -> Reading:
    rows = [item.split() for item in tokens.strip().split(";")]
    words, tags, deps, heads = zip(*((row[0], row[1], row[2], int(row[3])) for row in rows), strict=True)
    pos = [_pos(tag) for tag in tags]
    lemmas = [_lemma(word, tag) for word, tag in zip(words, tags, strict=True)]
    doc = Doc(_VOCAB, words=list(words), tags=list(tags), pos=pos, deps=list(deps), heads=list(heads), lemmas=lemmas)
    found = []
    for mention in mentions.split():
        kind, ident, place = mention.split(":")
        first, last = map(int, place.split("-"))
        span = Span(doc, first, last + 1)
        ident, _, actor = ident.partition("=")
        row = Mention("a", _KINDS[kind], ident.replace("_", " "), ident, span.text, 0, 0, actor=actor)
        found.append((row, span))
    return read(doc, Place(Document("a", doc.text), clean(doc.text)), found, {})


def _pos(tag: str) -> str:
    starts = {
        "NNP": "PROPN",
        "NN": "NOUN",
        "PRP": "PRON",
        "VB": "VERB",
        "JJ": "ADJ",
        "DT": "DET",
        "IN": "ADP",
        "CD": "NUM",
    }
    return next((pos for start, pos in starts.items() if tag.startswith(start)), "PUNCT" if not tag.isalpha() else "X")


def _lemma(word: str, tag: str) -> str:
    lower = word.lower()
    return (
        lower.removesuffix("s")
        if tag == "NNS"
        else {"said": "say", "vetoed": "veto", "left": "leave"}.get(lower, lower)
    )


def _of(tokens: str, mentions: str, head: int) -> Referent:
    reading = _reading(tokens, mentions)
    return References(reading).of(reading.doc[head])


_ENVOY = "The DT det 2; Russian JJ amod 2; envoy NN nsubj 3; left VBD root 3"


def test_office_of_a_named_state_is_the_state() -> None:
    found = _of(_ENVOY, "s:RUS:1-1", 2)
    assert (found.text, found.actors, found.resolution) == ("The Russian envoy", ("RUS",), "title")


def test_office_of_nobody_named_is_nobody() -> None:
    assert _of(_ENVOY, "", 2).actors == ()


def test_former_office_is_nobody() -> None:
    tokens = "A DT det 3; former JJ amod 3; Russian JJ amod 3; envoy NN nsubj 4; left VBD root 4"
    found = _of(tokens, "s:RUS:2-2", 3)
    assert (found.actors, found.rule) == ((), "private")


_TWO = "Moscow NNP nsubj 3; and CC cc 2; Beijing NNP conj 0; left VBD root 3"


def test_joined_names_are_both() -> None:
    found = _of(_TWO, "s:RUS:0-0 s:CHN:2-2", 0)
    assert (found.text, found.actors) == ("Moscow and Beijing", ("RUS", "CHN"))


def test_a_head_alone_is_itself() -> None:
    reading = _reading(_TWO, "s:RUS:0-0 s:CHN:2-2")
    assert References(reading).of(reading.doc[0], with_conjuncts=False).actors == ("RUS",)


def test_conjunct_of_another_clause_is_not_joined() -> None:
    tokens = "Moscow NNP nsubj 1; vetoed VBD root 1; and CC cc 3; Beijing NNP conj 0; left VBD conj 1"
    assert _of(tokens, "s:RUS:0-0 s:CHN:3-3", 0).actors == ("RUS",)


def test_name_that_the_parse_lost_belongs_to_the_list() -> None:
    tokens = "France NNP dep 5; , , punct 0; Germany NNP nsubj 5; and CC cc 4; Britain NNP conj 2; left VBD root 5"
    found = _of(tokens, "s:FRA:0-0 s:DEU:2-2 s:GBR:4-4", 2)
    assert found.actors == ("FRA", "DEU", "GBR")
    assert found.text == "France , Germany and Britain"


def test_name_behind_a_preposition_opens_no_list() -> None:
    names = "Germany NNP nsubj 6; and CC cc 5; Britain NNP conj 3; left VBD root 6"
    tokens = f"In IN case 1; France NNP obl 6; , , punct 1; {names}"
    assert _of(tokens, "s:FRA:1-1 s:DEU:3-3 s:GBR:5-5", 3).actors == ("DEU", "GBR")


def test_apposition_names_the_person() -> None:
    tokens = "Its PRP$ nmod:poss 1; envoy NN nsubj 5; , , punct 3; Zhang NNP appos 1; , , punct 3; left VBD root 5"
    found = _of(tokens, "p:Zhang_Jun=CHN:3-3", 1)
    assert (found.text, found.person, found.actors, found.resolution) == (
        "Its envoy",
        "Zhang Jun",
        ("CHN",),
        "apposition",
    )


def test_the_us_is_not_the_pronoun() -> None:
    tokens = "The DT det 1; US NNP nsubj 2; vetoed VBD root 2"
    assert _of(tokens, "s:USA:1-1", 1).actors == ("USA",)
    assert _of("They PRP nsubj 1; told VBD root 1; us PRP obj 1", "", 2).actors == ()


def test_first_person_is_the_speaker() -> None:
    reading = _reading("We PRP nsubj 1; object VBP root 1")
    references = References(reading)
    speaker = Referent("Russia's envoy", actors=("RUS",), resolution="title")
    assert references.of(reading.doc[0], speaker=speaker).actors == ("RUS",)
    assert references.of(reading.doc[0]) == Referent("We", 0, 2)


_LABELS = [
    "nsubj",
    "obj",
    "conj",
    "nmod",
    "appos",
    "compound",
    "amod",
    "nmod:poss",
    "root",
    "det",
    "flat",
    "acl:relcl",
    "case",
]
_WORDS = [
    "Russia",
    "it",
    "they",
    "the",
    "two",
    "ministry",
    "envoy",
    "of",
    ",",
    "and",
    "said",
    "its",
    "Panel",
    "both",
    "'s",
    "\n",
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_parse_makes_it_raise(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25))
    size = len(words)
    heads = [data.draw(st.integers(0, max(0, number - 1))) for number in range(size)]
    deps = [data.draw(st.sampled_from(_LABELS)) for _ in words]
    tags = [
        data.draw(st.sampled_from(["NN", "NNS", "NNP", "PRP", "PRP$", "VBD", "IN", "DT", "CD", "WDT"])) for _ in words
    ]
    doc = Doc(_VOCAB, words=words, tags=tags, pos=[_pos(tag) for tag in tags], deps=deps, heads=heads, lemmas=words)
    at = data.draw(st.integers(0, size - 1))
    span = Span(doc, at, data.draw(st.integers(at + 1, size)))
    row = Mention("a", data.draw(st.sampled_from(sorted(_KINDS.values()))), "RUS", "Russia", span.text, 0, 0)
    references = References(read(doc, Place(Document("a", doc.text), clean(doc.text)), [(row, span)], {}))
    for token in doc:
        found = references.of(token)
        assert doc.text[found.start_char : found.end_char] == found.text
        references.author_of(token)
        references.is_agentive(token)


def test_endless_nesting_does_not_raise() -> None:
    words = ["ministry", "of"] * 3000
    heads = [max(0, number - 2) if number % 2 == 0 else number + 1 for number in range(5999)] + [5998]
    deps = ["nmod" if number % 2 == 0 else "case" for number in range(6000)]
    doc = Doc(
        _VOCAB, words=words, tags=["NN", "IN"] * 3000, pos=["NOUN", "ADP"] * 3000, deps=deps, heads=heads, lemmas=words
    )
    references = References(read(doc, Place(Document("a", doc.text), clean(doc.text)), [], {}))
    assert references.of(doc[0]).actors == ()


# --- sentences that the model parses: these depend on the model that ships ---


@pytest.fixture(scope="module")
def parsed() -> Callable[[str], Reading]:
    caught: list[Reading] = []

    def catch(reading: Reading, _references: object = None) -> tuple[()]:
        caught.append(reading)
        return ()

    pipeline = load()

    def parse(text: str) -> Reading:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sanctwatch.pipeline, "find_quotes", catch)
            pipeline.analyze_one(Document("a", text))
        return caught.pop()

    return parse


def _token(reading: Reading, marked: str) -> Token:
    """Return the last token of that text."""
    return next(token for token in reversed(list(reading.doc)) if token.text == marked)


@pytest.mark.parametrize(
    ("text", "head", "actors"),
    [
        ("The Russian foreign ministry rejected the draft.", "ministry", "RUS"),
        ("Tehran's envoy rejected the draft.", "envoy", "IRN"),
        ("The U.S. ambassador to the United Nations rejected it.", "ambassador", "USA"),
        ("A State Department spokesperson rejected the offer.", "spokesperson", "USA"),
        ("Trump administration officials rejected the offer.", "officials", "USA"),
        ("China's Ministry of Commerce rejected the measure.", "Ministry", "CHN"),
        ("The foreign minister of Mali rejected the sanctions.", "minister", "MLI"),
        ("A source at the Russian Foreign Ministry rejected the sanctions.", "source", "RUS"),
        ("A Turkish diplomatic source rejected the sanctions.", "source", "TUR"),
        ("A Gulf source rejected the sanctions.", "source", ""),
        ("A spokesperson for the European Commission rejected the sanctions.", "spokesperson", "EU"),
        ("Officials in Seoul rejected the sanctions.", "Officials", "KOR"),
        ("Diplomats in Seoul rejected the sanctions.", "Diplomats", ""),
        ("French diplomats rejected the draft.", "diplomats", "FRA"),
        ("The Tehran-backed government rejected the sanctions.", "government", ""),
        ("A Western diplomat rejected the sanctions.", "diplomat", ""),
        ("A Beijing professor rejected the sanctions.", "professor", ""),
        ("Iranian protesters rejected the sanctions.", "protesters", ""),
        ("A Russian bank rejected the sanctions.", "bank", ""),
        ("The Russian and Chinese envoys rejected the sanctions.", "envoys", "RUS CHN"),
        ("The foreign ministers of Mali, Niger and Burkina Faso rejected the sanctions.", "ministers", "MLI NER BFA"),
        ("The United States and its allies rejected the sanctions.", "States", "USA"),
        ("Russia, along with China, rejected the sanctions.", "Russia", "RUS CHN"),
        ("Two members, China and Pakistan, rejected the sanctions.", "members", "CHN PAK"),
        ("Three members, China and Pakistan, rejected the sanctions.", "members", ""),
        ("EU members rejected the sanctions.", "members", ""),
        ("The Pentagon rejected the sanctions.", "Pentagon", "USA"),
    ],
)
def test_phrase_by_the_model(parsed: Callable[[str], Reading], text: str, head: str, actors: str) -> None:
    reading = parsed(text)
    assert References(reading).of(_token(reading, head)).actors == tuple(actors.split())


@pytest.mark.parametrize(
    ("text", "head", "actors"),
    [
        ("China said that it would veto the draft.", "it", "CHN"),
        ("China said that the embargo was dead before it lapsed.", "it", ""),
        ("Russia vetoed the draft on Friday. It warned of consequences.", "It", "RUS"),
        ("Russia vetoed the draft on Friday. It would have lifted the embargo.", "It", ""),
        ("Russia vetoed the draft. The clock ran out. It vowed to respond.", "It", ""),
        ("Russia told China on Friday. Its envoy left the chamber.", "Its", "RUS"),
        ("Russia and China vetoed the draft. They said that the text was hasty.", "They", "RUS CHN"),
        ("The U.S. ambassador left. She said that the vote was a farce.", "She", "USA"),
        ("The UN sanctions returned on Sunday. They said nothing of it.", "They", ""),
        ("Russia and China vetoed the draft.\n\nThe two countries want relief.", "countries", "RUS CHN"),
        ("Russia and China vetoed the draft.\n\nTwo countries want relief.", "countries", ""),
        ("The Iranian ambassador spoke first. Later the envoy walked out.", "envoy", "IRN"),
        ("The Iranian analyst spoke first. Later the envoy walked out.", "envoy", ""),
        ("The Malian foreign ministry spoke first. The ministry called the step illegal.", "ministry", "MLI"),
        ("The IAEA met on Monday. The agency said that Iran had complied.", "agency", "IAEA"),
        ("The court met on Monday. The agency said that Iran had complied.", "agency", ""),
        ("The Russian minister met his Chinese counterpart in Sochi.", "counterpart", "CHN"),
        ("Beijing vowed through a foreign ministry spokesperson to respond.", "spokesperson", "CHN"),
        ("Russia and the EU traded blame. The latter imposed sanctions.", "latter", "EU"),
        ("Russia and the EU traded blame. The former imposed sanctions.", "former", "RUS"),
        ("Russia spoke. The EU imposed sanctions. The former left.", "former", ""),
        ("Russia said that China and its allies opposed the sanctions.", "its", "CHN"),
        ("Russia said that the draft violated its sovereignty.", "its", "RUS"),
        ("Russia said that the draft had lost its meaning.", "its", ""),
        ("China, whose envoy backed the sanctions, abstained.", "envoy", "CHN"),
        ("China abstained on the sanctions. The country's envoy left.", "envoy", "CHN"),
        ("China thought it insolent.", "it", ""),
        ("Tehran and Moscow signed a treaty. Both are under sanctions.", "Both", "IRN RUS"),
        ("Tehran and Moscow signed a treaty. The three are under sanctions.", "three", ""),
        ("The E3 imposed sanctions. The European capitals accused Iran.", "capitals", "E3"),
        ("Norway imposed sanctions. The European capitals accused Iran.", "capitals", ""),
    ],
)
def test_what_a_later_phrase_picks_up_by_the_model(
    parsed: Callable[[str], Reading], text: str, head: str, actors: str
) -> None:
    reading = parsed(text)
    assert References(reading).of(_token(reading, head)).actors == tuple(actors.split())


def test_we_of_a_release_is_whoever_issued_it_by_the_model(parsed: Callable[[str], Reading]) -> None:
    reading = parsed(
        "PERMANENT MISSION OF THE RUSSIAN FEDERATION\nPress release\n\nToday we voted against the sanctions."
    )
    assert References(reading).of(_token(reading, "we")).actors == ("RUS",)
    reading = parsed("Russia votes against sanctions\n\nToday we saw a vote on the UN sanctions.")
    assert References(reading).of(_token(reading, "we")).actors == ()


def test_author_of_a_letter_by_the_model(parsed: Callable[[str], Reading]) -> None:
    reading = parsed("Iran's letter called the sanctions void.")
    references = References(reading)
    letter = _token(reading, "letter")
    assert (references.of(letter).actors, references.author_of(letter).actors) == ((), ("IRN",))


def test_we_of_a_question_is_not_the_issuers_by_the_model(parsed: Callable[[str], Reading]) -> None:
    head = "GOVERNMENT PRESS CONFERENCE, BERLIN\nTranscript\n\n"
    reading = parsed(f"{head}SPOKESPERSON: Today we backed the UN sanctions.")
    assert References(reading).of(_token(reading, "we")).actors == ("DEU",)
    reading = parsed(f"{head}QUESTION: May we ask about the UN sanctions?")
    assert References(reading).of(_token(reading, "we")).actors == ()


def test_it_in_indirect_speech_may_be_the_speaker_by_the_model(parsed: Callable[[str], Reading]) -> None:
    speaker = Referent("Moscow", actors=("RUS",), resolution="name")
    for text, actors in (("It opposed the UN sanctions.", ("RUS",)), ("It lapsed with the UN sanctions.", ())):
        reading = parsed(text)
        assert References(reading).of(_token(reading, "It"), speaker=speaker).actors == actors


def test_place_of_an_actor_is_told_from_that_of_a_thing_by_the_model(parsed: Callable[[str], Reading]) -> None:
    reading = parsed("It vowed to resist the UN sanctions. It expired on Sunday.")
    references = References(reading)
    first, second = (token for token in reading.doc if token.text == "It")
    assert (references.is_agentive(first), references.is_agentive(second)) == (True, False)


@pytest.mark.parametrize(
    ("text", "head", "shown"),
    [
        ("A Kremlin aide, who was not named, opposed the sanctions.", "aide", "A Kremlin aide"),
        ("China's Ministry of Commerce on Monday opposed the sanctions.", "Ministry", "China's Ministry of Commerce"),
        ("Britain, France and Germany backed the sanctions.", "Britain", "Britain, France and Germany"),
    ],
)
def test_text_reads_as_a_speaker_by_the_model(
    parsed: Callable[[str], Reading], text: str, head: str, shown: str
) -> None:
    reading = parsed(text)
    found = References(reading).of(_token(reading, head))
    assert found.text == shown
    assert reading.doc.text[found.start_char : found.end_char] == shown
