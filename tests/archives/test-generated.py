#!/usr/bin/env python3
# test-generated.py: Clout reads the expected facts from generated archives, however they are
# packed.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""CLOUT_SEEDS=N tries N more random archives of each kind; CLOUT_SEED=N starts with that seed."""
import collections
import concurrent.futures
import io
import itertools
import json
import os
import pathlib
import random
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile

import generate
import generate_more

PROGRAM = sys.argv[1]
FORMATS = generate.FORMATS | generate_more.FORMATS
SEEDS = range(int(os.environ.get('CLOUT_SEED', 1)),
              int(os.environ.get('CLOUT_SEED', 1)) + 3 + int(os.environ.get('CLOUT_SEEDS', 0)))
FOLDERS = ['Meine Daten', 'Mes données', '私のデータ', 'twitter-2024-01-01-abc', 'a b/c d', 'posts']
# The AppleDouble header that Finder writes: a magic number, a version, then binary data.
SHADOW = b'\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        \x00\x02\x00\x00\x00\x09\xff\xfe"[{,\n'


def in_bytes(files):
    return {name: data if isinstance(data, bytes) else data.encode()
            for name, data in files.items()}


def plain(rng, files):
    return files


def in_folder(rng, files):
    folder = rng.choice(FOLDERS)
    return {f'{folder}/{name}': data for name, data in files.items()}


def by_finder(rng, files):
    """Packed by Finder: AppleDouble files, .DS_Store and decomposed names."""
    packed = {}
    folder = rng.choice(['', 'Mes données/'])
    for name, data in files.items():
        spelled = unicodedata.normalize('NFD', folder + name)
        head, _, tail = spelled.rpartition('/')
        packed[spelled] = data
        packed['__MACOSX/' + (head + '/' if head else '') + '._' + tail] = SHADOW
    packed[folder + '.DS_Store'] = b'\x00\x00\x00\x01Bud1'
    packed['__MACOSX/._.DS_Store'] = SHADOW
    return packed


def on_a_stick(rng, files):
    """Unpacked on a disk that isn't a Mac's: each file has its AppleDouble file beside it."""
    packed = dict(files)
    for name in files:
        head, _, tail = name.rpartition('/')
        packed[(head + '/' if head else '') + '._' + tail] = SHADOW
    return packed


HABITS = [plain, in_folder, by_finder, on_a_stick]


def write_folder(path, files):
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)


def write_zip(path, files, method):
    with zipfile.ZipFile(path, 'w', method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def write_tar(path, files, mode):
    with tarfile.open(path, mode, format=tarfile.PAX_FORMAT) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def write(rng, folder, number, files):
    names = list(files)
    rng.shuffle(names)
    files = {name: files[name] for name in names}
    form = rng.choice(['folder', 'stored', 'zip', 'tar', 'tar.gz'])
    path = folder / f'{number}.{form}'
    if form == 'folder':
        write_folder(path, files)
        # Clout searches only one level down.
        path = path / 'a b' if (path / 'a b').exists() else path
    elif form.startswith('tar'):
        write_tar(path, files, 'w:gz' if form == 'tar.gz' else 'w')
    else:
        write_zip(path, files, zipfile.ZIP_STORED if form == 'stored' else zipfile.ZIP_DEFLATED)
    return path


def split(archive):
    """The output of each part of an archive."""
    if archive.parts is None:
        return [archive.files]
    rest = set(archive.files) - {name for part in archive.parts for name in part}
    return [{name: archive.files[name] for name in [*part, *sorted(rest)]}
            for part in archive.parts]


def run(store, *arguments):
    done = subprocess.run([PROGRAM, '--store', store, *map(str, arguments)], capture_output=True,
                          text=True, timeout=120, check=False)
    assert done.returncode == 0, (arguments, done.stderr)
    return json.loads(done.stdout)


def tags_of(data):
    names = {tag['id']: tag['name'] for tag in data['tag']}
    tags = collections.defaultdict(list)
    for one in data['post_tag']:
        tags[one['post']].append(names[one['tag']])
    return tags


def stored_posts(data):
    tags = tags_of(data)
    return [generate.Post(post['time'], post['excerpt'], tuple(tags[post['id']]), post['likes'],
                          post['reshares'], post['replies']) for post in data['post']]


def same(what, stored, true):
    stored, true = collections.Counter(stored), collections.Counter(true)
    assert stored == true, (f'{what}: too much', list((stored - true).items())[:4],
                            'too little', list((true - stored).items())[:4])


def check_stored(archive, data):
    same('posts', (post.key() for post in stored_posts(data)), (p.key() for p in archive.posts))
    for kind, when in archive.given.items():
        same(f'given {kind}', (g['time'] for g in data['given'] if g['kind'] == kind), when)
    if archive.received is not None:
        people = {person['id']: person['remote'] for person in data['person']}
        same('received', ((one['kind'], people[one['person']])
                          for one in data['reaction'] + data['remark']),
             ((kind, str(person)) for kind, person in archive.received))
    account, = data['account']
    assert account['handle'] == archive.handle, account
    assert account['followers'] == (-1 if archive.followers is None else archive.followers), account


def check_report(archive, reports):
    total = collections.Counter()
    for report in reports:
        total.update({'posts': report['posts'], **report['not_counted']})
        assert report['files_skipped'] == 0, report
        assert report['followers'] == archive.followers, report
        assert report['network'] == archive.network and report['handle'] == archive.handle, report
    same('report', total, collections.Counter(archive.left_out) + collections.Counter(
        posts=len(archive.posts)))
    if len(reports) == 1 and archive.posts:
        assert reports[0]['oldest'] <= min(post.time for post in archive.posts), reports
        assert reports[0]['newest'] >= max(post.time for post in archive.posts), reports


def forget_profile(data):
    """With several parts, the last one read sets the post count."""
    for account in data['account']:
        del account['posts'], account['last_sync']


def check(name, habit, seed, folder):
    rng = random.Random(f'{name} {habit.__name__} {seed}')
    archive = FORMATS[name](rng)
    store = folder / 'clout.db'
    paths = [write(rng, folder, number, habit(rng, in_bytes(files)))
             for number, files in enumerate(split(archive))]
    options = ['--json', *(['--handle', archive.asked] if archive.asked else [])]
    check_report(archive, [run(store, 'import', *options, path) for path in paths])
    data = run(store, 'export')
    check_stored(archive, data)
    if len(paths) > 1:
        forget_profile(data)
    rng.shuffle(paths)
    for path in paths:
        run(store, 'import', *options, path)
    again = run(store, 'export')
    if len(paths) > 1:
        forget_profile(again)
    assert again == data, 'a second import changed something'


def try_case(case):
    """Returns: what went wrong, or None."""
    with tempfile.TemporaryDirectory(prefix='clout-generated-') as folder:
        try:
            check(*case, pathlib.Path(folder))
        except AssertionError as error:
            return error
    return None


def main():
    cases = list(itertools.product(FORMATS, HABITS, SEEDS))
    failed = False
    print(f'1..{len(cases)}')
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, (case, error) in enumerate(zip(cases, pool.map(try_case, cases)), 1):
            name, habit, seed = case
            failed |= error is not None
            print(f'{"not " if error else ""}ok {number} {name} {habit.__name__} {seed}',
                  f'\n# {error}' if error else '', flush=True)
    sys.exit(failed)


main()
