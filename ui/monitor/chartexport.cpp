// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartexport.h"

#include "ui/models/charttext.h"
#include "ui/models/wording.h"
#include "ui/monitor/chartactions.h"
#include "ui/monitor/chartlegend.h"
#include "ui/monitor/chartplot.h"
#include "ui/savetext.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPainter>

namespace penstock {

namespace {

constexpr double pictureScale = 2;

} // namespace

ChartExport::ChartExport(const Theme &theme, const ChartActions &actions, ChartPlot &plot, QWidget *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_plot(plot)
    , m_parent(parent)
{
    connect(actions.saveTable, &QAction::triggered, this,
            [this] { askForFile(tr("Save values"), QStringLiteral(".csv"), &ChartExport::saveTable); });
    connect(actions.savePicture, &QAction::triggered, this,
            [this] { askForFile(tr("Save picture"), QStringLiteral(".png"), &ChartExport::savePicture); });
    connect(actions.copyPicture, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setPixmap(picture()); });
}

QString ChartExport::title() const
{
    const Chart &chart = m_plot.chart();
    return tr("%1 · %2 · %3 – %4")
        .arg(m_whose.isEmpty() ? tr("All streams") : m_whose, chartTitle(chart.question.kind), dateText(chart.from),
             dateText(chart.to) + QLatin1Char(' ') + zoneText(chart.to));
}

QPixmap ChartExport::picture() const
{
    const int line = m_plot.fontMetrics().height();
    const int head = line * 7 / 2;
    QPixmap picture(QSize(m_plot.width(), m_plot.height() + head) * pictureScale);
    picture.setDevicePixelRatio(pictureScale);
    picture.fill(m_theme.color(Token::Panel));
    QPainter painter(&picture);
    QFont bold = m_plot.font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(QRect(line, line / 2, m_plot.width() - 2 * line, line), Qt::AlignLeft, title());
    painter.setFont(m_plot.font());
    if (m_legend)
        m_legend->paint(painter, QRect(line, line * 2, m_plot.width() - 2 * line, line));
    painter.drawPixmap(0, head, m_plot.toPixmap(m_plot.width(), m_plot.height(), pictureScale));
    return picture;
}

void ChartExport::askForFile(const QString &title, const QString &ending, void (ChartExport::*save)(const QString &))
{
    auto *dialog = new QFileDialog(m_parent, title);
    dialog->setObjectName(QStringLiteral("chartFileDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(fileNameOf(m_plot.chart(), m_whose) + ending);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, save);
    dialog->open();
}

void ChartExport::saveTable(const QString &path)
{
    saveInBackground(m_parent, path, csvOf(m_plot.chart()));
}

void ChartExport::savePicture(const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture().save(&buffer, "PNG");
    saveInBackground(m_parent, path, bytes);
}

} // namespace penstock
