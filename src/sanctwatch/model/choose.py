"""Which spaCy pipeline reads the grammar: the one that ships, or one that the user names."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from sanctwatch.errors import SanctwatchError
from sanctwatch.model import load
from sanctwatch.model.components import SentencesComponent

#: What a pipeline must leave on a Doc for the grammar to be read.
_NEEDED = ("token.dep", "token.pos", "token.lemma")


def load_language(name: str = "") -> Language:
    """Load a spaCy pipeline that keeps the sentences which our own rules have marked.

    Args:
        name: Name of an installed pipeline (`en_core_web_sm`) or its folder; empty for the one that ships.

    Raises:
        SanctwatchError: When there is none of that name, or it has no parser, or the shipped one is damaged.
    """
    if not name:
        nlp = load()
        sentences = nlp.get_pipe("sanctwatch_sentences")
        assert isinstance(sentences, SentencesComponent)
        sentences.keeps_given = True
        return nlp
    if Path(name).is_dir() and (Path(name) / "encoder.onnx").is_file():
        return load(Path(name))
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise SanctwatchError(
            f"--model {name}: cannot be loaded ({reason}); name an installed spaCy pipeline or its folder"
        ) from error
    given = set((nlp.analyze_pipes() or {}).get("attrs", ()))
    missing = [what for what in _NEEDED if what not in given]
    if missing:
        raise SanctwatchError(f"--model {name}: does not set {', '.join(missing)}; name a pipeline with a parser")
    return nlp
