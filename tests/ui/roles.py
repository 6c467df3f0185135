# roles.py: controls whose accessible role or name is wrong.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from driver import LABELS, children, has, is_laid_out, walk

# A number at the end of a row.
NUMBER = re.compile(r'[\u200e\u200f]?([+−±]?\d[\d.,]*)$')
# Containers, which can't be used themselves.
HOLDERS = ('filler', 'panel', 'section', 'unknown')


def number_unsaid(row):
    """The number shown in a row, if neither the row nor a control in it has it in its name."""
    said = [row.get_name(), row.get_description()]
    said += [node.get_name() for node in walk(row) if node != row and has(node, 'FOCUSABLE')]
    for node in walk(row):
        shown = NUMBER.match(node.get_name()) if node.get_role_name() in LABELS else None
        if shown and is_laid_out(node) and not any(shown[1] in text for text in said):
            return shown[1]
    return None


def misused(window):
    """A box that takes the focus like a button, a list whose children aren't items, a row that
    doesn't include its number, a dialog without a title."""
    if not window.get_name().strip():
        yield 'a window without a title'
    for node in walk(window):
        role, name = node.get_role_name(), node.get_name()
        if not is_laid_out(node):
            continue
        # The list's spare row is GTK's, and never visible.
        if role in HOLDERS and has(node, 'FOCUSABLE') and name != 'GtkListItemWidget':
            yield f'{role} “{name}” that takes the focus'
        if role == 'list':
            yield from (f'{child.get_role_name()} in the list “{name}”' for child in children(node)
                        if is_laid_out(child) and child.get_role_name() not in (
                            'list item', 'text', 'combo box', 'filler') + LABELS)
        if role == 'list item' and number_unsaid(node):
            yield f'list item “{name}” that shows {number_unsaid(node)}'


def headings(clout, window):
    """The items that a user can visit one by one."""
    return [node.get_name() for node in walk(window)
            if node.get_role_name() == 'heading' and clout.is_shown(node, window)]
