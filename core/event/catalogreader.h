// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/event/catalog.h"

#include <QByteArray>

namespace penstock {

//! The texts of the catalog's four files.
struct CatalogFiles
{
    QByteArray events;
    QByteArray attributes;
    QByteArray regions;
    QByteArray glossary;
};

//! Fails with the file and key where a text is not what the catalog expects.
[[nodiscard]] Result<CatalogData> readCatalog(const CatalogFiles &files);

//! The files that are compiled into the program.
[[nodiscard]] Result<CatalogFiles> builtInCatalogFiles();
[[nodiscard]] Result<CatalogData> readBuiltInCatalog();

} // namespace penstock
