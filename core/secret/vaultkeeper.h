// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret/keystore.h"
#include "core/secret/vault.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <functional>
#include <memory>

namespace penstock {

//! The vault as the window uses it.
//!
//! Lives in the window's thread and does everything that takes time (deriving a key, writing durably) in the thread
//! "vault", one thing after the other. No callback runs inside the call that asked for it.
class VaultKeeper final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Missing, //!< or not looked at yet
        Locked,
        Opening, //!< a key is being derived or fetched
        Open,
        Failed, //!< the file cannot be used: problem() says why
    };
    using Done = std::function<void(const Result<> &)>;

    //! Looks at the file, and opens a vault whose key is in the key store by itself.
    VaultKeeper(Vault &vault, KeyStore &keyStore, QObject *parent = nullptr);
    ~VaultKeeper() override; //!< waits for what is being done

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString path() const { return m_vault.path(); }
    [[nodiscard]] QString place() const; //!< for the status bar: "vault locked"
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool keyIsInKeyStore() const { return m_keyIsInKeyStore; }
    [[nodiscard]] bool hasKeyStore() const { return m_hasKeyStore; } //!< whether this desktop has one

    //! Of the entries, sorted; empty while it is not open.
    [[nodiscard]] QStringList names() const { return m_names; }

    void create(const QString &passphrase, Done done);
    void createInKeyStore(Done done);
    void unlock(const QString &passphrase, Done done);
    void unlockFromKeyStore(Done done);
    void lock();
    void changePassphrase(const QString &current, const QString &fresh, Done done);

    void store(const QString &name, const QByteArray &value, Done done); //!< durable when `done` is called
    void remove(const QString &name, Done done);
    void reveal(const QString &name, std::function<void(const Result<QByteArray> &)> done);

    //! Looks at the file again: another process may have changed it.
    void refresh();

Q_SIGNALS:
    void stateChanged();
    void namesChanged();

private:
    //! What the thread finds when it looks at the file.
    struct View
    {
        State state = State::Missing;
        QString problem;
        bool keyIsInKeyStore = false;
        QByteArray keyId; //!< in the key store
        QStringList names;
    };

    [[nodiscard]] static View viewOf(Vault &vault);
    void show(const View &view);
    void setState(State state);
    void open(std::function<Result<>(Vault &)> work, Done done);
    //! Calls `work` in the thread, then `done` in this one.
    void perform(std::function<Result<>(Vault &)> work, Done done);
    void post(std::function<void()> work);

    Vault &m_vault;
    KeyStore &m_keyStore;
    State m_state = State::Missing;
    QString m_problem;
    bool m_keyIsInKeyStore = false;
    bool m_hasKeyStore = false;
    bool m_triedKeyStore = false; //!< by itself, which it does once
    int m_pending = 0;            //!< that the thread has not answered yet
    QByteArray m_keyId;
    QStringList m_names;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); //!< for answers of the key store
    QThread m_thread;
    QObject m_hands; //!< lives in m_thread
};

} // namespace penstock
