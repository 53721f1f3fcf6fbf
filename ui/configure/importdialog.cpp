// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/importdialog.h"

#include "core/event/catalog.h"
#include "ui/configure/draftwords.h"
#include "ui/newestwork.h"
#include "ui/questions.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QTableWidget>
#include <QTextBlock>

namespace penstock {

namespace {

constexpr int lineRole = Qt::UserRole;

template <typename Widget>
Widget *named(Widget *widget, const QString &name, const QString &accessibleName)
{
    widget->setObjectName(name);
    widget->setAccessibleName(accessibleName);
    return widget;
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("strong", true);
    return label;
}

} // namespace

ImportDialog::ImportDialog(const Theme &theme, const Catalog &catalog, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_catalog(catalog)
    , m_reading(new NewestWork(this))
    , m_text(named(new QPlainTextEdit(this), QStringLiteral("importText"), tr("Text to make a stream of")))
    , m_open(named(new QPushButton(tr("Open a file…"), this), QStringLiteral("importOpen"), tr("Open a file")))
    , m_kind(named(new QLabel(this), QStringLiteral("importKind"), tr("What the text is")))
    , m_request(named(new QComboBox(this), QStringLiteral("importRequest"), tr("Request of the collection")))
    , m_table(named(new QTableWidget(0, 2, this), QStringLiteral("importTable"), tr("What was understood")))
    , m_remarks(named(new QListWidget(this), QStringLiteral("importRemarks"), tr("What was unclear")))
    , m_name(named(new QLineEdit(this), QStringLiteral("importName"), tr("Name of the stream")))
    , m_make(named(new QPushButton(tr("Make a stream"), this), QStringLiteral("importMake"), tr("Make a stream")))
    , m_cancel(named(new QPushButton(tr("Cancel"), this), QStringLiteral("importCancel"), tr("Cancel")))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Make a stream from a text – Penstock"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(
        tr("Workspace Region: DC-03\nAPI Endpoint: https://…\n\nor   curl -X POST https://… -H …"));
    m_kind->setWordWrap(true);
    m_kind->setTextFormat(Qt::PlainText);
    setUpTable(*m_table);
    m_table->horizontalHeader()->hide();
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    auto *delegate = new CellDelegate(theme, m_table);
    delegate->setMuted(0);
    m_table->setItemDelegate(delegate);
    m_remarks->setWordWrap(true);
    m_remarks->setFrameShape(QFrame::NoFrame);
    m_remarks->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_remarks->setSpacing(fontMetrics().height() / 6);
    m_make->setDefault(true);
    buildLayout();
    connectActions();
    showRefusal({});
}

void ImportDialog::buildLayout()
{
    const int unit = fontMetrics().height();
    auto *head = new QHBoxLayout;
    head->addWidget(heading(tr("Paste a ticket, a curl command or a Postman collection"), this), 1);
    head->addWidget(m_open);

    auto *state = new QHBoxLayout;
    state->addWidget(m_kind, 1);
    state->addWidget(m_request);

    const auto panel = [this, unit](const QString &title, QWidget *content) {
        auto *frame = new QFrame(this);
        frame->setProperty("panel", true);
        auto *layout = new QVBoxLayout(frame);
        layout->setContentsMargins(1, unit / 2, 1, 1);
        auto *label = heading(title, frame);
        label->setContentsMargins(unit / 2, 0, 0, 0);
        layout->addWidget(label);
        layout->addWidget(content, 1);
        return frame;
    };
    auto *found = new QHBoxLayout;
    found->setSpacing(unit / 2);
    found->addWidget(panel(tr("Understood"), m_table), 1);
    found->addWidget(panel(tr("Unclear, missing or left out"), m_remarks), 1);

    auto *foot = new QHBoxLayout;
    auto *nameLabel = new QLabel(tr("Name"), this);
    nameLabel->setBuddy(m_name);
    foot->addWidget(nameLabel);
    foot->addWidget(m_name, 1);
    foot->addSpacing(unit);
    foot->addWidget(m_cancel);
    foot->addWidget(m_make);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(unit, unit, unit, unit);
    all->setSpacing(unit * 3 / 4);
    all->addLayout(head);
    all->addWidget(m_text, 4);
    all->addLayout(state);
    all->addLayout(found, 5);
    all->addLayout(foot);
    resize(unit * 52, unit * 36);
}

