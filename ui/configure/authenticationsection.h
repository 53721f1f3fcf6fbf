// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/authmethod.h"
#include "ui/configure/section.h"

#include <array>
#include <optional>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QLineEdit;
QT_END_NAMESPACE

namespace penstock {

struct ConfigureParts;
class SecretField;

//! How the endpoint knows who sends: not at all, by Basic auth, or by a secret header.
class AuthenticationSection final : public Section
{
    Q_OBJECT

public:
    explicit AuthenticationSection(const ConfigureParts &parts, QWidget *parent = nullptr);

protected:
    void show(const StreamConfig &config) override;

private:
    using SetSecret = void (*)(StreamConfig &config, const SecretRef &ref);

    void addMethods();
    void addBasic(const ConfigureParts &parts);
    void addApiKey(const ConfigureParts &parts);
    void addBearer(const ConfigureParts &parts);
    [[nodiscard]] SecretField *secretField(const ConfigureParts &parts, const QString &name, const QString &what,
                                           SetSecret set);
    void choose(int method);
    void showBasic(const StreamConfig &config);
    void showHeader(const StreamConfig &config, const FoundAuth &found);

    QButtonGroup *m_methods;
    FormField *m_method = nullptr;
    QLineEdit *m_username = nullptr;
    QLineEdit *m_keyName = nullptr;
    SecretField *m_password = nullptr;
    SecretField *m_key = nullptr;
    SecretField *m_token = nullptr;
    QWidget *m_basic = nullptr;
    QWidget *m_apiKey = nullptr;
    QWidget *m_bearer = nullptr;
    std::array<std::optional<NewAuth>, 4> m_last;   //!< of each method, so that looking at another loses nothing
    const StreamDocument *m_lastDocument = nullptr; //!< whose they are
};

} // namespace penstock
