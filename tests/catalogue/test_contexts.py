"""Ambiguous names: where they count and, beside each, a near-miss where they do not."""

from __future__ import annotations

import re

import pytest

from sanctwatch.catalogue import Catalogue, Context


def _admits(catalogue: Catalogue, ident: str, marked: str, elsewhere: str = "") -> bool:
    before, name, after = re.split(r"[\[\]]", marked, maxsplit=2)
    sentence = before + name + after
    context = catalogue.contexts[name.casefold(), ident]
    return context.admits(before, after, sentence, f"{sentence}\n{elsewhere}")


@pytest.mark.parametrize(
    ("ident", "marked", "elsewhere"),
    [
        ("GEO", "Observers from [Georgia] and Armenia took part.", ""),
        ("GEO", "Judge Gocha Lordkipanidze of [Georgia] and a colleague.", "International Criminal Court"),
        ("JOR", "Egypt, [Jordan] and Qatar welcomed it.", ""),
        ("JOR", "[Jordan]'s foreign minister flew in.", ""),
        ("TCD", "[Chad] closed its border.", "The refugees came from Darfur."),
        ("TUR", "[Turkey] voted in favour.", ""),
        ("GIN", "[Guinea] abstained.", ""),
        ("COD", "The rebels hold the east of [Congo].", "Kinshasa protested."),
        ("COG", "[Congo] sent its president.", "President Sassou-Nguesso left Brazzaville."),
        ("NER", "The junta in [Niger] shut the base.", ""),
        ("DOM", "a [Dominican] diplomat", "the Dominican Republic"),
        ("DMA", "a [Dominican] diplomat", "Dominica, a member of the group, agreed."),
        ("MLI", "The [Mali] vote went ahead.", ""),
        ("PRK", "a third test by the [North] this year", "North Korea"),
        ("PRK", "[North] fires two missiles", "South Korea said North Korea did it."),
        ("KOR", "a visit to the [South]", "South Korea"),
        ("KOR", "allies Japan and [Korea] agreed", ""),
        ("CHN", "a [Sino]-Russian draft", ""),
        ("FRA", "a [Franco]-German paper", ""),
        ("USA", "The [US] delegate abstained.", ""),
        ("USA", "[America] stood alone.", ""),
        ("USA", "[Washington] imposed measures.", ""),
        ("IRN", "the [Islamic Republic] replied", "Iran"),
        ("ARE", "Banks in the [Emirates] asked.", ""),
        ("LBN", "[Lebanon] summoned the envoy.", ""),
        ("ISR", "[Israel] objected.", ""),
        ("NLD", "Canberra, Ottawa and [The Hague] retort that it was legal.", ""),
        ("BEL", "Kigali broke with Belgium. [Brussels] answered in kind.", ""),
        ("EU", "[Brussels] widened its list.", "The European Union"),
        ("EU", "The [EU] (27 states) agreed.", ""),
        ("EU", "insisting that [Brussels] pay", ""),
        ("UNSC", "The [Council] met on Tuesday.", "UN Security Council"),
        ("UNSC", "A [Council] diplomat spoke.", "UN Security Council"),
        ("UNSC", "the [council] shall keep it under review", "Security Council Resolution 2397"),
        ("UNSC", "the [Security Council] met", ""),
        ("EU", "On a proposal the [Council] adopted it.", "Council of the European Union"),
        ("EU", "the economy of the [Union]", "European Union"),
        ("IAEA", "according to the [Agency] in Vienna", "IAEA"),
        ("IAEA", "the [agency] said its inspectors had left", "the International Atomic Energy Agency"),
        ("LAS", "the [League] suspended Syria", "Arab League"),
        ("UNGA", "the [Assembly] urged States", "General Assembly"),
        ("UNSG", "the [Secretary-General] called for calm", "UN"),
        ("E3", "the [E3] wrote to the Council", ""),
        ("P5", "the [P5] talked", "Security Council"),
        ("GCC", "the [GCC] summit", "in the Gulf"),
        ("RSF", "the [RSF] took the town", "in Darfur"),
        ("AU", "the [AU] mission", "African Union"),
        ("SWIFT", "cut off from [SWIFT]", ""),
        ("TALIBAN", "the [Taliban] rejected it", ""),
        ("E3", "the [three European countries] wrote", "snapback"),
        ("E3", "the [trio] wrote to the Council", "The E3"),
    ],
)
def test_a_name_counts(catalogue: Catalogue, ident: str, marked: str, elsewhere: str) -> None:
    assert _admits(catalogue, ident, marked, elsewhere)


