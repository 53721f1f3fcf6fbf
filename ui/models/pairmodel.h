// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QString>

namespace penstock {

//! One name with its value, as people read it and, where that differs, as they write it.
struct PairRow
{
    QString name;
    QString value;
    QString writtenName;
    QString writtenValue;
    bool isSecret = false; //!< what is written replaces it and is hidden meanwhile

    friend bool operator==(const PairRow &, const PairRow &) = default;
};

//! Something wrong with a row, as a tool tip.
struct PairFault
{
    int row = 0;
    int column = 0;
    bool isError = true;
    QString text;

    friend bool operator==(const PairFault &, const PairFault &) = default;
};

//! Names and values in their order, and one empty row below to write the next one into.
//!
//! Shows what it is given and keeps nothing that is written or dragged: that is told, and comes back by show(). Rows are
//! inserted, removed, moved and changed in place, never reset.
class PairModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, Remove, ColumnCount };

    //! `hint`: what stands in the empty row, "Add a header".
    explicit PairModel(QString hint, QObject *parent = nullptr);

    void show(const QList<PairRow> &rows);
    void showFaults(const QList<PairFault> &faults);

    [[nodiscard]] bool isNew(int row) const { return row == int(m_rows.size()) - 1; } //!< the empty row
    [[nodiscard]] const PairRow &row(int row) const { return m_rows[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    //! False when nothing came of what was written.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    // A drag holds the numbers of rows, and nothing that stands in them; it is taken between rows of this model alone.
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override { return {m_rowsType}; }
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void nameWritten(int row, const QString &name);
    void valueWritten(int row, const QString &value);
    void added(const QString &name, const QString &value);
    void moveWanted(const QList<int> &rows, int before); //!< ascending; they are to stand together before that row

private:
    [[nodiscard]] QVariant newRowData(int column, int role) const;
    [[nodiscard]] QString accessibleText(const PairRow &row, int column) const;
    [[nodiscard]] const PairFault *faultAt(const QModelIndex &index) const;
    void insert(int first, const QList<PairRow> &rows);
    void remove(int first, int count);
    void tellChanged(int first, int last);
    [[nodiscard]] bool moveBlock(int first, const QList<PairRow> &fresh);

    const QString m_hint;
    const QString m_rowsType; //!< of this model's own drags
    QList<PairRow> m_rows;    //!< the empty one, too
    QList<PairFault> m_faults;
};

} // namespace penstock
