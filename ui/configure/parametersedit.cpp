// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/parametersedit.h"

#include "ui/configure/listedit.h"
#include "ui/configure/pairtable.h"
#include "ui/models/destinationrows.h"

#include <QVBoxLayout>

namespace penstock {

namespace {

//! "name=value" a line, or joined by & as in an address; a whole address gives its parameters.
QList<AddressParameter> parametersFromText(const QString &text)
{
    QList<AddressParameter> parameters;
    for (const QString &line : text.split(u'\n')) {
        const QString bare = line.trimmed();
        if (bare.isEmpty())
            continue;
        for (AddressParameter &parameter : addressParameters(bare.contains(u'?') ? bare : u'?' + bare)) {
            parameter.name = encodedParameterName(parameter.name);
            if (parameter.value)
                parameter.value = encodedParameterValue(*parameter.value);
            parameters.append(parameter);
        }
    }
    return parameters;
}

} // namespace

ParametersEdit::ParametersEdit(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new PairModel(tr("Add a parameter"), this))
    , m_table(new PairTable(*m_model, theme, this))
{
    setObjectName(QStringLiteral("parametersEdit"));
    m_table->setObjectName(QStringLiteral("parameterTable"));
    m_table->setAccessibleName(tr("Parameters of the address"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_table);
    setFocusProxy(m_table);
    connectParts();
}

void ParametersEdit::connectParts()
{
    connect(m_model, &PairModel::nameWritten, this, &ParametersEdit::setName);
    connect(m_model, &PairModel::valueWritten, this, &ParametersEdit::setValue);
    connect(m_model, &PairModel::added, this, &ParametersEdit::add);
    connect(m_table, &PairTable::textPasted, this, &ParametersEdit::paste);
    connect(m_table, &PairTable::removeAsked, this, [this](const QList<int> &rows) {
        tell(tr("Remove parameters"), withoutRows(addressParameters(m_address), rows));
    });
    connect(m_table, &PairTable::moveAsked, this, [this](const QList<int> &rows, int before) {
        tell(tr("Move parameters"), movedRows(addressParameters(m_address), rows, before));
    });
}

void ParametersEdit::show(const QString &address)
{
    m_address = address;
    m_model->show(parameterRows(address));
}

void ParametersEdit::tell(const QString &what, const QList<AddressParameter> &parameters)
{
    Q_EMIT edited(what, withAddressParameters(m_address, parameters));
}

void ParametersEdit::setName(int row, const QString &name)
{
    auto parameters = addressParameters(m_address);
    parameters[row].name = encodedParameterName(name);
    tell(tr("Change a parameter's name"), parameters);
}

void ParametersEdit::setValue(int row, const QString &value)
{
    auto parameters = addressParameters(m_address);
    parameters[row].value = encodedParameterValue(value);
    tell(tr("Change a parameter's value"), parameters);
}

void ParametersEdit::add(const QString &name, const QString &value)
{
    tell(tr("Add a parameter"), addressParameters(m_address)
                                    << AddressParameter{encodedParameterName(name), encodedParameterValue(value)});
}

void ParametersEdit::paste(int row, const QString &text)
{
    auto parameters = addressParameters(m_address);
    qsizetype place = qMin(qsizetype(row), parameters.size());
    for (const AddressParameter &parameter : parametersFromText(text))
        parameters.insert(place++, parameter);
    tell(tr("Paste parameters"), parameters);
}

} // namespace penstock
