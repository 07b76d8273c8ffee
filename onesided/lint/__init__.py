"""The lint: one function for each rule of item writing, the proof of a story, and what runs them over a course."""

from __future__ import annotations

from onesided.lint.banks import Bank, check_bank, check_files
from onesided.lint.checking import Checked, check_file, check_text
from onesided.lint.course import Course
from onesided.lint.findings import Finding
from onesided.lint.registry import ALL_RULES, rule_named
from onesided.lint.report import Report, explanation
from onesided.lint.rules import RULES, Rule
from onesided.lint.story_files import check_stories

__all__ = [
    "ALL_RULES",
    "RULES",
    "Bank",
    "Checked",
    "Course",
    "Finding",
    "Report",
    "Rule",
    "check_bank",
    "check_file",
    "check_files",
    "check_stories",
    "check_text",
    "explanation",
    "rule_named",
]
