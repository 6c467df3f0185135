#!/bin/sh
# validate.sh TYPES FILE…: GTK's own check of templates, with Clout's types from a library.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
types=$1
shift

check ()
{
  LD_PRELOAD="$types" gtk4-builder-tool validate "$1"
}

# Checks that the tool reports an unknown property; otherwise it would find nothing.
broken=$(mktemp)
printf '<interface><object class="CloutBarRow">%s</object></interface>' \
  '<property name="none">1</property>' > "$broken"
echo "1..$(($# + 1))"
if check "$broken" 2>/dev/null; then
  echo 'not ok 1 a broken one passes'
else
  echo 'ok 1 a broken one is seen'
fi
rm -f "$broken"
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
