"""The words by which feedback gives a reason, only a verdict, a claim, or offence."""

from __future__ import annotations

import re

from onesided.lint.text import listed
from onesided.lint.vocabulary import Phrases

REASON_WORDS = listed(
    """
    because since so whereas but although though mean means meaning while unlike instead therefore thus hence however
    not if yet where when only never nothing without once until even alone would could might
    """
)
"""A reason or a contrast in one word: looked for first, since most reasons have one."""
REASON = Phrases(
    "rather than", "due to", "as a result", "comes? from", "leads? to", "depends? on", "by itself", "in order to",
    r"no(?=\s\w)", r"\w+n['’]t", "in contrast", "in turn", "after all",
    "too (?:little|much|few|many|small|large|weak|strong|early|late)",
    "(?:caus|mak|allow|help|prevent|requir|need|show|keep|produc|reduc|increas|slow|rais|lower)(?:e?s|ed|ing|e)?",
    roots=(),
)  # fmt: skip
"""The same in several words, and the verbs of cause and effect."""
_VERDICT = r"right|yes|yep|no|nope|correct|wrong|incorrect|true|false|sorry|great|excellent|perfect|super|almost|close"
VERDICT = re.compile(
    rf"(?:^|(?<=[.!?]))\W*(?:that(?: is|['’]s) |this is |it(?: is|['’]s) |quite |very |absolutely |almost )?"
    rf"(?:{_VERDICT}|exactly|absolutely|indeed|unfortunately|oops|bravo|congratulations)"
    r"(?: (?:answer|choice|option|one|guess|again|work|right|not))?(?=\W*$|\s*[,.!?:;–—…])"
    r"|\b(?:well done|not th(?:is|at) one|you(?: are|['’]re) (?:right|correct|wrong)|not quite|spot on"
    r"|(?:good|great|nice) (?:job|work|try|guess|one|choice)|(?:try|think|look) again"
    r"|(?:better luck )?next time|keep (?:it up|going|trying)|you(?: have|['’]ve)? (?:got|nailed) (?:it|this)"
    r"|(?:is|was|are)(?: not|n['’]t)? (?:the |a )?(?:right|correct|wrong|incorrect|true|false|best)"
    r"(?: (?:answer|choice|option|one))?(?=\W*$|[,.!?:;–—])"
    r"|the (?:right|correct|wrong|incorrect) (?:answer|choice|option|one)|the answer is)(?!\w)",
    re.IGNORECASE,
)
"""A verdict: such a word that a sentence begins with and stops at, or a phrase of praise or of regret. "No" before a
noun, "right" of way and "as well" are none."""
FOR = listed("because since so whereas although therefore thus hence unless means")
"""The words that only a reason has, be it ever so short."""
TALKING_DOWN = Phrases(
    "obviously", "of course", "simply",
    r"just (?:look|think|read|remember|try|use|follow|count|add|check|take|apply|learn|do|guess|re-?read|see|ask|need)",
    r"(?:is|was|['’]s) just (?:an? |the |not |plain )?(?:wrong|silly|logic\w*|common|basic\w*|nonsense|guess\w*|easy)",
    "stupid", "silly", "dumb", "you should have known", "everyone knows", "clearly wrong", "as everybody knows",
    roots=("obviously", "of course", "simply", "just", "stupid", "silly", "dumb", "should have", "knows", "clearly"),
)  # fmt: skip
"""Just is most often a measure ("just north of"): it talks down before an order, or where it belittles."""
CLAIM = Phrases(
    r"research (?:has )?(?:shows?|shown|finds?|found|suggests?|proves?|proved)",
    r"(?:studies|trials|surveys|experiments|reviews|meta-analyses) (?:have )?"
    r"(?:show|find|found|suggest|prove|report)\w*",
    r"(?:in|from|by) (?:many|most|several|recent|some|\d+) (?:\w+ )?(?:studies|trials|surveys)",
    r"per ?cent", r"evidence (?:shows?|suggests?)", r"scientists (?:have )?(?:shown|found|proved)",
    roots=("research", "studies", "trials", "surveys", "experiments", "reviews", "analyses", "per cent", "percent",
           "evidence", "scientists"),
)  # fmt: skip
