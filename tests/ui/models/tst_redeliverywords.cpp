// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/redeliverywords.h"

#include <QTest>

using namespace penstock;

class TestRedeliveryWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowFarItIs_data();
    void tellsHowFarItIs();
};

void TestRedeliveryWords::tellsHowFarItIs_data()
{
    QTest::addColumn<RedeliveryProgress>("progress");
    QTest::addColumn<QString>("text");

    QTest::addRow("at a pace")
        << RedeliveryProgress{.total = 40, .handedOver = 12, .delivered = 9, .pace = 5}
        << QStringLiteral("Redelivering 40 batches, 5 batches a second: 9 delivered, 3 under way, 28 to go.");
    QTest::addRow("one a second") << RedeliveryProgress{.total = 2, .handedOver = 1, .delivered = 1, .pace = 1}
                                  << QStringLiteral("Redelivering 2 batches, 1 batch a second: 1 delivered, 1 to go.");
    QTest::addRow("waits") << RedeliveryProgress{.total = 4, .pace = 5, .waits = true}
                           << QStringLiteral(
                                  "Redelivery of 4 batches waits until the stream delivers: 0 delivered, 4 to go.");
    QTest::addRow("queued for the next run")
        << RedeliveryProgress{.total = 4, .handedOver = 4, .delivered = 1, .waits = true}
        << QStringLiteral("Redelivery of 4 batches waits until the stream delivers: 1 delivered, 3 queued.");
    QTest::addRow("all handed over") << RedeliveryProgress{.total = 3, .handedOver = 3, .deadLettered = 1}
                                     << QStringLiteral(
                                            "Redelivering 3 batches: 0 delivered, 1 given up again, 2 under way.");
    QTest::addRow("finished") << RedeliveryProgress{.total = 1, .handedOver = 1, .delivered = 1}
                              << QStringLiteral("Redelivery of 1 batch finished: 1 delivered.");
    QTest::addRow("some were refused")
        << RedeliveryProgress{.total = 3, .handedOver = 3, .delivered = 2, .refused = 1}
        << QStringLiteral("Redelivery of 3 batches finished: 2 delivered, 1 no dead letter any more.");
    QTest::addRow("stopped with some queued for the next run")
        << RedeliveryProgress{.total = 3, .handedOver = 1, .stopped = true, .waits = true}
        << QStringLiteral("Redelivery of 3 batches stopped: 0 delivered, 1 queued; 2 stay dead letters.");
    QTest::addRow("stopped") << RedeliveryProgress{.total = 3, .handedOver = 1, .delivered = 1, .stopped = true}
                             << QStringLiteral("Redelivery of 3 batches stopped: 1 delivered; 2 stay dead letters.");
}

void TestRedeliveryWords::tellsHowFarItIs()
{
    QFETCH(RedeliveryProgress, progress);
    QTEST(redeliveryText(progress), "text");
}

Q_DECLARE_METATYPE(penstock::RedeliveryProgress)
QTEST_GUILESS_MAIN(TestRedeliveryWords)

#include "tst_redeliverywords.moc"
