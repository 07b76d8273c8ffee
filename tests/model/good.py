"""A quiz with an item of every type, as an author would write it, for tests to read and to spoil."""

from __future__ import annotations

QUIZ = """\
title: What an alliance is
intro: "Three parts, *one* bond. See [the passage](a-unique-bond#the-working-alliance)."
confidence: true
items:
  - id: three-parts
    type: choice
    objective: alliance-parts
    case: Ana meets her therapist for the first time.
    stem: Which three parts make up a working alliance?
    options:
      - text: Goals, tasks and bond
        correct: true
        feedback: Aims, work and tie.
      - text: Warmth, advice and loyalty
        misconception: alliance-is-liking
        feedback: Warmth helps, but it is not agreement.
      - text: no
        feedback: The word stays a word.
    hint: One is about where you are going.
    see: a-unique-bond#the-working-alliance
    source: [bordin1979generalizability]
    waive:
      - rule: O1
        reason: The key needs the three words.
  - id: which-count
    type: choices
    objective: alliance-parts
    stem: Which of these belong to it? Select all that apply.
    options:
      - {text: Goals, correct: true, feedback: Yes.}
      - {text: Tasks, correct: true, feedback: Yes.}
      - {text: Diagnoses, feedback: No.}
    credit: each
    see: a-unique-bond#the-working-alliance
  - id: liking
    type: true-false
    objective: alliance-parts
    stem: Liking each other is enough.
    answer: false
    feedback:
      true: It is not.
      false: So it is.
    see: a-unique-bond#the-working-alliance
  - id: share
    type: number
    objective: alliance-parts
    stem: How much of the variance?
    answer: 8
    tolerance: 1
    unit: per cent
    feedback: {right: Yes., other: Square it.}
    also:
      - {answer: 28, feedback: That is r.}
    see: a-unique-bond#the-working-alliance
  - id: crossing
    type: sort
    objective: alliance-parts
    stem: Which is which?
    groups: [Crossing, Violation]
    cards:
      - {text: A card, group: Crossing, feedback: Harmless.}
      - {text: A loan, group: Violation, feedback: Harmful.}
      - {text: A cup, group: Crossing, feedback: Harmless.}
    see: a-unique-bond#the-working-alliance
  - id: joined
    type: match
    objective: alliance-parts
    stem: Who wrote what?
    pairs:
      - {left: Bordin, right: Pan-theoretical, feedback: In 1979.}
      - {left: Rogers, right: Conditions, feedback: In 1957.}
      - {left: Horvath, right: Pan-theoretical, feedback: After Bordin.}
    spare: [Transference]
    see: a-unique-bond#the-working-alliance
  - id: repair
    type: order
    objective: alliance-parts
    stem: In which order?
    steps:
      - {text: Notice, feedback: First.}
      - {text: Name, feedback: Then.}
      - {text: Explore, feedback: Last.}
    see: a-unique-bond#the-working-alliance
  - id: how-sure
    type: scale
    objective: alliance-parts
    stem: How sure are you?
    points: 5
    low: Not at all
    high: Entirely
    after: Keep it in mind.
  - id: your-own
    type: reflect
    objective: alliance-parts
    stem: When did someone help you?
    model: A teacher once did.
"""
