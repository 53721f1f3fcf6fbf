// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/authenticationsection.h"

#include "core/secret/secretname.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/formfield.h"
#include "ui/configure/sectionlayout.h"
#include "ui/configure/streamdocument.h"
#include "ui/configure/textfield.h"
#include "ui/secret/secretfield.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

std::optional<SecretRef> named(const SecretRef &ref)
{
    return ref.name.isEmpty() ? std::nullopt : std::optional(ref);
}

std::optional<SecretRef> secretOf(const StaticHeader &header)
{
    const auto *ref = std::get_if<SecretRef>(&header.value);
    return ref ? named(*ref) : std::nullopt;
}

NewAuth currentAuth(const Destination &destination, const FoundAuth &found)
{
    if (const auto *basic = std::get_if<BasicAuth>(&destination.auth))
        return *basic;
    if (found.header >= 0)
        return destination.headers[found.header];
    return NoAuth{};
}

void setHeaderSecret(StreamConfig &config, AuthMethod method, const SecretRef &ref)
{
    // The method may have been changed while the secret was on its way.
    if (const FoundAuth found = findAuth(config.destination); found.method == method)
        config.destination.headers[found.header].value = ref;
}

} // namespace

AuthenticationSection::AuthenticationSection(const ConfigureParts &parts, QWidget *parent)
    : Section(parts.theme, QStringLiteral("authenticationSection"), tr("Authentication"), parent)
    , m_methods(new QButtonGroup(this))
{
    addMethods();
    addBasic(parts);
    addApiKey(parts);
    addBearer(parts);
}

void AuthenticationSection::addMethods()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    // In the order of AuthMethod.
    const std::pair<QString, QString> methods[] = {{QStringLiteral("noAuthButton"), tr("None")},
                                                   {QStringLiteral("basicAuthButton"), tr("Basic")},
                                                   {QStringLiteral("apiKeyButton"), tr("API key header")},
                                                   {QStringLiteral("bearerButton"), tr("Bearer header")}};
    for (int method = 0; method < int(std::size(methods)); ++method) {
        auto *button = new QRadioButton(methods[method].second, line);
        button->setObjectName(methods[method].first);
        m_methods->addButton(button, method);
        row->addWidget(button);
    }
    row->addStretch(1);
    line->setFocusProxy(m_methods->button(0));
    m_method = addField(tr("The endpoint asks for"), {QStringLiteral("$.destination.auth")}, line);
    connect(m_methods, &QButtonGroup::idClicked, this, &AuthenticationSection::choose);
}

void AuthenticationSection::addBasic(const ConfigureParts &parts)
{
    const QString path = QStringLiteral("$.destination.auth.username");
    m_username = new QLineEdit(this);
    m_username->setObjectName(QStringLiteral("usernameEdit"));
    m_password = secretField(parts, QStringLiteral("passwordField"), tr("Change the password"),
                             [](StreamConfig &config, const SecretRef &ref) {
                                 if (auto *basic = std::get_if<BasicAuth>(&config.destination.auth))
                                     basic->password = ref;
                             });
    auto *username = addField(tr("User name"), {path}, m_username);
    auto *password = addField(tr("Password"), {QStringLiteral("$.destination.auth.password")}, m_password);
    password->setMends([this](const Problem &) {
        return std::optional(Mend{tr("Write it"), [this] { m_password->setFocus(Qt::OtherFocusReason); }});
    });
    m_basic = inColumns({username, password}, this);
    column()->addWidget(m_basic);
    connect(m_username, &QLineEdit::textEdited, this, [this, path](const QString &text) {
        change(tr("Change the user name"), path, [&](StreamConfig &config) {
            if (auto *basic = std::get_if<BasicAuth>(&config.destination.auth))
                basic->username = text;
        });
    });
}

