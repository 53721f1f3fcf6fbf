# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rules of the house that a program can check."""

import argparse
import re
import sys
from pathlib import Path

from sources import read_sources, report

# REUSE-IgnoreStart
LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later"
# REUSE-IgnoreEnd
LONGEST_CPP = 400  # lines; 250 are a good file

# Time is injected into core: a test lets an hour pass in no time.
WAITING = re.compile(r"QThread::(?:sleep|msleep|usleep)|QTest::qSleep|QTimer::singleShot|std::this_thread::sleep_\w+"
                     r"|(?<![\w.:>])(?:sleep|usleep|nanosleep)\s*\(")


def header_violations(source):
    """SPDX lines first, and #pragma once in what is included."""
    lines = source.text.splitlines()
    if len(lines) < 2 or not lines[0].startswith("// SPDX-FileCopyrightText: ") or lines[1] != LICENCE:
        yield f"{source.path}:1: starts with the two SPDX lines"
    if source.path.endswith(".h") and "\n#pragma once\n" not in source.text:
        yield f"{source.path}:1: has #pragma once"


def include_violations(source, paths):
    """Own header first; quoted includes count from the root."""
    if source.path.endswith(".cpp"):
        own = source.path[:-len("cpp")] + "h"
        if own in paths and (not source.includes or source.includes[0].name != own):
            yield f'{source.path}:1: includes "{own}" first'
    moc = Path(source.path).with_suffix(".moc").name
    for include in source.includes:
        if include.quoted and include.name not in paths and include.name != moc:
            yield f'{source.path}:{include.line}: "{include.name}" is no path from the root'


def waiting_violations(source):
    if source.under("core"):
        for number, line in source.code_lines:
            if match := WAITING.search(line):
                yield f"{source.path}:{number}: {match[0].rstrip('( ')}: core waits by its Scheduler only"


def size_violations(source):
    lines = source.text.count("\n")
    if source.path.endswith(".cpp") and not source.under("tests") and lines > LONGEST_CPP:
        yield f"{source.path}:{LONGEST_CPP}: has {lines} lines: it holds two things, part them"


def build_violations(source, cmake_lists):
    """A file that no CMakeLists.txt above it names is not built, and a test that is not built always passes."""
    if source.path.endswith(".cpp"):
        path = Path(source.path)
        wanted = rf"\b{re.escape(path.stem)}" + (r"\b" if source.under("tests") else r"\.cpp\b")
        if not any(re.search(wanted, cmake_lists.get(str(folder), "")) for folder in path.parents):
            yield f"{source.path}:1: no CMakeLists.txt names it"


def name_violations(sources):
    """Two types of one name, each in a header that the other's users never see: a linker takes one for both."""
    known = {}
    for source in sources:
        if not source.path.endswith(".h") or source.under("tests"):
            continue
        namespace = ""
        lines = source.text.splitlines()
        for number, line in enumerate(lines[:-1], 1):
            if match := re.match(r"namespace ([\w:]+) \{", line):
                namespace = match[1]
            match = re.match(r"(?:struct|class) (\w+)\b[^;]*$", line)
            if not match or not any(re.match(r"\{", after) for after in lines[number:number + 3]):
                continue
            first = known.setdefault((namespace, match[1]), source.path)
            if first != source.path:
                yield f"{source.path}:{number}: {match[1]} is what a type in {first} is called, too"


def violations_of(sources, cmake_lists):
    yield from name_violations(sources)
    paths = {source.path for source in sources}
    for source in sources:
        yield from header_violations(source)
        yield from include_violations(source, paths)
        yield from waiting_violations(source)
        yield from size_violations(source)
        yield from build_violations(source, cmake_lists)


def read_cmake_lists(root):
    """Folder from the root → its CMakeLists.txt."""
    files = [root / "CMakeLists.txt"]
    for folder in ("app", "core", "tests", "ui"):
        files += (root / folder).rglob("CMakeLists.txt")
    return {str(file.parent.relative_to(root)): file.read_text(encoding="utf-8") for file in files}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True, type=Path, help="the project's folder")
    root = parser.parse_args().root

    sources = read_sources(root)
    return report(len(sources), list(violations_of(sources, read_cmake_lists(root))))


if __name__ == "__main__":
    sys.exit(main())
