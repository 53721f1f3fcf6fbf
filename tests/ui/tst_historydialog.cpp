// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/historydialog.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace penstock;

class TestHistoryDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void showsWhatIsKept();
    void leavesWhatIsNotChangedToTheByte();
    void saysWhatBecameOfTheChoice();
    void keepsWhatTheUserTypes();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }

    HistoryUse m_use;
    std::unique_ptr<HistoryDialog> m_dialog;
    QList<HistoryBudget> m_chosen;
};

void TestHistoryDialog::init()
{
    m_use = {.budget = {.bytes = qint64(1) << 30, .days = 30}, .bytes = 2'500'000'000, .batches = 4321, .pruned = 77};
    m_chosen.clear();
    m_dialog = std::make_unique<HistoryDialog>();
    connect(m_dialog.get(), &HistoryDialog::chosen, this, [this](const auto &budget) { m_chosen.append(budget); });
}

void TestHistoryDialog::showsWhatIsKept()
{
    QVERIFY(!find<QSpinBox>("historyDaysBox")->isEnabled());
    m_use.oldest = wallTimeFromEpochMs(0);
    m_dialog->show(m_use);
    QVERIFY(find<QSpinBox>("historyDaysBox")->isEnabled());
    QCOMPARE(find<QLabel>("historyUse")->text(),
             QStringLiteral("Bodies take 2.50 GB now.\n4,321 batches are kept, the oldest of 1970-01-01 00:00.\n"
                            "77 older ones are forgotten."));
    QVERIFY(!find<QPushButton>("historyApplyButton")->isEnabled());
    m_dialog->show(failure(QStringLiteral("It is damaged.")));
    QCOMPARE(find<QLabel>("historyUse")->text(), QStringLiteral("It is damaged."));
}

void TestHistoryDialog::leavesWhatIsNotChangedToTheByte()
{
    m_dialog->show(m_use);
    find<QSpinBox>("historyDaysBox")->setValue(7);
    find<QPushButton>("historyApplyButton")->click();
    QCOMPARE(m_chosen, QList<HistoryBudget>({{.bytes = qint64(1) << 30, .days = 7}}));
    find<QDoubleSpinBox>("historySizeBox")->setValue(2.5);
    find<QPushButton>("historyApplyButton")->click();
    QCOMPARE(m_chosen.last(), (HistoryBudget{.bytes = 2'500'000'000, .days = 7}));
}

void TestHistoryDialog::saysWhatBecameOfTheChoice()
{
    m_dialog->show(m_use);
    find<QSpinBox>("historyDaysBox")->setValue(7);
    find<QPushButton>("historyApplyButton")->click();
    QVERIFY(!find<QPushButton>("historyApplyButton")->isEnabled()); // once
    m_dialog->showSet(QStringLiteral("The disk is full."));
    QCOMPARE(find<QLabel>("historyAnswer")->text(), QStringLiteral("The disk is full."));
    QVERIFY(find<QPushButton>("historyApplyButton")->isEnabled());
    m_dialog->showSet({});
    m_use.budget.days = 7;
    m_dialog->show(m_use);
    QCOMPARE(find<QLabel>("historyAnswer")->text(), QStringLiteral("This is the budget now."));
    QVERIFY(!find<QPushButton>("historyApplyButton")->isEnabled());
}

void TestHistoryDialog::keepsWhatTheUserTypes()
{
    m_dialog->show(m_use);
    find<QSpinBox>("historyDaysBox")->setValue(9);
    m_use.batches = 5000;
    m_dialog->show(m_use);
    QCOMPARE(find<QSpinBox>("historyDaysBox")->value(), 9);
}

QTEST_MAIN(TestHistoryDialog)
#include "tst_historydialog.moc"
