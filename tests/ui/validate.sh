#!/bin/sh
# validate.sh TYPES FILE…: GTK's own check of templates, with Clout's types from a library.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
types=$1
shift

# The tool knows neither properties nor functions of a template's own class, so bindings are left
# out; GTK's criticals in the window's tests report those that are wrong.
plain=$(mktemp)
broken=$(mktemp)
trap 'rm -f "$plain" "$broken"' EXIT

check ()
{
  sed '/<binding /,/<\/binding>/d' "$1" > "$plain"
  LD_PRELOAD="$types" gtk4-builder-tool validate "$plain"
}

# Checks that the tool reports an unknown property; otherwise it would find nothing.
printf '<interface><object class="CloutBarRow">%s</object></interface>' \
  '<property name="none">1</property>' > "$broken"
echo "1..$(($# + 1))"
if check "$broken" 2>/dev/null; then
  echo 'not ok 1 a broken one passes'
else
  echo 'ok 1 a broken one is seen'
fi
number=1
for file in "$@"; do
  number=$((number + 1))
  if said=$(check "$file" 2>&1); then
    echo "ok $number ${file##*/}"
  else
    echo "not ok $number ${file##*/}"
    printf '%s\n' "$said" | sed 's/^/# /'
  fi
done
