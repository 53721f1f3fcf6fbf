// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vaultkeeper.h"

#include <QFileInfo>

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
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &VaultKeeper::refresh);
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
    beginOpening();
    endOpening([passphrase = passphrase.toUtf8()](Vault &vault) { return vault.create(passphrase); }, std::move(done));
}

void VaultKeeper::createInKeyStore(Done done)
{
    beginOpening();
    const KeyStoreKey source = freshKeyStoreKey();
    const SecretKey key = SecretKey::random();
    // The key first: a vault whose key was never kept could not be opened again.
    m_keyStore.write(source.id, key.toBytes(),
                     [this, alive = std::weak_ptr(m_alive), source, key, done = std::move(done)](const Result<> &kept) {
                         if (!alive.expired())
                             endOpening([=](Vault &vault) { return kept ? vault.create(source, key) : kept; }, done);
                     });
}

void VaultKeeper::unlock(const QString &passphrase, Done done)
{
    beginOpening();
    endOpening([passphrase = passphrase.toUtf8()](Vault &vault) { return vault.unlock(passphrase); }, std::move(done));
}

void VaultKeeper::unlockFromKeyStore(Done done)
{
    beginOpening();
    m_keyStore.read(m_keyId, [this, alive = std::weak_ptr(m_alive), done = std::move(done)](const auto &stored) {
        if (!alive.expired())
            endOpening(
                [stored](Vault &vault) {
                    return stored.and_then([&](const QByteArray &bytes) {
                        const auto key = SecretKey::fromBytes(bytes);
                        return key ? vault.unlock(*key)
                                   : failure(tr("What the key store holds is no key of a vault."),
                                             Error::Kind::Damaged);
                    });
                },
                done);
    });
}

void VaultKeeper::lock()
{
    m_triedKeyStore = true; // or it would open again at once
    m_vault.lock();
    refresh();
}

void VaultKeeper::changePassphrase(const QString &current, const QString &fresh, Done done)
{
    perform([current = current.toUtf8(),
             fresh = fresh.toUtf8()](Vault &vault) { return vault.changePassphrase(current, fresh); },
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

void VaultKeeper::beginOpening()
{
    ++m_opening;
    setState(State::Opening);
}

void VaultKeeper::endOpening(Work work, Done done)
{
    perform(std::move(work), std::move(done), 1);
}

void VaultKeeper::perform(Work work, Done done, int opened)
{
    post([this, work = std::move(work), done = std::move(done), opened] {
        const Result<> result = work(m_vault);
        QMetaObject::invokeMethod(
            this,
            [this, result, view = viewOf(m_vault), done, opened] {
                m_opening -= opened;
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
    watch();
    m_problem = view.problem;
    m_keyIsInKeyStore = view.keyIsInKeyStore;
    m_keyId = view.keyId;
    if (std::exchange(m_names, view.names) != view.names)
        Q_EMIT namesChanged();
    // A key is still on its way.
    if (m_opening > 0)
        return;
    setState(view.state);
    if (view.state == State::Locked && view.keyIsInKeyStore && !std::exchange(m_triedKeyStore, true))
        unlockFromKeyStore([](const Result<> &) {});
}

void VaultKeeper::watch()
{
    // The folder may have been made just now.
    const QString folder = QFileInfo(m_vault.path()).absolutePath();
    if (m_watcher.directories().isEmpty() && QFileInfo(folder).isDir())
        m_watcher.addPath(folder);
}

void VaultKeeper::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

} // namespace penstock
