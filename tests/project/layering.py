# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Proves the layers: app → ui → ui/models → core, and the order of the folders inside core.

All of Qt shares one include root, so linking a target to Qt6::Core alone does not keep it from including QtWidgets:
the includes are read, and so is what the built penstock-cli is linked to.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

from sources import read_sources, report

# A file belongs to the first layer whose folder holds it.
LAYERS = ("tests", "app", "ui/models", "ui", "core")

MAY_INCLUDE = {
    "core": {"core"},
    "ui/models": {"core", "ui/models"},
    "ui": {"core", "ui/models", "ui"},
    "app": {"core", "ui/models", "ui", "app"},
    "tests": {"core", "ui/models", "ui", "app", "tests"},
}

QT_MODULES = {
    "core": {"QtCore", "QtNetwork"},
    "ui/models": {"QtCore"},
}

# What a folder of core may include besides itself and the headers directly in core/. Values are shared both ways where
# the flow passes them on; nothing in core knows the engine or the receiver.
CORE_FOLDERS = {
    "disk": set(),
    "time": set(),
    "event": set(),
    "batch": {"time"},
    "stream": {"delivery", "destination", "disk", "event", "secret", "time"},
    "secret": {"disk", "stream"},
    "source": {"event", "stream", "time"},
    "transform": {"event", "stream"},
    "sample": {"destination", "event", "source", "stream", "time", "transform"},
    "filter": {"batch", "delivery", "outbox", "stream", "time", "transform"},
    "region": {"event"},
    "destination": {"batch", "delivery", "secret", "stream", "time"},
    "outbox": {"batch", "delivery", "disk", "source", "time"},
    "delivery": {"batch", "outbox", "stream", "time"},
    "receiver": {"delivery", "event", "time"},
    "metrics": {"delivery", "outbox", "time"},
    "exchange": {"batch", "delivery", "destination", "event", "secret", "source", "stream", "time", "transform"},
    "history": {"batch", "delivery", "disk", "outbox", "time"},
    "machine": {"delivery", "outbox", "time"},
    "probe": {"delivery", "destination", "engine", "event", "exchange", "secret", "source", "stream", "time"},
    "engine": {"batch", "delivery", "destination", "disk", "event", "history", "machine", "outbox", "secret", "source",
               "stream", "time", "transform"},
}

# Free of Qt, so that it can be raced and fuzzed: sanitizers see little through Qt.
WITHOUT_QT = ("core/transform",)

WINDOW_LIBRARIES = re.compile(r"libQt6(Gui|Widgets|Svg|SvgWidgets|OpenGL|OpenGLWidgets|PrintSupport)\.so")


class QtHeaders:
    """Which modules an include like <QWidget>, <qwidget.h> or <QtWidgets/QWidget> comes from."""

    def __init__(self, modules):
        self._modules = modules

    @classmethod
    def installed(cls, folder):
        modules = {path.name: {header.name for header in path.iterdir() if header.is_file()}
                   for path in Path(folder).iterdir() if path.is_dir() and path.name.startswith("Qt")}
        if not modules.get("QtCore") or not modules.get("QtWidgets"):
            sys.exit(f"{folder} holds no QtCore and QtWidgets: give Qt's include folder with --qt")
        return cls(modules)

    def modules_of(self, name):
        module, _, header = name.partition("/")
        if header and module.startswith("Qt"):
            return {module}
        return {module for module, headers in self._modules.items() if name in headers}


def layer_of(path):
    return next((layer for layer in LAYERS if path.startswith(layer + "/")), None)


def core_folder_of(path):
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "core" else None


def problem_with(source, include, qt):
    """Why this include breaks a layer; None when it does not."""
    layer = layer_of(source.path)
    if include.quoted:
        target = layer_of(include.name)
        if target and target not in MAY_INCLUDE[layer]:
            return f"{layer} must not include {target}"
        return problem_inside_core(source, include)

    modules = qt.modules_of(include.name)
    if "private/" in include.name:
        return "private headers of Qt change without notice"
    if modules and layer in QT_MODULES and not modules & QT_MODULES[layer]:
        return f"{layer} must not include {' or '.join(sorted(modules))}"
    if modules and any(source.under(folder) for folder in WITHOUT_QT):
        return "this folder is free of Qt"
    return None


def problem_inside_core(source, include):
    folder, target = core_folder_of(source.path), core_folder_of(include.name)
    if folder is None or target is None or folder == target:
        return None
    if folder not in CORE_FOLDERS:
        return f"core/{folder} has no place in CORE_FOLDERS of layering.py"
    if target not in CORE_FOLDERS[folder]:
        return f"core/{folder} must not include core/{target}"
    return None


def include_violations(sources, qt):
    return [f"{source.path}:{include.line}: {include.name}: {problem}"
            for source in sources for include in source.includes
            if (problem := problem_with(source, include, qt))]


def link_violations(program, ldd_output):
    return [f"{program}: is linked to {match[0]}" for match in WINDOW_LIBRARIES.finditer(ldd_output)]


def linked_libraries(program):
    output = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    if "libc.so" not in output:
        sys.exit(f"{program}: ldd names not even libc, so it proves nothing:\n{output}")
    return output


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True, help="the project's folder")
    parser.add_argument("--qt", required=True, help="the folder that holds QtCore/, QtGui/, …")
    parser.add_argument("--windowless", required=True, help="a built program that must link neither QtGui nor QtWidgets")
    arguments = parser.parse_args()

    sources = read_sources(arguments.root)
    violations = include_violations(sources, QtHeaders.installed(arguments.qt))
    violations += link_violations(arguments.windowless, linked_libraries(arguments.windowless))
    return report(len(sources), violations)


if __name__ == "__main__":
    sys.exit(main())
