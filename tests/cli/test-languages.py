#!/usr/bin/env python3
# test-languages.py: output for people is translated, output for programs is not.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-languages.py CLOUT-CLI SAMPLE SOURCE-ROOT
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
from pseudo_locale import BEGIN, END, install, networks  # noqa: E402

PROGRAM, SAMPLE, ROOT = sys.argv[1:4]
LANGUAGE = 'qps'
GERMAN = 'de_DE.UTF-8'
# Every command's output with the sample, and for wrong arguments.
COMMANDS = [('score',), ('explain', '--depth', '9'), ('changes', '30'), ('history',), ('tips',),
            ('accounts',), ('topics',), ('endorsements',), ('friends',), ('highlights',),
            ('analysis',), ('style',), ('week',),
            ('friends', 'influence-me'), ('friends', 'i-influence'), ('friends', 'owed'),
            ('networks',), ('perks',), ('sync',), ('forget', 'juniper@example.social', '--yes'),
            ('topics', 'hide', 'Birds'), ('friends', '--search', 'nobody-of-that-name'),
            ('limit', 'x', '--per-month', '2.50'), ('endorsements', 'hide', '6'),
            ('lists',), ('compare', 'petra_vine@museum.example'),
            ('import', SAMPLE)]
NETWORKS = networks(ROOT)
REFUSED = [('scroe',), ('nonsense',), ('score', '--depth', '2'), ('score', '--jsno'),
           ('score', 'now'), ('forget', 'juniper@example.social'),
           ('import',), ('changes', '400'), ('forget', 'nobody'),
           ('friends', 'enemies'), ('lists', 'None'), ('lists', 'add', 'Family'),
           ('merge', 'bob'), ('split', 'bob'), ('compare', 'bob'),
           ('networks', 'nowhere'), ('limit', 'mastodon'),
           ('limit', 'x'), ('topics', 'show'), ('endorsements', 'show'), ('endorsements', 'undo'),
           ('endorsements', 'undo', '999'), ('endorsements', 'given', '7'), ('give', '+K', 'bob'),
           ('give', '+K', 'bob', 'tea'), ('sign-in', 'x'), ('sign-in', 'threads'),
           ('unsubscribe', 'No One'), ('import', '/nowhere'), ('badge',), ('badge', '/dev/null'),
           ('give', '+K', 'ada_birch@example.social', 'tea', '--visibility', 'all')]
JSON = [('score',), ('lists',), ('history',), ('tips',), ('topics',), ('endorsements',),
        ('friends',), ('friends', 'owed'), ('networks',), ('perks',), ('accounts',),
        ('highlights',), ('compare', 'petra_vine@museum.example'), ('changes',), ('explain',),
        ('analysis',), ('style',), ('week',)]
NAMES = '|'.join(map(re.escape, NETWORKS.values()))
# Not Clout's text: numbers and dates, handles, addresses, networks, topics and commands.
DATA = re.compile(rf'[\W\d]*|\S+@\S+|@\S+|https?:\S+|(?:{NAMES})(?:: \S+@\S+)?|#[\w ]+:?|[a-z-]+'
                  r'|Mastodon: [\d/]+')


def run(*arguments, data=None, store=None, **environment):
    where = ('--store', store) if store else ('--sample',)
    return subprocess.run([PROGRAM, *where, *arguments], input=data or '', capture_output=True,
                          text=True, timeout=120, check=False,
                          env={**os.environ, 'CLOUT_SAMPLE': SAMPLE, **environment})


def told_of():
    """What the sample's people and the user wrote: names, topics and beginnings of posts."""
    texts = set()
    for table in json.loads(run('export').stdout).values():
        for row in table if isinstance(table, list) else []:
            texts |= {value for value in row.values() if isinstance(value, str)}
    given = json.loads(run('endorsements', '--json').stdout)
    return texts | {row['topic'] for rows in given.values()
                    for row in rows}


def unmarked(text, data):
    """The cells of a printed text with words that weren't translated."""
    for line in text.replace('clout-cli: ', '').splitlines():
        for cell in re.split(r' {2,}', re.sub(rf'{BEGIN}[^{END}]*{END}', BEGIN, line).strip()):
            if BEGIN not in cell and not DATA.fullmatch(cell) and cell.rstrip(':') not in data:
                yield f'“{cell}” in “{line}”'


