// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/addressquery.h"

#include <QWidget>

namespace penstock {

class PairModel;
class PairTable;
class Theme;

//! The parameters of an address as a table. What is not touched stays as it stands in the address.
class ParametersEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit ParametersEdit(const Theme &theme, QWidget *parent = nullptr);

    void show(const QString &address); //!< no signal

Q_SIGNALS:
    void edited(const QString &what, const QString &address);

private:
    void connectParts();
    void tell(const QString &what, const QList<AddressParameter> &parameters);
    void setName(int row, const QString &name);
    void setValue(int row, const QString &value);
    void add(const QString &name, const QString &value);
    void paste(int row, const QString &text);

    QString m_address;
    PairModel *m_model;
    PairTable *m_table;
};

} // namespace penstock
