#!/usr/bin/env python3
# test-window.py: the window, used by keyboard and through a screen reader's interface.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-window.py CLOUT CLOUT-CLI SAMPLE, inside tests/support/headless.sh --a11y. Every critical
# ends the program, and a program that fails makes its test fail.
import contextlib
import csv
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tarfile
import time
import zipfile
from datetime import datetime, timedelta, timezone

try:
    from driver import (BUTTONS, Atspi, Clout, Home, await_it, children, has, is_laid_out, name_of,
                        quit_well, run, unnamed, walk)
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from bulk import write_bulk  # noqa: E402
from store_file import hide_table  # noqa: E402

PROGRAM, CLI, SAMPLE = sys.argv[1:4]
HANDLE = 'juniper@example.social'
NAME = 'Juniper Sample'
SAMPLE_TEXT = 'You’re viewing sample data. Changes aren’t saved.'
# The row on the score page, not a tip about posts.
OWN_POSTS = re.compile('Posts(?! with)')
# GTK's file chooser leaks a little.
CHOOSER = {'ASAN_OPTIONS': 'detect_leaks=0'}


def sample():
    return Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE})


def own():
    return Home(PROGRAM, CLOUT_SAMPLE=SAMPLE)


def items(clout, name):
    """The rows of the visible list with that name, once it has some."""
    return await_it(f'rows of “{name}”', lambda: clout.all(
        'list item', within=clout.see('list', name)))


def see_focus(clout, name):
    """Waits until that has the focus, perhaps again after what it opened was closed."""
    await_it(f'the focus on {name}', lambda: name_of(clout.focus()).startswith(name))


def selected(clout, page):
    return any(has(tab, 'SELECTED') for tab in clout.all('page tab', page))


def cli_score():
    answer = subprocess.run([CLI, '--sample', '--json', 'score'], check=True, capture_output=True,
                            env={**os.environ, 'CLOUT_SAMPLE': SAMPLE}, timeout=120)
    return json.loads(answer.stdout)['score']


def test_first_run():
    """says what Clout is and offers three ways to start"""
    with own() as home, home.open() as clout:
        clout.see('label', 'See Your Influence')
        see_focus(clout, 'Add Account')
        for name in ('Add Account', 'Open Archive…', 'Explore Sample Data'):
            clout.see('button', name)
        clout.click('button', 'Explore Sample Data')
        clout.see('label', SAMPLE_TEXT)
        clout.see('list', 'Points by network')
        clout.click('button', 'Exit Sample')
        clout.see('button', 'Explore Sample Data')
        clout.see_no('label', SAMPLE_TEXT)
        quit_well(clout)


def test_score():
    """shows the number that clout-cli calculates, labeled as sample data"""
    with sample() as clout:
        clout.see('label', f'{cli_score():.1f}')
        clout.see('label', SAMPLE_TEXT)
        quit_well(clout)


def test_drill_down():
    """leads from the account to a single reaction and back, by keyboard only"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        opened = [f'Mastodon: {HANDLE}', 'Engagement']
        for name in opened:
            clout.tab_to(name)
            clout.key('Return')
            clout.see('label', name if name != opened[0] else opened[0])
            clout.see('list', 'Parts')
        clout.see('button', 'People')
        people = clout.see('list', 'Parts')
        first = await_it('people', lambda: clout.all('list item', within=people)[0])
        last = clout.all('list item', within=people)[-1]
        clout.tab_to(name_of(first))
        clout.key('End')
        await_it('the last person', lambda: has(last, 'FOCUSED'))
        person = name_of(last)
        clout.key('Return')
        clout.see('label', 'Reactions from this person. '
                           'Each one counts a little less than the one before.')
        # Their reaction names its post, which it opens, and the post lists who reacted.
        reaction = items(clout, 'Parts')[0]
        kind = reaction.get_description().split(' · ')[0]
        assert kind in ('Mention', 'Reply', 'Quote', 'Share', 'Like'), kind
        clout.tab_to(name_of(reaction))
        clout.key('Return')
        clout.see('label', 'Reactions to this post. '
                           'Each one counts a little less than the one before.')
        await_it('who reacted', lambda: clout.all(
            'list item', re.compile(f'{kind}: {person.split(",")[0]}, ')))
        clout.key('Escape')
        clout.see('label', 'Reactions from this person. '
                           'Each one counts a little less than the one before.')
        clout.key('Escape')
        clout.see('button', 'People')
        see_focus(clout, person)
        clout.key('Alt', 'Left')
        clout.see_no('button', 'People')
        clout.click('button', 'Back', clout.window)
        clout.see('list', 'Points by network')
        see_focus(clout, opened[0])
        quit_well(clout)


def test_parts_add_up():
    """a breakdown's numbers add up as shown"""
    def points(node):
        return round(10 * float(name_of(node).rsplit(', ', 1)[1].split()[0]))

    with sample() as clout:
        clout.see('list', 'Points by network')
        row = clout.tab_to('Mastodon')
        whole = points(row)
        for name in ('Engagement', None):
            clout.key('Return')
            parts = clout.see('list', 'Parts')
            await_it(f'parts that add up to {whole / 10}', lambda p=parts, w=whole: sum(
                points(item) for item in clout.all('list item', within=p)) == w)
            if name is not None:
                whole = points(clout.tab_to(name))
        quit_well(clout)


