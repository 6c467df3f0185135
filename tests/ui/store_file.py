# store_file.py: makes the store fail, by changing its file.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import sqlite3


def path_of(home):
    return home.path / 'clout' / 'clout.db'


def hide_table(home, name, back=False):
    """Makes everything that needs a table fail, until it is restored."""
    names = ('away', name) if back else (name, 'away')
    with contextlib.closing(sqlite3.connect(path_of(home))) as store:
        store.execute('PRAGMA legacy_alter_table = ON')
        store.execute(f'ALTER TABLE {names[0]} RENAME TO {names[1]}')
        store.commit()


@contextlib.contextmanager
def hidden_table(home, name):
    """The same, until the end of the block."""
    hide_table(home, name)
    try:
        yield
    finally:
        hide_table(home, name, back=True)
