"""Our own English pipeline: one small network in int8, run by onnxruntime, as ordinary spaCy components.

`load()` gives a spaCy `Language`. Nothing is downloaded, nothing is unpickled, and the same text gives the same
analysis on every run and with every batch size.
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from sanctwatch.model.chunks import noun_chunks
from sanctwatch.model.components import PIPELINE, Component, Model
from sanctwatch.model.encoder import Encoder
from sanctwatch.model.files import default_folder, read_meta
from sanctwatch.model.lemmas import Lemmas
from sanctwatch.model.tokens import bend_tokenizer

__all__ = ["bend_tokenizer", "load"]


def load(folder: Path | None = None) -> Language:
    """Build the pipeline from the shipped model, or from another folder of the same form.

    The components are ordinary: `nlp.select_pipes`, `disable` and `add_pipe` work. `sanctwatch_encoder` must stay, and
    `sanctwatch_sentences` before parser and names.

    Raises:
        SanctwatchError: If a file of the model is missing, damaged or foreign.
    """
    where = default_folder() if folder is None else folder
    meta = read_meta(where)
    model = Model(meta, Encoder(where, meta), Lemmas(where / "lemmas.json"))
    nlp = spacy.blank("en", meta={"name": meta.name, "version": meta.version})
    bend_tokenizer(nlp)
    nlp.vocab.get_noun_chunks = noun_chunks  # type: ignore[assignment]  # spaCy's stub says spans, its code takes tuples
    for name in PIPELINE:
        component = nlp.add_pipe(name)
        assert isinstance(component, Component)
        component.use(model)
    return nlp
