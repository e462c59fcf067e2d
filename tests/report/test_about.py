from sanctwatch.records import Analysis, DocumentRow
from sanctwatch.report.about import MAX_NAMED, describe


def test_everything_that_was_read_is_counted(make):
    failed = Analysis(DocumentRow("torn.gz", "failed", reason="broken gzip"))
    skipped = Analysis(DocumentRow("photo.png", "skipped", reason="binary"))
    undated = make.analysis("undated.txt", published="", source="")
    about = describe(make.material(make.analysis(), failed, skipped, undated))
    assert about.n_documents == 4
    assert about.statuses == {"ok": 2, "skipped": 1, "failed": 1}
    assert about.rows == {"mentions": 6, "stances": 4, "events": 2, "quotes": 2}
    assert (about.first, about.last, about.n_undated) == ("2024-03-29", "2024-03-29", 1)
    assert about.sources == (("Wire", 1), ("not told", 1))
    assert [row.doc_id for row in about.aside] == ["torn.gz", "photo.png"]
    assert about.n_texts == 2


def test_the_least_accuracy_of_this_version_is_told(make):
    floors = {floor.kind: floor.f1 for floor in describe(make.material(make.analysis())).floors}
    assert floors["state"] > 0.9


def test_of_many_that_failed_not_all_are_named(make):
    failed = [Analysis(DocumentRow(f"{n}.gz", "failed", reason="broken")) for n in range(MAX_NAMED + 5)]
    about = describe(make.material(*failed))
    assert (len(about.aside), about.n_aside) == (MAX_NAMED, MAX_NAMED + 5)
