"""English is told quickly, others by the classifier, and what is too short by nobody."""

import pytest

from sanctwatch.sources import detect_language

ENGLISH = (
    "The Security Council on Friday adopted a resolution that extends the sanctions on North Korea by one year, "
    "and the "
    "ambassador of Malta said that it was a good day for the members, which had been waiting for it."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (
            "Le Conseil de sécurité des Nations unies a adopté jeudi une résolution qui prolonge d'un an les "
            "sanctions contre "
            "la Corée du Nord, a annoncé la présidence du Conseil à New York.",
            "fr",
        ),
        (
            "Der Sicherheitsrat der Vereinten Nationen hat am Donnerstag die Sanktionen gegen Nordkorea um ein "
            "Jahr verlängert, "
            "wie die Präsidentschaft in New York mitteilte. Russland und China enthielten sich.",
            "de",
        ),
        (
            "El Consejo de Seguridad de las Naciones Unidas aprobó el jueves una resolución que prorroga por un "
            "año las "
            "sanciones contra Corea del Norte, según informó la presidencia en Nueva York.",
            "es",
        ),
        (
            "Совет Безопасности ООН в четверг принял резолюцию о продлении санкций против Северной Кореи на один "
            "год, сообщили "
            "в Нью-Йорке представители председательства и дипломаты из России и Китая, которые воздержались.",
            "ru",
        ),
        (
            "유엔 안전보장이사회는 목요일 북한에 대한 제재를 1년 연장하는 결의안을 채택했다.",
            "ko",
        ),
    ],
)
def test_the_language_of_an_article_is_told(text, code):
    found, confidence = detect_language(text)
    assert found == code
    assert 0.8 <= confidence <= 1.0


@pytest.mark.parametrize(
    "text", ["", "Iran Russia China", "12 34 56 " * 30, "Le Conseil a voté.", "USA 12 RUS 13 CHN 14 " * 10]
)
def test_what_cannot_be_told_is_unknown(text):
    assert detect_language(text)[0] == ""