def test_breakdown_by_posts():
    """engagement can be broken down by posts instead of people"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        for name in ('Mastodon', 'Engagement'):
            clout.tab_to(name)
            clout.key('Return')
            clout.see('list', 'Parts')
        before = name_of(items(clout, 'Parts')[0])
        clout.click('button', 'Posts')
        await_it('other parts', lambda: name_of(clout.all(
            'list item', within=clout.see('list', 'Parts'))[0]) != before)
        quit_well(clout)


def test_chart():
    """arrow keys move through the chart, which reads out each day"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        chart = clout.tab_to('Score ')
        assert chart.get_role_name() == 'image', chart.get_role_name()
        said = []
        for key in ('Left', 'Left', 'Home', 'Right', 'End'):
            clout.key(key)
            said.append(await_it(f'{key} in words', lambda: (
                lambda text: text if text and text != (said or [''])[-1] else None)(
                    chart.get_description())))
        assert said[0] == said[4] and said[2] != said[3] != said[1], said
        assert f': {cli_score():.1f}\n' in said[4] + '\n', said
        clout.key('Escape')
        await_it('no day chosen', lambda: not chart.get_description())
        quit_well(clout)


def test_days():
    """the chart's numbers are also available as a list"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        clout.click('button', 'Daily Scores')
        assert name_of(items(clout, 'Score of each day')[0]).startswith('Today')
        quit_well(clout)


def signed(text):
    """Tenths of a point at the end of a row's or button's name."""
    match = re.search(r'([+−±])(\d+\.\d)', text)
    return round(10 * float(match[2])) * (-1 if match[1] == '−' else 1)


def test_save_chart():
    """the chart is saved as a picture, a drawing or a table, by the file name's extension"""
    with own() as home, home.open('--sample', **CHOOSER) as clout:
        clout.see('list', 'Points by network')
        for name, begin in (('a.png', b'\x89PNG'), ('b.SVG', b'<?xml'), ('c.csv', b'date,score\n')):
            clout.click('button', 'Save Chart…')
            dialog = clout.window_named('Save Chart')
            Atspi.EditableText.set_text_contents(next(clout.each('text', None, dialog)),
                                                 str(home.path / name))
            clout.click('button', 'Save', dialog)
            await_it(name, (home.path / name).exists)
            clout.see('label', f'Saved {name}.')
            assert (home.path / name).read_bytes().startswith(begin), name
        assert (home.path / 'c.csv').read_text().count('\n') == 91
        quit_well(clout)