void ImportDialog::connectActions()
{
    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportDialog::readText);
    connect(m_request, &QComboBox::currentIndexChanged, this, [this](int place) {
        m_name->setText(m_drafts[place].config.name);
        showDraft();
    });
    connect(m_remarks, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { goToLine(item->data(lineRole).toInt()); });
    connect(m_remarks, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { goToLine(item->data(lineRole).toInt()); });
    connect(&m_theme, &Theme::changed, this, &ImportDialog::showDraft);
    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString &name) { m_make->setEnabled(!m_drafts.isEmpty() && !name.trimmed().isEmpty()); });
    connect(m_open, &QPushButton::clicked, this, &ImportDialog::askForFile);
    connect(m_make, &QPushButton::clicked, this, &ImportDialog::acceptDraft);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
}

void ImportDialog::readText()
{
    m_make->setEnabled(false); // what is shown is not yet of this text
    // In the background: a list of many unknown events takes its time.
    m_reading->ask([text = m_text->toPlainText(), catalog = m_catalog] { return readForeignText(text, catalog); },
                   [this](const Result<ForeignText> &text) {
                       if (text)
                           show(*text);
                       else
                           showRefusal(text.error().message);
                   });
}

void ImportDialog::setText(const QString &text)
{
    m_text->setPlainText(text);
}

void ImportDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a ticket, a curl command or a Postman collection"));
    dialog->setObjectName(QStringLiteral("importFileDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::openFile);
    dialog->open();
}

void ImportDialog::openFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tellError(this, tr("The file cannot be read"), tr("%1: %2.").arg(path, file.errorString()));
    setText(QString::fromUtf8(file.read(longestForeignText + 1)));
}

void ImportDialog::show(const ForeignText &text)
{
    m_drafts = text.drafts;
    showKind(foreignKindText(text), false);
    showRequests();
}

void ImportDialog::showRefusal(const QString &why)
{
    const bool isEmpty = m_text->document()->isEmpty();
    m_drafts.clear();
    showKind(isEmpty ? tr("Nothing is pasted yet.") : why, !isEmpty);
    showRequests();
}

void ImportDialog::showKind(const QString &text, bool isWrong)
{
    m_kind->setText(text);
    m_kind->setProperty("textTone", isWrong ? QStringLiteral("bad") : QString());
    m_kind->style()->unpolish(m_kind);
    m_kind->style()->polish(m_kind);
}

void ImportDialog::showRequests()
{
    const QSignalBlocker blocker(m_request);
    m_request->clear();
    for (const Draft &draft : std::as_const(m_drafts))
        m_request->addItem(draft.config.name);
    m_request->setVisible(m_drafts.size() > 1);
    m_name->setText(m_drafts.isEmpty() ? QString() : m_drafts.first().config.name);
    showDraft();
}

void ImportDialog::showDraft()
{
    m_remarks->clear();
    m_table->setRowCount(0);
    const auto place = m_request->currentIndex();
    m_make->setEnabled(place >= 0 && !m_name->text().trimmed().isEmpty());
    if (place < 0)
        return;
    const Draft &draft = m_drafts[place];
    const auto rows = draftRows(draft.config);
    m_table->setRowCount(int(rows.size()));
    for (int row = 0; row < int(rows.size()); ++row) {
        m_table->setItem(row, 0, new QTableWidgetItem(rows[row].first));
        auto *value = new QTableWidgetItem(rows[row].second);
        value->setToolTip(rows[row].second);
        m_table->setItem(row, 1, value);
    }
    setColumnWidths(*m_table, {tr("User properties")});
    showRemarks(draft);
}

void ImportDialog::showRemarks(const Draft &draft)
{
    for (const FoundSecret &secret : draft.secrets)
        addRemark(tr("Secret"), foundSecretText(secret), 0, m_theme.color(Token::Accent));
    for (const Remark &remark : draft.remarks)
        addRemark(remarkKindText(remark.kind), remark.text, remark.line, m_theme.color(remarkToken(remark.kind)));
}

void ImportDialog::addRemark(const QString &head, const QString &text, int line, const QColor &color)
{
    auto *item = new QListWidgetItem(
        line > 0 ? tr("%1 · line %2 · %3").arg(head).arg(line).arg(text) : tr("%1 · %2").arg(head, text), m_remarks);
    item->setForeground(color);
    item->setData(lineRole, line);
}

void ImportDialog::goToLine(int line)
{
    const QTextBlock block = m_text->document()->findBlockByNumber(line - 1);
    if (line < 1 || !block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
    m_text->setFocus();
}

void ImportDialog::acceptDraft()
{
    Draft draft = m_drafts[m_request->currentIndex()];
    draft.config.name = m_name->text().trimmed();
    Q_EMIT draftAccepted(draft);
    accept();
}

} // namespace penstock
