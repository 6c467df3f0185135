#!/usr/bin/env python3
# test-friends.py: the Friends page, by keyboard and by mouse.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-friends.py CLOUT CLOUT-CLI SAMPLE, inside tests/support/headless.sh --a11y.
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

try:
    from driver import Atspi, Clout, Home, await_it, name_of, quit_well, run, unnamed, walk
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

from friends import type_topic  # noqa: E402

PROGRAM, CLI, SAMPLE = sys.argv[1:4]


def sample():
    return Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE})


def friends(*arguments):
    answer = subprocess.run([CLI, '--sample', '--json', 'friends', *arguments], check=True,
                            capture_output=True, env={**os.environ, 'CLOUT_SAMPLE': SAMPLE},
                            timeout=120)
    return json.loads(answer.stdout)


def go(clout):
    clout.see('list', 'Points by network')
    clout.key('Alt', '4')
    clout.see('label', re.compile('48 people'))
    see_list(clout)


def see_list(clout):
    """The visible list: items that weren't loaded can't be hit, so its rows come first."""
    def look():
        list(walk(clout.window))
        return clout.see('list', 'Friends')
    return await_it('the list of friends', look)


def search(clout, text):
    """Types into the focused field, replacing its text."""
    clout.key('Control', 'a')
    for letter in text:
        clout.key(letter)


def rows(clout):
    return [name_of(row) for row in clout.all('list item', within=see_list(clout))]


def see_rows(clout, *names):
    await_it(f'only {names}', lambda: [name.split(',')[0] for name in rows(clout)] == list(names))


def test_list():
    """shows people by influence, like the terminal, each with a complete accessible name"""
    wanted = friends()
    assert len(wanted) == 48
    with sample() as clout:
        go(clout)
        shown = await_it('all rows', lambda: (lambda names: names if len(names) == 48 else None)(
            rows(clout)))
        for name, friend in zip(shown, wanted):
            assert name.startswith(f'{friend["name"]}, influence {friend["influence"]:.0f}: '), name
            assert f'likely {int(friend["low"])}–' in name, name
        assert not unnamed(clout.window), unnamed(clout.window)
        quit_well(clout)


def test_namesakes():
    """tells two people with the same name apart by their handles"""
    with tempfile.TemporaryDirectory() as folder:
        archive = pathlib.Path(folder) / 'sample'
        shutil.copytree(SAMPLE, archive)
        inbox = archive / 'inbox.json'
        text = inbox.read_text()
        for name in ('"Ada Birch"', '"Bela Ocean"'):
            assert name in text
            text = text.replace(name, '"Bob"')
        inbox.write_text(text)
        with Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': str(archive)}) as clout:
            go(clout)
            shown = await_it('two of the same name', lambda: (
                lambda names: names if len(names) == 2 else None)(
                    [name for name in rows(clout) if name.startswith('Bob, ')]))
            for handle in ('ada_birch@example.social', 'bela_ocean@allotment.example'):
                assert sum(f' · {handle}' in name for name in shown) == 1, shown
            quit_well(clout)


def test_search():
    """finds people by name or handle, says when no one matches, and goes back, by keyboard"""
    with sample() as clout:
        go(clout)
        clout.key('Control', 'f')
        see_search(clout)
        search(clout, 'vine petra')
        clout.see('label', re.compile('1 person'))
        see_rows(clout, 'Petra Vine')
        search(clout, 'nobody of that name')
        clout.see('label', 'No Results Found')
        clout.click('button', 'Show Everyone')
        clout.see('label', re.compile('48 people'))
        quit_well(clout)


def see_search(clout):
    await_it('the search', lambda: name_of(clout.focus()) == 'Search Friends')


