"""Whom persons represent, on tagged sentences: `[Russian](s:RUS:demonym)`, `[UN](o:UN)`, `[Sergei Lavrov](p)`."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from sanctwatch.catalogue import Official
from sanctwatch.extract.affiliations import Affiliation, affiliate

_TAG = re.compile(r"\[([^\]]+)\]\(([sop])(?::([^):]*))?(?::([^)]*))?\)")
_GROUPS = {"s": "states", "o": "organizations", "p": "persons"}
_NLP = spacy.blank("en")
_OFFICIALS = (
    Official("Mike Pompeo", ("Michael Pompeo",), (), "USA", "Secretary of State", "2018-04-26", "2021-01-20", ""),
    Official("Donald Trump", (), ("Trump",), "USA", "President", "2017-01-20", "2021-01-20", ""),
    Official("Donald Trump", (), ("Trump",), "USA", "President", "2025-01-20", "", ""),
    Official("Anna Berg", (), (), "DEU", "Foreign Minister", "2021-12-08", "2025-05-06", ""),
    Official("Anna Berg", (), (), "UNGA", "President of the General Assembly", "2025-09-09", "", ""),
    Official("Dmitry Medvedev", (), (), "RUS", "Deputy Chair of the Security Council", "2020-01-16", "", ""),
    Official("Kelly Craft", (), (), "USA", "Permanent Representative to the UN", "2019-09-12", "2021-01-20", ""),
    Official("Kim Jong Un", (), (), "PRK", "Supreme leader", "2011-12-17", "", ""),
    Official("Kim Sang-jin", (), (), "KOR", "Deputy Permanent Representative to the UN", "2023", "", ""),
    Official("Abbas Araghchi", (), (), "IRN", "Foreign Minister", "2024-08-21", "", ""),
)


def _doc(tagged: str) -> Doc:
    text, spans, at = "", [], 0
    for match in _TAG.finditer(tagged):
        text += tagged[at : match.start()]
        spans.append(
            (_GROUPS[match[2]], len(text), len(text) + len(match[1]), match[3] or match[1], match[4] or "full")
        )
        text += match[1]
        at = match.end()
    doc = _NLP(text + tagged[at:])
    for group in _GROUPS.values():
        doc.spans[group] = [
            doc.char_span(start, end, label=form, kb_id=ident)
            for kind, start, end, ident, form in spans
            if kind == group
        ]
    return doc


def _one(tagged: str, published: str = "") -> Affiliation:
    doc = _doc(tagged)
    return affiliate(doc, published, _OFFICIALS)[doc.spans["persons"][0].kb_id_]


@pytest.mark.parametrize(
    ("tagged", "actor", "role"),
    [
        ("[Russian](s:RUS) Foreign Minister [Ivo Kern](p) spoke.", "RUS", "Foreign Minister"),
        ("[U.S.](s:USA) Deputy Secretary of State [Ivo Kern](p) spoke.", "USA", "Deputy Secretary of State"),
        ("[Chinese](s:CHN) Ambassador to the [UN](o:UN) [Ivo Kern](p) spoke.", "CHN", "Ambassador to the UN"),
        ("[US](s:USA) special representative for [North Korea](s:PRK) [Ivo Kern](p) spoke.", "USA", None),
        ("[Tehran](s:IRN)'s ambassador, [Ivo Kern](p), spoke.", "IRN", "ambassador"),
        ("[Slovakia](s:SVK)'s prime minister, [Ivo Kern](p), spoke.", "SVK", "prime minister"),
        ("The [UN secretary general](o:UNSG), [Ivo Kern](p), spoke.", "UNSG", None),
        ("The president of the [European Commission](o:EU), [Ivo Kern](p), spoke.", "EU", None),
        ("[Ivo Kern](p), the vice foreign minister of [North Korea](s:PRK), spoke.", "PRK", None),
        ("[Ivo Kern](p), the [U.S.](s:USA) special representative for [North Korea](s:PRK), spoke.", "USA", None),
        ("[Ivo Kern](p), [Russia](s:RUS)'s number two, spoke.", "RUS", None),
        ("[Ivo Kern](p), deputy prime minister of the [Taliban](o:TALIBAN), spoke.", "TALIBAN", None),
        ("[Ivo Kern](p), then the [White House](s:USA) national security adviser, spoke.", "USA", None),
        ("[South Korea](s:KOR)'s [Ivo Kern](p) spoke.", "KOR", None),
        ("He told [Ivo Kern](p) of the [United States](s:USA) so.", "USA", None),
        ("[IVO KERN](p:Ivo Kern) ([China](s:CHN)) said no.", "CHN", None),
        ("[Britain](s:GBR)'s [UN](o:UN) ambassador, [Ivo Kern](p), spoke.", "GBR", "UN ambassador"),
        ("[Ivo Kern](p), [Britain](s:GBR)'s [U.N.](o:UN) ambassador, spoke.", "GBR", "U.N. ambassador"),
        ("[Russia](s:RUS)'s deputy [UN](o:UN) envoy [Ivo Kern](p) spoke.", "RUS", None),
        ("[Chinese](s:CHN) [EU](o:EU) envoy [Ivo Kern](p) spoke.", "CHN", None),
        ("[UN](o:UN) [Yemen](s:YEM) envoy [Ivo Kern](p) spoke.", "UN", None),
        ("[U.S.](s:USA) [Iran](s:IRN) envoy [Ivo Kern](p) spoke.", "USA", None),
        ("The [UN](o:UN) envoy [Ivo Kern](p) spoke.", "UN", "envoy"),
        ("[Britain](s:GBR) told [UN](o:UN) envoy [Ivo Kern](p) so.", "UN", None),
        ("[EU](o:EU) foreign policy chief [Ivo Kern](p) spoke.", "EU", None),
        ("[US](s:USA) Central Command chief [Ivo Kern](p) spoke.", "USA", None),
        ("[EU](o:EU) sanctions envoy [Ivo Kern](p) spoke.", "EU", None),
        ("[Germany](s:DEU)'s and [France](s:FRA)'s [UN](o:UN) envoys [Ivo Kern](p) and Ott spoke.", "FRA", None),
        ("[US](s:USA) sanctions [Mali](s:MLI)'s defence minister [Ivo Kern](p).", "MLI", None),
        ("[Russian](s:RUS:demonym) airborne troops chief [Ivo Kern](p) spoke.", "RUS", None),
        ("[ECOWAS](o:ECOWAS) met in [Mali](s:MLI). The commission's president, [Ivo Kern](p), spoke.", "ECOWAS", None),
        ("[Iran](s:IRN) has its own view. Its foreign minister, [Ivo Kern](p), spoke.", "IRN", None),
        ("Fighters of the [M23](o:M23) came. The group's leader, [Ivo Kern](p), spoke.", "M23", None),
    ],
)
def test_the_text_names_whom_a_person_represents(tagged: str, actor: str, role: str | None) -> None:
    found = _one(tagged)
    assert found.actor == actor
    assert role is None or found.role == role


@pytest.mark.parametrize(
    ("tagged", "rule"),
    [
        ("Senator [Ivo Kern](p) of the [United States](s:USA) spoke.", "legislator"),
        ("Former [Iranian](s:IRN) foreign minister [Ivo Kern](p) spoke.", "former"),
        ("The former [US](s:USA) envoy, [Ivo Kern](p), spoke.", "former"),
        ("Presidential candidate [Mike Pompeo](p) spoke.", "aspiring"),
        ("Judge [Ivo Kern](p) of [Georgia](s:GEO) was listed.", "private"),
        ("[Ivo Kern](p), a research fellow at an institute in [Japan](s:JPN), spoke.", "private"),
        ("The [Russian](s:RUS) oligarch [Ivo Kern](p) was listed.", "private"),
        ("[Iran](s:IRN) met [Ivo Kern](p) on Friday.", "unknown"),
        ("[Britain](s:GBR)'s former [UN](o:UN) ambassador [Ivo Kern](p) spoke.", "former"),
        ("[Mali](s:MLI) met. The wife of the president, [Ivo Kern](p), spoke.", "unknown"),
        ("[Russia](s:RUS) hosted Foreign Minister [Ivo Kern](p).", "unknown"),
        ("[Washington](s:USA) still lists Defence Minister [Ivo Kern](p).", "unknown"),
        ("[Russians](s:RUS:demonym) welcomed Foreign Minister [Ivo Kern](p).", "unknown"),
        ("[Russia](s:RUS) Hosts Foreign Minister [Ivo Kern](p)", "unknown"),
        ("[US](s:USA) sanctions Defence Minister [Ivo Kern](p)", "unknown"),
        ("[Russian](s:RUS:demonym) troops captured Defence Minister [Ivo Kern](p).", "unknown"),
        ("[Russia](s:RUS)'s army freed Defence Minister [Ivo Kern](p).", "unknown"),
        ("[Russia](s:RUS)'s leaders met Prime Minister [Ivo Kern](p).", "unknown"),
        ("[France](s:FRA) expelled ambassador [Ivo Kern](p).", "unknown"),
        ("The [EU](o:EU) froze the assets of General [Ivo Kern](p) in [Mali](s:MLI).", "unknown"),
        ("Curbs on [Russian](s:RUS:demonym) athletes stay, president [Ivo Kern](p) said.", "unknown"),
        ("It left [Panama](s:PAN), adds gang leader [Ivo Kern](p).", "unknown"),
        ("[China](s:CHN) and [Iran](s:IRN) met. Its foreign minister, [Ivo Kern](p), spoke.", "unknown"),
        ("The [M23](o:M23) met the [Taliban](o:TALIBAN). The group's leader, [Ivo Kern](p), spoke.", "unknown"),
        ("The killing of General [Ivo Kern](p), [Iran](s:IRN) says, changed it all.", "unknown"),
        ("[Ivo Kern](p) said that [Iran](s:IRN) would lose.", "unknown"),
        ("[Ivo Kern](p), who met the ambassador of [Iran](s:IRN), spoke.", "unknown"),
    ],
)
def test_who_represents_no_state_has_no_actor(tagged: str, rule: str) -> None:
    found = _one(tagged)
    assert (found.actor, found.rule) == ("", rule)


@pytest.mark.parametrize(
    ("tagged", "published", "actor", "rule"),
    [
        ("[Donald Trump](p) spoke.", "2025-06-01", "USA", "term"),
        ("[Donald Trump](p) spoke.", "2025", "USA", "term"),
        ("[Donald Trump](p) spoke.", "", "USA", "past-term"),
        # A chronicle of 2018 that appeared later: read as acting in office.
        ("[Donald Trump](p) pulled out.", "2022-03-01", "USA", "past-term"),
        ("[Donald Trump](p) spoke.", "2016-10-01", "", "unknown"),
        ("[Anna Berg](p) spoke.", "2024-01-01", "DEU", "term"),
        ("[Anna Berg](p) spoke.", "2025-10-01", "UNGA", "term"),
        # Two states in the catalogue and no date: nothing is guessed.
        ("[Anna Berg](p) spoke.", "", "", "unknown"),
        # Called by an earlier office, yet in another one on that day.
        ("Former president [Dmitry Medvedev](p) spoke.", "2024-01-01", "RUS", "term"),
        ("Former secretary of state [Mike Pompeo](p) spoke.", "2024-01-01", "", "former"),
        ("Ambassador [Craft](p) spoke.", "2020-08-01", "USA", "term"),
        ("[Michael R. Pompeo](p) spoke.", "2020-08-01", "USA", "term"),
        ("[Seyyed Abbas Araghchi](p) spoke.", "2025-08-01", "IRN", "term"),
        ("[Ivo Kern](p) spoke.", "2025-08-01", "", "unknown"),
        # A surname that two officials of two states bear, and a given name behind a title.
        ("Deputy [Kim](p) spoke.", "2025-08-01", "", "unknown"),
        ("Deputy [Abbas](p) spoke.", "2025-08-01", "", "unknown"),
    ],
)
def test_terms_of_the_catalogue_count_where_the_text_is_silent(
    tagged: str, published: str, actor: str, rule: str
) -> None:
    found = _one(tagged, published)
    assert (found.actor, found.rule) == (actor, rule)


_NORTH = "[North Korea](s:PRK) fired again, and [North Korea](s:PRK) denies it."


@pytest.mark.parametrize(
    ("tagged", "actor", "rule"),
    [
        (f"SEOUL (Yonhap) -- {_NORTH}\n\nVice Foreign Minister [Ivo Kern](p) spoke.", "KOR", "agency"),
        (f"MOSCOW, May 5. /TASS/. {_NORTH}\n\nForeign Minister [Ivo Kern](p) spoke.", "RUS", "agency"),
        (f"SEOUL (AFP) - {_NORTH}\n\nVice Foreign Minister [Ivo Kern](p) spoke.", "KOR", "dateline"),
        ("LONDON — Foreign Secretary [Ivo Kern](p) spoke.", "GBR", "dateline"),
        ("[Mali](s:MLI) leaves court\n\nDefence Minister [Ivo Kern](p) spoke.", "MLI", "headline"),
        # A seat of many bodies is nobody's home, and no capital is one for an ambassador.
        ("BRUSSELS (AFP) - Foreign Minister [Ivo Kern](p) spoke.", "", "unknown"),
        ("WASHINGTON (AFP) - Foreign Minister [Ivo Kern](p) spoke.", "", "unknown"),
        ("WASHINGTON (AFP) - Treasury Secretary [Ivo Kern](p) spoke.", "USA", "dateline"),
        ("GENEVA (AFP) - Foreign Minister [Ivo Kern](p) spoke.", "", "unknown"),
        ("SEOUL (Yonhap) -- Ambassador [Ivo Kern](p) spoke.", "", "unknown"),
        # Another state is named beside the person, or the home state acts on the person.
        ("SEOUL (Yonhap) -- In [Japan](s:JPN), Foreign Minister [Ivo Kern](p) spoke.", "", "unknown"),
        ("SEOUL (AFP) - [South Korea](s:KOR) on Monday hosted Foreign Minister [Ivo Kern](p).", "", "unknown"),
        ("[Mali](s:MLI) leaves\n\n[Russia](s:RUS) gladly hosted Foreign Minister [Ivo Kern](p).", "", "unknown"),
        # Two states in the headline, and one of which the article says little.
        ("[Mali](s:MLI) and [Chad](s:TCD) leave\n\nDefence Minister [Ivo Kern](p) spoke.", "", "unknown"),
        (
            "[Mali](s:MLI) leaves\n\nDefence Minister [Ivo Kern](p) spoke. [Chad](s:TCD) and [Chad](s:TCD) heard.",
            "",
            "unknown",
        ),
        ("[Japan](s:JPN) froze it. Foreign Minister [Ivo Kern](p) spoke.", "", "unknown"),
    ],
)
def test_a_minister_without_a_state_is_of_the_home_of_the_report(tagged: str, actor: str, rule: str) -> None:
    found = _one(tagged)
    assert (found.actor, found.rule) == (actor, rule)


def test_a_term_of_the_catalogue_counts_before_the_home_of_the_report() -> None:
    found = _one("SEOUL (Yonhap) -- Foreign Minister [Abbas Araghchi](p) spoke.", "2025-08-01")
    assert (found.actor, found.rule) == ("IRN", "term")


@pytest.mark.parametrize(
    ("tagged", "actor"),
    [
        ("[Donald Trump](p) and his interior minister, [Ivo Kern](p), came.", "USA"),
        ("[Donald Trump](p)'s wife, [Ivo Kern](p), came.", ""),
        ("[Donald Trump](p) met [Ulla Ott](p) and his interior minister, [Ivo Kern](p).", ""),
    ],
)
def test_his_minister_represents_the_same_as_he_does(tagged: str, actor: str) -> None:
    assert affiliate(_doc(tagged), "2025-06-01", _OFFICIALS)["Ivo Kern"].actor == actor


def test_two_persons_of_a_list_share_no_apposition() -> None:
    doc = _doc("It was [Ivo Kern](p), signed before [U.S.](s:USA) Secretary of State [Ulla Ott](p).")
    found = affiliate(doc, "", ())
    assert (found["Ivo Kern"].actor, found["Ulla Ott"].actor) == ("", "USA")


def test_an_envoy_represents_the_same_as_his_principal() -> None:
    doc = _doc("[Ivo Kern](p), [Donald Trump](p)'s envoy, came.")
    assert affiliate(doc, "2025-06-01", _OFFICIALS)["Ivo Kern"].actor == "USA"


def test_a_list_of_officials_is_no_apposition() -> None:
    doc = _doc(
        "Deputy Secretary of State [Ivo Kern](p), [South Korean](s:KOR) First Vice Foreign Minister [Ulla Ott](p) met."
    )
    found = affiliate(doc, "", ())
    assert found["Ulla Ott"].actor == "KOR"
    assert found["Ivo Kern"].rule != "apposition"


def test_the_first_clue_decides_for_all_mentions() -> None:
    doc = _doc("[Kern](p:Ivo Kern) spoke. [Russian](s:RUS) envoy [Ivo Kern](p) left. Later [Kern](p:Ivo Kern) wept.")
    assert affiliate(doc, "", ())["Ivo Kern"].actor == "RUS"


def test_a_document_without_persons_has_no_affiliations() -> None:
    assert affiliate(_NLP("Nobody came."), "2025", _OFFICIALS) == {}


_PIECES = st.sampled_from(
    [
        "[Iran](s:IRN)",
        "[Ivo Kern](p)",
        "[UN](o:UN)",
        "former",
        "president",
        "of",
        "the",
        ",",
        "'s",
        "(",
        ")",
        ".",
        "\n",
        "its",
        "envoy",
        "who",
        "deputy",
        "for",
        "Gen.",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25).map(" ".join), st.sampled_from(["", "2020", "2020-08", "soon"]))
def test_no_text_makes_it_raise(tagged: str, published: str) -> None:
    doc = _doc(tagged)
    doc.spans["persons"] = [span for span in doc.spans["persons"] if isinstance(span, Span)]
    assert set(affiliate(doc, published, _OFFICIALS)) == {span.kb_id_ for span in doc.spans["persons"]}