def test_change():
    """explains a score change to the tenth, and who caused it"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        button = clout.see('button', re.compile('30 days'))
        moved = signed(name_of(button))
        clout.click('button', re.compile('30 days'))
        rows = [signed(item.get_name()) for item in items(clout, 'What moved the score')]
        assert sum(rows) == moved, (rows, moved)
        people = [signed(item.get_name()) for item in items(clout, 'Points by person')]
        assert len(people) > 3 and sum(people) == rows[0] + rows[1], (people, rows)
        clout.click('button', 'Back', clout.window)
        clout.see('list', 'Points by network')
        quit_well(clout)


def cli_json(*arguments):
    answer = subprocess.run([CLI, '--sample', '--json', *arguments], check=True,
                            capture_output=True, env={**os.environ, 'CLOUT_SAMPLE': SAMPLE},
                            timeout=120)
    return json.loads(answer.stdout)


def test_analysis():
    """sub-scores, style and the people who reacted are the terminal's, and open to their parts"""
    wanted = cli_json('analysis')
    style = cli_json('style')
    with sample() as clout:
        clout.see('list', 'Points by network')
        for name, key, parts in (('True reach', 'true_reach', 3),
                                 ('Amplification', 'amplification', 3),
                                 ('Network', 'network', 3)):
            number = f'{wanted[key]["score"]:.1f}'
            clout.tab_to(f'{name}, {number}')
            clout.key('Return')
            rows = items(clout, 'Parts')
            points = [int(re.search(r'(\d+\.\d) points', name_of(row))[1].replace('.', ''))
                      for row in rows]
            assert len(rows) == parts and sum(points) == int(number.replace('.', '')), points
            clout.key('Escape')
            see_focus(clout, name)
        clout.tab_to('Style, ' + style['style'].capitalize())
        clout.key('Return')
        clout.see('image', 'Matrix of styles: ' + style['style'].capitalize())
        figures = [name_of(row) for row in clout.all(
            'list item', within=await_it('figures', lambda: clout.all('list', 'Figures'))[0])]
        assert figures[0] == f'Sharing to creating, {100 * style["creating"]:.0f}%', figures
        clout.key('Escape')
        see_focus(clout, 'Style')
        clout.tab_to(f'People, {wanted["counts"]["all"]["people"]}')
        clout.key('Return')
        clout.see('list', 'Parts')
        clout.tab_to(f'Shares, {wanted["counts"]["shares"]["people"]} people')
        clout.key('Return')
        people = items(clout, 'People')
        counts = [int(re.search(r'(\d+) reactions?$', name_of(row))[1]) for row in people]
        assert len(people) == wanted['counts']['shares']['people'], len(people)
        assert counts == sorted(counts, reverse=True), counts
        # On X, shares are only counted.
        assert 0 < sum(counts) < wanted['counts']['shares']['reactions'], counts
        quit_well(clout)


def test_week():
    """what came in this week is what the terminal says, and opens"""
    week = cli_json('week')
    with sample() as clout:
        clout.see('list', 'Points by network')
        total = sum(week[kind] for kind in ('mentions', 'replies', 'quotes', 'reshares', 'likes'))
        clout.tab_to(f'Reactions, {total}')
        clout.key('Return')
        clout.see('list', 'What moved the score')
        clout.key('Escape')
        rows = items(clout, 'This week')
        assert any(name_of(row).startswith(week['best_post']['excerpt']) for row in rows)
        clout.tab_to(f'Waiting for a reply, {len(week["waiting"])}')
        clout.key('Return')
        people = items(clout, 'People')
        assert [name_of(row).split(', ')[0] for row in people] \
            == [person['name'] for person in week['waiting']], list(map(name_of, people))
        quit_well(clout)


def first_posts(clout):
    """The posts at the top of the list, once they are loaded."""
    def look():
        names = [name_of(row) for row in clout.all(
            'list item', within=clout.all('list', 'Posts')[-1])]
        return names if names and all(re.search(r' points\. (Mastodon|X|Facebook) ', name)
                                      for name in names[:3]) else None
    return await_it('posts', look)


def test_posts():
    """all own posts are listed with what they got, sorted, searched and saved"""
    with own() as home, home.open('--sample', **CHOOSER) as clout:
        clout.see('list', 'Points by network')
        await_it('the analysis', lambda: clout.all('list', 'Score analysis'))
        clout.tab_to(OWN_POSTS)
        clout.key('Return')
        clout.see('label', '208 posts')
        names = first_posts(clout)
        assert re.search(r', \d+\.\d points\. (Mastodon|X) · .*likes?', names[0]), names
        clout.tab_to('Search Posts')
        for letter in 'cycling':
            clout.key(letter)
        await_it('fewer posts', lambda: not clout.all('label', '208 posts'))
        names = await_it('posts about cycling', lambda: (
            lambda all: all if all and 'ycling' in all[0] else None)(first_posts(clout)))
        assert all('cycling' in name.lower() for name in names), names
        clout.key('q')
        clout.see('label', 'No Posts Found')
        # The first Escape clears the search, and a second one would go back.
        clout.key('Escape')
        clout.see('label', '208 posts')
        clout.click('button', 'Save List…')
        dialog = clout.window_named('Save List')
        Atspi.EditableText.set_text_contents(next(clout.each('text', None, dialog)),
                                             str(home.path / 'posts.csv'))
        clout.click('button', 'Save', dialog)
        await_it('the file', (home.path / 'posts.csv').exists)
        clout.see('label', 'Saved posts.csv.')
        lines = (home.path / 'posts.csv').read_text(encoding='utf-8').splitlines()
        assert lines[0].startswith('time,network,account,mentions') and len(lines) == 209, lines[:2]
        assert sum(f'mastodon,"{HANDLE}"' in line for line in lines) == 120, lines[1]
        quit_well(clout)


