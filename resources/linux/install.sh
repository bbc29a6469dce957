#!/bin/sh
# Installs the frozen program for the person who calls it, or takes it away again. Nothing needs the rights of root.
#
#     install.sh FOLDER      FOLDER is the one with the program in it, as the archive holds it
#     install.sh --remove
#
# Case files are never touched.
set -eu

data="${XDG_DATA_HOME:-$HOME/.local/share}"
bin="$HOME/.local/bin"
program="$data/debttracker/program"
here=$(cd "$(dirname "$0")" && pwd)

refresh() {
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" >/dev/null 2>&1 || true; fi
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database "$data/applications" >/dev/null 2>&1 || true
    fi
}

if [ "${1:-}" = "--remove" ]; then
    rm -rf "$program"
    rm -f "$bin/debttracker" "$data/applications/debttracker.desktop" \
        "$data/icons/hicolor/scalable/apps/debttracker.svg" "$data/mime/packages/debttracker-mime.xml" \
        "$data/metainfo/org.debttracker.Debttracker.metainfo.xml"
    refresh
    echo "debttracker is taken away; case files and settings stay"
    exit 0
fi

folder="${1:-}"
if [ -z "$folder" ] || [ ! -x "$folder/debttracker" ]; then
    echo "usage: install.sh FOLDER | --remove; FOLDER must hold the program" >&2
    exit 2
fi

mkdir -p "$(dirname "$program")" "$bin" "$data/applications" "$data/icons/hicolor/scalable/apps" \
    "$data/mime/packages" "$data/metainfo"
rm -rf "$program.new"
cp -R "$folder" "$program.new"
rm -rf "$program"
mv "$program.new" "$program"
ln -sf "$program/debttracker" "$bin/debttracker"
sed "s|^Exec=debttracker|Exec=\"$program/debttracker\"|" "$here/debttracker.desktop" >"$data/applications/debttracker.desktop"
cp "$here/../app/debttracker.svg" "$data/icons/hicolor/scalable/apps/debttracker.svg"
cp "$here/debttracker-mime.xml" "$data/mime/packages/debttracker-mime.xml"
cp "$here/org.debttracker.Debttracker.metainfo.xml" "$data/metainfo/"
refresh
echo "debttracker is installed; start it from the menu, or as $bin/debttracker"
