// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/foreigntext.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;
QT_END_NAMESPACE

namespace penstock {

class Catalog;
class NewestWork;
class Theme;

//! Makes a stream of a pasted ticket, curl command or Postman collection. Shows while the text is pasted what was
//! understood, and what was not.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const Theme &theme, const Catalog &catalog, QWidget *parent = nullptr);

    void setText(const QString &text);

Q_SIGNALS:
    //! Its secrets belong into the vault before the config is used.
    void draftAccepted(const penstock::Draft &draft);

private:
    void buildLayout();
    void connectActions();
    void askForFile();
    void openFile(const QString &path);
    void readText();
    void show(const ForeignText &text);
    void showRefusal(const QString &why);
    void showKind(const QString &text, bool isWrong);
    void showRequests();
    void showDraft();
    void showRemarks(const Draft &draft);
    void addRemark(const QString &head, const QString &text, int line, const QColor &color);
    void goToLine(int line);
    void acceptDraft();

    const Theme &m_theme;
    const Catalog &m_catalog;
    NewestWork *m_reading;
    QPlainTextEdit *m_text;
    QPushButton *m_open;
    QLabel *m_kind;
    QComboBox *m_request;
    QTableWidget *m_table;
    QListWidget *m_remarks;
    QLineEdit *m_name;
    QPushButton *m_make;
    QPushButton *m_cancel;
    QList<Draft> m_drafts;
};

} // namespace penstock
