# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For ./run and ./test: build_preset PRESET [TARGET…] configures and builds. What CMake says is shown only when it fails.

build_preset()
{
    local preset=$1 log
    mkdir -p "build/$preset"
    log=build/$preset/configure.log
    cmake --preset "$preset" >"$log" 2>&1 || {
        cat "$log" >&2
        return 1
    }
    NINJA_STATUS='[%f/%t %es] ' cmake --build --preset "$preset" ${2:+--target "${@:2}"} >&2
}
