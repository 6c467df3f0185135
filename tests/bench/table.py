#!/usr/bin/env python3
# table.py: runs the benchmarks and prints their results as one table.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""table.py BUILD [--json FILE] [--compare OLD.json] [--rows FILE]: runs the benchmarks in the
folder BUILD except for slow ones, prints one table, and writes the same as JSON to FILE
(BUILD/bench.json by default). With --compare, adds what each row was in an older file and how much
it moved. With --rows, reads rows from a file instead of running anything."""
import argparse
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys
import time

# A row that moves by less is noise.
MOVED = 0.1


def machine():
    """The processor, how many of them, and how busy they are with other programs."""
    try:
        text = pathlib.Path('/proc/cpuinfo').read_text()
        model = next(line.split(':', 1)[1].strip() for line in text.splitlines()
                     if line.startswith('model name'))
    except (OSError, StopIteration):
        model = platform.machine()
    return f'{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start'


def rows_in(text):
    found = []
    for line in text.splitlines():
        if line.startswith('{'):
            found.append(json.loads(line))
    return found


def run(build):
    """The rows of all benchmarks, and how many failed."""
    command = ['meson', 'test', '-C', build, '--benchmark', '--no-rebuild', '--no-suite', 'slow',
               '--logbase', 'bench']
    failed = subprocess.run(command, stdout=sys.stderr).returncode != 0
    log = pathlib.Path(build, 'meson-logs/bench.json').read_text()
    rows = []
    for line in log.splitlines():
        rows += rows_in(json.loads(line).get('stdout') or '')
    return rows, failed


def number(value):
    """Three significant digits, without an exponent."""
    if value is None:
        return ''
    size = abs(value)
    return f'{value:,.0f}' if size >= 100 else f'{value:.1f}' if size >= 10 else f'{value:.3g}'


def is_over(row):
    return 'limit' in row and row.get('ratio', row['figure']) > row['limit']


def moved(row, old):
    """How much more than before, by the ratio where there is one: it doesn't depend on how fast
    the machine was on that day."""
    if old is None:
        return 'new'
    before, now = ((old['ratio'], row['ratio']) if 'ratio' in row and 'ratio' in old
                   else (old['figure'], row['figure']))
    if not before:
        return ''
    change = now / before - 1
    return f'{change:+.0%}' if abs(change) >= MOVED else '='


def line_of(row, old, compare):
    limit = f'≤ {number(row["limit"])}' if 'limit' in row else ''
    cells = [row['name'], f'{number(row["figure"])} {row["unit"]}', row.get('peer', ''),
             number(row.get('ratio')), limit + (' (!)' if is_over(row) else '')]
    if compare:
        before = old.get('ratio', old['figure']) if old else None
        cells += [number(before), moved(row, old)]
    return cells


def table(rows, old_rows=None):
    """The table in Markdown, with aligned columns."""
    compare = old_rows is not None
    old = {row['name']: row for row in old_rows or []}
    lines = [['what', 'figure', 'compared with', 'ratio', 'limit']
             + (['was', 'moved'] if compare else [])]
    lines += [line_of(row, old.get(row['name']), compare) for row in rows]
    if compare:
        names = {row['name'] for row in rows}
        lines += [[name, 'gone', '', '', '', number(row.get('ratio', row['figure'])), '']
                  for name, row in old.items() if name not in names]
    widths = [max(map(len, column)) for column in zip(*lines)]
    lines.insert(1, ['-' * width for width in widths])
    padded = [[cell.ljust(width) for cell, width in zip(line, widths)] for line in lines]
    return '\n'.join(f'| {" | ".join(line)} |' for line in padded)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('build')
    parser.add_argument('--json')
    parser.add_argument('--compare')
    parser.add_argument('--rows')
    options = parser.parse_args()
    old = json.loads(pathlib.Path(options.compare).read_text()) if options.compare else None
    begin, failed = time.monotonic(), False
    if options.rows:
        rows, about = rows_in(pathlib.Path(options.rows).read_text()), ''
    else:
        about = f'{datetime.date.today()}, {machine()}'
        rows, failed = run(options.build)
        about += f', {time.monotonic() - begin:.0f} s in all'
    path = pathlib.Path(options.json or pathlib.Path(options.build, 'bench.json'))
    path.write_text(json.dumps({'about': about, 'rows': rows}, indent=1, ensure_ascii=False) + '\n')
    print(table(rows, old and old['rows']))
    print(f'\n{about}\nWritten to {path}', file=sys.stderr)
    return 1 if failed or not rows else 0


if __name__ == '__main__':
    sys.exit(main())
