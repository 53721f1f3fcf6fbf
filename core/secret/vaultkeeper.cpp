// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vaultkeeper.h"

#include "core/overloaded.h"

namespace penstock {

VaultKeeper::VaultKeeper(Vault &vault, KeyStore &keyStore, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_keyStore(keyStore)
{
    m_thread.setObjectName(QStringLiteral("vault"));
    m_hands.moveToThread(&m_thread);
    m_thread.start();
    // Unlocked or changed by whom it may be: the thread looks at the file.
    connect(&m_vault, &Vault::changed, this, &VaultKeeper::refresh, Qt::QueuedConnection);
    m_keyStore.find([this, alive = std::weak_ptr(m_alive)](bool there) {
        if (alive.expired() || m_hasKeyStore == there)
            return;
        m_hasKeyStore = there;
        Q_EMIT stateChanged();
    });
    refresh();
}

VaultKeeper::~VaultKeeper()
{
    m_thread.quit();
    m_thread.wait();
}

QString VaultKeeper::place() const
{
    switch (m_state) {
    case State::Missing:
        return tr("no vault yet");
    case State::Locked:
        return tr("vault locked");
    case State::Opening:
        return tr("vault opening");
    case State::Open:
        return m_keyIsInKeyStore ? tr("vault open, desktop key store") : tr("vault open");
    case State::Failed:
        return tr("vault unusable");
    }
    Q_UNREACHABLE();
}

void VaultKeeper::create(const QString &passphrase, Done done)
{
    open([passphrase = passphrase.toUtf8()](Vault &vault) { return vault.create(passphrase); }, std::move(done));
}

void VaultKeeper::createInKeyStore(Done done)
{
    setState(State::Opening);
    const KeyStoreKey source = freshKeyStoreKey();
    const SecretKey key = SecretKey::random();
    // The key first: a vault whose key was never kept could not be opened again.
    m_keyStore.write(source.id, key.toBytes(),
                     [this, alive = std::weak_ptr(m_alive), source, key, done = std::move(done)](const Result<> &kept) {
                         if (alive.expired())
                             return;
                         if (kept)
                             return open([source, key](Vault &vault) { return vault.create(source, key); }, done);
                         refresh();
                         done(kept);
                     });
}

void VaultKeeper::unlock(const QString &passphrase, Done done)
{
    open([passphrase = passphrase.toUtf8()](Vault &vault) { return vault.unlock(passphrase); }, std::move(done));
}

void VaultKeeper::unlockFromKeyStore(Done done)
{
    setState(State::Opening);
    m_keyStore.read(m_keyId, [this, alive = std::weak_ptr(m_alive), done = std::move(done)](const auto &stored) {
        if (alive.expired())
            return;
        const auto key = stored ? SecretKey::fromBytes(*stored) : std::nullopt;
        if (key)
            return open([key](Vault &vault) { return vault.unlock(*key); }, done);
        refresh();
        done(stored ? failure(tr("What the key store holds is no key of a vault."), Error::Kind::Damaged)
                    : Unexpected(stored.error()));
    });
}

void VaultKeeper::lock()
{
    m_vault.lock();
    refresh();
}

void VaultKeeper::changePassphrase(const QString &current, const QString &fresh, Done done)
{
    perform([current = current.toUtf8(), fresh = fresh.toUtf8()](
                Vault &vault) { return vault.changePassphrase(current, fresh); },
            std::move(done));
}

void VaultKeeper::store(const QString &name, const QByteArray &value, Done done)
{
    perform([name, value](Vault &vault) { return vault.store(name, value); }, std::move(done));
}

void VaultKeeper::remove(const QString &name, Done done)
{
    perform([name](Vault &vault) { return vault.remove(name); }, std::move(done));
}

void VaultKeeper::reveal(const QString &name, std::function<void(const Result<QByteArray> &)> done)
{
    post([this, name, done = std::move(done)] {
        QMetaObject::invokeMethod(
            this, [done, value = m_vault.read(name)] { done(value); }, Qt::QueuedConnection);
    });
}

void VaultKeeper::refresh()
{
    perform([](Vault &) { return Result<>(); }, [](const Result<> &) {});
}

void VaultKeeper::open(std::function<Result<>(Vault &)> work, Done done)
{
    setState(State::Opening);
    perform(std::move(work), std::move(done));
}

void VaultKeeper::perform(std::function<Result<>(Vault &)> work, Done done)
{
    ++m_pending;
    post([this, work = std::move(work), done = std::move(done)] {
        const Result<> result = work(m_vault);
        QMetaObject::invokeMethod(
            this,
            [this, result, view = viewOf(m_vault), done] {
                --m_pending;
                show(view);
                done(result);
            },
            Qt::QueuedConnection);
    });
}

void VaultKeeper::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(&m_hands, std::move(work), Qt::QueuedConnection);
}

VaultKeeper::View VaultKeeper::viewOf(Vault &vault)
{
    const auto source = vault.keySource();
    if (!source)
        return {.state = State::Failed, .problem = source.error().message, .keyId = {}, .names = {}};
    if (!*source)
        return {};
    View view{.state = State::Locked, .problem = {}, .keyId = {}, .names = {}};
    if (const auto *inKeyStore = std::get_if<KeyStoreKey>(&**source)) {
        view.keyIsInKeyStore = true;
        view.keyId = inKeyStore->id;
    }
    if (const auto names = vault.names()) {
        view.state = State::Open;
        view.names = *names;
    } else if (names.error().kind != Error::Kind::Locked) {
        view.state = State::Failed;
        view.problem = names.error().message;
    }
    return view;
}

void VaultKeeper::show(const View &view)
{
    m_problem = view.problem;
    m_keyIsInKeyStore = view.keyIsInKeyStore;
    m_keyId = view.keyId;
    if (std::exchange(m_names, view.names) != view.names)
        Q_EMIT namesChanged();
    // A key is still on its way.
    if (m_pending > 0 && m_state == State::Opening)
        return;
    setState(view.state);
    if (view.state == State::Locked && view.keyIsInKeyStore && !std::exchange(m_triedKeyStore, true))
        unlockFromKeyStore([](const Result<> &) {});
}

void VaultKeeper::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

} // namespace penstock
