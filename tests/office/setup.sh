#!/usr/bin/env bash
# Installs what the tests marked `office` and `browser` need on a bare Debian machine. Quick where everything is there already.
#
# The official fonts of Chinese offices are not free; the tests set documents in free stand-ins (see stand_ins.py). FandolFang is the only
# usable open 仿宋 and Debian ships it inside texlive-lang-chinese only: the package is downloaded, four fonts are taken from it, and
# nothing of it is installed.
set -euo pipefail

packages=(libreoffice-writer-nogui poppler-utils fontconfig chromium
    fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-liberation2)
fandol=(FandolFang-Regular.otf FandolKai-Regular.otf FandolHei-Regular.otf FandolSong-Regular.otf)
font_dir="${XDG_DATA_HOME:-$HOME/.local/share}/fonts/fandol"

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
fonts_missing=no
for font in "${fandol[@]}"; do
    [[ -s "$font_dir/$font" ]] || fonts_missing=yes
done

if ((${#missing[@]} == 0)) && [[ $fonts_missing == no ]]; then
    echo "office: everything is there"
    exit 0
fi

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

export DEBIAN_FRONTEND=noninteractive
as_root apt-get update -qq
if ((${#missing[@]})); then
    as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

if [[ $fonts_missing == yes ]]; then
    work="$(mktemp -d)"
    trap 'rm -rf "$work"' EXIT
    (cd "$work" && apt-get download -qq -o APT::Sandbox::User=root texlive-lang-chinese)
    dpkg-deb --fsys-tarfile "$work"/texlive-lang-chinese_*.deb |
        tar -x -C "$work" --strip-components=9 --wildcards "${fandol[@]/#/*\/fandol\/}"
    mkdir -p "$font_dir"
    for font in "${fandol[@]}"; do
        mv "$work/$font" "$font_dir/$font"
    done
    fc-cache "$font_dir"
fi
echo "office: installed ${missing[*]:-nothing} from Debian; Fandol fonts in $font_dir"
