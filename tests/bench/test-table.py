#!/usr/bin/env python3
# test-table.py: the benchmarks' table, and what it says of an older one.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import pathlib
import subprocess
import sys
import tempfile

TABLE = pathlib.Path(__file__).with_name('table.py')
OLD = [
    {'name': 'score', 'unit': 'ns', 'figure': 10, 'peer': 'the sum', 'ratio': 20, 'limit': 20},
    {'name': 'import', 'unit': 's', 'figure': 38.2, 'peer': 'jq', 'ratio': 3},
    {'name': 'memory', 'unit': 'MB', 'figure': 50},
    {'name': 'noise', 'unit': 's', 'figure': 1},
    {'name': 'left out', 'unit': 's', 'figure': 4},
]
NEW = [
    # Twice the time, but on a machine that is three times slower.
    {'name': 'score', 'unit': 'ns', 'figure': 20, 'peer': 'the sum', 'ratio': 13.4, 'limit': 20},
    {'name': 'import', 'unit': 's', 'figure': 6, 'peer': 'jq', 'ratio': 0.6, 'limit': 0.5},
    {'name': 'memory', 'unit': 'MB', 'figure': 60, 'limit': 55},
    {'name': 'noise', 'unit': 's', 'figure': 1.05},
    {'name': 'added', 'unit': 's', 'figure': 0.25},
]


def run(folder, rows, *options):
    """The cells of the table by the rows' names, and the JSON that was written."""
    text = 'other output\n' + ''.join(json.dumps(row) + '\n' for row in rows)
    (folder / 'rows').write_text(text)
    done = subprocess.run([sys.executable, TABLE, folder, '--rows', folder / 'rows', *options],
                          check=True, capture_output=True, text=True)
    lines = [[cell.strip() for cell in line.strip('|').split('|')]
             for line in done.stdout.splitlines() if line.startswith('|')]
    return {cells[0]: cells[1:] for cells in lines}, json.loads((folder / 'bench.json').read_text())


def test_table(folder):
    """prints ratios and limits, marks what is over its limit, and writes the same as JSON"""
    table, written = run(folder, NEW)
    assert table['score'] == ['20.0 ns', 'the sum', '13.4', '≤ 20.0'], table['score']
    assert table['import'] == ['6 s', 'jq', '0.6', '≤ 0.5 (!)'], table['import']
    assert table['memory'] == ['60.0 MB', '', '', '≤ 55.0 (!)'], table['memory']
    assert written['rows'] == NEW


def test_compare(folder):
    """shows what moved: by the ratio where there is one, and not what is only noise"""
    run(folder, OLD)
    (folder / 'bench.json').rename(folder / 'old.json')
    table, _ = run(folder, NEW, '--compare', folder / 'old.json')
    moved = {name: cells[4:] for name, cells in table.items()}
    assert moved['score'] == ['20.0', '-33%'], moved
    assert moved['import'] == ['3', '-80%'], moved
    assert moved['memory'] == ['50.0', '+20%'], moved
    assert moved['noise'] == ['1', '='], moved
    assert moved['added'] == ['', 'new'], moved
    assert table['left out'] == ['gone', '', '', '', '4', ''], table['left out']


def main():
    tests = [test_table, test_compare]
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            test(pathlib.Path(folder))
        print(f'ok {number} {test.__doc__}')


main()
