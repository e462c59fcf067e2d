"""Citations of UN resolutions and drafts: text in, spans with document symbols out; no spaCy, no catalogue.

The rooms, in the order in which a text passes through them: `heads` finds the word "resolution" (or a short form) and
whose resolution it is; `lists` walks the numbers behind it; `evidence` decides about heads that name no body;
`symbols` reads document symbols such as S/RES/2231 and S/2024/255; `bare` decides about numbers that stand alone;
`paragraphs` reads the part cited; `words` holds the vocabulary of all.
"""

from __future__ import annotations

from sanctwatch.resolutions.citation import Citation
from sanctwatch.resolutions.finder import find_citations

__all__ = ["Citation", "find_citations"]
