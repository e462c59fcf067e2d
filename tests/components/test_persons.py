"""Named persons on tagged sentences: `[text](name)` must be found with that full name, and nothing else.

Each case adds one idea; the near-misses beside it have no tag and must stay empty.
"""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from sanctwatch.catalogue import Official
from sanctwatch.components.persons import PersonRecognizer

_TAG = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
_OFFICIALS = (
    Official("Vladimir Putin", (), ("Putin",), "RUS", "President", "2012-05-07", "", ""),
    Official("Donald Trump", ("Donald J. Trump",), ("Trump",), "USA", "President", "2025-01-20", "", ""),
    Official("Xi Jinping", (), ("Xi",), "CHN", "President", "2013-03-14", "", ""),
    Official("Theresa May", (), (), "GBR", "Prime Minister", "2016-07-13", "2019-07-24", ""),
    Official("Ursula von der Leyen", (), ("von der Leyen",), "EU", "President", "2019-12-01", "", ""),
    Official("Bashar al-Assad", ("Bashar Assad",), ("Assad",), "SYR", "President", "2000-07-17", "2024-12-08", ""),
    Official("Lee Jae-myung", (), (), "KOR", "President", "2025", "", ""),
    Official("Kim Jong Un", ("Kim Jong-un",), (), "PRK", "Supreme leader", "2011", "", ""),
    Official("Abbas Araghchi", ("Abbas Araqchi",), ("Araghchi", "Araqchi"), "IRN", "Foreign Minister", "2024", "", ""),
)
_PLACES = (
    "Russia",
    "Russian",
    "Russians",
    "Iran",
    "Iranian",
    "China",
    "Chinese",
    "Moscow",
    "Chad",
    "Jordan",
    "Georgia",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    recognizer = nlp.add_pipe("sanctwatch_persons")
    assert isinstance(recognizer, PersonRecognizer)
    recognizer.add_officials(_OFFICIALS)
    recognizer.add_places(_PLACES)
    return nlp


def _read(tagged: str) -> tuple[str, list[tuple[str, int, str]]]:
    text, wanted, at = "", [], 0
    for match in _TAG.finditer(tagged):
        text += tagged[at : match.start()]
        wanted.append((match[1], len(text), match[2] or match[1]))
        text += match[1]
        at = match.end()
    return text + tagged[at:], wanted


def _found(doc: Doc) -> list[tuple[str, int, str]]:
    return [(span.text, span.start_char, span.kb_id_) for span in doc.spans["persons"]]


CASES = {
    "an official in full": "A letter to [Vladimir Putin]() was published.",
    "a lone name for which the catalogue vouches": "The step was meant for [Putin](Vladimir Putin)'s ears.",
    "a lone name that is an English word too": "The [Trump](Donald Trump) administration tried again.",
    "a lone name with particles": "In Brussels [von der Leyen](Ursula von der Leyen) objected.",
    "particles that open the sentence": "[Von der Leyen](Ursula von der Leyen) objected.",
    "a lone name gives the spelling that holds it": "Nobody expected [Araqchi](Abbas Araqchi) to sign.",
    "a lone name of the second word": "Troops loyal to [Assad](Bashar al-Assad) fled.",
    "a title before a full name": "Russian Foreign Minister [Gorvin Trelst]() flew home.",
    "a deputy of a deputy": "South Korean First Vice Foreign Minister [Kim Hong-kyun]() took part.",
    "a surname that the word list holds": "It was up to spokesman [Lopez]() to explain.",
    "a numbered king": "He met [Abdullah II]() in Amman.",
    "initials": "So says [S. Trelstkar]() in his book.",
    "a courtesy title and a surname": "Nobody believed Mr. [Trelst]() at first.",
    "a title with a complement": "Permanent Representative to the UN [Gorvin Trelst]() abstained.",
    "a secretary of state": "Secretary of State [Trelst]() declined.",
    "a title in lower case before a surname": "It was up to envoy [Trelst]() to explain.",
    "a title behind a comma": "Ukraine's foreign minister, [Gorvin Trelst](), called it a plea.",
    "a mayor with a state for a given name": "Mayor [Chad Lindahl]() has ten days to veto it.",
    "a president with an English word for a surname": "Later President [Bush]() left for Texas.",
    "a judge": "[Gocha Lordkipanidze]() of Georgia is one of them, Judge [Erden Damdin]() another.",
    "an apposition with an article": "[Trovik Helmar](), the vice foreign minister of North Korea, was absent.",
    "a relative clause": "[Trovik Helmar](), who lectures there, has his doubts.",
    "an age": "[Trovik Helmar](), 45, was released on bail.",
    "a trade that ends in -ist": "My colourist, [Chad Moreau](), calls it the sanctioned palette.",
    "a retired person with a state for a given name": "Then [Chad Haga](), the retired Texan, spoke.",
    "a given name": "The plan of [Emmanuel Bonne]() was dropped.",
    "a given name and two surnames": "[Bruno Rodríguez Parrilla]() took the floor.",
    "a given name and an initial": "It was [Joseph R. Brimley]() who signed.",
    "a hyphened given name": "[Jean-Pierre Lacroix]() briefed the Council.",
    "a particle in the middle": "[Eloy Alfaro de Alba]() and [Abdul bin Trelst]() agreed.",
    "an article joined to an Arabic surname": "[Abdullah al-Saadi]() disagreed.",
    "a given name that is a verb elsewhere": "The remarks of [Mark Trelst]() were cut.",
    "a place as surname behind a given name": "It concerned the sprinter [Amelia Jordan]().",
    "a hyphened Korean name": "[Kim Yeon-chul]() met [Woo Jung-yeop]().",
    "a Korean name in three words": "Their man, [Pak Gil Yon](), walked out.",
    "a Korean name in two words": "[Hwang Joonkook]() reached for an image.",
    "a Chinese name": "[Geng Shuang]() and [Wang Guangya]() abstained.",
    "a Japanese surname": "Vice Minister [Masataka Okano]() and one [Torvo Tanaka]() came.",
    "a surname that only a surname ends like": "Later [Ulvin Nazarenko]() resigned.",
    "a name in capitals with its state": "[AMAR BENDJAMA](Amar Bendjama) (Algeria) said no.",
    "a surname in capitals": "[Masato KANDA](Masato Kanda) spoke.",
    "a transcript's turn": "MR [TRELST](Trelst): To the public, as always, and to nobody else.",
    "a verb of saying": "“We wait,” said [Trovik Helmar]() on Friday.",
    "a first name of whom something is told": "“That is what I want to know,” said [Awa](), who sells doughnuts.",
    "somebody called by name": "Go ahead, [Ilse]().",
    "a house": "An asset freeze on the [Trelst]() family followed.",
    "a surname introduced later": "[Lavrovin](Sergei Lavrovin) wrote. The letter of [Sergei Lavrovin]() was long.",
    "a surname introduced before": "[Sergei Lavrovin]() wrote. Then [Lavrovin](Sergei Lavrovin)'s letter came.",
    "a Korean surname introduced": "[Kim Jong-un]() came. Later [Kim](Kim Jong-un) warned them.",
    "the bearer named last": "[Kim Jong-un]() came. [Kim Moon-soo]() left; [Kim](Kim Moon-soo) wants more.",
    "a surname that is a word": "[Theresa May]() spoke. [May](Theresa May) said no. It was in May.",
    "a name in a title-cased headline": "[Donald Trump]() Abandons Nuclear Deal After Long Delay",
    "a verb behind a name in a headline": "[Mary Smithson]() Freed After Long Talks With Captors",
    "an initial in a headline": "British Mathematician [Richard K. Guy]() Dies Aged 103",
    "a Korean surname of the catalogue before its full name": "[Kim](Kim Jong Un)'s missiles\n\n[Kim Jong Un]() spoke.",
    "a Korean surname that is a given name too": "[Lee Jae-myung]() came. Later [Lee](Lee Jae-myung) warned them.",
    "a nickname": 'They listed [Jimmy "Barbecue" Trelst](Jimmy Trelst) there.',
    "a nickname in lower case": "They listed [Jimmy “the boss” Trelst](Jimmy Trelst) there.",
    "a given name that is a state, with a description": "[Jordan Clark](), chair of the panel, objected.",
    "a Haitian given name": "It listed [Dimitri Trelst]() as well.",
    "a nom de guerre": "He was known as [Abu Mohammed al-Trelst]() then.",
    "an abbreviated title": "They met Gen. [Trelst]() and Sen. [Gorvin Helmar]() there.",
    "a complement with an abbreviation": "Permanent Representative to the U.N. [Gorvin Trelst]() abstained.",
    "the first given name of a run": "The ex-Muslim [Zara Trelst]() was there.",
}
NEAR_MISSES = {
    "a headline": "State Department Rejects Russian Proposal for Virtual Summit on Iran",
    "a headline with names of bodies": "Security Council Tightens Arms Embargo After Failed Missile Test",
    "a tower": "They met in Trump Tower near Carter Center.",
    "an act": "The Magnitsky Act and the Caesar Act remain.",
    "a square": "A rally on Kim Il Sung Square ended early.",
    "a stadium": "The match is at St James' Park on Saturday.",
    "a ship": "HMCS Max Bernays spent September there.",
    "a storm": "Storm Laura nears the Gulf Coast and Hurricane Maria did before.",
    "a storm in a headline": "State Declares Emergency As Tropical Storm Barry Approaches Coast",
    "a mountain": "Mount Sharon is closed.",
    "a toy works in a valley": "The Chad Valley toy works stood there.",
    "a state and an English word": "The China Mobile listing and Jordan Rules.",
    "states": "Chad, Jordan and Georgia voted for it.",
    "a bank": "Morgan Stanley and Goldman Sachs sold bonds.",
    "a body that says something": "Amnesty International said so, and Human Rights Watch said more.",
    "a city of two words": "Sierra Leone, Hong Kong and Chiang Mai took part.",
    "weekdays and months": "On Monday, Thursday and in May they met. Friday Prayers Ended.",
    "a verb that is a name": "Will Security Council members agree? Mark Monday in your diary.",
    "a ministry": "The Foreign Ministry and Treasury Secretary did not comment.",
    "a licence that is general": "Under General License 5 they may, and General Motors does.",
    "an adjective that is a rank": "The major Trelstic parties and a private Trelst.",
    "a title alone": "The Secretary General and the Permanent Representative spoke.",
    "a demonym behind a title": "The ambassador Tuesday told Russian envoys off.",
    "unknown capitalised words": "The Nord Stream pipelines and the Viv Ansanm gang were named.",
    "a hyphened compound": "The Asia-Pacific and Korea-China talks went on.",
    "a sentence behind one that ends in a title": "The vote angered the ambassador. Rebels seized Goma.",
    "a person's trade at the end of a sentence": "It angered the economist. Hardliners jeered.",
    "an unknown firm behind a title": "It angered the minister. Rosoboronexport and Trelst Gorvin sell on.",
    "a complement at the end of a sentence": "It angered the ambassador to Trelst. Gorvin Helmar Lines sank.",
    "an Abu that is a place": "The islands of Abu Musa and Abu Dhabi were quiet.",
    "quoted words that are no nickname": "“Stop” Monday, “Go” Tuesday. The “Barbecue” Cherizier.",
    "a state's firm that is described": "Georgia Power, whose chief spoke, and Jordan Power, the director's firm.",
    "nothing": "",
}


@pytest.mark.parametrize("tagged", CASES.values(), ids=CASES.keys())
def test_persons_are_found_with_their_full_name(nlp: Language, tagged: str) -> None:
    text, wanted = _read(tagged)
    assert _found(nlp(text)) == wanted


@pytest.mark.parametrize("text", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_what_is_no_person_is_left_alone(nlp: Language, text: str) -> None:
    assert _found(nlp(text)) == []


@pytest.mark.parametrize(
    ("text", "form", "rule"),
    [
        ("Vladimir Putin spoke.", "full", "official"),
        ("It was Putin again.", "surname", "surname"),
        ("Foreign Minister Trelst spoke.", "surname", "title"),
        ("It was Emmanuel Bonne.", "full", "given-name"),
        ("Later Geng Shuang spoke.", "full", "asian-name"),
        ("Trovik Helmar, the analyst, spoke.", "full", "apposition"),
    ],
)
def test_each_span_tells_its_form_and_rule(nlp: Language, text: str, form: str, rule: str) -> None:
    doc = nlp(text)
    (span,) = doc.spans["persons"]
    assert (span.label_, span.id_) == (form, rule)


def test_spans_leave_title_and_possessive_out(nlp: Language) -> None:
    doc = nlp("President Vladimir Putin's letter and Minister Trelst’s answer")
    assert [span.text for span in doc.spans["persons"]] == ["Vladimir Putin", "Trelst"]


def test_a_word_that_an_organization_claims_is_left_to_it(nlp: Language) -> None:
    text = "It was Emmanuel Bonne."
    doc = nlp.make_doc(text)
    doc.spans["organizations"] = [doc.char_span(7, 21, label="name", kb_id="UN")]
    assert _found(nlp.get_pipe("sanctwatch_persons")(doc)) == []


@pytest.mark.parametrize(
    ("text", "bodies", "persons", "left"),
    [
        ("It was Hussein al-Houthi again.", [(18, 24)], ["Hussein al-Houthi"], 0),
        # The body itself, and a body that stands before the name.
        ("The Houthi rebels met Hussein al-Houthi there.", [(4, 10), (33, 39)], ["Hussein al-Houthi"], 1),
        ("It was Houthi spokesman Yahya Trelst.", [(7, 13)], ["Yahya Trelst"], 1),
    ],
)
def test_a_body_that_shares_a_persons_surname_is_no_body(
    nlp: Language, text: str, bodies: list[tuple[int, int]], persons: list[str], left: int
) -> None:
    doc = nlp.make_doc(text)
    doc.spans["organizations"] = [doc.char_span(start, end, label="name", kb_id="HOUTHIS") for start, end in bodies]
    doc = nlp.get_pipe("sanctwatch_persons")(doc)
    assert [name for _, _, name in _found(doc)] == persons
    assert len(doc.spans["organizations"]) == left


def test_a_korean_surname_before_any_bearer_is_nobodys(nlp: Language) -> None:
    doc = nlp("Kim's missiles\n\nVice Minister Kim Ji-na spoke. Kim left.")
    assert _found(doc) == [("Kim Ji-na", 30, "Kim Ji-na"), ("Kim", 47, "Kim Ji-na")]


def test_a_european_surname_may_stand_before_its_bearer(nlp: Language) -> None:
    assert len(_found(nlp("Lavrovin's letter\n\nSergei Lavrovin spoke."))) == 2


def test_a_name_of_a_person_wins_over_the_state_inside_it(nlp: Language) -> None:
    doc = nlp.make_doc("Mayor Chad Lindahl left.")
    doc.spans["states"] = [doc.char_span(6, 10, label="name", kb_id="TCD")]
    assert [name for _, _, name in _found(nlp.get_pipe("sanctwatch_persons")(doc))] == ["Chad Lindahl"]


def test_every_given_name_of_the_list_makes_a_name(nlp: Language) -> None:
    listed = files("sanctwatch").joinpath("data", "given_names.txt").read_text(encoding="utf-8").splitlines()
    names = [name for line in listed if not line.startswith("#") for name in line.split()]
    assert len(names) == len(set(names)) > 2500
    missed = [
        name
        for name in names
        if _found(nlp(f"It was {name} Trelst again.")) != [(f"{name} Trelst", 7, f"{name} Trelst")]
    ]
    # Names of peoples, titles and states are ambiguous: "German", "Finn".
    assert len(missed) <= 12, missed


_WORDS = st.sampled_from(
    [
        "President",
        "Mr.",
        "Kim",
        "Jong-un",
        "Un",
        "al-Assad",
        "von",
        "der",
        "Trump's",
        "Chad",
        "U.S.",
        "said",
        ",",
        ".",
        "“",
        "”",
        "(",
        ")",
        "who",
        "Minister",
        "of",
        "TO",
        "A.",
        "J.D.",
        "ZHANG",
        "(China)",
        "\n",
        "Ab-",
        "'S",
        "’s",
        "É",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=30).map(" ".join)))
def test_no_text_makes_it_raise_and_offsets_hold(nlp: Language, text: str) -> None:
    doc = nlp(text)
    ends = [0]
    for span in doc.spans["persons"]:
        assert span.kb_id_
        assert span.label_ in ("full", "surname")
        assert span.start_char >= ends[-1]
        ends.append(span.end_char)
