// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sample/samplefacts.h"
#include "core/stream/streamconfig.h"

#include <QAbstractListModel>

#include <functional>
#include <string>
#include <vector>

namespace penstock {

class Catalog;

//! A user's or a device's attributes, each ticked where the engine would let it go. Keeps no choice of its own: choose()
//! asks for a new one, and show() brings it.
class AttributeChoiceModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { User, Device };
    enum Column { NameColumn, BytesColumn, ColumnCount };

    AttributeChoiceModel(Kind kind, const Catalog &catalog, QObject *parent = nullptr);

    void show(const AttributeSelection &selection);
    void showSample(const SampleFacts &facts);

    [[nodiscard]] AttributeSelection asList() const; //!< what is ticked now
    [[nodiscard]] int chosen() const;
    [[nodiscard]] int foundNotChosen() const;
    [[nodiscard]] QModelIndex indexOf(const QString &name) const;

    //! Why this cannot be added; empty where it can.
    [[nodiscard]] QString whyNotAdded(const QString &name) const;

    void choose(const QModelIndexList &attributes, bool on);
    void chooseFound();
    void add(const QString &name);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited(const penstock::AttributeSelection &selection);

private:
    struct Row
    {
        QString name;
        QString meaning;
        bool isPersonal = false;
        bool isKnown = false;
        bool isFixed = false; //!< goes along whatever the choice
    };

    void addKnown(const std::vector<std::string> &names, const Catalog &catalog, bool isFixed);
    [[nodiscard]] bool isChosen(const Row &row) const;
    [[nodiscard]] QString detail(const Row &row) const;
    [[nodiscard]] QString note(const Row &row) const;
    [[nodiscard]] QString bytesText(const Row &row) const;
    [[nodiscard]] QVariant nameData(const Row &row, int role) const;
    void refresh();
    void askFor(const std::function<bool(const Row &)> &isWanted);

    const Kind m_kind;
    QList<Row> m_rows; //!< fixed ones, known ones, then those that only the list or the sample has
    AttributeSelection m_selection;
    QHash<QByteArray, SampleFacts::Attribute> m_found;
    qint64 m_events = 0; //!< of the sample
    qint64 m_bytes = 0;
};

} // namespace penstock
