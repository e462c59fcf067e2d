from sanctwatch import doctor


def test_all_is_well(call):
    code, out, err = call("doctor")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "everything works"
    assert out.startswith("ok     python             3.")


def test_what_is_broken_is_told_with_its_remedy_and_exit_1(call, monkeypatch):
    monkeypatch.setattr(doctor, "NEEDED", {"no_such_package": "no-such"})
    code, out, _ = call("doctor")
    assert code == 1
    assert "BROKEN no-such" in out
    assert "pip install --force-reinstall no-such" in out
    assert out.splitlines()[-1] == "1 broken"
