// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/strict.h"
#include "ui/notice/noticesdialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace penstock;

class TestNoticesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void eachChoiceCountsAtOnce_data()
    {
        QTest::addColumn<QString>("box");
        QTest::addColumn<NoticeSettings>("expected");
        QTest::addRow("failure") << QStringLiteral("firstFailureCheck") << NoticeSettings{.firstFailure = false};
        QTest::addRow("loss") << QStringLiteral("firstLossCheck") << NoticeSettings{.firstLoss = false};
        QTest::addRow("recovery") << QStringLiteral("recoveryCheck") << NoticeSettings{.recovery = false};
        QTest::addRow("desktop") << QStringLiteral("desktopNoticeCheck") << NoticeSettings{.desktop = false};
        QTest::addRow("tray") << QStringLiteral("trayCheck") << NoticeSettings{.tray = false};
    }
    void eachChoiceCountsAtOnce()
    {
        QFETCH(const QString, box);
        QFETCH(const NoticeSettings, expected);
        NoticesDialog dialog(NoticeSettings(), true);
        NoticeSettings changed;
        connect(&dialog, &NoticesDialog::changed, this, [&](const NoticeSettings &settings) { changed = settings; });
        dialog.findChild<QCheckBox *>(box)->click();
        QVERIFY(changed == expected);

        const QTemporaryDir folder;
        QSettings stored(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        writeNoticeSettings(stored, changed);
        QVERIFY(readNoticeSettings(stored) == expected);
    }

    void tellsWhatBecameOfTheTest()
    {
        NoticesDialog dialog(NoticeSettings(), false);
        QSignalSpy asked(&dialog, &NoticesDialog::testRequested);
        auto *button = dialog.findChild<QPushButton *>(QStringLiteral("testNoticeButton"));
        const auto *answer = dialog.findChild<QLabel *>(QStringLiteral("testNoticeAnswer"));
        button->click();
        QCOMPARE(asked.count(), 1);
        QVERIFY(!button->isEnabled());
        dialog.showTested(failure(QStringLiteral("There is none.")));
        QVERIFY(button->isEnabled());
        QCOMPARE(answer->text(), QStringLiteral("There is none."));
        QVERIFY(!dialog.findChild<QCheckBox *>(QStringLiteral("trayCheck"))->isEnabled());
    }
};

QTEST_MAIN(TestNoticesDialog)
#include "tst_noticesdialog.moc"
