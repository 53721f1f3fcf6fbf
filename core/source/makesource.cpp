// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/makesource.h"

#include "core/overloaded.h"
#include "core/source/filereader.h"
#include "core/source/generatorreader.h"
#include "core/source/pipereader.h"
#include "core/stream/streamfile.h"

#include <QFileInfo>

namespace penstock {

namespace {

std::unique_ptr<Source> makeFileSource(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile() && !info.isDir())
        return std::make_unique<PipeReader>(path);
    return std::make_unique<FileReader>(path);
}

} // namespace

std::unique_ptr<Source> makeSource(const SourceConfig &config, const QString &baseFolder, const Catalog &catalog)
{
    return std::visit(Overloaded{
                          [&](const FileSource &file) { return makeFileSource(resolvedPath(file.path, baseFolder)); },
                          [](const StdinSource &) -> std::unique_ptr<Source> { return PipeReader::standardInput(); },
                          [&](const GeneratorSource &generator) -> std::unique_ptr<Source> {
                              return std::make_unique<GeneratorReader>(generator, catalog);
                          },
                      },
                      config);
}

} // namespace penstock
