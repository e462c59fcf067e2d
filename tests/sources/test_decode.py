"""Encodings told apart, and text from what is none."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.sources.decode import BinaryError, decode

TEXT = "“Never,” said António Guterres — the UN’s chief.\r\nCôte d’Ivoire voted.\n" * 3


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_a_text_comes_back_from_its_encoding_with_its_line_ends(codec, encoding):
    decoded = decode(TEXT.encode(codec))
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_another_script_is_left_to_the_library():
    text = "Совет Безопасности ООН в четверг принял резолюцию о продлении санкций против Северной Кореи. " * 5
    assert decode(text.encode("cp1251")).text == text


def test_one_wrong_byte_does_not_cost_the_article():
    decoded = decode("Guterres said “no” — “never” and ’tis so ".encode() * 5 + b"caf\xe9 \x93x\x94")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("café “x”")


def test_latin_text_with_c1_bytes_keeps_one_character_per_byte():
    raw = b"A caf\xe9 in Paris \x81 and \x9d more of it, said the envoy."
    assert len(decode(raw).text) == len(raw)


def test_nuls_and_control_characters_survive():
    assert decode(b"The Council\x00 met\x07 on Friday.").text == "The Council\x00 met\x07 on Friday."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(32)) * 40, "binary"),
    ],
)
def test_what_is_no_text_is_named(raw, reason):
    with pytest.raises(BinaryError, match=reason):
        decode(raw)


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_else(raw):
    with contextlib.suppress(BinaryError):
        decode(raw)