class Pseudo:
    """A language that marks every translated text."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='clout-pseudo-')
        install(pathlib.Path(ROOT), pathlib.Path(self.folder.name), LANGUAGE)
        self.store = str(pathlib.Path(self.folder.name) / 'clout.db')
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def run(self, *arguments, store=None):
        return run(*arguments, store=store, LANGUAGE=LANGUAGE, CLOUT_TRANSLATIONS=self.folder.name)


def commands():
    data = told_of()
    with Pseudo() as pseudo:
        for arguments in COMMANDS + [('networks', network) for network in NETWORKS]:
            done = pseudo.run(*arguments)
            assert done.returncode == 0 and done.stdout + done.stderr, (arguments, done)
            assert BEGIN in done.stdout or arguments == ('history',), (arguments, done)
            faults = list(unmarked(done.stdout + done.stderr, data))
            assert not faults, (arguments, faults)
        for arguments in (('accounts',), ('score',), ('sync',), ('endorsements',), ('perks',)):
            done = pseudo.run(*arguments, store=pseudo.store)
            assert BEGIN in done.stdout, (arguments, done)
            assert not list(unmarked(done.stdout, data)), (arguments, done.stdout)


def refusals():
    with Pseudo() as pseudo:
        for arguments in REFUSED:
            if 'CLOUT_RUN_WINE' in os.environ and '/dev/null' in arguments:
                continue
            done = pseudo.run(*arguments)
            # Without a publisher to unsubscribe from, the command shows the sample's.
            said = re.sub(r'^Sample (Press|Town Library) .*\n', '', done.stderr, flags=re.M)
            assert done.returncode > 0 and said.startswith('clout-cli: '), (arguments, done)
            text = said.replace('/nowhere: ', '')
            faults = [fault for fault in unmarked(text, {'+K'})
                      if not fault.startswith(('“Client', '“API', '“App'))]
            assert BEGIN in text and not faults, (arguments, faults)
        done = run('score', '--counters', '-', data='followers,shoes\n-1,2\n1\n"\n',
                   LANGUAGE=LANGUAGE, CLOUT_TRANSLATIONS=pseudo.folder.name)
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 4, done
        assert all(line.startswith(BEGIN) for line in done.stderr.splitlines()), done.stderr


def help_text():
    with Pseudo() as pseudo:
        text = pseudo.run('--help').stdout
        of_commands = [pseudo.run(name, '--help').stdout
                       for name in re.findall(r'^  ([a-z-]+) ', text.split('--version')[1], re.M)]
    lines = [line for line in text.splitlines() if line.strip()]
    assert BEGIN in lines[1], lines[:2]
    assert len(of_commands) > 20, text
    for page in [text, *of_commands]:
        # GLib's messages are in GLib's languages, and commands are typed untranslated.
        ours = [line for line in page.splitlines() if line.strip()
                and not re.match(r'Usage:|.* Options:$| +-h, --help|  clout-cli \[', line)]
        assert len(ours) > 4 and all(BEGIN in line for line in ours), ours


def width(text):
    return sum(2 if unicodedata.east_asian_width(sign) in 'WF' else 1 for sign in text)


def columns():
    """Columns start at the same position in every row, in Japanese too."""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / 'ja/LC_MESSAGES'
        target.mkdir(parents=True)
        subprocess.run(['msgfmt', '-o', target / 'clout.mo', pathlib.Path(ROOT) / 'po/ja.po'],
                       check=True)
        text = run('networks', LANGUAGE='ja', CLOUT_TRANSLATIONS=folder).stdout
    head, *rows = text.splitlines()
    starts = {width(head[:found.start()]) for found in re.finditer(r'(?<=  )\S|^\S', head)}
    assert len(starts) == 6 and re.search('[\u3040-\u30ff\u4e00-\u9fff]', head), head
    for row in rows:
        begins = {width(row[:found.start()]) for found in re.finditer(r'(?<=  )\S', row)}
        assert begins <= starts and begins, (head, row)


def german(folder):
    if not shutil.which('localedef') or subprocess.run(
            ['localedef', '-i', 'de_DE', '-f', 'UTF-8', folder / GERMAN], check=False,
            capture_output=True).returncode != 0:
        return None
    return {'LOCPATH': str(folder), 'LC_ALL': GERMAN}


def machines():
    """Machine-readable output is byte for byte the same in a locale with a decimal comma."""
    counters = 'followers,listed\n100,3\n18500000,200000\n'
    with Pseudo() as pseudo, tempfile.TemporaryDirectory() as folder:
        locale = german(pathlib.Path(folder))
        if locale is None:
            return 'localedef and the locales of Debian are not installed'
        assert re.match(r'\d+,\d ', run('score', **locale).stdout), run('score', **locale)
        locale.update(LANGUAGE=LANGUAGE, CLOUT_TRANSLATIONS=pseudo.folder.name)
        assert BEGIN in run('score', **locale).stdout
        for arguments in [(*command, '--json') for command in JSON] + [
                ('networks', '--markdown'), ('export',), ('--version',)]:
            plain, other = run(*arguments), run(*arguments, **locale)
            assert plain.returncode == 0 and plain.stdout.strip(), (arguments, plain)
            if arguments == ('export',):
                # Each run opens the sample again, in another second.
                plain.stdout, other.stdout = (re.sub(r'\b\d{10}\b', 'then', text)
                                              for text in (plain.stdout, other.stdout))
            assert plain.stdout == other.stdout, arguments
        plain, other = (run('score', '--counters', '-', data=counters, **environment)
                        for environment in ({}, locale))
        assert plain.stdout == other.stdout and plain.stdout.count('.') == 2, other
    return None


def planted():
    """Unmarked text is found."""
    assert len(list(unmarked(run('score').stdout, set()))) == 5
    assert list(unmarked('1  Mastodon  ada@example.social  up to date', set()))
    assert not list(unmarked(f'1  Mastodon  ada@example.social  {BEGIN}up to date{END}', set()))


def main():
    if not all(map(shutil.which, ('xgettext', 'msgfmt'))):
        print('1..0 # SKIP gettext is not installed')
        return 0
    tests = [commands, refusals, help_text, columns, machines, planted]
    failed = 0
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        try:
            skipped = test()
            print(f'ok {number} /cli/languages/{test.__name__}',
                  f'# SKIP {skipped}' if skipped else '')
        except Exception as problem:  # a test that crashes is a failed test
            failed += 1
            print(f'# {problem!r}\nnot ok {number} /cli/languages/{test.__name__}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
