# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plants each violation and sees it found: a check that cannot fail proves nothing."""

import unittest

import houserules
import layering
from sources import Source

# REUSE-IgnoreStart
SPDX = "// SPDX-FileCopyrightText: 2026 The Penstock developers\n// SPDX-License-Identifier: GPL-3.0-or-later\n"
# REUSE-IgnoreEnd

QT = layering.QtHeaders({
    "QtCore": {"QString", "qstring.h", "QTimer"},
    "QtNetwork": {"QTcpServer"},
    "QtGui": {"QColor", "qcolor.h", "QIcon"},
    "QtWidgets": {"QWidget", "QApplication"},
})


def layering_of(path, include):
    return layering.include_violations([Source(path, f"{SPDX}\n#include {include}\n")], QT)


class Layering(unittest.TestCase):
    def test_finds_what_breaks_a_layer(self):
        for path, include in [
            ("core/event/event.cpp", "<QtWidgets/QWidget>"),
            ("core/event/event.cpp", "<QWidget>"),
            ("core/event/event.cpp", "<QColor>"),
            ("core/event/event.cpp", "<qcolor.h>"),
            ("core/event/event.cpp", "<QtGui/QIcon>"),
            ("core/event/event.cpp", "<QtSql/QSqlQuery>"),
            ("core/event/event.cpp", "<private/qobject_p.h>"),
            ("core/event/event.cpp", '"ui/models/batchmodel.h"'),
            ("core/event/event.cpp", '"ui/monitor/monitor.h"'),
            ("core/event/event.cpp", '"app/cli/options.h"'),
            ("core/event/event.cpp", '"tests/support/fakesender.h"'),
            ("core/event/event.cpp", '"core/delivery/sender.h"'),
            ("core/transform/transform.cpp", "<QString>"),
            ("core/transform/transform.cpp", '"core/outbox/outbox.h"'),
            ("core/unheardof/thing.cpp", '"core/event/event.h"'),
            ("ui/models/batchmodel.h", "<QColor>"),
            ("ui/models/batchmodel.h", "<QTcpServer>"),
            ("ui/models/batchmodel.h", '"ui/monitor/monitor.h"'),
            ("ui/monitor/monitor.h", '"app/gui/demo.h"'),
        ]:
            with self.subTest(path=path, include=include):
                self.assertEqual(len(layering_of(path, include)), 1)

    def test_lets_pass_what_keeps_the_layers(self):
        for path, include in [
            ("core/event/event.cpp", "<QString>"),
            ("core/event/event.cpp", "<QTcpServer>"),
            ("core/event/event.cpp", "<vector>"),
            ("core/event/event.cpp", '"core/event/event.h"'),
            ("core/event/event.cpp", '"core/result.h"'),
            ("core/delivery/dispatcher.cpp", '"core/outbox/outbox.h"'),
            ("ui/models/batchmodel.h", "<qstring.h>"),
            ("ui/models/batchmodel.h", '"core/outbox/records.h"'),
            ("ui/monitor/monitor.h", "<QWidget>"),
            ("ui/monitor/monitor.h", '"ui/models/batchmodel.h"'),
            ("app/gui/main.cpp", '"ui/monitor/monitor.h"'),
            ("tests/core/tst_engine.cpp", '"tests/support/fakesender.h"'),
        ]:
            with self.subTest(path=path, include=include):
                self.assertEqual(layering_of(path, include), [])

    def test_names_file_line_and_layer(self):
        self.assertEqual(layering_of("core/event/event.cpp", "<QWidget>"),
                         ["core/event/event.cpp:4: QWidget: core must not include QtWidgets"])

    def test_finds_a_linked_window_library(self):
        self.assertEqual(layering.link_violations("cli", "\tlibQt6Core.so.6 => /usr/lib/libQt6Core.so.6"), [])
        self.assertEqual(len(layering.link_violations("cli", "libQt6Gui.so.6 => /x\nlibQt6Widgets.so.6 => /y")), 2)


class HouseRules(unittest.TestCase):
    def found(self, path, text, cmake="event.cpp penstock_test(tst_event)", others=()):
        sources = [Source(path, text)] + [Source(other, f"{SPDX}\n#pragma once\n") for other in others]
        return list(houserules.violations_of(sources, {"core/event": cmake, "tests/core/event": cmake}))

    def test_lets_a_good_file_pass(self):
        text = f'{SPDX}\n#include "core/event/event.h"\n\n#include <QTimer>\n\n#include "event.moc"\n'
        self.assertEqual(self.found("core/event/event.cpp", text, others=["core/event/event.h"]), [])
        self.assertEqual(self.found("core/event/event.h", f"{SPDX}\n#pragma once\n"), [])

    def test_finds_each_violation(self):
        own = ["core/event/event.h"]
        for what, path, text, others in [
            ("no SPDX lines", "core/event/event.h", "\n#pragma once\n", []),
            ("no pragma", "core/event/event.h", f"{SPDX}\n#ifndef EVENT_H\n", []),
            ("own header second", "core/event/event.cpp", f'{SPDX}\n#include <QTimer>\n#include "{own[0]}"\n', own),
            ("own header missing", "core/event/event.cpp", f"{SPDX}\n", own),
            ("not from the root", "core/event/event.cpp", f'{SPDX}\n#include "other.h"\n', []),
            ("singleShot", "core/event/event.cpp", f"{SPDX}\nQTimer::singleShot(0, task);\n", []),
            ("sleep", "core/event/event.cpp", f"{SPDX}\nQThread::msleep(5);\n", []),
            ("sleep of C", "core/event/event.cpp", f"{SPDX}\n    sleep(5);\n", []),
            ("sleep of std", "core/event/event.cpp", f"{SPDX}\nstd::this_thread::sleep_for(5s);\n", []),
            ("too long", "core/event/event.cpp", SPDX + "\n" * 400, []),
            ("not built", "core/event/forgotten.cpp", SPDX, []),
            ("a test that is not built", "tests/core/event/tst_forgotten.cpp", SPDX, []),
        ]:
            with self.subTest(what):
                self.assertEqual(len(self.found(path, text, others=others)), 1)

    def test_a_comment_does_not_wait(self):
        self.assertEqual(self.found("core/event/event.cpp", f"{SPDX}\n// no QThread::msleep(5) here\n"), [])

    def test_finds_two_types_of_one_name(self):
        def header(path, namespace="penstock", end="\n{\n};\n"):
            return Source(path, f"{SPDX}\n#pragma once\n\nnamespace {namespace} {{\n\nstruct Event{end}\n}}\n")

        one = header("core/event/event.h")
        for what, other, violations in [
            ("the same name", header("core/batch/event.h"), 1),
            ("in another namespace", header("core/batch/event.h", "penstock::batch"), 0),
            ("only declared", header("core/batch/event.h", end=";\n"), 0),
        ]:
            with self.subTest(what):
                self.assertEqual(len(list(houserules.name_violations([one, other]))), violations)

    def test_a_long_test_is_no_violation(self):
        self.assertEqual(self.found("tests/core/event/tst_event.cpp", SPDX + "\n" * 500), [])


if __name__ == "__main__":
    unittest.main()
