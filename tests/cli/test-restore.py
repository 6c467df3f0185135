#!/usr/bin/env python3
# test-restore.py: backups and exports replace the data, which are kept in a file.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import shutil
import sqlite3
import sys

from fixture import SAMPLE, run, run_all, write_mastodon, write_x


def round_trip(folder):
    """An export imported into an empty store is exported again byte for byte."""
    store, first, second = folder / 'data' / 'clout.db', folder / 'a.json', folder / 'b.json'
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    done = run('--sample', 'export', first)
    assert done.returncode == 0, done
    done = run('--store', store, 'import', first)
    assert done.returncode == 0 and not done.stderr, done
    assert run('--store', store, 'export', second).returncode == 0
    assert first.read_bytes() == second.read_bytes(), 'differs'
    score = json.loads(run('--store', store, 'score', '--json').stdout)
    assert score['score'] > 0, score
    asked = run('--store', store, 'import', first)
    assert asked.returncode == 2 and '“--yes”' in asked.stderr, asked
    done = run('--store', store, 'import', '--yes', first)
    assert done.returncode == 0 and 'is kept as' in done.stdout, done
    refused = run('--sample', 'import', '--yes', first)
    assert refused.returncode == 2 and 'sample' in refused.stderr, refused
    lines = first.read_text().splitlines(keepends=True)
    for broken, line in ((lines[:9], 10), (lines[:6] + ['nonsense\n'] + lines[6:], 7)):
        (folder / 'broken.json').write_text(''.join(broken))
        told = run('--store', store, 'import', '--yes', folder / 'broken.json')
        assert told.returncode == 1 and f'broken.json:{line}”' in told.stderr, told
    (folder / 'newer.json').write_text(first.read_text().replace('"version": 1', '"version": 2'))
    told = run('--store', store, 'import', '--yes', folder / 'newer.json')
    assert told.returncode == 1 and 'newer version' in told.stderr, told
    (folder / 'foreign.json').write_text('{"format": "another-export", "version": 1}')
    told = run('--store', store, 'import', folder / 'foreign.json')
    assert told.returncode == 1 and 'Unsupported file' in told.stderr, told
    assert run('--store', store, 'export', second).returncode == 0
    assert first.read_bytes() == second.read_bytes(), 'changed by what was refused'


def known_by_handle(folder):
    """An archive without the account's ID is added to the account with its handle."""
    store, export = folder / 'data' / 'clout.db', folder / 'export.json'
    notes = folder / 'notes-2026-11-12-09-30-00.json'
    notes.write_text(json.dumps([{'id': '9a', 'text': 'Tea', 'visibility': 'public',
                                  'createdAt': '2026-11-11T10:00:00.000Z'}]))
    opened = ('--store', store, 'import', '--handle', '@Ada@misskey.example', notes)
    assert run(*opened).returncode == 0
    assert run('--store', store, 'export', export).returncode == 0
    text = export.read_text()
    assert text.count('"ada@misskey.example"') == 1, text
    export.write_text(text.replace('"ada@misskey.example"', '"9user"'))
    assert run('--store', store, 'import', '--yes', export).returncode == 0
    for _ in range(2):
        assert run(*opened).returncode == 0
        data = json.loads(run('--store', store, 'export').stdout)
        assert [one['remote'] for one in data['account']] == ['9user'], data['account']
        assert [one['remote'] for one in data['post']] == ['9a'], data['post']


def restore(folder):
    store, mastodon, x = folder / 'data' / 'clout.db', folder / 'mastodon', folder / 'x'
    mastodon.mkdir()
    x.mkdir()
    write_mastodon(mastodon)
    write_x(x)
    assert 'No backups yet' in run('--store', store, 'restore').stdout
    assert not store.exists()
    assert run('--store', store, 'import', mastodon).returncode == 0
    backup = store.with_name('clout.db.backup-2026-03-14')
    shutil.copy(store, backup)
    assert run('--store', store, 'import', x).returncode == 0
    listed = json.loads(run('--store', store, 'restore', '--json').stdout)
    assert listed == [{'date': '2026-03-14', 'bytes': backup.stat().st_size,
                       'file': str(backup)}], listed
    assert '2026-03-14' in run('--store', store, 'restore').stdout
    assert run('__complete', '--store', store, 'restore', '').stdout == '2026-03-14\n'
    asked = run('--store', store, 'restore', '2026-03-14')
    assert asked.returncode == 2 and '“--yes”' in asked.stderr, asked
    missing = run('--store', store, 'restore', '2026-03-15', '--yes')
    assert missing.returncode == 2 and '“2026-03-15”' in missing.stderr, missing
    assert run('--sample', 'restore').returncode == 2
    assert len(json.loads(run('--store', store, 'accounts', '--json').stdout)) == 2
    done = json.loads(run('--store', store, 'restore', '2026-03-14', '--yes', '--json').stdout)
    assert len(json.loads(run('--store', store, 'accounts', '--json').stdout)) == 1
    assert done['restored'] == str(backup) and '.replaced-' in done['replaced'], done
    back = run('--store', store, 'restore', done['replaced'], '--yes')
    assert back.returncode == 0 and 'is kept as' in back.stdout, back
    assert len(json.loads(run('--store', store, 'accounts', '--json').stdout)) == 2
    backup.write_bytes(backup.read_bytes()[:5000])
    broken = run('--store', store, 'restore', '2026-03-14', '--yes')
    assert broken.returncode == 1 and f'“{backup}” is damaged' in broken.stderr, broken
    store.write_bytes(b'SQLite format 3\0' * 1000)
    told = run('--store', store, 'accounts')
    assert '“clout-cli restore”' in told.stderr, told
    backup.unlink()
    store.write_bytes(b'SQLite format 3\0' * 1000)
    told = run('--store', store, 'accounts')
    assert 'damaged' in told.stderr and '“clout-cli restore”' not in told.stderr, told
    assert run('--store', store, 'restore', done['replaced'], '--yes').returncode == 0
    held = sqlite3.connect(store)
    held.execute('SELECT count(*) FROM account').fetchall()
    told = run('--store', store, 'restore', done['replaced'], '--yes')
    assert told.returncode == 1 and 'is open in another copy of Clout' in told.stderr, told
    held.close()
    assert len(json.loads(run('--store', store, 'accounts', '--json').stdout)) == 2


if __name__ == '__main__':
    sys.exit(run_all([round_trip, known_by_handle, restore]))