@pytest.mark.parametrize(
    ("ident", "marked", "elsewhere"),
    [
        ("GEO", "voters in the state of [Georgia]", ""),
        ("GEO", "Pennsylvania, [Georgia], Florida and Iowa", ""),
        ("GEO", "lettered in [Georgia], a typeface", ""),
        ("GEO", "a seminar in [Georgia]", "the city attorney of Jordan, Minn."),
        ("JOR", "the sprinter Amelia [Jordan] won", "in the Middle East"),
        ("JOR", "[Jordan] Peterson spoke", "Israel"),
        ("JOR", "Col. [Jordan] testified", "Iraq"),
        ("TCD", "my colourist, [Chad] Moreau, calls it grey", "Africa"),
        ("TCD", "[Chad] is a panda", ""),
        ("TUR", "Residents of [Turkey] Hill Road", ""),
        ("TUR", "[Turkey] is served", "with gravy and cranberries"),
        ("GIN", "in Papua New [Guinea]", ""),
        ("GIN", "[Guinea]-Bissau", ""),
        ("COD", "[Congo]-Brazzaville", ""),
        ("COG", "[Congo] sent its president.", "Tshisekedi left Kinshasa."),
        ("NER", "oil from the [Niger] Delta", ""),
        ("DOM", "a [Dominican] friar", ""),
        ("MLI", "Phones with a [Mali] chip", ""),
        ("PRK", "in the [North] of the country", "North Korea"),
        ("PRK", "the [North] Atlantic", "North Korea"),
        ("PRK", "Over the sour faces of the [North], the Assembly spoke.", "the Global South"),
        ("PRK", "the [North]", "of Mali"),
        ("KOR", "the global [South]", "South Korea"),
        ("KOR", "missiles over [Korea]", ""),
        ("CHN", "[Sino] forest", ""),
        ("FRA", "General [Franco] died", ""),
        ("USA", "CONTACT [US]", ""),
        ("USA", "It cost [US]$500.", ""),
        ("USA", "Latin [America]", ""),
        ("USA", "African-[American] voters", ""),
        ("USA", "his home in [Washington], D.C.", ""),
        ("USA", "George [Washington] never did.", ""),
        ("IRN", "the [Islamic Republic] of Mauritania", "Iran"),
        ("ARE", "[Emirates] airlines flies there", "Dubai"),
        ("LBN", "the [Lebanon] Lutheran women", ""),
        ("ISR", "[Israel] Katz said so.", ""),
        ("NLD", "the criminal court in [The Hague] ruled", ""),
        ("BEL", "[Brussels] widened its list.", "The European Union"),
        ("EU", "Kigali broke with Belgium. [Brussels] answered in kind.", ""),
        ("EU", "Council Regulation ([EU]) 2025/1975", ""),
        ("EU", "a package adopted in [Brussels] in May", ""),
        ("UNSC", "The European [Council] met.", "Security Council"),
        ("UNSC", "The Federal [Council] took its time.", "Security Council"),
        ("UNSC", "the city [council] vetoed it", "Security Council"),
        ("UNSC", "[Council] Regulation (EU) 2025/1975", "Security Council"),
        ("UNSC", "the [Council] on Foreign Relations", "Security Council"),
        ("UNSC", "Jordan [Council] keeps its veto", "the mayor"),
        ("UNSC", "Russia's [Security Council] deputy chairman", ""),
        ("UNSC", "Iran's Supreme National [Security Council]", ""),
        ("EU", "the [Council] met", "Security Council; Council of the European Union"),
        ("EU", "the African [Union] approved", "European Union"),
        ("EU", "the [Union] Jack", "European Union"),
        ("IAEA", "the Yonhap News [Agency]", "IAEA"),
        ("IAEA", "the [agency] said", "the European Space Agency"),
        ("LAS", "the Premier [League]", "Arab League"),
        ("LAS", "a history of the [League]'s embargo on Paraguay", "Arab League"),
        ("UNGA", "the National [Assembly]", "General Assembly"),
        ("UNGA", "the Maryland [General Assembly]", ""),
        ("UNSG", "NATO [Secretary-General] Mark Rutte", "UN"),
        ("UNSG", "the [Secretary General] of the Arab League", "UN"),
        ("E3", "[E3] - the trade fair where the game was shown", ""),
        ("P5", "[P5] - fifth percentile of ping", ""),
        ("GCC", "[GCC] is a compiler", "in the Gulf"),
        ("RSF", "[RSF], Reporters Without Borders, protested", "Sudan"),
        ("AU", "0.5 [AU] from the sun", "Africa"),
        ("SWIFT", "TAYLOR [SWIFT] TOURS", ""),
        ("TALIBAN", "the Pakistani [Taliban]", ""),
        ("E3", "in [three European countries] with bird flu", ""),
        ("E3", "the rock [trio]", "The E3"),
    ],
)
def test_a_name_does_not_count(catalogue: Catalogue, ident: str, marked: str, elsewhere: str) -> None:
    assert not _admits(catalogue, ident, marked, elsewhere)