def test_search_from_elsewhere():
    """Ctrl+F opens the search from every page, from the header bar, and from a friend"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        clout.key('Control', 'f')
        see_search(clout)
        clout.tab_to('Main Menu')
        clout.key('Control', 'f')
        see_search(clout)
        clout.tab_to(friends()[0]['name'])
        clout.key('Return')
        clout.see('button', 'Open Profile in Browser')
        clout.key('Control', 'f')
        see_search(clout)
        clout.key('Alt', '5')
        clout.see('list', 'Perks for you')
        clout.key('Control', 'f')
        see_search(clout)
        search(clout, 'petra')
        clout.see('label', re.compile('1 person'))
        quit_well(clout)


def test_friend():
    """opens a friend by keyboard, shows mutual follows, and goes back with Escape"""
    first = friends()[0]
    with sample() as clout:
        go(clout)
        clout.tab_to('Search Friends')
        clout.tab_to(first['name'])
        clout.key('Return')
        clout.see('label', f'{first["handle"]} on Mastodon')
        clout.see('list item', re.compile(f'Estimated influence {first["influence"]:.0f}: '))
        clout.see('list item', re.compile('Follows you'))
        clout.see('button', 'Open Profile in Browser')
        clout.key('Escape')
        see_list(clout)
        quit_well(clout)


def see_given(clout, topic, n):
    await_it(f'{n} buttons to undo {topic}', lambda: len(
        clout.all('button', f'Take Back the +K for {topic}')) == n)


def left(clout, n):
    """Waits until the page says so, perhaps below what the window shows."""
    await_it(f'{n} left', lambda: clout.all('label', f'{n} of 5 left today'))


def test_plus_k():
    """+K works in the sample, and can be taken back; no server is needed"""
    with sample() as clout:
        go(clout)
        clout.key('Control', 'f')
        search(clout, 'petra')
        clout.see('label', re.compile('1 person'))
        clout.tab_to('Petra Vine')
        clout.key('Return')
        left(clout, 5)
        type_topic(clout, 'Sourdough')
        clout.key('Return')
        clout.see('label', 'You gave Petra Vine +K for Sourdough. 4 of 5 left today')
        see_given(clout, 'Sourdough', 1)
        left(clout, 4)
        clout.press('Take Back the +K for Sourdough')
        see_given(clout, 'Sourdough', 0)
        left(clout, 5)
        quit_well(clout)


def test_filters():
    """filters by keyboard, and remembers that on other pages and behind a friend"""
    with sample() as clout:
        go(clout)
        wanted = friends('i-influence')
        clout.tab_to('I Influence')
        clout.key(' ')
        clout.see('label', re.compile(f'{len(wanted)} people who reacted to you'))
        await_it('who reacted most', lambda: rows(clout)[0].startswith(wanted[0]['name']))
        clout.tab_to(wanted[0]['name'])
        clout.key('Return')
        clout.see('button', 'Open Profile in Browser')
        clout.key('Escape')
        clout.key('Alt', '5')
        clout.see('list', 'Perks for you')
        clout.key('Alt', '4')
        clout.see('label', re.compile(f'{len(wanted)} people who reacted to you'))
        clout.tab_to('Waiting for a Reply')
        clout.key(' ')
        clout.see('label', re.compile('waiting for a reply|.*waiting for a reply'))
        quit_well(clout)


def test_lists():
    """puts a friend on a new list, and shows only the people on it"""
    with sample() as clout:
        go(clout)
        clout.tab_to('Petra Vine')
        clout.key('Return')
        clout.see('button', 'Open Profile in Browser')
        field = await_it('a field for a list', lambda: clout.all('text', 'New List')[0])
        Atspi.EditableText.set_text_contents(field, ' Club ')
        clout.press('Add to a New List')
        await_it('the list', lambda: clout.all('list item', re.compile('Club')))
        clout.key('Escape')
        see_list(clout)
        clout.see('label', 'Any List')
        clout.key('Control', 'f')
        see_search(clout)
        for key in ('Tab', ' ', 'Down', 'Return'):
            clout.key(key)
        clout.see('label', re.compile('1 person'))
        see_rows(clout, 'Petra Vine')
        quit_well(clout)


def test_merge():
    """merges two people, who are one row then, and splits them again"""
    with sample() as clout:
        go(clout)
        clout.tab_to('Petra Vine')
        clout.key('Return')
        clout.see('button', 'Open Profile in Browser')
        clout.press('Merge with Another Person…')
        dialog = clout.window_named('Merge People')
        for letter in 'ulla':
            clout.key(letter)
        await_it('the person', lambda: len(clout.all('list item', within=dialog)) == 1)
        clout.key('Tab')
        clout.key('Return')
        clout.see_closed(dialog)
        await_it('a way to split', lambda: clout.all('button', 'Split Ulla Knot Off'))
        # The first one closes the message.
        clout.key('Escape')
        clout.key('Escape')
        clout.see('label', re.compile('47 people'))
        clout.tab_to('Petra Vine')
        clout.key('Return')
        await_it('a way to split', lambda: clout.all('button', 'Split Ulla Knot Off'))
        clout.press('Split Ulla Knot Off')
        await_it('no one to split', lambda: not clout.all('button', 'Split Ulla Knot Off'))
        clout.key('Escape')
        clout.see('label', re.compile('48 people'))
        quit_well(clout)


def test_compare():
    """compares two friends and the person: each line has a row, and the chart has a description"""
    with sample() as clout:
        go(clout)
        clout.tab_to('Petra Vine')
        clout.key('Return')
        clout.see('button', 'Open Profile in Browser')
        for button in ('Compare with You and Others', 'Add Person…'):
            clout.press(button)
        dialog = clout.window_named('Add Person')
        for letter in 'ulla':
            clout.key(letter)
        await_it('the person', lambda: len(clout.all('list item', within=dialog)) == 1)
        clout.key('Tab')
        clout.key('Return')
        clout.see_closed(dialog)
        people = await_it('the people', lambda: clout.all('list', 'People compared')[0])
        await_it('three rows', lambda: [name_of(row).split(',')[0].split('\n')[0] for row in
                                        clout.all('list item', within=people)][2:])
        await_it('the description', lambda: clout.all('image', re.compile(
            r'Reactions per week.* Petra Vine: 8 in total, .* Ulla Knot: 33 in total')))
        clout.press('Remove Petra Vine from the Comparison')
        await_it('one less', lambda: len(clout.all('list item', within=people)) == 2)
        assert not unnamed(clout.window), unnamed(clout.window)
        quit_well(clout)


def test_none():
    """says that there are no friends yet, and offers a next step"""
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home:
        archive = home.path / 'archive'
        archive.mkdir()
        me = 'https://example.social/users/ada'
        (archive / 'actor.json').write_text(json.dumps(
            {'id': me, 'type': 'Person', 'preferredUsername': 'ada', 'name': 'Ada'}))
        (archive / 'outbox.json').write_text(json.dumps(
            {'type': 'OrderedCollection', 'totalItems': 0, 'orderedItems': []}))
        with home.open_archive(archive) as clout:
            clout.see('page tab', 'Friends')
            clout.key('Alt', '4')
            clout.see('label', 'No Friends Yet')
            clout.see('button', 'Add Account')
            quit_well(clout)


run('ui/friends', globals(), sys.argv[4:])
