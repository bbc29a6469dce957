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
launcher="$bin/debttracker"
entry="$data/applications/debttracker.desktop"
here=$(cd "$(dirname "$0")" && pwd)

refresh() {
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" >/dev/null 2>&1 || true; fi
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database "$data/applications" >/dev/null 2>&1 || true
    fi
}

# The launcher may be another's, such as the one that pip puts there.
launcher_is_ours() {
    [ -L "$launcher" ] && [ "$(readlink "$launcher")" = "$program/debttracker" ]
}

launcher_is_free() {
    [ ! -e "$launcher" ] && [ ! -L "$launcher" ]
}

# Within quotes a menu entry wants a backslash before these characters, and each backslash written twice.
quoted() {
    printf '%s' "$1" | sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g'
}

if [ "${1:-}" = "--remove" ]; then
    if launcher_is_ours; then rm -f "$launcher"; fi
    rm -rf "$program"
    rm -f "$entry" "$data/icons/hicolor/scalable/apps/debttracker.svg" "$data/mime/packages/debttracker-mime.xml" \
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
# What can fail for want of room comes first: what is installed now stays whole until all of it is written.
trap 'rm -rf "$program.new" "$entry.new"' EXIT
rm -rf "$program.new"
cp -R "$folder" "$program.new"
COMMAND=$(quoted "$program/debttracker") awk '
    index($0, "Exec=debttracker") == 1 { print "Exec=\"" ENVIRON["COMMAND"] "\"" substr($0, length("Exec=debttracker") + 1); next }
    { print }
' "$here/debttracker.desktop" >"$entry.new"

rm -rf "$program"
mv "$program.new" "$program"
mv "$entry.new" "$entry"
cp "$here/../app/debttracker.svg" "$data/icons/hicolor/scalable/apps/debttracker.svg"
cp "$here/debttracker-mime.xml" "$data/mime/packages/debttracker-mime.xml"
cp "$here/org.debttracker.Debttracker.metainfo.xml" "$data/metainfo/"
refresh
if launcher_is_free || launcher_is_ours; then
    ln -sf "$program/debttracker" "$launcher"
    echo "debttracker is installed; start it from the menu, or as $launcher"
else
    echo "debttracker is installed; start it from the menu, or as $program/debttracker"
    echo "$launcher is another program's and is left as it is"
fi