def choose(clout, drop_down, text):
    """Chooses an item by keyboard; the focus is on the button of the drop-down."""
    def items():
        node = next(clout.each('combo box', drop_down))
        return [[name_of(part) for part in walk(item) if part.get_role_name() == 'label']
                for item in walk(node) if item.get_role_name() == 'list item']
    clout.key('Return')
    texts = await_it(f'“{text}” to choose', lambda: (
        lambda found: found if [text] in found else None)(items()))
    for _ in range(texts.index([text])):
        clout.key('Down')
    clout.key('Return')


def test_recent_highlights():
    """a card of a recent post opens who reacted, with the same points, and back"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        cards = await_it('the cards', lambda: next(
            (children(node) for node in walk(clout.window)
             if name_of(node) == 'Recent highlights' and children(node)), None))
        assert len(cards) == 4, cards
        card = name_of(cards[0])
        clout.tab_to(card)
        clout.key('Return')
        clout.see('label', 'Reactions to this post. '
                           'Each one counts a little less than the one before.')
        clout.see('label', re.search(r'[\d.]+ points', card).group())
        items(clout, 'Parts')
        clout.key('Escape')
        clout.see('label', 'Recent Highlights')
        see_focus(clout, card)
        quit_well(clout)


def test_dismissed_tip():
    """each tip opens something; a dismissed one goes, and undo brings it back"""
    def names():
        lists = clout.all('list', 'Tips')
        return [name_of(row) for row in clout.all('list item', within=lists[0])] if lists else []

    with sample() as clout:
        clout.see('list', 'Points by network')
        before = await_it('the tips', names)
        first = before[0].rsplit(', ', 1)[0]
        clout.tab_to(f'Dismiss “{first}”')
        clout.key('Return')
        clout.see('label', 'Tip dismissed for 30 days')
        await_it('one tip less', lambda: names() == before[1:])
        clout.click('button', 'Undo')
        await_it('it again', lambda: names() == before)
        # Adding an account would exit the sample.
        for name in (name for name in before if not name.startswith('Add another account')):
            clout.tab_to(name)
            clout.key('Return')
            await_it('what it opens', lambda: len(clout.windows()) > 1 or not any(
                clout.is_shown(node) for node in clout.all('label', 'How to Raise It')))
            clout.key('Escape')
            clout.see('label', 'How to Raise It')
        quit_well(clout)


def import_as(home, name):
    """Stores the sample as another person's export."""
    folder = home.path / name
    folder.mkdir()
    for file in ('actor.json', 'outbox.json', 'inbox.json', 'followers.json'):
        text = pathlib.Path(SAMPLE, file).read_text(encoding='utf-8')
        (folder / file).write_text(text.replace('juniper', name), encoding='utf-8')
    (home.path / 'clout').mkdir(exist_ok=True)
    store = home.path / 'clout' / 'clout.db'
    subprocess.run([CLI, '--store', str(store), 'import', str(folder)], check=True,
                   capture_output=True, timeout=120)
    return store


def test_networks():
    """a bar and rows have the points by network; two accounts on one are behind their row"""
    with own() as home:
        for name in ('juniper', 'sorrel', 'tansy'):
            store = import_as(home, name)
        with contextlib.closing(sqlite3.connect(store)) as db:
            db.execute("UPDATE account SET network = 'bluesky' WHERE handle LIKE 'tansy%'")
            db.commit()
        with home.open() as clout:
            bar = await_it('the bar', lambda: clout.all('image', re.compile('Points by network: ')))
            shares = re.findall(r'(\w+) (\d+)%', name_of(bar[0]))
            assert [name for name, _ in shares] == ['Mastodon', 'Bluesky'], shares
            assert sum(int(share) for _, share in shares) == 100, shares
            rows = [name_of(row) for row in clout.all(
                'list item', within=clout.all('list', 'Points by network')[0])]
            points = [float(re.search(r'([\d.]+) points', row).group(1)) for row in rows]
            assert rows[0].startswith('Mastodon, ') and rows[1].startswith('Bluesky: '), rows
            assert all(abs(int(share) - 100 * one / sum(points)) < 1
                       for (_, share), one in zip(shares, points)), (shares, points)
            clout.tab_to(rows[0])
            clout.key('Return')
            clout.see('label', 'Your accounts on this network')
            accounts = [name_of(row) for row in items(clout, 'Parts')]
            assert len(accounts) == 2, accounts
            assert all(name.startswith('Mastodon: ') for name in accounts), accounts
            quit_well(clout)


