// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/exportdialog.h"

#include "core/event/catalog.h"
#include "ui/configure/exporthighlighter.h"
#include "ui/savetext.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace penstock {

namespace {

QString title(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Ticket:
        return ExportDialog::tr("Ticket");
    case ExportFormat::Curl:
        return ExportDialog::tr("curl command");
    case ExportFormat::Postman:
        return ExportDialog::tr("Postman collection 2.1");
    case ExportFormat::JsonSchema:
        return ExportDialog::tr("JSON Schema 2020-12");
    case ExportFormat::OpenApi:
        return ExportDialog::tr("OpenAPI 3.1");
    }
    Q_UNREACHABLE();
}

QString note(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Ticket:
        return ExportDialog::tr("The mail to support, by its template. Hand secrets over on another way.");
    case ExportFormat::Curl:
        return ExportDialog::tr(
            "One request with an invented event. Secrets are variables of the shell: set them first.");
    case ExportFormat::Postman:
        return ExportDialog::tr(
            "One request with an invented event. Secrets are variables of the collection, and empty.");
    case ExportFormat::JsonSchema:
        return ExportDialog::tr("The body of each request, for whoever builds the endpoint.");
    case ExportFormat::OpenApi:
        return ExportDialog::tr(
            "The request as a webhook with its headers and answers, for whoever builds the endpoint.");
    }
    Q_UNREACHABLE();
}

template <typename Widget>
Widget *named(Widget *widget, const QString &name, const QString &accessibleName)
{
    widget->setObjectName(name);
    widget->setAccessibleName(accessibleName);
    return widget;
}

} // namespace

ExportDialog::ExportDialog(const Theme &theme, const Catalog &catalog, QWidget *parent)
    : QDialog(parent)
    , m_catalog(catalog)
    , m_format(named(new QComboBox(this), QStringLiteral("exportFormat"), tr("Format")))
    , m_note(named(new QLabel(this), QStringLiteral("exportNote"), tr("What the format is for")))
    , m_text(named(new QPlainTextEdit(this), QStringLiteral("exportText"), tr("The stream in this format")))
    , m_highlighter(new ExportHighlighter(theme, m_text->document()))
    , m_copy(named(new QPushButton(tr("Copy"), this), QStringLiteral("exportCopy"), tr("Copy")))
    , m_save(named(new QPushButton(tr("Save as…"), this), QStringLiteral("exportSave"), tr("Save as")))
    , m_close(named(new QPushButton(tr("Close"), this), QStringLiteral("exportClose"), tr("Close")))
{
    setObjectName(QStringLiteral("exportDialog"));
    for (const ExportFormat each : exportFormats())
        m_format->addItem(title(each));
    m_note->setProperty("muted", true);
    m_note->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy->setDefault(true);
    buildLayout();
    connectActions();
}

void ExportDialog::buildLayout()
{
    const int unit = fontMetrics().height();
    auto *head = new QHBoxLayout;
    head->setSpacing(unit * 3 / 4);
    head->addWidget(m_format);
    head->addWidget(m_note, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_save);
    foot->addStretch(1);
    foot->addWidget(m_close);
    foot->addWidget(m_copy);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(unit, unit, unit, unit);
    all->setSpacing(unit * 3 / 4);
    all->addLayout(head);
    all->addWidget(m_text, 1);
    all->addLayout(foot);
    resize(unit * 50, unit * 34);
}

void ExportDialog::connectActions()
{
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showText);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::close);
}

void ExportDialog::show(const StreamConfig &config)
{
    m_config = config;
    setWindowTitle(tr("Export “%1” – Penstock").arg(config.name));
    showText();
    setVisible(true);
}

ExportFormat ExportDialog::format() const
{
    return exportFormats().at(m_format->currentIndex());
}

void ExportDialog::showText()
{
    m_note->setText(note(format()));
    m_highlighter->setFormat(format());
    m_text->setPlainText(QString::fromUtf8(exportText(m_config, format(), m_catalog)));
}

void ExportDialog::save()
{
    askToSaveText(this, m_config.name + exportFileEnding(format()), m_text->toPlainText().toUtf8());
}

} // namespace penstock
