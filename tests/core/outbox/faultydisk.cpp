// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/outbox/faultydisk.h"

#include <cerrno>

#include <sqlite3.h>

namespace penstock::faultydisk {

namespace {

// An sqlite3_file that stands before SQLite's own, which lies right behind it in memory.
struct File
{
    sqlite3_file base;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real();
}

const sqlite3_io_methods *methods(sqlite3_file *file)
{
    return real(file)->pMethods;
}

int closeFile(sqlite3_file *file)
{
    return methods(file)->xClose(real(file));
}

int readFile(sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
    return unreachable ? SQLITE_IOERR_READ : methods(file)->xRead(real(file), data, size, offset);
}

int writeFile(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    if (unreachable)
        return SQLITE_IOERR_WRITE;
    sqlite3_int64 now = 0;
    methods(file)->xFileSize(real(file), &now);
    if (full && offset + size > now)
        return SQLITE_FULL;
    return methods(file)->xWrite(real(file), data, size, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return methods(file)->xTruncate(real(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    ++syncs;
    if (!unreachable && soundSyncs > 0) {
        --soundSyncs;
    } else if (unreachable || failingSyncs > 0) {
        --failingSyncs;
        return SQLITE_IOERR_FSYNC;
    }
    return methods(file)->xSync(real(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return methods(file)->xFileSize(real(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return methods(file)->xLock(real(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return methods(file)->xUnlock(real(file), level);
}

int checkReserved(sqlite3_file *file, int *result)
{
    return methods(file)->xCheckReservedLock(real(file), result);
}

int fileControl(sqlite3_file *file, int operation, void *argument)
{
    return methods(file)->xFileControl(real(file), operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    return methods(file)->xSectorSize(real(file));
}

int characteristics(sqlite3_file *file)
{
    return methods(file)->xDeviceCharacteristics(real(file));
}

int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    return methods(file)->xShmMap(real(file), page, size, extend, memory);
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return methods(file)->xShmLock(real(file), offset, count, flags);
}

void shmBarrier(sqlite3_file *file)
{
    methods(file)->xShmBarrier(real(file));
}

int shmUnmap(sqlite3_file *file, int remove)
{
    return methods(file)->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods faultyMethods = {2,           closeFile,  readFile,        writeFile,  truncateFile,
                                              syncFile,    fileSize,   lockFile,        unlockFile, checkReserved,
                                              fileControl, sectorSize, characteristics, shmMap,     shmLock,
                                              shmBarrier,  shmUnmap,   nullptr,         nullptr};

sqlite3_vfs *realVfs()
{
    static sqlite3_vfs *vfs = sqlite3_vfs_find("unix");
    return vfs;
}

int openFile(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    if (unreachable)
        return SQLITE_CANTOPEN;
    const int code = realVfs()->xOpen(realVfs(), name, real(file), flags, outFlags);
    if (real(file)->pMethods)
        file->pMethods = &faultyMethods;
    return code;
}

} // namespace

void install()
{
    static sqlite3_vfs vfs = *realVfs();
    vfs.pNext = nullptr;
    vfs.zName = "faulty";
    vfs.szOsFile += int(sizeof(File));
    vfs.xOpen = openFile;
    sqlite3_vfs_register(&vfs, 1);
}

} // namespace penstock::faultydisk
