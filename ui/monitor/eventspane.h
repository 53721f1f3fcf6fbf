// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/bodymatcher.h"
#include "ui/models/batcheventmodel.h"
#include "ui/models/choicefilter.h"

#include <QWidget>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class EventLegend;
class TextView;
class Theme;

//! The events inside one batch: a table that can be searched, and the chosen one's JSON.
class EventsPane final : public QWidget
{
    Q_OBJECT

public:
    EventsPane(const Theme &theme, QWidget *parent = nullptr);

    void setCatalog(const Catalog &catalog);
    void setWanted(const Filter &filter); //!< the first event that it asks for is chosen, else the first of all

    //! `problem`: why there is no body. Without both: it is being read.
    void show(const std::optional<QByteArray> &body, const QString &problem);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    void read();
    void take(const BatchEvents &events);
    void choose(qsizetype begin); //!< the event that begins there in the body
    void tellCount();
    void showChosen();
    void compare();
    [[nodiscard]] QList<int> chosenRows() const; //!< of the model, as they stand in the body

    const Theme &m_theme;
    const Catalog *m_catalog = nullptr;
    std::shared_ptr<const BodyMatcher> m_wanted;
    std::optional<QByteArray> m_body;
    QString m_problem;
    bool m_isAsked = false; //!< the body is being read, or was
    bool m_isRead = false;
    QString m_readProblem;  //!< why it cannot be read to its end
    quint64 m_question = 0; //!< which body the newest one was about

    BatchEventModel m_events;
    ChoiceFilter m_found;
    QLineEdit *m_search;
    QLabel *m_count;
    QToolButton *m_compare;
    EventLegend *m_legend;
    QTableView *m_table;
    TextView *m_text;
};

} // namespace penstock
