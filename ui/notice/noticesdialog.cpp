// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notice/noticesdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("strong", true);
    return label;
}

} // namespace

NoticesDialog::NoticesDialog(const NoticeSettings &settings, bool hasTray, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_test(new QPushButton(tr("Send a &test notification"), this))
    , m_answer(new QLabel(this))
{
    setObjectName(QStringLiteral("noticesDialog"));
    setWindowTitle(tr("Notifications – Penstock"));
    m_test->setObjectName(QStringLiteral("testNoticeButton"));
    m_test->setAutoDefault(false);
    m_answer->setObjectName(QStringLiteral("testNoticeAnswer"));
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setProperty("muted", true);
    buildLayout(hasTray);
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_test->setEnabled(false);
        m_answer->setText(tr("Asking the desktop…"));
        Q_EMIT testRequested();
    });
}

void NoticesDialog::buildLayout(bool hasTray)
{
    const int unit = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(unit, unit, unit, unit);
    column->setSpacing(unit / 2);
    setMinimumWidth(unit * 28);

    column->addWidget(heading(tr("Tell me of"), this));
    column->addWidget(addChoice("firstFailureCheck", tr("The first &failure"),
                                tr("A stream that was fine fails, is blocked or has stopped by itself"),
                                &NoticeSettings::firstFailure));
    column->addWidget(addChoice("firstLossCheck", tr("The first &loss"),
                                tr("A batch was given up and is a dead letter now"), &NoticeSettings::firstLoss));
    column->addWidget(
        addChoice("recoveryCheck", tr("The &recovery"), tr("A stream delivers again"), &NoticeSettings::recovery));
    auto *once = new QLabel(tr("Once for several streams, and not again for five minutes unless it gets worse."), this);
    once->setWordWrap(true);
    once->setProperty("muted", true);
    column->addWidget(once);
    column->addSpacing(unit / 2);

    column->addWidget(heading(tr("By"), this));
    column->addWidget(addChoice("desktopNoticeCheck", tr("&Desktop notifications"),
                                tr("Not while the window is in use and shows the stream"), &NoticeSettings::desktop));
    QCheckBox *tray =
        addChoice("trayCheck", tr("An &icon in the tray"),
                  hasTray ? tr("Shows how the streams are, and notices where the desktop has no other way")
                          : tr("This desktop has no tray"),
                  &NoticeSettings::tray);
    tray->setEnabled(hasTray);
    column->addWidget(tray);
    column->addSpacing(unit / 2);

    auto *row = new QHBoxLayout;
    row->addWidget(m_test);
    row->addWidget(m_answer, 1);
    column->addLayout(row);
    column->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

QCheckBox *NoticesDialog::addChoice(const char *name, const QString &text, const QString &hint,
                                    bool NoticeSettings::*value)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(QString::fromLatin1(name));
    box->setToolTip(hint);
    box->setAccessibleDescription(hint);
    box->setChecked(m_settings.*value);
    connect(box, &QCheckBox::toggled, this, [this, value](bool on) {
        m_settings.*value = on;
        Q_EMIT changed(m_settings);
    });
    return box;
}

void NoticesDialog::showTested(const Result<> &shown)
{
    m_test->setEnabled(true);
    m_answer->setText(shown ? tr("The desktop has taken it.") : shown.error().message);
}

} // namespace penstock
