"""spaCy components: each finds one kind of span and writes it on the Doc.

Every component is registered under a name that starts with `sanctwatch_` and gets its entries by method, never through
config, so that a saved pipeline holds learned parts only. The spans stand in `doc.spans` under "states",
"organizations", "resolutions", "mechanisms" and "persons"; `kb_id_` is the canonical id, `label_` the form and `id_`
the rule that decided.
"""

from __future__ import annotations
