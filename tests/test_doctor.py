import re
from importlib.metadata import requires

from sanctwatch import doctor
from sanctwatch.doctor import examine


def by_name(**options):
    return {finding.what: finding for finding in examine(**options)}


def test_everything_works_here_and_the_sentence_is_read():
    found = by_name()
    assert [finding for finding in found.values() if finding.remedy] == []
    assert found["spacy"].told.startswith("3.8.")
    assert "SHA-256" in found["model"].told
    assert " states, " in found["catalogue"].told
    assert {"RUS", "UNSC", "PRK", "panel-of-experts"} <= set(found["mentions"].told.split(", "))


def test_what_is_needed_is_what_is_installed_with_the_program():
    names = {re.match(r"[\w-]+", line)[0] for line in requires("sanctwatch") if "extra ==" not in line}
    assert set(doctor.NEEDED.values()) == names


def test_what_need_not_be_there_is_told_with_its_purpose(monkeypatch):
    monkeypatch.setattr(doctor, "OPTIONAL", {"no_such_package": "flying"})
    finding = by_name()["no-such-package"]
    assert (finding.told, finding.is_missing, finding.remedy) == ("not installed, for flying", True, "")


def test_a_needed_package_that_does_not_load_ends_the_examination(monkeypatch):
    monkeypatch.setattr(doctor, "NEEDED", {"no_such_package": "no-such"})
    found = by_name()
    assert found["no-such"].remedy == "pip install --force-reinstall no-such"
    assert "sentence" not in found
    assert "mentions" not in found


def test_another_python_is_named(monkeypatch):
    monkeypatch.setattr(doctor, "SUPPORTED", ((3, 1), (3, 2)))
    assert by_name()["python"].remedy == "use Python 3.1 to 3.2"


def test_a_damaged_model_is_told_with_its_remedy(monkeypatch, tmp_path):
    (tmp_path / "meta.json").write_text("no json")
    monkeypatch.setattr("sanctwatch.model.files.find_model", lambda: tmp_path)
    found = by_name()
    assert "reinstall sanctwatch" in found["model"].remedy
    assert found["sentence"].told == "not analysed"


def test_another_model_or_catalogue_that_cannot_be_used_is_told():
    found = by_name(model="no_such_model", catalogue="absent")
    assert "no_such_model" in found["model"].remedy
    assert "absent" in found["catalogue"].remedy