def test_posts_filters():
    """posts are limited to a time and a topic, and lead to the highlights"""
    with own() as home, home.open('--sample', **CHOOSER) as clout:
        clout.see('list', 'Points by network')
        await_it('the analysis', lambda: clout.all('list', 'Score analysis'))
        clout.tab_to(OWN_POSTS)
        clout.key('Return')
        clout.see('label', '208 posts')
        clout.click('button', 'Save List…')
        dialog = clout.window_named('Save List')
        Atspi.EditableText.set_text_contents(next(clout.each('text', None, dialog)),
                                             str(home.path / 'posts.csv'))
        clout.click('button', 'Save', dialog)
        clout.see('label', 'Saved posts.csv.')
        with open(home.path / 'posts.csv', encoding='utf-8', newline='') as file:
            rows = list(csv.DictReader(file))
        limit = datetime.now(timezone.utc) - timedelta(days=30)
        recent = [row for row in rows
                  if datetime.fromisoformat(row['time'].replace('Z', '+00:00')) >= limit]
        assert 5 < len(recent) < 100, len(recent)
        clout.tab_to('Save List…')
        for _ in range(3):
            clout.tab(clout.focus())
        choose(clout, 'Time Range', 'Last 30 Days')
        clout.see('label', f'{len(recent)} posts')
        clout.tab(clout.focus())
        choose(clout, 'Topic', '#OpenSource')
        both = [row for row in recent if '#OpenSource' in row['topics']]
        clout.see('label', re.compile(f'{len(both)} posts?$'))
        names = first_posts(clout)
        assert all('opensource' in name.lower() for name in names), names
        clout.tab_to('Highlights')
        clout.key('Return')
        rows = items(clout, 'Highlights')
        assert len(rows) > 3 and 'Compost update' in name_of(rows[0]), list(map(name_of, rows))
        clout.tab_to('Compost update')
        clout.click('button', 'Back')
        clout.see('label', re.compile(f'{len(both)} posts?$'))
        quit_well(clout)


def test_account_page():
    """an account's row opens its part of the score, its trend and its followers"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        clout.key('Alt', '2')
        clout.see('list', 'Accounts')
        clout.tab_to(NAME)
        clout.key('Return')
        rows = items(clout, 'Part of your score')
        assert len(rows) == 1 and HANDLE in name_of(rows[0]), list(map(name_of, rows))
        for name in (r'(?s)(Score|.*followers).*\. Change in 90 days: ',
                     r'(?s).*: about 3\d\d followers\. .*: 412 followers$'):
            await_it(f'a chart {name}', lambda name=name: clout.all('image', re.compile(name)))
        await_it('412 followers among the facts', lambda: any(
            name_of(node) == '412' for node in walk(clout.all('list', 'Account')[-1])))
        assert not any(clout.is_shown(node) for node in clout.each('label', 'Couldn’t Be Read'))
        clout.tab_to(f'Mastodon: {HANDLE}')
        clout.key('Return')
        clout.see('list', 'Parts')
        clout.key('Escape')
        clout.see('list', 'Part of your score')
        clout.key('Escape')
        clout.see('list', 'Accounts')
        quit_well(clout)


def test_tips():
    """a tip opens what it is about: people to answer, or posts on a topic"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        await_it('the analysis', lambda: clout.all('list', 'Score analysis'))
        clout.tab_to('13 people mentioned you')
        clout.key('Return')
        people = items(clout, 'People')
        assert len(people) == 13, list(map(name_of, people))
        clout.key('Escape')
        see_focus(clout, '13 people mentioned you')
        clout.tab_to('Your posts on #Birds')
        clout.key('Return')
        names = first_posts(clout)
        assert all('birds' in name.lower() for name in names), names
        quit_well(clout)


