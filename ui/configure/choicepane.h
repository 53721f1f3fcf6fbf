// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/choicefilter.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace penstock {

class ChoiceTree;
class Theme;

//! The words of one choice and how tall it is.
struct ChoiceTexts
{
    QString name;       //!< of the object; its parts' names begin with it
    QStringList modes;  //!< "All", …, "A list"
    QString search;     //!< of the search line
    QString add;        //!< of the line that adds one
    QString accessible; //!< of the tree
    int rows = 14;
    int lastShare = 40; //!< the last column's, of the width, in per cent
};

//! All or a list: how much goes, a search, the rows with their ticks, and a line for what is not among them.
class ChoicePane final : public QWidget
{
    Q_OBJECT

public:
    ChoicePane(const Theme &theme, const ChoiceTexts &texts, QAbstractItemModel &model, QWidget *parent = nullptr);

    void showMode(int mode);
    void offerSeen(const QString &words); //!< of the button; empty: there is nothing to choose
    void showTyped(bool canBeAdded, const QString &words);
    void goTo(const QModelIndex &index); //!< of the model

    [[nodiscard]] QString typed() const;

Q_SIGNALS:
    void modeChosen(int mode);
    void ticked(const QModelIndexList &rows, bool on); //!< of the model
    void typing(const QString &text);
    void addWanted(const QString &text);
    void seenWanted();

private:
    void buildModes(const ChoiceTexts &texts);
    void buildTree(const ChoiceTexts &texts);
    void buildAdding(const ChoiceTexts &texts);
    void add();

    ChoiceFilter m_filter;
    QVBoxLayout *m_column;
    QButtonGroup *m_modes;
    QPushButton *m_seen;
    QLineEdit *m_search;
    ChoiceTree *m_tree;
    QLineEdit *m_new;
    QPushButton *m_add;
    QLabel *m_words;
};

} // namespace penstock
