# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The project's C++ files as the checks beside this file see them."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOTS = ("app", "core", "tests", "ui")


@dataclass(frozen=True)
class Include:
    line: int
    name: str
    quoted: bool


@dataclass(frozen=True)
class Source:
    path: str  # from the project's root, with forward slashes
    text: str

    @property
    def includes(self):
        pattern = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)
        return [Include(self.text.count("\n", 0, match.start()) + 1, match[2], match[1] == '"')
                for match in pattern.finditer(self.text)]

    @property
    def code_lines(self):
        """(line number, line without its // comment)"""
        return [(number, re.sub(r"//.*", "", line)) for number, line in enumerate(self.text.splitlines(), 1)]

    def under(self, folder):
        return self.path.startswith(folder + "/")


def read_sources(root):
    root = Path(root)
    paths = [path for folder in ROOTS for path in sorted((root / folder).rglob("*")) if path.suffix in (".h", ".cpp")]
    return [Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def report(checked, violations):
    """Prints what is wrong, for people and editors, and is the program's exit code."""
    for violation in violations:
        print(violation)
    print(f"{checked} files read, {len(violations)} violations")
    if not checked:
        print("No file to check: that is an error.")
    return 0 if checked and not violations else 1


if __name__ == "__main__":
    sys.exit("Not a program: see layering.py and houserules.py.")
