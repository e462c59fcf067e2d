"""The words that tell a UN resolution from a town's, and a resolution's number from a year or a count."""

from __future__ import annotations

import re

#: Blanks with at most one line end among them; bounded, so that a page of blanks costs nothing.
BLANK = r"(?:[^\S\n]{0,40}(?:\n[^\S\n]{0,40})?)"

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)

#: The organization, its Council, its Assembly, its symbols: one of them near admits "Resolution 1929".
UNITED_NATIONS = re.compile(
    r"\bUN\b|\bU\.\s?N\.|United\s{1,3}Nations|Security\s{1,3}Council|\bUN(?:SC|GA|SCRs?|IFIL|DOF|MIK|AMA)\b|\b[SA]/RES/"
)

#: What UN resolutions are about; admits where nothing speaks for another body, since few others number into the thousands.
SUBJECT = re.compile(
    r"\b(?:sanctions|arms embargo|JCPOA|nuclear (?:deal|program(?:me)?|weapons)|ballistic|peacekeep\w+|cease-?fire|Hezbollah|Houthis?|"
    r"Pyongyang|Tehran|IAEA|snapback)\b",
)

#: Bodies that number their own resolutions: near a head without an owner they exclude it.
LOCAL = re.compile(
    r"\b(?:mayor\w*|alderm[ae]n|city\s(?:council|attorney|hall|manager)|town\s(?:council|hall)|(?:county|parish|borough|village|municipal|"
    r"district|school|township)\s(?:council|board|commission\w*)|councilm[ae]n|councilwom[ae]n|councill?ors?|trustees|shareholders?|"
    r"stockholders|legislature|ordinances?|zoning|selectmen|county\ssupervisors|teachers['’]\sunion|union\smembers|homeowners|"
    r"faculty\ssenate|student\ssenate|statehouse|synod|diocese)\b",
    re.IGNORECASE,
)

#: Right before "resolution": a body that is not the UN's Council or Assembly.
FOREIGN_BEFORE = re.compile(
    r"""(?:
      \b(?:House|Senate|Joint|Concurrent|Simple|NATO|EU|EP|OAS|AU|AL|HRC|UNHRC|WHO|WHA|UNESCO|UNEA|ECOSOC|ICAO|IMO|ITU|IAEA|IPU|PACE|
         FIFA|UEFA|ECOWAS|OIC|OSCE|Knesset|Bundestag|Majlis|Duma|Rada|Congress(?:ional)?|Parliament(?:ary)?|Legislature|[Ll]egislative|
         City|County|Town|Parish|Borough|Village|Municipal|Cabinet|[Gg]overnment|[Mm]inisteri?a?l?|Ministers|Ministry|Board|[Bb]oard|
         Governors|Committee|Commission|[Uu]nion|Politburo|[Ss]hareholders?|Synod|Convention|Conference|Congregation|[Ff]aculty|
         [Ss]tudents?|Bank|Trib(?:e|al)|District|Trustees|Arab\s{1,3}League|Knesset|Governor|[Tt]axpayers?|Club|Party|Commons|Lords|
         Presidential|Representatives|Europe|Agency|Reichstag|Landtag|Federation|Soviet|
         (?<!General\s)Assembly|
         (?!Security\b|The\b|That\b|This\b|UN\b|In\b|When\b|As\b|By\b|If\b)[A-Z][\w'’]{1,20}\s{1,3}Council|
         (?:city|town|county|parish|village|borough|municipal|district)\s{1,3}council)
         (?:['’]s?)?[\s(-]{1,3}(?:(?:draft|[Jj]oint|[Cc]oncurrent|[Bb]udget|[Ss]imple)\s)?
    | \bNew\s{1,3}Year(?:['’]?s['’]?)?\s
    | (?<![A-Za-z])(?:[HS]|[HS]\.\s?(?:Con|J|R)|[HS]J|[HS]\.?Con|[HS]CON|AG|CP|CM|AB|SB|HB)[./]?\s?
    | \b(?:[Ss]creen|[Dd]isplay|[Ii]mage|[Vv]ideo|[Ss]patial|[Pp]ixel|[Pp]rint|[Cc]onflict|[Dd]ispute|[Mm]onitor|[Cc]amera)\s
    )\Z""",
    re.VERBOSE,
)

