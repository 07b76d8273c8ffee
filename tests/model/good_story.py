"""A vignette that uses every field, as an author would write it, for tests to read and to spoil."""

from __future__ import annotations

STORY = """\
title: The parcel
objectives: [gift-meaning, boundary-crossing]
perspective: therapist
minutes: 3
content_note: Somebody speaks of a loss.
meters: [trust, frame]
start: the-parcel
scenes:
  the-parcel:
    text: |
      Ana lays a parcel on the table. *It is small.*
    touches: [gift-meaning, boundary-crossing]
    lines:
      - {who: client, says: This is for you.}
      - {who: receptionist, says: Your next one is here.}
    choices:
      - text: Thank her, and ask about it
        goto: her-grandmother
        effects: {trust: 1}
        stance: sound
        rationale: What it means comes before what to do.
      - text: Put it on the shelf
        goto: on-the-shelf
        effects: {trust: 1, frame: -1}
        stance: arguable
        rationale: It is small, and nothing was asked.
        also_defensible: Where she comes from, to refuse would hurt.
  on-the-shelf:
    text: It stands there for the whole hour.
    choices:
      - text: Go on
        goto: her-grandmother
  her-grandmother:
    text: It was her grandmother's.
    sensitive: true
    inner: {client: I wanted it to be safe., therapist: I do not know what to say.}
    choices:
      - text: Leave it where it is
        goto: kept
        requires: {seen: [on-the-shelf], frame: {max: -1}}
        stance: risky
        rationale: Nobody has said what it is for.
      - text: Say what moves you
        goto: spoken
        requires: {not_seen: [on-the-shelf], trust: {min: 1, max: 3}}
        stance: sound
        rationale: She hears that it arrived.
      - text: Change the subject
        goto: kept
        stance: harmful
        rationale: She is left alone with it.
  kept:
    text: She does not mention it again.
    ending: kept
    rank: mixed
    debrief: It was taken, and never understood.
  spoken:
    text: She breathes out.
    inner: {client: He heard me.}
    ending: spoken of
    rank: good
    debrief: Understood first, decided afterwards.
discuss:
  - What would change if it were money?
waive:
  - {rule: V10, reason: The story is a sample.}
"""
