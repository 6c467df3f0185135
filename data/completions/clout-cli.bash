# Completes clout-cli's commands, options, accounts, topics and networks in Bash.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later

_clout_cli ()
{
  local cur=${COMP_WORDS[COMP_CWORD]} cword=$COMP_CWORD
  local words=("${COMP_WORDS[@]}")
  local IFS=$'\n' candidate

  # Bash breaks words at "@" and ":", which handles are full of.
  if declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref -n '@:' cur words cword
  fi
  COMPREPLY=()
  for candidate in $(clout-cli __complete "${words[@]:1:cword}" 2>/dev/null); do
    [[ $candidate == "$cur"* ]] || continue
    candidate=${candidate#"${cur%"${cur##*[@:]}"}"}
    COMPREPLY+=("$(printf '%q' "$candidate")")
  done
}

complete -o default -F _clout_cli clout-cli
