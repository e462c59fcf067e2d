"""Read the part of a resolution that is cited with it: "paragraph 11 of", "annex B to", ", paragraph 8"."""

from __future__ import annotations

import re

_NUMBERS = r"[0-9]{1,3}(?:\s?\([a-z]{1,4}\)){0,3}"
_ORDINAL = (
    "[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|[Ll]ast|[Ff]inal|"
    "[Pp]enultimate"
)
_PART = rf"""(?:
    (?:(?:[Oo]perative|[Pp]reambular|[Ss]ub-?)[\s-]?)?(?:[Pp]aragraphs?|PARAGRAPHS?|[Pp]aras?\b\.?|[Aa]rticles?|[Aa]rt\.|[Cc]lauses?|[Ss]ections?|[Pp]oints?|[Ff]ootnotes?)\s{{0,3}}
       {_NUMBERS}(?:\s?(?:,|and|or|to|-|–|,\sand|&)\s?(?:\([a-z]{{1,4}}\)|{_NUMBERS})){{0,8}}
  | \b(?:{_ORDINAL})\s(?:(?:operative|preambular)\s)?(?:paragraph|clause|article|section)\b
  | \b(?:OP|PP|op)s?\.?\s?[0-9]{{1,3}}(?:\s?(?:,|and|or|to|-|–|&)\s?(?:OP|PP)?\s?[0-9]{{1,3}}){{0,4}}
  | [Aa]nnex(?:es)?\s(?:[A-H]|[IV]{{1,4}}|[0-9]{{1,2}})\b(?:\s(?:and|or)\s(?:[A-H]|[IV]{{1,4}})\b)?
)"""
_BEFORE = re.compile(
    rf"(?P<part>{_PART})\s{{1,3}}(?:of|to|in|from|under|contained\sin|set\sout\sin)\s{{1,3}}(?:(?:the|its|that|this|said)\s{{1,3}})?"
    r"(?:(?:UN|U\.N\.|United\sNations)\s)?(?:Security\sCouncil(?:['’]s)?\s)?(?:Council['’]s\s)?\Z",
    re.VERBOSE,
)
_AFTER = re.compile(
    rf"(?:['’]s?|,|,?\s\(?(?:of\swhich|in|at|under|see)\s|\s\(|\s)?\s{{0,2}}(?:(?:of\swhich|in|at|under)\s)?(?P<part>(?>{_PART}))(?!\s(?:of|to|from)\s(?!which))",
    re.VERBOSE,
)
_BLANKS = re.compile(r"\s+")


def paragraph_before(text: str, start: int) -> str:
    """Return the part that the words right before an offset name, on one line; empty when none."""
    found = _BEFORE.search(text, max(0, start - 100), start)
    return _BLANKS.sub(" ", found["part"]).strip() if found is not None else ""


def paragraph_after(text: str, end: int) -> str:
    """Return the part that the words right behind an offset name: "2397 (2017), paragraph 8"; empty when none."""
    found = _AFTER.match(text, end)
    return _BLANKS.sub(" ", found["part"]).strip() if found is not None else ""