def test_how():
    """explains how the score works"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        clout.tab_to('How the Score Works')
        clout.key('Return')
        clout.see('label', 'What Counts')
        formula = await_it('the formula', lambda: clout.all('label', re.compile('Each account')))
        assert re.search(r'Followers × 0\.\d{4}\n', formula[0].get_name()), formula[0].get_name()
        clout.key('Escape')
        clout.see('button', 'How the Score Works')
        quit_well(clout)


def test_earlier_model():
    """shows the score by an earlier formula beside the new one"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by network')
            quit_well(clout)
        with sqlite3.connect(next(home.path.rglob('clout.db'))) as store:
            for table in ('post', 'reaction'):
                store.execute(f'UPDATE {table} SET time = time + :now'
                              ' - (SELECT max(time) FROM post)',
                              {'now': int(time.time())})
            store.execute('UPDATE score_point SET model = 0, score = 12.3')
        store.close()
        with home.open() as clout:
            clout.see('label', re.compile('Dashed line: the same days under version 0'))
            chart = clout.tab_to('Score ')
            clout.key('Left')
            await_it('both in words', lambda: chart.get_description().splitlines()[0].endswith(
                'formerly 12.3'))
            quit_well(clout)


def test_since():
    """says how the score differs from the last one that was shown"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by network')
            quit_well(clout)
        for back, score, text in ((0, 12.3, r'\+\d\d\.\d since you last looked$'),
                                  (1, 99.9, r'−\d\d\.\d since [A-Z][a-z]+ \d+, \d+$')):
            with sqlite3.connect(next(home.path.rglob('clout.db'))) as store:
                store.execute('DELETE FROM score_point')
                store.execute('INSERT INTO score_point (day, model, score, low, high, shown)'
                              ' VALUES (?, 2, ?, 1, 100, 1)',
                              (int(time.time()) // 86400 - back, score))
            store.close()
            with home.open() as clout:
                clout.see('label', re.compile(text))
                clout.see('list', 'Points by network')
                quit_well(clout)


def test_pages():
    """pages open with Alt and a digit, and with their tabs"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        for digit, page, there in (('2', 'Accounts', 'Accounts'), ('3', 'Topics', 'Topics'),
                                   ('5', 'Perks', 'Perks for you'),
                                   ('1', 'Score', 'Points by network')):
            clout.key('Alt', digit)
            clout.see('list', there)
            await_it(page, lambda p=page: selected(clout, p))
        clout.see_no('list', 'Topics')
        clout.click('page tab', 'Topics')
        assert name_of(items(clout, 'Topics')[0]).startswith('#')
        quit_well(clout)


def test_import():
    """an archive given on the command line is imported into the user's data, and stays"""
    with own() as home:
        archive = home.path / 'export.tar.gz'
        with tarfile.open(archive, 'w:gz') as packed:
            for name in os.listdir(SAMPLE):
                packed.add(os.path.join(SAMPLE, name), name)
        with home.open(archive) as clout:
            report = clout.window_named('Archive Imported')
            clout.see('label', re.compile(rf'Mastodon: {HANDLE}\nRead 120 posts, .*\n'
                                          r'Followers: 412\.\nReactions: [\d,]+\.$'), report)
            clout.see('button', 'Close', report)
            assert not unnamed(report), unnamed(report)
            clout.show_score()
            clout.see('list', 'Points by network')
            clout.see_no('label', SAMPLE_TEXT)
            quit_well(clout)
        with home.open() as clout:
            clout.see('list', 'Points by network')
            quit_well(clout)


def test_handle():
    """a file that doesn't name its owner asks for the handle; without one nothing is imported"""
    with own() as home:
        posts = home.path / 'your_posts_1.json'
        posts.write_text('[{"timestamp": 1700000000, "data": [{"post": "Tea"}]}]')
        with home.open(posts) as clout:
            dialog = clout.window_named('Whose Archive Is This?')
            clout.see('label', re.compile('“your_posts_1.json” doesn’t say whose it is'), dialog)
            assert not unnamed(dialog), unnamed(dialog)
            assert not any(has(button, 'SENSITIVE')
                           for button in clout.all('button', 'Open', dialog))
            clout.click('button', 'Cancel', dialog)
            clout.see_closed(dialog)
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)
        with home.open(posts) as clout:
            dialog = clout.window_named('Whose Archive Is This?')
            clout.type('Handle', '@ada', dialog)
            clout.click('button', 'Open', dialog)
            report = clout.window_named('Archive Imported')
            clout.see('label', re.compile('Facebook: ada\nRead 1 post, 2023'), report)
            clout.show_score()
            quit_well(clout)


