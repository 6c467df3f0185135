#!/usr/bin/env python3
# test-manual.py: the manual pages and --help list the same options.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
from tap import ok, print_plan  # noqa: E402

PROGRAM, WINDOW, DATA = sys.argv[1:4]
HOME = tempfile.TemporaryDirectory(prefix='clout-home-')
os.environ['XDG_DATA_HOME'] = HOME.name


def plain(page):
    """The page without markup: option and command names as typed."""
    text = (pathlib.Path(DATA) / page).read_text().replace('\\-', '-').replace('\\~', ' ')
    return re.sub(r'\\f.', '', text)


def said_by(program, *command):
    return subprocess.run([program, *command, '--help'], capture_output=True, text=True,
                          check=True).stdout


def check(program, page):
    help_text = said_by(program)
    commands = re.findall(r'^  ([a-z][a-z-]+) ', help_text.partition('Commands:')[2], re.MULTILINE)
    every_help = help_text + ''.join(said_by(program, command) for command in commands)
    text = plain(page)
    said = set(re.findall(r'--[a-z][a-z-]+', every_help)) - {'--help-all', '--help-gapplication',
                                                            '--help-gtk'}
    written = set(re.findall(r'--[a-z][a-z-]+', text))
    ok(said == written, f'{page}: the options of the help', said ^ written)
    return help_text, text


def main():
    help_text, text = check(PROGRAM, 'clout-cli.1')
    commands = set(re.findall(r'^  ([a-z][a-z-]+) ', help_text.split('Commands:')[1], re.MULTILINE))
    section = text.split('.SH COMMANDS')[1].split('.SH')[0]
    written = set(re.findall(r'^\.TP\n\.[BRI]+ ([a-z-]+)', section, re.MULTILINE))
    ok(commands == written, 'clout-cli.1: the commands of the help', commands ^ written)
    codes = set(re.findall(r'CLOUT_EXIT_\w+ = (\d+)',
                           (pathlib.Path(DATA).parent / 'src/cli/commands/commands.h').read_text()))
    section = text.split('.SH EXIT STATUS')[1].split('.SH')[0]
    ok(codes == set(re.findall(r'^\.B (\d+)', section, re.MULTILINE)),
       'clout-cli.1: the exit codes')
    check(WINDOW, 'clout.1')
    readme = (pathlib.Path(DATA).parent / 'README.md').read_text()
    table = subprocess.run([PROGRAM, 'networks', '--markdown'], capture_output=True, text=True,
                           check=True).stdout
    between = re.search(r'<!-- networks: [^\n]*\n(.*?)<!-- /networks -->', readme, re.DOTALL)
    ok(between and between.group(1) == table, 'README.md: the table of networks', table)
    if shutil.which('groff'):
        for page in ('clout-cli.1', 'clout.1'):
            done = subprocess.run(['groff', '-man', '-ww', '-z', pathlib.Path(DATA) / page],
                                  capture_output=True, text=True, check=False)
            ok(done.returncode == 0 and not done.stderr, f'{page}: without a warning', done.stderr)
    print_plan()


main()
