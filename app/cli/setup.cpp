// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/setup.h"

#include "app/cli/output.h"
#include "app/cli/problems.h"
#include "core/destination/dialects.h"
#include "core/stream/streamfile.h"

#include <QDir>
#include <QFileInfo>

using namespace penstock;

Result<StreamSetup> loadSetup(const QString &path, const QString &input)
{
    const auto file = loadStreamFile(path);
    if (!file)
        return failure(file.error().message, Error::Kind::InvalidInput);
    for (const Problem &problem : file->parsed.problems)
        printMessage(problemText(path, problem));
    if (!file->parsed.usable())
        return failure(QStringLiteral("%1 cannot run as it is: mend what stands above.").arg(path),
                       Error::Kind::InvalidInput);

    StreamSetup setup{.config = file->parsed.config, .baseFolder = file->baseFolder};
    if (input == QLatin1String("-"))
        setup.config.source = StdinSource{};
    else if (!input.isEmpty())
        setup.config.source = FileSource{QDir::current().absoluteFilePath(input)};
    return setup;
}

Result<> checkReady(const StreamSetup &setup, Secrets &secrets)
{
    if (const auto destination = destinationOf(setup.config, setup.baseFolder, secrets); !destination)
        return failure(destination.error().message, Error::Kind::InvalidInput);

    const auto *file = std::get_if<FileSource>(&setup.config.source);
    if (!setup.collect || !file)
        return {};
    const QFileInfo info(resolvedPath(file->path, setup.baseFolder));
    if (!info.exists())
        return failure(QStringLiteral("There is no file %1 to read events from: name another with --input, or mend "
                                      "$.source.path.")
                           .arg(info.filePath()),
                       Error::Kind::InvalidInput);
    if (info.isDir() || !info.isReadable())
        return failure(QStringLiteral("%1 cannot be read: it must be a file that you may read.").arg(info.filePath()),
                       Error::Kind::InvalidInput);
    return {};
}
