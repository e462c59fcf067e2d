import pytest

from sanctwatch.catalogue.lookup import ACTOR_KINDS, find_id, find_regime, kind_of, label_of, short_name, spellings_of
from sanctwatch.errors import SanctwatchError


@pytest.mark.parametrize(
    ("said", "ident"),
    [
        ("RUS", "RUS"),
        ("rus", "RUS"),
        ("Russia", "RUS"),
        ("Moscow", "RUS"),
        ("the  Kremlin", "RUS"),
        ("Security Council", "UNSC"),
        ("e3", "E3"),
        ("snapback", "snapback"),
        ("snap-back", "snapback"),
        ("the Iran nuclear deal", "jcpoa"),
        ("Joint Comprehensive Plan of Action", "jcpoa"),
        ("arms embargo", "arms-embargo"),
        ("2231", "S/RES/2231"),
        ("s/res/2231", "S/RES/2231"),
        ("resolution 2231 (2015)", "S/RES/2231"),
        ("UNSCR 1718", "S/RES/1718"),
        ("S/2024/255", "S/2024/255"),
        ("A/RES/76/1", "A/RES/76/1"),
        ("other:summit", "other:summit"),
    ],
)
def test_ids_names_and_numbers_all_lead_to_one_id(catalogue, said, ident):
    assert find_id(catalogue, said, "--target") == ident


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("Rusia", "did you mean RUS (Russia)"),
        ("snapbak", "did you mean snapback"),
        ("deal with Iran", "did you mean jcpoa"),
        ("Congo", "can be COD"),
        ("9999", "knows no '9999'"),
        ("qqqqqq", "see sanctwatch catalogue list"),
        ("Lavrov", "is a person, Sergei Lavrov (RUS); name the state, or use --speaker"),
    ],
)
def test_what_is_not_one_entry_is_an_error_that_proposes_the_nearest(catalogue, said, says):
    with pytest.raises(SanctwatchError) as caught:
        find_id(catalogue, said, "--target")
    assert says in str(caught.value)
    assert str(caught.value).startswith("--target")
    assert "\n" not in str(caught.value)


def test_an_actor_is_no_resolution(catalogue):
    with pytest.raises(SanctwatchError, match="--actor"):
        find_id(catalogue, "2231", "--actor", ACTOR_KINDS)


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        ("UN:IRN", ("UN", "IRN")),
        ("un:iran", ("UN", "IRN")),
        ("Iran", ("", "IRN")),
        ("EU:", ("EU", "")),
        ("?:PRK", ("", "PRK")),
        ("UN:ISIL-AQ", ("UN", "ISIL-AQ")),
    ],
)
def test_a_regime_may_leave_a_side_open(catalogue, said, sides):
    assert find_regime(catalogue, said) == sides


@pytest.mark.parametrize("said", ["UN:Irann", ":", "?:?", ""])
def test_a_regime_of_nobody_is_an_error(catalogue, said):
    with pytest.raises(SanctwatchError, match="--regime"):
        find_regime(catalogue, said)


@pytest.mark.parametrize(
    ("ident", "label"),
    [
        ("RUS", "Russia"),
        ("S/RES/2231", "resolution 2231 (2015)"),
        ("S/RES/9999", "resolution 9999"),
        ("other:summit", "summit"),
        ("Siegfried Hecker", "Siegfried Hecker"),
    ],
)
def test_every_id_has_something_to_be_called_by(catalogue, ident, label):
    assert label_of(catalogue, ident) == label


@pytest.mark.parametrize(
    ("ident", "kind"),
    [
        ("RUS", "state"),
        ("E3", "organization"),
        ("snapback", "mechanism"),
        ("S/RES/2231", "resolution"),
        ("A/RES/76/1", "resolution"),
        ("S/2024/255", "resolution"),
        ("other:summit", "other"),
        ("Siegfried Hecker", "person"),
    ],
)
def test_every_id_is_of_a_kind(catalogue, ident, kind):
    assert kind_of(catalogue, ident) == kind


@pytest.mark.parametrize(
    ("ident", "name"),
    [("RUS", "Russia"), ("UNSC", "UNSC"), ("S/RES/2231", "S/RES/2231"), ("other:summit", "summit"), ("A. B.", "A. B.")],
)
def test_the_short_name_of_a_state_is_its_label_and_of_others_their_id(catalogue, ident, name):
    assert short_name(catalogue, ident) == name


def test_a_person_goes_by_every_spelling_and_by_nobody_elses(catalogue):
    assert {"nebenzya", "Vassily Nebenzia", "Vasily Nebenzya"} <= spellings_of(catalogue, " nebenzya ")
    assert spellings_of(catalogue, "Hecker") == {"Hecker"}
    assert not any("Lavrov" in name for name in spellings_of(catalogue, "Nebenzia"))
