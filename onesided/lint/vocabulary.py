"""The words that give an answer away, or that hurt: every list that a rule looks words up in.

They stand together so that a translator of the lint has one file to write anew, and so that a reader of the rules sees
at a glance what each of them hears.
"""

from __future__ import annotations

import re


class Phrases:
    """Phrases, as regular expressions, found as whole words whatever their capitals.

    Most texts hold none of a list, and looking for a piece of each in plain text is far cheaper than the expression.
    The pieces are the letters a phrase begins with, unless `roots` names others; `roots=()` turns that off.
    """

    def __init__(self, *phrases: str, roots: tuple[str, ...] | None = None) -> None:
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)
        begun = (re.match(r"(?:\(\?<![^)]*\))*([a-z ]+[a-z])(?![?*])", phrase) for phrase in phrases)
        self.roots = tuple(sorted({m[1] if m else "" for m in begun})) if roots is None else roots

    def _may(self, text: str) -> bool:
        low = text.lower()
        for root in self.roots:  # a plain loop: any() would cost more than what it looks for
            if root in low:
                return True
        return not self.roots

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the phrases in a text."""
        return self.pattern.search(text) if self._may(text) else None

    def findall(self, text: str) -> list[str]:
        """All of the phrases in a text, as they are written there."""
        return self.pattern.findall(text) if self._may(text) else []


NEGATOR = Phrases(
    "not(?! only)", r"\w+n['’]t", "cannot", "never", "except", "neither", "nor",
    roots=("not", "n't", "n’t", "never", "except", "neither", "nor"),
)  # fmt: skip
"""What turns a sentence round."""

NEGATIVE_STEM = Phrases(
    "not(?! only| yet)", r"\w+n['’]t", "cannot", "except(?! for)", "never",
    "(?<!at )least(?! (?:common|squares|significant|upper))", "incorrect",
    "false(?! (?:positive|negative|alarm|start|memor|belief|econom|teeth|dawn|friend))",
    r"without(?=\W*$)", "contraindicated",
    roots=("not", "n't", "n’t", "except", "never", "least", "incorrect", "false", "without", "contra", "cannot"),
)  # fmt: skip
ABSOLUTE = Phrases(
    "always", "never", "(?<!at )(?<!after )(?<!above )(?<!for )all(?! the same| right| three| four| over| day| night)",
    "none", "only", r"every(?! (?:few|other|second|third|two|three|four|five|six|\d))", "must", "impossible",
    "completely", "entirely", "no one", "under no circumstances", "in no case", "guarantees?",
)  # fmt: skip
HEDGE = Phrases(
    r"(?<!in )(?<!of )(?<!early )(?<!late )(?<!\d )may(?! (?:day|\d))", "might",
    "(?<!who )(?<!that )(?<!we )(?<!you )(?<!i )can(?! be)", "often", "usually", "tends? to",
    "some(?= (?:of|cases|people|clients|patients))", "to some extent", "sometimes",
    "generally", "typically", "(?<!more )(?<!most )(?<!less )likely", "probably", "in many cases",
)  # fmt: skip
VAGUE = Phrases("often", "usually", "frequently", "sometimes", "rarely", "may", "can", "generally", "seldom")
QUALIFIER = Phrases(
    "unless", "except when", "in most cases", "provided that", "as long as", "depending on", "if and only"
)
OPINION = Phrases(
    "do you think", "in your opinion", "in your view", "do you believe", "do you feel", "would you say", "your opinion",
    "nicest", "loveliest", "ugliest", "funniest", "coolest",
    "most (?:beautiful|inspiring|interesting|enjoyable|exciting|fascinating|boring|admirable|wonderful|delightful)",
    roots=("you", "nicest", "liest", "niest", "coolest", "most"),
)  # fmt: skip
WARM = Phrases(
    "gently", "acknowledges?", "acknowledging", "explores?", "exploring", "validat(?:e|es|ing)", "warmly",
    r"(?:look|think|find|talk|work|plan|decide|reflect|consider)\w*(?: \w+){0,3} together",
    "empath(?:y|ise|ize|ically)", "with curiosity", "kindly", "compassion(?:ately)?", "respectfully",
    r"listens?(?= (?:and|with|without|carefully|first|to (?:him|her|them|what|how|the (?:client|patient|child)))|\W*$)",
    roots=("gently", "acknowledg", "explor", "validat", "warmly", "together", "empath", "curiosity", "kindly",
           "compassion", "respectfully", "listen"),
)  # fmt: skip
HARSH = Phrases(
    "ignor(?:e|es|ing)", "refus(?:e|es|ing)", "demands? (?:that|an?|her|his)", "tell (?:him|her|them) off",
    "scold(?:s|ing)?", "threaten(?:s|ing)?", "blam(?:e|es|ing)", "dismiss(?:es|ing)?", "punish(?:es|ing)?",
    "lectur(?:e|es|ing) (?:him|her|them|the)", "order (?:him|her|them)", "mock(?:s|ing)? (?:him|her|them|the)",
    "shout(?:s|ing)? at", "criticis(?:e|es|ing)", "criticiz(?:e|es|ing)",
)  # fmt: skip
"""Demand, lectures and mock exams are nouns as well: with an object they are what is meant."""
FILLER = Phrases(
    "haha", "who knows", "who cares", "none of your business", "lol", "unicorns?", "aliens?", "abracadabra",
    "no idea", "mickey mouse", "superman", "batman", "spider-?man", "homer simpson", "darth vader", "spongebob",
    "easter bunny", "atlantis", "narnia", "hogwarts", "wakanda", "tooth fairy", "leprechauns?", "zombies?", "by magic",
    "wizardry", "it['’]s a secret",
    "i (?:don['’]t|do not) know", "santa claus", "magic beans?", "ask your (?:mum|mom|mother)",
)  # fmt: skip
FOOD_JOKE = Phrases("bananas?", "pizza")
FOOD = Phrases(
    r"food\w*", r"fruits?", r"eat\w*", r"diet\w*", "protein", "vitamins?", r"calor\w+", "meals?", "snacks?",
    r"nutri\w+", "potassium", "crops?", r"grow\w*", "carbohydrates?", "sugar", "fib(?:re|er)", "plants?", r"export\w*",
    "dish(?:es)?", r"allerg\w+", "colou?rs?", "peel", "ripe", "berr(?:y|ies)", "Italian", "Italy", "cook(?:s|ed|ing)?",
    roots=(),
)  # fmt: skip
"""A banana is a joke, except where food is what is asked about."""
STIGMA = Phrases(
    "addicts?", "drug abusers?", "substance abusers?", "alcohol abusers?", "junk(?:ie|y)s?",
    "alcoholics(?! anonymous)",
    r"(?:an?|the) (?:schizophrenic|psychotic|borderline|manic[- ]depressive|anorexic|bulimic|autistic|alcoholic)"
    r"(?=\s*(?:[.,;:?!)”\"]|$|who|is|was|has|had|and|in|with|to|may|will|can|does|should))",
    "schizophrenics", "psychotics", "borderlines", "neurotics", "anorexics", "bulimics", "autistics", "epileptics",
    "diabetics", "the mentally ill", "the disabled", "the insane", "the handicapped", "handicapped",
    "commit(?:s|ted|ting)? suicide", "failed suicide", "successful suicide", "unsuccessful suicide", "lunatics?",
    "crazy", "psychos?", "nut ?(?:case|job)s?", "madm[ae]n", "maniacs?", "deranged", "mentally retarded", "a retard",
    "retarded (?:person|people|child|children|man|woman|boy|girl)", "cripples?",
    "attention[- ]seek(?:er|ers|ing)", "wheelchair[- ]bound", "confined to a wheelchair", "frequent flyers?",
    "victims? of (?:depression|autism|schizophrenia|aids|stroke)",
    roots=(
        "addict", "abuser", "junk", "alcoholic", "schizophrenic", "psychotic", "borderline", "depressive", "anorexic",
        "bulimic", "autistic", "neurotics", "epileptics", "diabetics", "mentally ill", "disabled", "insane",
        "handicapped", "suicide", "lunatic", "crazy", "psycho", "nut", "madm", "maniac", "deranged",
        "retard", "cripple", "seek", "wheelchair", "frequent flyer", "victim",
    ),
)  # fmt: skip
PITY = Phrases("suffer(?:s|ed|ing)? from", "afflicted (?:with|by)", roots=("suffer", "afflicted"))
"""Many readers with a diagnosis do not suffer; but textbooks say so, and mean no judgement."""
"""Words that make a person into a diagnosis, or judge one. Noun uses are caught, "psychotic symptoms" is not."""
