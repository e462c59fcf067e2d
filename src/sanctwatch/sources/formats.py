"""The input formats: one module each, with its `SUFFIXES` and its `read`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sanctwatch.records import Document
from sanctwatch.sources import delimited, jsonfile, jsonlines, plain, webpage
from sanctwatch.sources.fields import Fields
from sanctwatch.sources.inputs import Input

Reader = Callable[[Input, Fields], Iterator[Document]]

#: A new format is a module with these two names and its entry here.
_MODULES = (plain, webpage, jsonfile, jsonlines, delimited)

#: Each suffix, lower case, and who reads it; `.gz` behind it is understood everywhere.
READERS: dict[str, Reader] = {suffix: module.read for module in _MODULES for suffix in module.SUFFIXES}
