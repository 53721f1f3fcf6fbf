// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/descriptors.h"

#include <charconv>
#include <cstring>
#include <memory>

#include <dirent.h>

namespace penstock {

void forEachDescriptor(const std::function<void(int)> &visit)
{
    const auto closeFolder = [](DIR *folder) { closedir(folder); };
    const std::unique_ptr<DIR, decltype(closeFolder)> folder(opendir("/dev/fd"), closeFolder);
    if (!folder)
        return;

    while (const dirent *entry = readdir(folder.get())) {
        const char *name = entry->d_name;
        int descriptor = -1;
        if (std::from_chars(name, name + std::strlen(name), descriptor).ec == std::errc())
            visit(descriptor);
    }
}

} // namespace penstock
