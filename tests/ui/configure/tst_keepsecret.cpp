// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/keepsecret.h"

#include "core/secret/vaultkeeper.h"
#include "tests/ui/configure/nokeystore.h"
#include "tests/ui/strict.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace penstock;

class TestKeepSecret final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void overwritesNoEntry();
    void saysThatTheVaultStayedLocked();
    void saysNothingToAWindowThatHasGone();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    NoKeyStore m_keyStore;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<VaultKeeper> m_keeper;
    std::unique_ptr<QWidget> m_window;
};

void TestKeepSecret::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    m_vault = std::make_unique<Vault>(m_folder->filePath(QStringLiteral("secrets.vault")), KeyCost{1, 64 * 1024});
    QVERIFY(m_vault->create("passphrase"));
    QVERIFY(m_vault->store(QStringLiteral("key"), "old"));
    m_keeper = std::make_unique<VaultKeeper>(*m_vault, m_keyStore);
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Open);
    m_window = std::make_unique<QWidget>();
    m_window->show();
}

void TestKeepSecret::cleanup()
{
    m_window.reset();
    m_keeper.reset();
    m_vault.reset();
    m_theme.reset();
}

void TestKeepSecret::overwritesNoEntry()
{
    const KeepSecret keep = keepInVault(*m_keeper, *m_theme, m_window.get());
    QStringList names;
    const auto done = [&](const Result<SecretRef> &ref) { names.append(ref ? ref->name : ref.error().message); };
    // The second does not wait until the first one's name is known.
    keep(QStringLiteral("key"), "one", done);
    keep(QStringLiteral("key"), "two", done);
    QVERIFY(names.isEmpty());
    QTRY_COMPARE(names, (QStringList{QStringLiteral("key-2"), QStringLiteral("key-3")}));
    QCOMPARE(m_vault->read(QStringLiteral("key")).value_or(QByteArray()), QByteArray("old"));
    QCOMPARE(m_vault->read(QStringLiteral("key-2")).value_or(QByteArray()), QByteArray("one"));
    QCOMPARE(m_vault->read(QStringLiteral("key-3")).value_or(QByteArray()), QByteArray("two"));
}

void TestKeepSecret::saysThatTheVaultStayedLocked()
{
    m_keeper->lock();
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Locked);
    const KeepSecret keep = keepInVault(*m_keeper, *m_theme, m_window.get());
    QStringList told;
    const auto done = [&](const Result<SecretRef> &ref) { told.append(ref ? ref->name : ref.error().message); };
    keep(QStringLiteral("a"), "canary-7f3a", done);
    keep(QStringLiteral("b"), "canary-7f3a", done);
    auto *dialog = m_window->findChild<QDialog *>();
    QVERIFY(dialog);
    dialog->reject();
    // One question for both.
    QTRY_COMPARE(told.size(), 2);
    for (const QString &text : std::as_const(told)) {
        QVERIFY(text.contains(QStringLiteral("not open")));
        QVERIFY(!text.contains(QStringLiteral("canary")));
    }
}

void TestKeepSecret::saysNothingToAWindowThatHasGone()
{
    const KeepSecret keep = keepInVault(*m_keeper, *m_theme, m_window.get());
    bool told = false;
    keep(QStringLiteral("late"), "value", [&](const Result<SecretRef> &) { told = true; });
    m_window.reset();
    QTRY_VERIFY(m_keeper->names().contains(QStringLiteral("late")));
    QVERIFY(!told);
}

QTEST_MAIN(TestKeepSecret)

#include "tst_keepsecret.moc"
