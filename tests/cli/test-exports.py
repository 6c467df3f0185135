#!/usr/bin/python3
# test-exports.py: archives of many networks and years, imported and exported on two systems.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-exports.py PROGRAM: PROGRAM is this system's; windows/check.sh sets CLOUT_OTHER_CLI to the
# other's.
import json
import math
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'archives'))
import generate  # noqa: E402
import generate_more  # noqa: E402

FORMATS = generate.FORMATS | generate_more.FORMATS
PROGRAM = sys.argv[1]
OTHER = os.environ.get('CLOUT_OTHER_CLI')


def run(program, store, *arguments):
    done = subprocess.run([program, '--store', store, *map(str, arguments)], capture_output=True,
                          timeout=300, check=False, env=dict(os.environ, TZ='UTC'))
    assert done.returncode == 0, (program, arguments, done.stderr.decode())
    return done.stdout


def write(path, files):
    """As a ZIP file or, if the path has no ending, as a folder."""
    files = {name: data if isinstance(data, bytes) else data.encode()
             for name, data in files.items()}
    if path.suffix:
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)


def export(program, store):
    """Without the time of the import."""
    return re.sub(rb'"added": \d+', b'', run(program, store, 'export'))


def close(one, other):
    """The C libraries' exp() and log() differ in the last digit."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(close, one, other))
    if isinstance(one, float):
        return math.isclose(one, other, rel_tol=1e-12)
    return one == other


def check(name, number, folder):
    archive = FORMATS[name](random.Random(f'{name} {number}'))
    path = folder / ('archive' if number % 2 else 'archive.zip')
    write(path, archive.files)
    options = ['--handle', archive.asked] if archive.asked else []
    stores = [folder / 'other.db', folder / 'own.db']
    exports = []
    for program, store in zip((OTHER, PROGRAM), stores):
        run(program, store, 'import', *options, path)
        exports.append(export(program, store))
    assert len(exports[0]) > 500 and exports[0] == exports[1], 'the exports differ'
    # Each program with a copy of the data file that the other one wrote.
    for program, store in zip((PROGRAM, OTHER), stores):
        copy = store.with_name('copy.db')
        shutil.copy(store, copy)
        assert export(program, copy) == exports[0], 'the other’s data file reads differently'
        copy.unlink()
    # The calculated scores are stored, so this comes last.
    scores = [json.loads(run(program, store, '--json', 'score'))
              for program, store in zip((OTHER, PROGRAM), stores)]
    assert close(*scores), ('the scores differ', scores)


def main():
    if not OTHER:
        print('1..0 # SKIP there is no program to compare with')
        return
    failed = False
    print(f'1..{len(FORMATS)}')
    for number, name in enumerate(FORMATS, 1):
        with tempfile.TemporaryDirectory(prefix='clout-exports-') as folder:
            try:
                check(name, number, pathlib.Path(folder))
                print(f'ok {number} {name}', flush=True)
            except AssertionError as error:
                failed = True
                print(f'not ok {number} {name}\n# {error}', flush=True)
    sys.exit(failed)


main()
