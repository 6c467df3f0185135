# Completes clout-cli's commands, options, accounts, topics and networks in fish.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later

function __clout_cli_complete
    set -l words (commandline -opc) (commandline -ct)
    clout-cli __complete $words[2..-1] 2>/dev/null
end

complete -c clout-cli -a '(__clout_cli_complete)'
