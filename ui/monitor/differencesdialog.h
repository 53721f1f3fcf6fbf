// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDialog>
#include <QString>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace penstock {

class DiffView;
class Theme;
struct DiffLine;

//! One side of a comparison.
struct ComparedText
{
    QString name;    //!< "event 12"
    QString head;    //!< lines before the body
    QByteArray body; //!< JSON is indented before it is compared
};

//! Two texts of a batch line by line: what only one of them has.
class DifferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    DifferencesDialog(const Theme &theme, const ComparedText &first, const ComparedText &second,
                      QWidget *parent = nullptr);

private:
    void show(const QList<DiffLine> &lines);

    DiffView *m_view;
    QLabel *m_legend;
};

} // namespace penstock