def takeout_post(number, likes):
    """A Google+ post as in Takeout."""
    def person(number):
        return {'displayName': f'Friend {number}', 'resourceName': f'users/{number}',
                'profilePageUrl': f'https://plus.google.com/{number}'}

    return json.dumps({
        'url': f'https://plus.google.com/1/posts/{number}',
        'resourceName': f'users/1/posts/{number}',
        'author': {**person(1), 'displayName': 'Ada Sample'}, 'content': f'Tea & cake {number}',
        'creationTime': '2014-05-06 07:08:09+0000', 'postAcl': {'isPublic': True},
        'plusOnes': [{'plusOner': person(2 + one)} for one in range(likes)]})


def test_highlights():
    """the archive of a closed network is for looking back, and the page says so"""
    with own() as home:
        archive = home.path / 'takeout.zip'
        with zipfile.ZipFile(archive, 'w') as packed:
            for number in range(3):
                packed.writestr(f'Takeout/Google+ Stream/Posts/20140506 - Tea {number}.json',
                                takeout_post(number, likes=2 * number))
        with home.open_archive(archive) as clout:
            clout.tab_to('How the Score Works')
            # Scrolls to the end of the page.
            clout.key('End')
            clout.see('label', re.compile('Google. closed in 2019'))
            clout.tab_to('Google+: 1')
            clout.key('Return')
            clout.click('button', 'Highlights')
            names = [name_of(row) for row in items(clout, 'Highlights')]
            assert len(names) == 2 and names[0].startswith('Tea & cake 2') \
                and '4 likes' in names[0] and '2 likes' in names[1], names
            assert not unnamed(clout.window), unnamed(clout.window)
            clout.key('Escape')
            clout.see('button', 'Highlights')
            clout.key('Escape')
            clout.key('Alt', '2')
            clout.see('list item', re.compile('Ada Sample'))
            quit_well(clout)


def test_bad_import():
    """a file that isn't an archive is rejected with an explanation, which can be dismissed"""
    text = re.compile("shopping.zip: Unsupported file")
    with own() as home:
        file = home.path / 'shopping.zip'
        file.write_text('milk')
        with home.open(file) as clout:
            clout.see('alert', text)
            clout.click('button', 'Close Message')
            clout.see_no('alert', text)
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)


def test_failed_sample():
    """the sample can be retried after an error, and closed"""
    with own() as home:
        folder = home.path / 'later'
        with home.open('--sample', CLOUT_SAMPLE=str(folder)) as clout:
            clout.see('label', 'Couldn’t Open Sample Data')
            folder.symlink_to(SAMPLE)
            clout.click('button', 'Try Again')
            clout.see('list', 'Points by network')
            clout.see('label', SAMPLE_TEXT)
            clout.click('button', 'Exit Sample')
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)


def test_failed_store():
    """says why the data can't be opened, and opens them once the cause is gone"""
    with own() as home:
        (home.path / 'clout').write_text('in the way')
        with home.open() as clout:
            clout.see('label', 'Couldn’t Open Your Data')
            (home.path / 'clout').unlink()
            clout.click('button', 'Try Again')
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)


