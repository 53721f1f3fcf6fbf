// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/choicepane.h"

#include "ui/configure/choicetree.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace penstock {

ChoicePane::ChoicePane(const Theme &theme, const ChoiceTexts &texts, QAbstractItemModel &model, QWidget *parent)
    : QWidget(parent)
    , m_filter(model)
    , m_column(new QVBoxLayout(this))
    , m_modes(new QButtonGroup(this))
    , m_seen(new QPushButton(this))
    , m_search(new QLineEdit(this))
    , m_tree(new ChoiceTree(theme, texts.rows, texts.lastShare, this))
    , m_new(new QLineEdit(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_words(new QLabel(this))
{
    setObjectName(texts.name);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_search->addAction(theme.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    buildModes(texts);
    buildTree(texts);
    buildAdding(texts);
    setFocusProxy(m_tree);
    connect(&m_filter, &ChoiceFilter::ticked, this, &ChoicePane::ticked);
    connect(m_modes, &QButtonGroup::idClicked, this, &ChoicePane::modeChosen);
    connect(m_seen, &QPushButton::clicked, this, &ChoicePane::seenWanted);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_filter.search(words);
        m_tree->expandAll();
    });
}

void ChoicePane::buildModes(const ChoiceTexts &texts)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    for (int mode = 0; mode < int(texts.modes.size()); ++mode) {
        auto *button = new QRadioButton(texts.modes[mode], this);
        button->setObjectName(QStringLiteral("%1Mode%2").arg(texts.name).arg(mode));
        m_modes->addButton(button, mode);
        row->addWidget(button);
    }
    row->addStretch(1);
    m_seen->setObjectName(texts.name + QStringLiteral("SeenButton"));
    m_seen->hide();
    row->addWidget(m_seen);
    m_column->addLayout(row);
}

void ChoicePane::buildTree(const ChoiceTexts &texts)
{
    m_search->setObjectName(texts.name + QStringLiteral("Search"));
    m_search->setPlaceholderText(texts.search);
    m_search->setAccessibleName(texts.search);
    m_search->setClearButtonEnabled(true);
    m_tree->setObjectName(texts.name + QStringLiteral("Tree"));
    m_tree->setAccessibleName(texts.accessible);
    m_tree->setModel(&m_filter);
    m_tree->setRootIsDecorated(m_filter.hasChildren(m_filter.index(0, 0)));
    m_tree->expandAll();
    m_column->addWidget(m_search);
    m_column->addWidget(m_tree);
}

void ChoicePane::buildAdding(const ChoiceTexts &texts)
{
    m_new->setObjectName(texts.name + QStringLiteral("NewEdit"));
    m_new->setPlaceholderText(texts.add);
    m_new->setAccessibleName(texts.add);
    m_add->setObjectName(texts.name + QStringLiteral("AddButton"));
    m_add->setAccessibleName(texts.add);
    m_words->setProperty("muted", true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_add->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Minimum); // as high as the field
    row->addWidget(m_new, 1);
    row->addWidget(m_add);
    m_column->addLayout(row);
    m_column->addWidget(m_words);
    showTyped(false, {});
    connect(m_new, &QLineEdit::textChanged, this, &ChoicePane::typing);
    connect(m_new, &QLineEdit::returnPressed, this, &ChoicePane::add);
    connect(m_add, &QPushButton::clicked, this, &ChoicePane::add);
}

void ChoicePane::add()
{
    if (!m_add->isEnabled())
        return;
    Q_EMIT addWanted(m_new->text());
    m_new->clear();
}

void ChoicePane::showMode(int mode)
{
    m_modes->button(mode)->setChecked(true);
}

void ChoicePane::offerSeen(const QString &words)
{
    m_seen->setText(words);
    m_seen->setAccessibleName(words);
    m_seen->setVisible(!words.isEmpty());
}

void ChoicePane::showTyped(bool canBeAdded, const QString &words)
{
    m_add->setEnabled(canBeAdded);
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
}

QString ChoicePane::typed() const
{
    return m_new->text();
}

void ChoicePane::goTo(const QModelIndex &index)
{
    m_search->clear();
    const QModelIndex shown = m_filter.mapFromSource(index);
    m_tree->setFocus(Qt::OtherFocusReason);
    m_tree->setCurrentIndex(shown);
    m_tree->scrollTo(shown);
}

} // namespace penstock
