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
    r"\bUN\b|\bU\.\s?N\.|United\s{1,3}Nations|UNITED NATIONS|Security\s{1,3}Council|SECURITY COUNCIL|"
    r"\bUN(?:SC|GA|SCRs?|IFIL|DOF|MIK|AMA)\b|\b[SA]/RES/"
)

#: What UN resolutions are about; admits where nothing speaks for another body: few others number into the thousands.
SUBJECT = re.compile(
    r"\b(?:sanctions|arms embargo|JCPOA|nuclear (?:deal|program(?:me)?|weapons)|ballistic|peacekeep\w+|cease-?fire|"
    r"Hezbollah|Houthis?|Pyongyang|Tehran|IAEA|snapback)\b",
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
         (?!Security\b|The\b|That\b|This\b|UN\b|In\b|When\b|As\b|By\b|If\b)(?!General\b)[A-Z][\w'’]{1,20}\s{1,3}(?:Council|Assembly)|
         (?:city|town|county|parish|village|borough|municipal|district)\s{1,3}council)
         (?:['’]s?)?[\s(-]{1,3}(?:(?:draft|[Jj]oint|[Cc]oncurrent|[Bb]udget|[Ss]imple)\s)?
    | \bNew\s{1,3}Year(?:['’]?s['’]?)?\s
    | (?<![A-Za-z.])(?:[HS]|[HS]\.\s?(?:Con|J|R)|[HS]J|[HS]\.?Con|[HS]CON|AG|CP|CM|AB|SB|HB|AHG)[./]?\s?
    | \b(?:[Ss]creen|[Dd]isplay|[Ii]mage|[Vv]ideo|[Ss]patial|[Pp]ixel|[Pp]rint|[Cc]onflict|[Dd]ispute|
         [Mm]onitor|[Cc]amera)\s
    )\Z""",
    re.VERBOSE,
)

_ACTS = r"""
    \s(?:(?:has|had|have|will|would|also|then|later|today|yesterday|unanimously|narrowly|overwhelmingly|
      on\s[A-Z][a-z]+day,?)\s){0,3}
    (?:vot(?:es?|ed|ing)\s(?:on|for|against)
       | (?:by|in|under|through)
       | (?:adopt|pass|approv|consider|debat|discuss|reject|tabl|endors|renew)(?:s|es|ed|ing)?)\s
    (?:(?:a|an|the|its|their|new|so-called)\s){0,2}(?:[Dd]raft\s)?\Z"""

#: "The technical committee voted on draft resolution": another body acts right before the head.
FOREIGN_ACTS_BEFORE = re.compile(
    rf"""(?:
      \b(?<!ecurity\s)(?:committee|commission|board|council|congress|conference|assembly|parliament|senate|union|club|
         federation|association|foundation|consortium|synod|faculty|legislature|cabinet|
         government)
    | \b(?!Security\b|General\b|The\b|That\b|UN\b|As\b|When\b)[A-Z][\w'’-]{{1,20}}\s
        (?:Committee|Commission|Board|Council|Conference|Assembly|Union|Association|Federation|Foundation|Congress)
    | \b(?:Cabinet|Parliament|Congress|Government|Senate|Knesset|Duma|Majlis)
    ){_ACTS}""",
    re.VERBOSE,
)
#: "The General Assembly on Thursday adopted resolution 377".
ASSEMBLY_ACTS_BEFORE = re.compile(rf"\b(?:General\sAssembly|UNGA){_ACTS}", re.VERBOSE)

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
    r"\s{0,3}(?:[x×]\s?\d|by\s\d{3}|\*\s?\d|[pi]\b|px\b|pixels?\b|dpi\b|ppi\b|lines\b|k\b|hz\b|mp\b|megapixels?\b|[nmµck]?m\b|bits?\b|dots\b|%)",
    re.IGNORECASE,
)

#: Right behind the number: it is part of the name of a body, which is no citation ("1718 Committee").
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

#: Words before a number that make it something else: "page 242", "Vol. 47 (1948)", "about 1540", "at 2231".
NUMBERED_BEFORE = re.compile(
    r"""\b(?:pages?|pp?\.|paragraphs?|paras?\.?|articles?|art\.|sections?|chapters?|tables?|figures?|fig\.|vol(?:ume|s)?\.?|
    issue|rooms?|flights?|routes?|highway|items?|cases?|laws?|acts?|decrees?|regulations?|directives?|orders?|files?|phone|box|
    building|ISO|EN|DIN|patents?|licen[cs]es?|models?|types?|version|rules?|bills?|protocols?|EO|lines?|unit|squadron|train|
    bus|lot|channel|level|number|nos?\.?|motion|meetings?|judgment|treaty|convention|asteroid|boeing|airbus|class|court|kospi|
    index|peak|street|avenue|psalm|windows|office|about|around|some|nearly|almost|over|than|least|most|roughly|approximately|
    only|just|another|total(?:ing|led)?|exactly|round|plus|minus|versus|years?|circa|ca?\.|anno|spring|summer|autumn|fall|
    winter|early|late|mid|age|aged|at|killed|wounded|injured|displaced|times|tel\.?|zip|postcode|US|USD|EUR|Rs\.?)\s?\(?\Z""",
    re.VERBOSE | re.IGNORECASE,
)

#: Words that only a text can follow, so that even an unintroduced number behind them is one.
CUE_BEFORE = re.compile(
    r"""(?:\b(?:drafters|sponsors|authors|text|terms|provisions|measures|letter|spirit|preamble|adoption|implementation|
      enforcement|violations?|breach(?:es)?|requirements|scope|mandate|expiry|termination|renewal|successors?|annex\s[A-Z]|bans?|
      embargo|(?:[Pp]aragraph|[Aa]rticle|OP|para\.)\s?[0-9]{1,3}(?:\s\([a-z]\))?)\s(?:of|to|under|in)
    | \b(?:tore\sup|tear\sup|tearing\sup|under|implement|implementing|violat(?:e|es|ed|ing)|breach(?:ed|es|ing)?|
      invok(?:e|es|ed|ing)|line\sunder|along\swith|pursuant\sto|beyond|compl(?:iance|y|ied)\swith|flout(?:s|ed|ing)?|defying|
      defiance\sof|adopt(?:ed|ing|s)?|repeal(?:ed|ing|s)?|vetoed|co-?sponsored|drafted))\s\Z""",
    re.VERBOSE | re.IGNORECASE,
)

#: Verbs of which a text can be the subject: "2270 makes inspection of all cargo a duty".
_VERBS = r"""(?:makes?|made|puts?|bans?|banned|says?|said|requires?|required|calls?|called|obliges?|obliged|demands?|
    demanded|imposes?|imposed|allows?|allowed|lets?|gives?|gave|sets?|turns?|turned|outlaws?|outlawed|expires?|expired|ends?|ended|
    lapses?|lapsed|remains?|remained|froze|freezes?|follows?|followed|came|comes|passed|passes|adopted|adds?|added|asks?|asked|
    tells?|told|prohibits?|prohibited|caps?|capped|bars?|barred|covers?|covered|extends?|extended|renews?|renewed|creates?|
    created|establish\w*|restates?|restated|repeats?|provides?|provided|contains?|contained|endorses?|endorsed|forbids?|forbade|
    goes|went|lifts?|lifted|keeps?|kept|strikes|struck|takes?|took|means?|meant|needs?|needed|stands?|stood|fell|falls|dies|died|
    lives|bites|survives?|survived|broke|breaks|begins?|began|stays?|stayed|authori[sz]es?|authori[sz]ed|limits?|limited|
    restricts?|restricted|applies|applied|urges?|urged|stipulates?|reads?|terminates?|terminated|works?|worked|failed|fails|
    sought|seeks|tightens?|tightened|binds|bound|repeals?|repealed|replaces?|replaced|mandates?|mandated|deals|dealt|
    widens|widened|strengthens|strengthened|expands|expanded|broadened|toughened|encourages|encouraged)\b"""
#: Those of them that neither a year ("1929 ended") nor a crowd ("1540 remained") can be the subject of.
TEXT_VERBS = r"""(?:makes|puts|bans|banned|says|require[sd]|calls\s(?:on|for|upon)|obliges?|obliged|demands|imposes|
    imposed|allows|lets|gives|sets|turns|outlaws|outlawed|expires|ends|lapses|froze|freezes|follows|comes|adds|asks|tells|
    prohibits|prohibited|caps|capped|bars|barred|covers|extends|extended|renews|renewed|creates|created|establishe[sd]|
    restates|repeats|provides|contains|endorses|endorsed|forbids|forbade|goes|lifts|keeps|strikes|takes|means|needs|stands|
    binds|bites|survives|breaks|stays|authori[sz]e[sd]|limits|restricts|applies|urges|stipulate[sd]|reads|terminate[sd]|
    seeks|tightens|tightened|widens|widened|strengthens|strengthened|expands|expanded|broadened|toughened|encourages|encouraged|
    deals|dealt|repeals|replaces|mandates|
    (?:is|was|remains)\s(?:(?:not|still|also|only)\s)?(?:
      (?:a|an|the|another|its|our)\s(?:[\w-]+\s){0,2}(?:resolution|text|measure)\b
    | adopted|passed|vetoed|unanimous|sponsored|drafted|tabled|superseded|terminated|renewed|binding|silent|dead\b|
      in\sforce|about(?!\sto\b|\s[0-9])|on))(?![\w-])"""
SUBJECT_AFTER = re.compile(rf"\s(?:{_VERBS})", re.VERBOSE)

#: What may follow a number that is a subject, an object or the end of a clause.
CLAUSE_AFTER = re.compile(
    rf"""['’]s\b|(?:[¹²³⁰⁴-⁹]{{1,2}}|\[[0-9]{{1,2}}\])?\s?[,;:.)”»"!?\]](?![0-9])|\s?[—–]|\s?$|\s(?:(?:and|or|but|in|on|is|was|were|are|has|had|have|will|would|could|
    can|may|must|shall|should|as|that|which|by|with|from|at|when|because|since|until|after|before|if|while|who|does|did|do|also|
    not|never|then|now|itself|still|nor|yet|than|so|to|for|of|under|without|against|during|more|less|alone|it|the|its|a|an|into|
    out|off|back|through|again|within|only|too|like|unless|though|although|here|there|where)\b|
    (?:(?:UN|U\.N\.|Security\sCouncil)\s)?resolution\b|{_VERBS})""",
    re.VERBOSE | re.MULTILINE,
)
