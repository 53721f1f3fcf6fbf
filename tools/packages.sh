# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For ./run and ./test: install_missing GROUP… installs what packages.txt lists and the machine lacks.
# Where all is there it calls neither apt nor sudo.

packages_of() # GROUP…: the names, one a line
{
    awk -v wanted=" $* " '
        { sub(/#.*/, "") }
        /^\[.*\]/ { gsub(/[][[:space:]]/, ""); group = $0; next }
        NF && index(wanted, " " group " ") { print $1 }
    ' packages.txt
}

missing_packages() # NAME…
{
    dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
        awk -v wanted="$*" '
            $1 == "installed" { there[$2] = 1 }
            END { n = split(wanted, names, " "); for (i = 1; i <= n; ++i) if (!(names[i] in there)) print names[i] }
        '
}

install_missing() # GROUP…
{
    local wanted missing as_root=()
    mapfile -t wanted < <(packages_of "$@")
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This is not Debian: going on with what is installed. Needed are the counterparts of these packages:" >&2
        echo "  ${wanted[*]}" >&2
        return 0
    fi
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    [ ${#missing[@]} -gt 0 ] || return 0

    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Packages are missing, and without sudo only root can install them:" >&2
            echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi

    echo "Installing what is missing: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update --quiet=2 >&2 &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends \
            -o Dpkg::Use-Pty=0 "${missing[@]}" </dev/null >&2 || {
        echo "Not installed: ${missing[*]}. The names are those of Debian 12; apt-get says above what is wrong." >&2
        return 1
    }
}
