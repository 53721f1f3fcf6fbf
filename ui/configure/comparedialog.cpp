// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/comparedialog.h"

#include "core/stream/streamconfigjson.h"
#include "ui/models/linediff.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

namespace penstock {

CompareDialog::CompareDialog(const Theme &theme, const QString &file, const StreamConfig &theirs,
                             const StreamConfig &mine, QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("compareDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare"));
    m_text->setObjectName(QStringLiteral("compareText"));
    m_text->setAccessibleName(tr("Differences"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    fill(theme, theirs, mine);

    auto *legend = new QLabel(tr("− what %1 has now    + what is here").arg(QFileInfo(file).fileName()), this);
    legend->setProperty("muted", true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto add = [&](const QString &name, const QString &text, void (CompareDialog::*requested)()) {
        QPushButton *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, requested);
        connect(button, &QPushButton::clicked, this, &QDialog::accept);
    };
    add(QStringLiteral("compareReloadButton"), tr("Reload"), &CompareDialog::reloadRequested);
    add(QStringLiteral("compareKeepButton"), tr("Keep mine"), &CompareDialog::keepRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *all = new QVBoxLayout(this);
    all->addWidget(legend);
    all->addWidget(m_text, 1);
    all->addWidget(buttons);
    resize(fontMetrics().height() * 46, fontMetrics().height() * 36);
}

void CompareDialog::fill(const Theme &theme, const StreamConfig &theirs, const StreamConfig &mine)
{
    const auto lines = lineDiff(QString::fromUtf8(writeStreamConfig(theirs)).trimmed(),
                                QString::fromUtf8(writeStreamConfig(mine)).trimmed());
    QStringList text;
    for (const DiffLine &line : lines) {
        const QLatin1String lead = line.side == DiffLine::Side::Both ? QLatin1String("  ") : QLatin1String();
        const QString sign = line.side == DiffLine::Side::First ? tr("− ") : tr("+ ");
        text.append((lead.isEmpty() ? sign : QString(lead)) + line.text);
    }
    m_text->setPlainText(text.join(u'\n'));

    QList<QTextEdit::ExtraSelection> marks;
    for (qsizetype row = 0; row < lines.size(); ++row) {
        if (lines[row].side == DiffLine::Side::Both)
            continue;
        QTextEdit::ExtraSelection mark;
        const bool first = lines[row].side == DiffLine::Side::First;
        mark.format.setBackground(theme.color(first ? Token::BadBack : Token::GoodBack));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        mark.cursor = QTextCursor(m_text->document()->findBlockByNumber(int(row)));
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
}

} // namespace penstock
