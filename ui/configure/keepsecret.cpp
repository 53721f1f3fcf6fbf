// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/keepsecret.h"

#include "core/secret/vaultkeeper.h"
#include "ui/secret/openvault.h"

#include <QPointer>
#include <QWidget>

#include <deque>

namespace penstock {

namespace {

//! One value after the other: the second of two that are pasted at once knows what the first is called.
class VaultHand final : public std::enable_shared_from_this<VaultHand>
{
public:
    struct Task
    {
        QString name;
        QByteArray value;
        std::function<void(const Result<SecretRef> &)> done;
    };

    VaultHand(VaultKeeper &vault, const Theme &theme, QWidget *parent)
        : m_vault(vault)
        , m_theme(theme)
        , m_parent(parent)
    {
    }

    void add(Task task)
    {
        m_tasks.push_back(std::move(task));
        if (m_tasks.size() == 1)
            open();
    }

private:
    void open()
    {
        openVault(m_vault, m_theme, m_parent, [self = shared_from_this()](bool open) {
            if (open)
                return self->store();
            for (const Task &task : std::exchange(self->m_tasks, {}))
                task.done(failure(VaultKeeper::tr("The vault is not open. Open it, then write the value again.")));
        });
    }

    void store()
    {
        const QString name = freeName(m_tasks.front().name);
        m_vault.store(name, m_tasks.front().value,
                      [self = shared_from_this(), name, parent = m_parent](const Result<> &kept) {
                          if (!parent)
                              return;
                          const Task task = std::move(self->m_tasks.front());
                          self->m_tasks.pop_front();
                          if (!self->m_tasks.empty())
                              self->open();
                          if (kept)
                              task.done(SecretRef{SecretRef::Kind::Vault, name});
                          else
                              task.done(Unexpected(kept.error()));
                      });
    }

    [[nodiscard]] QString freeName(const QString &wanted) const
    {
        QString name = wanted;
        for (int n = 2; m_vault.names().contains(name); ++n)
            name = QStringLiteral("%1-%2").arg(wanted).arg(n);
        return name;
    }

    VaultKeeper &m_vault;
    const Theme &m_theme;
    QPointer<QWidget> m_parent;
    std::deque<Task> m_tasks;
};

} // namespace

KeepSecret keepInVault(VaultKeeper &vault, const Theme &theme, QWidget *parent)
{
    return [hand = std::make_shared<VaultHand>(vault, theme, parent)](const QString &name, const QByteArray &value,
                                                                      const auto &done) {
        hand->add({name, value, done});
    };
}

} // namespace penstock