#: Right behind the number: "of the teachers' union", "adopted by the city council".
FOREIGN_AFTER = re.compile(
    r"""(?:\s?\([^()\n]{0,20}\))?,?\s{1,3}(?:of|(?:adopted|passed|approved|issued)\sby)\s(?:(?:the|our|its|a|an|their)\s)?
    (?!(?:(?:UN|U\.N\.|United\sNations)\s)?(?:Security\sCouncil|General\sAssembly)|UN\b|U\.N\.|United\sNations)
    (?:[\w.'’-]{1,20}\s){0,4}?
    (?:House|Senate|[Uu]nion|[Pp]arliament|city|town|county|[Pp]arish|[Bb]orough|[Bb]oard|HRC|Human\sRights\sCouncil|European|EU|NATO|
       OAS|IAEA|[Pp]arty|Congress|[Ll]egislature|(?:[Nn]ational|[Pp]arliamentary|Health|[Ss]tate)\s[Aa]ssembly|[Cc]onference|[Ss]ynod|
       [Gg]overnment|[Cc]abinet|Council\sof\s(?:Ministers|Europe|State|the\sEuropean)|City\sCouncil|[Tt]own\sCouncil|Duma|Knesset|[Cc]lub|
       [Ss]chool|[Cc]ollege|[Uu]niversity|[Aa]ssociation|[Ff]ederation|[Mm]inist(?:ry|er))\b""",
    re.VERBOSE,
)

#: Right behind the number: a screen, not a text.
SCREEN_AFTER = re.compile(
    r"\s{0,3}(?:[x×]\s?\d|by\s\d|\*\s?\d|[pi]\b|px\b|pixels?\b|dpi\b|ppi\b|lines\b|k\b|hz\b|mp\b|megapixels?\b|[nmµck]?m\b|bits?\b|dots\b|%)",
    re.IGNORECASE,
)

#: Right behind the number: it is part of the name of a body, which SPEC keeps apart from citations ("1718 Committee").
BODY_AFTER = re.compile(
    r"""(?:['’]s)?(?:\s?(?:,|/|and|or|&|,\sand|-|–)\s?\d{3,4}(?:\s?\(\d{4}\))?){0,5}[\s-]{1,3}
    (?:(?:ISIL|ISIS|\(?Da['’]?esh\)?|and|&|Al-?\s?Qa['’]?[ie]da|Taliban|[Ss]anctions|UN|U\.N\.|DPRK|Iran|[Cc]ounter-?[Tt]errorism|
       Security\sCouncil|Analytical|Support|,)\s{1,3}){0,8}
    (?:[Cc]ommittees?|COMMITTEE|[Mm]onitoring\s(?:[Tt]eam|[Gg]roup)|[Pp]anel|[Oo]mbudsperson|[Gg]roup\sof\s[Ee]xperts)\b""",
    re.VERBOSE,
)

#: Right behind a number without a head noun: a regime, a list, a measure that bears the number.
REGIME_AFTER = re.compile(
    r"""(?:\s?(?:,|/|and|or|&|,\sand|-|–)\s?\d{3,4}){0,5}[\s-]{1,3}(?:(?:ISIL|\(Da['’]?esh\)|and|&|Al-?\s?Qa['’]?[ie]da|Taliban|UN)\s){0,6}
    (?:[Ss]anctions?|[Rr]egimes?|[Dd]esignat\w+|[Ll]istings?|[Ll]ist|[Tt]eam|[Ee]xperts)\b""",
    re.VERBOSE,
)

BODY_BEFORE = re.compile(r"\b[Cc]ommittee\s?[(«“\"]?\Z")
