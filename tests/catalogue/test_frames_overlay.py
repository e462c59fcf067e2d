from pathlib import Path

import pytest

from sanctwatch.catalogue.frames import Frame, load_lexicon
from sanctwatch.errors import SanctwatchError

FRAME = """
type = "reject"
[[frames]]
id = "mine"
verbs = ["throw tomato at"]
sign = "-"
target = ["at"]
needs = "measure"
"""


def test_a_user_s_frame_is_found_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "own.toml").write_text(FRAME, encoding="utf-8")
    found = load_lexicon(tmp_path).patterns("V", "throw")
    mine = [pattern.meaning for pattern in found if pattern.words == ("throw", "tomato", "at")]
    assert [meaning.id for meaning in mine if isinstance(meaning, Frame)] == ["own.mine"]
    assert len(found) > len(mine)
    assert all(pattern.words != ("throw", "tomato", "at") for pattern in load_lexicon().patterns("V", "throw"))


@pytest.mark.parametrize(
    ("text", "complaint"), [("type = ", "own.toml"), ('[[frames]]\nverbs = ["go"]\n', "has no id")]
)
def test_a_broken_file_is_told_on_one_line(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SanctwatchError, match=complaint) as error:
        load_lexicon(tmp_path)
    assert "\n" not in str(error.value)
