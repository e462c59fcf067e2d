"""The parts of the training that need neither torch nor the data."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "models" / "train"))

from augment import augment_names
from invented_names import invent_name, seat_of_power
from names_data import bilou
from treebanks import read_sentences

CONLLU = """# newdoc id = a
# newpar
# text = Don't go.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""


def test_words_of_a_contraction_are_glued(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU)
    (sentence,) = read_sentences(path)
    assert sentence.words == ["Do", "n't", "go", "."]
    assert sentence.spaces == [4, 1, 2, 1]
    assert sentence.heads == [2, 2, -1, 2]


@pytest.mark.parametrize("seed", range(30))
def test_replaced_names_stay_well_formed(seed):
    words = ["Mr.", "Kim", "Jong", "Il", "met", "Obama", "."]
    labels = ["O", "B-PERSON", "I-PERSON", "L-PERSON", "O", "U-PERSON", "O"]
    out = augment_names(words, [2] * 7, labels, [False] * 7, random.Random(seed), 0.8)
    assert len({len(column) for column in out}) == 1
    names = [label for label in out[2] if label != "O"]
    assert names
    assert "".join(label[0] for label in names).replace("U", "BL").replace("I", "").count("BL") == 2


@pytest.mark.parametrize("seed", range(30))
def test_an_invented_name_has_words_and_begins_with_a_space(seed):
    for name in (invent_name(random.Random(seed)), seat_of_power(random.Random(seed))):
        assert name[0][1]
        assert all(word for word, _ in name)


@pytest.mark.parametrize(("length", "expected"), [(1, "U"), (2, "BL"), (4, "BIIL")])
def test_bilou(length, expected):
    assert "".join(bilou(length)) == expected