void AuthenticationSection::addApiKey(const ConfigureParts &parts)
{
    m_keyName = new QLineEdit(this);
    m_keyName->setObjectName(QStringLiteral("keyNameEdit"));
    m_key = secretField(
        parts, QStringLiteral("keyField"), tr("Change the API key"),
        [](StreamConfig &config, const SecretRef &ref) { setHeaderSecret(config, AuthMethod::ApiKey, ref); });
    auto *name = addField(tr("Header"), {}, m_keyName);
    auto *key = addField(tr("API key"), {}, m_key);
    m_apiKey = inColumns({name, key}, this);
    column()->addWidget(m_apiKey);
    connect(m_keyName, &QLineEdit::textEdited, this, [this](const QString &text) {
        change(tr("Change the API key's header"), QStringLiteral("auth.keyName"), [&](StreamConfig &config) {
            if (const FoundAuth found = findAuth(config.destination); found.header >= 0)
                config.destination.headers[found.header].name = text;
        });
    });
}

void AuthenticationSection::addBearer(const ConfigureParts &parts)
{
    m_token = secretField(
        parts, QStringLiteral("tokenField"), tr("Change the bearer token"),
        [](StreamConfig &config, const SecretRef &ref) { setHeaderSecret(config, AuthMethod::Bearer, ref); });
    m_token->setForm(bearerValue);
    auto *token = addField(tr("Token"), {}, m_token);
    token->setHelp(tr("With or without the word Bearer. An environment variable or a file holds the word, too: it is "
                      "the whole value of the header Authorization."));
    m_bearer = token;
}

SecretField *AuthenticationSection::secretField(const ConfigureParts &parts, const QString &name, const QString &what,
                                                SetSecret set)
{
    auto *field = new SecretField(parts.vault, parts.theme, this);
    field->setObjectName(name);
    // The one whose secret it is, even if another stream is looked at by now.
    connect(field, &SecretField::refChanged, this, [what, set](const SecretRef &ref, QObject *owner) {
        if (auto *owned = qobject_cast<StreamDocument *>(owner))
            owned->edit(what, {}, [&](StreamConfig &config) { set(config, ref); });
    });
    return field;
}

void AuthenticationSection::choose(int method)
{
    static const NewAuth fresh[] = {NoAuth{}, BasicAuth{}, StaticHeader{QStringLiteral("X-Api-Key"), SecretRef{}},
                                    StaticHeader{QStringLiteral("Authorization"), SecretRef{}}};
    if (document() && int(findAuth(document()->config().destination).method) == method)
        return;
    const NewAuth chosen = m_last[std::size_t(method)].value_or(fresh[method]);
    change(tr("Change the authentication"), {}, [&](StreamConfig &config) { replaceAuth(config.destination, chosen); });
    // Another header may authenticate still: the buttons say so.
    if (document())
        show(document()->config());
}

void AuthenticationSection::show(const StreamConfig &config)
{
    const FoundAuth found = findAuth(config.destination);
    if (std::exchange(m_lastDocument, document()) != document())
        m_last = {};
    m_last[std::size_t(found.method)] = currentAuth(config.destination, found);
    m_methods->button(int(found.method))->setChecked(true);
    m_basic->setVisible(found.method == AuthMethod::Basic);
    m_apiKey->setVisible(found.method == AuthMethod::ApiKey);
    m_bearer->setVisible(found.method == AuthMethod::Bearer);
    for (SecretField *field : {m_password, m_key, m_token})
        field->setOwner(document());
    if (found.method == AuthMethod::Basic)
        showBasic(config);
    else if (found.header >= 0)
        showHeader(config, found);
    m_method->setHelp(found.method == AuthMethod::None ? tr("Requests go out without a password or key.") : QString());
}

void AuthenticationSection::showBasic(const StreamConfig &config)
{
    const auto &basic = std::get<BasicAuth>(config.destination.auth);
    showText(m_username, basic.username);
    m_password->show(named(basic.password), suggestedSecretName(config.name, QStringLiteral("password")));
}

void AuthenticationSection::showHeader(const StreamConfig &config, const FoundAuth &found)
{
    const StaticHeader &header = config.destination.headers[found.header];
    showText(m_keyName, header.name);
    const bool bearer = found.method == AuthMethod::Bearer;
    const QString what = bearer ? QStringLiteral("token") : header.name;
    (bearer ? m_token : m_key)->show(secretOf(header), suggestedSecretName(config.name, what));
}

} // namespace penstock
