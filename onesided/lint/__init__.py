"""The lint: one function for each rule of item writing, and what runs them over the files of a course."""

from __future__ import annotations

from onesided.lint.checking import Checked, check_bank, check_file, check_files, check_text
from onesided.lint.course import Course
from onesided.lint.findings import Finding
from onesided.lint.report import Report, explanation
from onesided.lint.rules import RULES, Rule, rule_named

__all__ = [
    "RULES",
    "Checked",
    "Course",
    "Finding",
    "Report",
    "Rule",
    "check_bank",
    "check_file",
    "check_files",
    "check_text",
    "explanation",
    "rule_named",
]