def test_what_is_nearest_decides_first() -> None:
    context = Context(
        "Name",
        ("X",),
        "exclude",
        exclude_before=("bad ",),
        admit_after=(" good",),
        exclude_sentence=("doubt",),
        admit_document=("proof",),
    )
    assert not context.admits("bad ", " good", "", "proof")
    assert context.admits("", " good", "doubt", "")
    assert not context.admits("", "", "doubt", "proof")
    assert context.admits("", "", "", "proof")
    assert not context.admits("", "", "", "")


def test_a_pattern_before_must_reach_the_name() -> None:
    context = Context("Name", ("X",), "admit", exclude_before=("New ",))
    assert not context.admits("in New ", "", "", "")
    assert context.admits("in New York and ", "", "", "")


def test_where_the_words_around_are_silent_the_document_decides() -> None:
    context = Context("Name", ("X",), "exclude", exclude_after=(" no",), admit_document=("proof",))
    assert context.near("", " no", "") is False
    assert context.near("", " yes", "") is None
    assert context.overall("proof")
    assert not context.overall("")


def _trapped(catalogue: Catalogue, text: str, name: str) -> bool:
    spans = [match.span() for pattern in catalogue.trap_patterns for match in re.finditer(pattern, text)]
    spans += [match.span() for phrase in catalogue.traps for match in re.finditer(re.escape(phrase), text)]
    at = text.index(name)
    return any(start <= at and at + len(name) <= end for start, end in spans)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("told The Washington Post on Monday", "Washington"),
        ("the Korea Herald wrote", "Korea"),
        ("the Oman News Agency reported", "Oman"),
        ("ships in the South China Sea", "China"),
        ("ships in the Gulf of Oman", "Oman"),
        ("under the Paris Agreement", "Paris"),
        ("the Iran Nuclear Agreement Review Act", "Iran"),
        ("the Russia (Sanctions) (EU Exit) Regulations 2019", "Russia"),
        ("a college in Moscow, Idaho", "Moscow"),
        ("a town near Lebanon, Pa.", "Lebanon"),
        ("flew with Qatar Airways", "Qatar"),
        ("the University of Tehran", "Tehran"),
        ("wrote in Russian on his channel", "Russian"),
        ("on the Korean Peninsula", "Korean"),
    ],
)
def test_a_trap_holds_the_name(catalogue: Catalogue, text: str, name: str) -> None:
    assert _trapped(catalogue, text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Libyan Investment Authority", "Libyan"),
        ("the Iranian Foreign Ministry", "Iranian"),
        ("Washington posted guards", "Washington"),
        ("a Russian ship at sea", "Russian"),
        ("Paris, Berlin and London agreed", "Paris"),
        ("a Chinese agreement", "Chinese"),
        ("Iran acted", "Iran"),
        ("the Lebanese army", "Lebanese"),
        ("a Russian-speaking envoy", "Russian"),
    ],
)
def test_no_trap_holds_the_name(catalogue: Catalogue, text: str, name: str) -> None:
    assert not _trapped(catalogue, text, name)
