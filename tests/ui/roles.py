# roles.py: what is not what it says it is, for those who do not see it.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from driver import LABELS, children, has, is_laid_out, walk

# A number as a row shows it at its end.
NUMBER = re.compile(r'[\u200e\u200f]?([+−±]?\d[\d.,]*)$')
# What holds other things, and is nothing that can be used.
HOLDERS = ('filler', 'panel', 'section', 'unknown')


def number_unsaid(row):
    """The number that a row shows, and neither it nor what can be used in it says."""
    said = [row.get_name(), row.get_description()]
    said += [node.get_name() for node in walk(row) if node != row and has(node, 'FOCUSABLE')]
    for node in walk(row):
        shown = NUMBER.match(node.get_name()) if node.get_role_name() in LABELS else None
        if shown and is_laid_out(node) and not any(shown[1] in text for text in said):
            return shown[1]
    return None


def misused(window):
    """A box that takes the focus as a button does, a list of something other than its items, a
    row that keeps its number to itself, a dialog without a title."""
    if not window.get_name().strip():
        yield 'a window without a title'
    for node in walk(window):
        role, name = node.get_role_name(), node.get_name()
        if not is_laid_out(node):
            continue
        # A list's spare row is the toolkit's, and nowhere to be seen.
        if role in HOLDERS and has(node, 'FOCUSABLE') and name != 'GtkListItemWidget':
            yield f'{role} “{name}” that takes the focus'
        if role == 'list':
            yield from (f'{child.get_role_name()} in the list “{name}”' for child in children(node)
                        if is_laid_out(child) and child.get_role_name() not in (
                            'list item', 'text', 'combo box', 'filler') + LABELS)
        if role == 'list item' and number_unsaid(node):
            yield f'list item “{name}” that shows {number_unsaid(node)}'


def headings(clout, window):
    """What a person can go to one by one, to learn what there is."""
    return [node.get_name() for node in walk(window)
            if node.get_role_name() == 'heading' and clout.is_shown(node, window)]