def test_failed_pages():
    """each page says that it couldn't be read, and retries on request"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by network')
            quit_well(clout)
        hide_table(home, 'post_tag')
        with home.open() as clout:
            clout.see('label', 'Couldn’t Calculate Your Score')
            clout.key('Alt', '3')
            clout.see('label', 'Couldn’t Load Topics')
            hide_table(home, 'post_tag', back=True)
            clout.click('button', 'Try Again')
            clout.see('list', 'Topics')
            clout.key('Alt', '1')
            clout.click('button', 'Try Again')
            clout.see('list', 'Points by network')
            clout.tab_to('Mastodon')
            hide_table(home, 'person')
            clout.key('Return')
            clout.see('label', 'Couldn’t Load This Page')
            hide_table(home, 'person', back=True)
            clout.click('button', 'Try Again')
            clout.see('list', 'Parts')
            quit_well(clout)


def test_bulk():
    """beyond the 200 who count most, a row says how many there are, and opens them"""
    with own() as home:
        write_bulk(SAMPLE, home.path / 'bulk', 300)
        with home.open('--sample', CLOUT_SAMPLE=str(home.path / 'bulk')) as clout:
            clout.see('list', 'Points by network')
            for name in ('Mastodon', 'Engagement'):
                clout.tab_to(name)
                clout.key('Return')
                parts = clout.see('list', 'Parts')
            rows = await_it('people', lambda: (lambda all: len(all) == 201 and all)(
                clout.all('list item', within=parts)))
            assert name_of(rows[-1]).startswith('100 more people together, '), name_of(rows[-1])
            clout.tab_to(name_of(rows[0]))
            clout.key('End')
            await_it('the last line', lambda: has(rows[-1], 'FOCUSED'))
            clout.key('Return')
            others = clout.see('list', 'Parts')
            await_it('the others', lambda: len(clout.all('list item', within=others)) == 100)
            clout.key('Escape')
            await_it('the last line', lambda: has(rows[-1], 'FOCUSED'))
            quit_well(clout)


def test_quiet_account():
    """without anything to count, each page says so"""
    with own() as home:
        export = home.path / 'export'
        export.mkdir()
        for name in ('actor.json', 'outbox.json'):
            data = json.loads(pathlib.Path(SAMPLE, name).read_text(encoding='utf-8'))
            if name == 'outbox.json':
                data.update(totalItems=0, orderedItems=[])
            (export / name).write_text(json.dumps(data), encoding='utf-8')
        with home.open_archive(export) as clout:
            clout.see('label', 'No score yet')
            clout.see_no('label', 'Last 90 Days')
            clout.key('Alt', '3')
            clout.see('label', 'No Topics Yet')
            quit_well(clout)


def test_away():
    """an away period is added, is there after a restart, and can be removed"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by network')
            dialog = clout.open_away_dialog()
            assert not unnamed(dialog), unnamed(dialog)
            clout.see('label', 'No time away yet', dialog)
            clout.click('button', 'Add Time Away', dialog)
            row = name_of(await_it('the holiday', lambda: clout.all('list item', within=clout.see(
                'list', 'Your time away', dialog))[0]))
            clout.key('Escape')
            clout.see_closed(dialog)
            quit_well(clout)
        with home.open() as clout:
            clout.see('list', 'Points by network')
            dialog = clout.open_away_dialog()
            clout.see('list item', row, dialog)
            clout.click('button', f'Remove {row}', dialog)
            clout.see('label', 'No time away yet', dialog)
            # The first Escape goes back, the second closes the dialog.
            clout.see('button', 'Undo', dialog)
            clout.key('Escape')
            clout.see_no('button', 'Undo', dialog)
            clout.key('Escape')
            clout.see_closed(dialog)
            quit_well(clout)


def test_tab_order():
    """Tab reaches everything on a page and in its frame, from the top, and comes round"""
    frame = ['Add Account', 'Score', 'Accounts', 'Topics', 'Friends', 'Perks', 'Main Menu',
             'Exit Sample']
    pages = {
        'Points by network': ('1', [
            # A drop-down's focus is on a button within it, which GTK doesn't name.
            'Since yesterday', '7 days', '30 days', 'GtkToggleButton',
            'Daily Scores', 'Save Chart…',
            'Score ',
            f'Mastodon: {HANDLE}', 'Facebook: juniper.sample', 'X: juniper_sample']),
        'Accounts': ('2', [NAME, f'Remove {HANDLE}', NAME, 'Remove juniper_sample',
                           NAME, 'Remove juniper.sample', 'Add Account']),
        'Topics': ('3', ['#Cycling', '#OpenSource', '#FolkMusic', '#Gardening', '#Birds',
                         'Seed Saving']),
    }
    with sample() as clout:
        clout.see('list', 'Points by network')
        for name in ('Tips', 'This week', 'Recent highlights', 'Score analysis'):
            one = await_it(name, lambda name=name: clout.all(None, name))[0]
            if name == 'Recent highlights':
                pages['Points by network'][1].extend(['All Posts', *map(name_of, children(one))])
                continue
            pages['Points by network'][1].extend(
                name_of(node) for node in walk(one)
                if is_laid_out(node) and node.get_role_name() in ('list item', *BUTTONS))
        pages['Points by network'][1].append('How the Score Works')
        for there, (digit, wanted) in pages.items():
            clout.key('Alt', digit)
            clout.see('list', there)
            names = clout.tab_round()
            start = names.index('Exit Sample') + 1
            names = names[start:] + names[:start]
            assert len(names) == len(wanted + frame) and all(
                name.startswith(want) for name, want in zip(names, wanted + frame)), names
        quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/window', dict(globals()), sys.argv[4:]))
