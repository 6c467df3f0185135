#!/usr/bin/env python3
# test-cli.py: the command-line program, from an archive to an explained score.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import http.server
import json
import os
import pathlib
import random
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import zipfile
from xml.etree import ElementTree

from fixture import PROGRAM, SAMPLE, UNDER_WINE, run, run_all, write_mastodon, write_x


def close(one, other):
    return abs(one - other) < 1e-5


def two_archives(folder):
    mastodon, x, store = folder / 'mastodon', folder / 'x', folder / 'data' / 'clout.db'
    mastodon.mkdir()
    x.mkdir()
    write_mastodon(mastodon)
    write_x(x)
    assert run('--store', store, 'import', mastodon).returncode == 0
    alone = json.loads(run('--store', store, 'score', '--json').stdout)
    for _ in range(2):
        done = run('--store', store, 'import', x)
        assert done.returncode == 0, done.stderr
    both = json.loads(run('--store', store, 'score', '--json').stdout)
    assert both['score'] > alone['score'], (both, alone)
    assert alone['estimated'] > 0.7 and alone['unknown']['signal'] == 'followers', alone
    assert len(both['accounts']) == 2
    assert both['low'] < both['score'] < both['high']
    assert close(sum(a['points'] for a in both['accounts']), both['score'])
    for account in both['accounts']:
        assert close(account['audience'] + account['engagement'], account['points'])
    history = json.loads(run('--store', store, 'history', '--json').stdout)
    assert close(history[-1]['score'], both['score'])
    shown = run('--store', store, 'explain', '--depth', 2).stdout.split('\n')
    assert close(sum(float(line.split()[0]) for line in shown[1:]
                     if line and not line.startswith('Partly estimated')),
                 float(shown[0].split()[0])), shown
    number = [a for a in both['accounts'] if a['network'] == 'x'][0]['id']
    asked = run('--store', store, 'forget', number)
    assert asked.returncode == 2 and '--yes' in asked.stderr, asked
    assert len(json.loads(run('--store', store, 'export').stdout)['account']) == 2
    forgotten = run('--store', store, 'forget', number, '--yes')
    assert forgotten.returncode == 0, forgotten.stderr
    again = json.loads(run('--store', store, 'score', '--json').stdout)
    assert again == alone, (again, alone)
    said = run('--store', store, 'score').stdout
    assert 'Partly estimated (7' in said and 'followers is unknown. Mastodon: ada@' in said, said
    exported = json.loads(run('--store', store, 'export').stdout)
    assert len(exported['account']) == 1 and len(exported['post']) == 5


def unknown_score(folder):
    """Where no score is shown, no command prints numbers that explain one."""
    archive, store = folder / 'mastodon', folder / 'data' / 'clout.db'
    archive.mkdir()
    (archive / 'actor.json').write_text(json.dumps(
        {'id': 'https://example.social/users/ada', 'type': 'Person', 'preferredUsername': 'ada'}))
    (archive / 'outbox.json').write_text(json.dumps(
        {'type': 'OrderedCollection', 'totalItems': 0, 'orderedItems': []}))
    assert run('--store', store, 'import', archive).returncode == 0
    for command in ('score', 'explain', 'changes'):
        said = run('--store', store, command).stdout
        assert said.startswith('Not enough data for a score') and said.count('\n') == 1, said
    assert json.loads(run('--store', store, 'changes', '--json').stdout) == {
        'days': 7, 'before': None, 'after': None, 'reason': 'not-enough-data'}


def sample(folder):
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)
    everything = run('--sample', 'explain', '--depth', 9)
    assert everything.returncode == 0, everything.stderr
    assert 'Reply: ' in everything.stdout and 'Like: ' in everything.stdout
    score = json.loads(run('--sample', 'score', '--json').stdout)
    assert score['accounts'][0]['engagement'] > 1
    plus_k = json.loads(run('--sample', 'endorsements', '--json').stdout)
    assert len(plus_k['given']) == 5 and len(plus_k['received']) == 8, plus_k
    topics = json.loads(run('--sample', 'topics', '--json').stdout)['topics']
    assert {topic['name']: topic['plus_k'] for topic in topics}['Gardening'] == 3, topics
    # Kept in the sample, by the same rules as everywhere.
    given = run('--sample', '--json', 'give', 'petra_vine@museum.example', 'Compost')
    assert json.loads(given.stdout)['state'] == 'stands', given
    again = run('--sample', 'give', 'ada_birch@example.social', 'Compost')
    assert again.returncode != 0 and 'within the last week' in again.stderr, again
    assert not list(folder.iterdir())


def badge(folder):
    """The score as a picture that is complete at any time, accessible and refers to nothing."""
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)
    file = folder / 'badge <1>.svg'
    score = json.loads(run('--sample', 'score', '--json').stdout)['score']

    file.write_text('old')
    file.chmod(0o644)
    (folder / 'link').hardlink_to(file)
    done = run('--sample', 'badge', str(file))
    assert done.returncode == 0 and not done.stdout and not done.stderr, done
    # The old file was replaced, not written to.
    assert (folder / 'link').read_text() == 'old'
    (folder / 'link').unlink()
    root = ElementTree.parse(file).getroot()
    names = '{http://www.w3.org/2000/svg}'
    title = root.find(f'{names}title')
    assert re.match(rf'Clout score {score:.1f}: Considerable influence \(', title.text), title.text
    assert root.get('role') == 'img' and root.get('aria-labelledby') == title.get('id')
    assert [text.text for text in root.iter(f'{names}text')] == ['Clout', f'{score:.1f}']
    svg = file.read_text()
    assert 'href' not in svg and 'http' not in svg.replace('http://www.w3.org/2000/svg', ''), svg
    for program in (['xmllint', '--noout'], ['rsvg-convert']):
        if shutil.which(program[0]):
            subprocess.run([*program, str(file)], check=True, stdout=subprocess.DEVNULL)
    # Without a score, the last badge stays.
    refused = run('--store', str(folder / 'empty.db'), 'badge', str(file))
    assert refused.returncode == 1 and file.read_text() == svg, refused
    refused = run('--sample', 'badge', str(folder))
    assert refused.returncode == 1 and 'isn’t a regular file' in refused.stderr, refused
    refused = run('--sample', 'badge', str(folder / 'nowhere' / 'a.svg'))
    assert refused.returncode == 1 and 'nowhere' in refused.stderr, refused


def languages(folder):
    """The sample is in the person's language where it has texts, with the same score, to which
    each of its networks adds visibly."""
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)
    found = {}
    for language in ('C', 'en_US:de', 'pl', 'de_AT:en', 'es', 'fr', 'ja'):
        def read(*arguments):
            return json.loads(run('--sample', '--json', *arguments, LANGUAGE=language).stdout)

        score = read('score')
        points = {account['network']: account['points'] for account in score['accounts']}
        assert list(points) == ['mastodon', 'x', 'facebook'], points
        assert min(points.values()) >= 0.05 * score['score'], points
        # Each is as recent as if it had been written now.
        newest = {account['network']: account['last_sync'] for account in read('accounts')}
        assert all(-7 * 86400 < when - time.time() <= 0 for when in newest.values()), newest
        topics = [topic['name'] for topic in read('topics')['topics']]
        publishers = {perk['publisher'] for perk in read('perks')}
        assert len(publishers) == 2, publishers
        found[language] = (score['score'], topics, publishers)
    assert len({score for score, _, _ in found.values()}) == 1, found
    for language in ('en_US:de', 'pl'):
        assert found[language] == found['C'], found
    assert '#Garten' in ['#' + name for name in found['de_AT:en'][1]], found['de_AT:en']
    for language in ('de_AT:en', 'es', 'fr', 'ja'):
        assert not set(found[language][1]) & set(found['C'][1]) - {'OpenSource', 'Compost'}, found
        assert not found[language][2] & found['C'][2], found


def analysis(folder):
    """Sub-scores, style and week of the sample, and that nothing is made up without data."""
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)

    def read(*arguments):
        done = run(*arguments, '--json')
        assert done.returncode == 0 and not done.stderr, (arguments, done)
        return json.loads(done.stdout)

    everything = read('--sample', 'analysis')
    for name in ('true_reach', 'amplification', 'network'):
        part = everything[name]
        points = sum(one['points'] for one in part['parts'].values())
        assert 0 < part['score'] < 100 and close(points, part['score']), part
        assert part['before'] is not None, part
    assert everything['followers'] == 412 + 187 + 331 and everything['listed'] is None, everything
    counts = everything['counts']
    groups = [counts[name] for name in ('words', 'shares', 'likes')]
    assert counts['all']['reactions'] == sum(group['reactions'] for group in groups), counts
    assert all(group['people'] <= counts['all']['people'] for group in groups), counts
    style = read('--sample', 'style')
    assert style['style'] == 'networker' and style['shares'] == 0 and style['creating'] == 1, style
    assert style['posts'] > style['tagged'] > 0 and 3 < style['topics'] < 5, style
    week = read('--sample', 'week')
    owed = json.loads(run('--sample', 'friends', 'owed', '--json').stdout)
    assert [one['handle'] for one in week['waiting']] == [one['handle'] for one in owed], week
    assert week['likes'] > 0 and week['people'] > 0 and week['best_post']['excerpt'], week
    said = run('--sample', 'week').stdout
    assert week['best_post']['excerpt'] in said and week['waiting'][0]['name'] in said, said
    assert 'Networker' in run('--sample', 'style').stdout
    assert 'True reach' in run('--sample', 'analysis').stdout

    store = folder / 'clout.db'
    for command in ('analysis', 'style', 'week'):
        said = run('--store', store, command)
        assert said.returncode == 0 and said.stdout.startswith('No accounts yet'), said
    nothing = read('--store', store, 'analysis')
    for name in ('true_reach', 'amplification', 'network'):
        assert nothing[name]['score'] is None and not nothing[name]['parts'], nothing
    assert read('--store', store, 'style')['style'] is None
    assert read('--store', store, 'week')['new_people'] is None
    mastodon = folder / 'mastodon'
    mastodon.mkdir()
    write_mastodon(mastodon)
    assert run('--store', store, 'import', mastodon).returncode == 0
    few = read('--store', store, 'style')
    assert few['style'] is None and few['posts'] == 5 and few['creating'] is None, few
    assert read('--store', store, 'week')['best_post']['likes'] > 0


def namesakes(folder):
    """Two people called Bob on two servers are told apart wherever both are named."""
    archive = folder / 'sample'
    shutil.copytree(SAMPLE, archive)
    text = (archive / 'inbox.json').read_text()
    for name in ('"Ada Birch"', '"Bela Ocean"'):
        assert name in text
        text = text.replace(name, '"Bob"')
    (archive / 'inbox.json').write_text(text)
    os.environ['CLOUT_SAMPLE'] = str(archive)
    os.environ['TMPDIR'] = str(folder)
    handles = ['ada_birch@example.social', 'bela_ocean@allotment.example']
    lines = run('--sample', 'explain', '--depth', 9, '--all').stdout.splitlines()
    people = [line.split(None, 1)[1] for line in lines
              if len(line.split(None, 1)) == 2 and line.split(None, 1)[1].startswith('Bob')]
    assert sorted(set(people)) == [f'Bob ({handle})' for handle in handles], people
    listed = [line.split() for line in run('--sample', 'friends').stdout.splitlines()]
    assert sorted(line[2] for line in listed if 'Bob' in line) == handles, listed


def friends(folder):
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)

    def listed(*arguments):
        answer = run('--sample', 'friends', *arguments, '--json')
        assert answer.returncode == 0, answer.stderr
        return json.loads(answer.stdout)

    everyone = listed()
    assert len(everyone) == 48 and everyone == listed('all')
    influence = [row['influence'] for row in everyone]
    assert influence == sorted(influence, reverse=True), influence
    assert all(row['low'] <= row['influence'] <= row['high'] and row['follows_you']
               for row in everyone)
    ours = listed('i-influence')
    assert [row['n'] for row in ours] == sorted((row['n'] for row in ours), reverse=True) and ours
    owed = listed('owed')
    assert owed == sorted(owed, key=lambda row: row['time']) and owed
    assert [row['name'] for row in listed('--search', 'bIRch ada')] == ['Ada Birch']
    assert listed('--search', 'nobody-of-that-name') == []
    told = run('--sample', 'friends', '--search', 'nobody-of-that-name')
    assert told.returncode == 0 and told.stdout == 'No matching people\n', told
    assert 'ada_birch@example.social' in run('--sample', 'friends').stdout
    wrong = run('--sample', 'friends', 'enemies')
    assert wrong.returncode == 2 and 'enemies' in wrong.stderr and not wrong.stdout, wrong


def lists(folder):
    store = folder / 'lists.db'
    petra, ulla = 'petra_vine@museum.example', 'ulla_knot@fiddle.example'

    def done(*arguments):
        answer = run('--store', store, *arguments)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def names(*arguments):
        return [row['name'] for row in json.loads(done(*arguments, '--json'))]

    done('import', SAMPLE)
    assert done('lists') == 'No lists yet\n'
    done('lists', 'add', 'Family', '@' + petra)
    done('lists', 'add', 'family', ulla)
    assert json.loads(done('lists', '--json')) == [{'name': 'Family', 'people': 2}]
    assert names('lists', 'family') == ['Petra Vine', 'Ulla Knot']
    done('lists', 'remove', 'Family', ulla)
    assert names('lists', 'Family') == ['Petra Vine']
    done('lists', 'remove', 'Family')
    assert done('lists') == 'No lists yet\n'
    everyone, score = names('friends'), done('score')
    done('merge', ulla, petra)
    assert names('friends') == [name for name in everyone if name != 'Ulla Knot']
    done('split', petra)
    assert names('friends') == everyone and done('score') == score
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)
    compared = json.loads(run('--sample', 'compare', petra, ulla, '--json').stdout)
    assert [row['name'] for row in compared] == ['Petra Vine', 'Ulla Knot']
    assert all(len(row['received']) == 13 and sum(row['received']) > 0 for row in compared)
    assert 'Petra Vine' in done('compare', petra)
    assert run('--store', store, 'compare', *[petra] * 5).returncode == 2
    wrong = run('--store', store, 'lists', 'add', 'Family', 'stranger')
    assert wrong.returncode == 2 and 'stranger' in wrong.stderr, wrong


def write_zip(path, **files):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text if isinstance(text, str) else json.dumps(text))
    return path


def write_facebook(path):
    def escaped(text):
        return text.encode().decode('latin-1')

    comments = [{'timestamp': 1400000100 + n, 'author': escaped('Frë d'), 'comment': 'x'}
                for n in range(3)]
    return write_zip(path, **{
        'personal_information/profile_information/profile_information.json': {'profile_v2': {
            'name': {'full_name': escaped('Adé Sample')}, 'registration_timestamp': 1200000000}},
        'connections/friends/your_friends.json': {'friends_v2': [
            {'name': f'F{n}', 'timestamp': 1} for n in range(321)]},
        'your_facebook_activity/posts/your_posts_1.json': [
            {'timestamp': 1700000000 + n, 'data': [{'post': escaped('To #Café')}]}
            for n in range(9)],
        'your_facebook_activity/posts/album/0.json': {'name': 'A', 'photos': [
            {'uri': 'x/1_n.jpg', 'creation_timestamp': 1400000000, 'comments': comments}]}})


def write_google_plus(path):
    people = [{'displayName': f'Friend {n}', 'resourceName': f'users/{n}'} for n in range(9)]
    return write_zip(path, **{f'Takeout/Stream in Google+/Beiträge/20140506 - Tea {n}.json': {
        'author': people[1], 'resourceName': f'users/1/posts/{n}', 'content': f'Tea {n} #Oolong',
        'creationTime': '2014-05-06 07:08:09+0000', 'postAcl': {'isPublic': True},
        'plusOnes': [{'plusOner': person} for person in people[2:3 + n]]} for n in range(4)})


def write_linkedin(path):
    return write_zip(path, **{
        'Profile.csv': 'First Name,Last Name\nAda,Sample\n',
        'Connections.csv': 'Notes:\n"x"\n\nFirst Name,Last Name\n' + 'A,B\n' * 512,
        'Shares.csv': 'Date,ShareLink,ShareCommentary,Visibility\n' + ''.join(
            f'2026-02-0{n} 10:00:00,https://l.example/urn%3Ali%3Ashare%3A{n},"A,\nb #Work",PUBLIC\n'
            for n in range(1, 8))})


def other_archives(folder):
    """Each archive is imported once, however often it is given, and the report says how old it
    is."""
    store = folder / 'clout.db'
    archives = [(write_google_plus(folder / 'takeout.zip'), 'Google+', 'googleplus'),
                (write_facebook(folder / 'facebook.zip'), 'Facebook', 'facebook'),
                (write_linkedin(folder / 'linkedin.zip'), 'LinkedIn', 'linkedin')]
    last = 0
    for path, name, network in archives:
        done = run('--store', store, 'import', path)
        assert done.stdout.startswith(f'Imported {name}: '), done
        once = run('--store', store, 'export').stdout
        assert run('--store', store, 'import', path).returncode == 0
        assert run('--store', store, 'export').stdout == once, network
        score = json.loads(run('--store', store, 'score', '--json').stdout)
        points = {account['network']: account['points'] for account in score['accounts']}
        assert close(sum(points.values()), score['score'])
        assert (points[network] < 1e-6) == (network == 'googleplus'), points
        assert score['score'] > last or network == 'googleplus'
        last = score['score']
    accounts = run('--store', store, 'accounts').stdout
    assert accounts.count('From an archive, up to ') == 3, accounts
    assert 'Google+ closed in 2019' in run('--store', store, 'score').stdout
    moments = run('--store', store, 'highlights').stdout.split('\n')
    assert moments[1].strip() == 'Tea 3 #Oolong' and '4 likes' in moments[0], moments
    assert any('3 replies' in line for line in moments), moments
    assert 'Get a copy of your data' in run('networks', 'linkedin').stdout
    assert 'closed in 2019' in run('networks', 'googleplus').stdout
    assert 'Clout uses at most 8424' in run('networks', 'youtube').stdout.replace(',', '')
    topics = run('--store', store, 'topics').stdout
    assert all(f'#{topic}:' in topics for topic in ('Oolong', 'Café', 'Work')), topics


def bad_archives(folder):
    store, mastodon = folder / 'clout.db', folder / 'mastodon'
    mastodon.mkdir()
    write_mastodon(mastodon)
    text = (mastodon / 'outbox.json').read_text()
    (mastodon / 'outbox.json').write_text(text[:len(text) // 2])
    for path in (mastodon, folder / 'missing', folder):
        done = run('--store', store, 'import', path)
        assert done.returncode == 1 and done.stderr.startswith(f'clout-cli: {path}: '), (path, done)
    several = folder / 'several'
    several.mkdir()
    write_google_plus(several / 'takeout.zip')
    write_linkedin(several / 'linkedin.zip')
    done = run('--store', store, 'import', several)
    assert done.returncode == 1 and 'folder: linkedin.zip, takeout.zip. Choose' in done.stderr, done
    assert json.loads(run('--store', store, 'score', '--json').stdout)['accounts'] == []


def untrusted_names(folder):
    """Untrusted names can't control the terminal, whatever they contain."""
    hostile = '\x1b]0;gone\x07\x1b[2JA\nd\u202ea\x9b31m'
    store, mastodon = folder / 'clout.db', folder / 'mastodon'
    mastodon.mkdir()
    write_mastodon(mastodon)
    actor = json.loads((mastodon / 'actor.json').read_text())
    (mastodon / 'actor.json').write_text(json.dumps({**actor, 'name': hostile}))
    assert run('--store', store, 'import', mastodon).returncode == 0
    kept = run('--store', store, 'export').stdout
    assert ']0;gone [2JA da 31m' in kept, kept[:500]
    for arguments in (['accounts'], ['explain'], ['forget', hostile, '--yes'], ['score', hostile]):
        said = run('--store', store, *arguments)
        text = (said.stdout + said.stderr).replace('\n', '')
        assert text and all(c.isprintable() for c in text), (arguments, text)


def counters(folder):
    os.environ['XDG_DATA_HOME'] = str(folder)
    rows = 'name,followers,listed\r\n"a, ""b""",100,3\n,,\nc,-1,2\nd,1\ne,18500000,200000'
    done = run('score', '--counters', '-', data=rows)
    assert done.returncode == 1
    lines = done.stdout.split('\n')
    assert lines[0] == 'name,followers,listed,score'
    assert lines[1].startswith('"a, ""b""",100,3,') and len(lines[1].split('.')[-1]) == 6
    assert lines[3] == 'c,-1,2,' and lines[4] == 'd,1,'
    assert float(lines[5].split(',')[-1]) > 90
    told = done.stderr.split('\n')
    assert told[0] == 'unknown column “name” (passed through)', told
    assert told[1].startswith('line 4:') and told[2].startswith('line 5:') and told[3:] == ['']
    assert not list(folder.iterdir())
    headless = run('score', '--counters', '-', '--columns', 'followers,listed', data='100,3\n')
    assert headless.stdout.strip().split(',')[-1] == lines[1].split(',')[-1]
    assert run('score', '--counters', '-', data='nothing,known\n1,2\n').returncode == 2


def splits(folder):
    """A row's output depends only on that row, however the rows are split and ordered."""
    chance = random.Random(7)
    columns = 'followers,following,listed,posts,mentions_received,reshares_received,likes_received'
    rows = [','.join(chance.choice(('', '0', '1e3', f'{chance.random():.6f}',
                                    str(chance.randrange(10 ** chance.randint(1, 18)))))
                     for _ in columns.split(','))
            for _ in range(3000)]

    def score(part):
        done = run('score', '--counters', '-', '--columns', columns,
                   data=''.join(row + '\n' for row in part))
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    whole = score(rows)
    assert len(whole) == len(rows) and len(set(whole)) > len(rows) / 2
    for _ in range(5):
        order = chance.sample(range(len(rows)), len(rows))
        cuts = sorted(chance.sample(range(1, len(rows)), 6))
        for start, end in zip([0, *cuts], [*cuts, len(rows)]):
            part = order[start:end]
            assert score(rows[i] for i in part) == [whole[i] for i in part]


def unknown_columns(folder):
    os.environ['XDG_DATA_HOME'] = str(folder)
    rows = 'followers,mentions,mentions,listed\n' + '100,5,5,3\n' * 3
    done = run('score', '--counters', '-', data=rows)
    assert done.returncode == 0
    assert done.stderr == 'unknown column “mentions” (passed through)\n'
    known = run('score', '--counters', '-', data='followers,listed\n100,3\n')
    assert known.stderr == ''
    assert len(done.stdout.split()) == 4
    for row in done.stdout.split()[1:]:
        assert row == '100,5,5,3,' + known.stdout.strip().split(',')[-1]
    bare = run('score', '--counters', '-', '--columns', 'followers,mentions', data='100,5\n')
    assert bare.returncode == 0 and bare.stderr.count('“mentions”') == 1


class Publisher(http.server.BaseHTTPRequestHandler):
    """Serves a feed of perks on every path except those ending in x."""

    offer = {'what': 'Twelve kinds', 'link': 'https://seeds.example/box',
             'disclosure': 'We hope for a post.'}
    feed = {'clout_perks': 1, 'publisher': 'Seeds', 'perks': [
        {**offer, 'title': 'High', 'from_score': 99},
        {**offer, 'title': 'Box', 'from_score': 1, 'topics': ['WORLD']},
        {**offer, 'title': 'Unsound', 'disclosure': ''}]}

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'<html>' if self.path.endswith('x') else json.dumps(self.feed).encode())

    def log_message(self, *_):
        pass


def perks(folder):
    store = folder / 'clout.db'
    for name, write in (('mastodon', write_mastodon), ('x', write_x)):
        (folder / name).mkdir()
        write(folder / name)
        assert run('--store', store, 'import', folder / name).returncode == 0
    server = http.server.HTTPServer(('127.0.0.1', 0), Publisher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f'http://127.0.0.1:{server.server_port}/perks.json'
    none = run('--store', store, 'perks')
    assert none.returncode == 0 and 'clout-cli subscribe' in none.stdout, none
    bad = run('--store', store, 'subscribe', url + 'x')
    assert bad.returncode == 1 and 'No perks found at that address' in bad.stderr, bad
    done = run('--store', store, 'subscribe', url)
    assert done.returncode == 0 and 'Box  (For you)' in done.stdout, done
    assert 'Offered by Seeds. We hope for a post.' in done.stdout, done
    server.shutdown()
    server.server_close()
    offers = json.loads(run('--store', store, '--json', 'perks').stdout)
    assert [(one['title'], one['state']) for one in offers] \
        == [('Box', 'yours'), ('High', 'higher-score')], offers
    assert run('--store', store, 'unsubscribe', 'Nobody').returncode == 2
    assert run('--store', store, 'unsubscribe', 'Seeds').returncode == 0
    assert json.loads(run('--store', store, '--json', 'perks').stdout) == []


def hostile_counters(folder):
    """Quoted line breaks are part of a cell, and no cell becomes a formula or a command."""
    rows = 'name,followers,=cmd\x1b[2J\n"a\n""b",100,\n=1+1,5,\n"@SUM(A1)",6,\n-5,7,+1+2\n,-1,\n'
    done = run('score', '--counters', '-', data=rows)
    lines = done.stdout.splitlines()
    assert lines[0] == "name,followers,'=cmd\x1b[2J,score", lines
    assert lines[1:3] == ['"a', '""b",100,,' + lines[2].split(',')[-1]] and lines[2][-1].isdigit()
    assert lines[3].startswith("'=1+1,5,,") and lines[4].startswith('"\'@SUM(A1)",6,,'), lines
    assert lines[5].startswith("-5,7,'+1+2,") and lines[6] == ',-1,,', lines
    assert done.returncode == 1 and 'line 7:' in done.stderr, done.stderr
    assert '\x1b' not in done.stderr, done.stderr


def usage(folder):
    alone = run()
    assert alone.returncode == 2 and '  explain ' in alone.stdout and not alone.stderr, alone
    for typed, said in [(['scroe'], '“scroe”. Did you mean “score”?'),
                        (['nonsense'], 'no command “nonsense”'),
                        (['score', '--jsno'], '“--jsno” here. Did you mean “--json”?'),
                        (['score', '--depth', '3'], '“score” has no option “--depth”'),
                        (['forget', '1', '--json'], '“forget” has no option “--json”'),
                        (['--nothing-like-it'], 'no option “--nothing-like-it”'),
                        (['import'], '“import” needs FILE'),
                        (['accounts', 'x'], '“accounts” doesn’t take “x”'),
                        (['add', 'a', 'b'], '“add” doesn’t take “b”'),
                        (['score', '--columns', 'followers'], '“--counters”'),
                        (['history', '--days', '0'], '“--days” must be 1 or more'),
                        (['history', '--days', '-3'], '“--days” must be 1 or more'),
                        (['explain', '--depth', '0'], '“--depth” must be 1 or more')]:
        told = run(*typed)
        assert told.returncode == 2 and said in told.stderr and not told.stdout, (typed, told)
    assert run('--store', folder / 'a.db', 'forget', 'nobody').returncode == 2
    assert run('--version').stdout.startswith('clout-cli ')
    assert '--depth' in run('explain', '--help').stdout
    assert 'Example: clout-cli changes 30' in run('changes', '--help').stdout


def in_json(folder):
    """Every command that prints stored data prints the same as JSON."""
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)

    def read(*arguments):
        done = run('--sample', *arguments, '--json')
        assert done.returncode == 0 and not done.stderr, (arguments, done)
        return json.loads(done.stdout)

    def total(part):
        return sum(child['points'] for child in part['parts'])

    tree, score = read('explain'), read('score')
    assert close(tree['score'], score['score']) and close(total(tree), tree['score'])
    networks = tree['networks']
    assert close(sum(one['points'] for one in networks), tree['score']), networks
    assert close(sum(one['share'] for one in networks), 1), networks
    assert sum(one['accounts'] for one in networks) == len(score['accounts']), networks
    best = tree['best_posts']
    assert len(best) == 4 and all(post['level'] == 'post' and post['people'] for post in best), best
    assert best == sorted(best, key=lambda post: -post['points']), best
    assert all(post['words'] + post['shares'] + post['likes'] > 0 for post in best), best
    account = tree['parts'][0]
    assert account['level'] == 'account' and close(total(account), account['points'])
    people = account['parts'][1]
    assert people['level'] == 'engagement' and close(total(people), people['points'])
    assert len(people['parts']) > 11, people
    reactions = [one for person in people['parts'] for one in person['parts']
                 if one['level'] == 'reaction' and one['kind'] == 'like']
    assert reactions and all(one['post'] for one in reactions), reactions
    lines = run('--sample', 'explain', '--depth', 4).stdout.splitlines()
    everything = run('--sample', 'explain', '--depth', 4, '--all').stdout.splitlines()
    assert any('--all lists them' in line for line in lines) and len(lines) < len(everything)
    assert not any('--all' in line for line in everything)
    levels = [run('--sample', 'explain', '--depth', n).stdout.splitlines() for n in (1, 2, 3)]
    assert len(levels[0]) == 1 and len(levels[0]) < len(levels[1]) < len(levels[2]), levels
    assert read('explain', '--depth', '1')['parts'] == []
    changes = read('changes', '7')
    moved = sum(changes[name] for name in ('came', 'faded', 'audience', 'rest'))
    assert close(round(changes['after'], 1) - round(changes['before'], 1), moved), changes
    assert read('accounts')[0]['handle'] == 'juniper@example.social'
    moments = read('highlights')
    assert moments and moments[0]['likes'] + moments[0]['reshares'] > 0, moments
    assert read('networks', 'x')['redirect'].endswith('/callback')
    assert read('sync') == []


def full_disk(folder):
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)
    for command in ('score', 'export', 'history', 'friends', 'networks', 'accounts', 'explain'):
        with open('/dev/full', 'w', encoding='utf-8') as full:
            done = subprocess.run([PROGRAM, '--sample', command], stdout=full, check=False,
                                  stderr=subprocess.PIPE, text=True, timeout=120)
        assert done.returncode == 1, command
        assert 'No space left on device' in done.stderr, (command, done.stderr)


def export_file(folder):
    """The file is new, complete and private, and links aren't followed."""
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder / 'temporary')
    (folder / 'temporary').mkdir()
    victim, link, old = folder / 'victim', folder / 'link.json', folder / 'old.json'
    victim.write_text('mine')
    link.symlink_to(victim)
    old.write_text('readable')
    old.chmod(0o644)
    for path in (link, old, folder / 'new.json'):
        done = run('--sample', 'export', path)
        assert done.returncode == 0, done
        assert not path.is_symlink() and path.stat().st_mode & 0o777 == 0o600, path.stat()
        assert json.loads(path.read_text())['format'] == 'clout-export'
    assert victim.read_text() == 'mine' and victim.stat().st_mode & 0o777 == 0o644
    missing = run('--sample', 'export', folder / 'nowhere' / 'a.json')
    assert missing.returncode == 1 and missing.stderr.count('nowhere/a.json') == 1, missing
    assert sorted(path.name for path in folder.iterdir()) == [
        'link.json', 'new.json', 'old.json', 'temporary', 'victim'], list(folder.iterdir())


def export_special(folder):
    """Anything but a regular file is refused at once, even a pipe without a reader."""
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)
    pipe, link = folder / 'pipe', folder / 'link'
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link, '/dev/full', '/dev/null'):
        done = run('--sample', 'export', path)
        assert done.returncode == 1 and done.stderr.count('\n') == 1, done
        assert f'{path}: isn’t a regular file' in done.stderr, done
    assert pipe.is_fifo() and link.is_symlink()
    assert json.loads(run('--sample', 'export', '/dev/stdout').stdout)['format'] == 'clout-export'
    assert pathlib.Path('/dev/stdout').is_symlink()


def hostile_addresses(folder):
    """Each gets an error message; some used to crash the program."""
    store = folder / 'clout.db'
    for address in ('a%25b', 'https://evil.example%25/y', 'https://[fe80::1%25lo]/y',
                    'https://%00/', 'javascript:alert(1)', 'file:///etc/passwd', ''):
        for command in ('subscribe', 'add', 'sign-in'):
            told = run('--store', store, command, address)
            assert told.returncode in (1, 2) and told.stderr.count('\n') == 1, (command, told)


def typed(folder):
    """Says what was recognized and what can be done there, without asking a server."""
    store = folder / 'clout.db'
    for text, said in (
            ('https://x.com/ada?s=20', 'ada on X: Open your archive, or use your own API key.'),
            ('instagram.com/ada', 'ada on Instagram: Open your archive.'),
            ('ada@gmail.com', 'That looks like an e-mail address. Which network?'),
            ('ada', 'That looks like a name. Which network?'),
            ('https://ada:secret@x.com/', 'This link contains a user name or password.')):
        told = run('--store', store, 'add', text)
        assert told.returncode == 2 and f'clout-cli: {said}' in told.stderr, told
        assert 'secret' not in told.stderr, told
    for text in ('x.com/ada', 'https://www.youtube.com/@ada', 'threads.net/@ada'):
        told = run('--store', store, 'sign-in', text)
        assert told.returncode == 2 and 'needs your own app or API key' in told.stderr, told
    assert run('--store', store, 'sign-in', 'instagram.com/ada').returncode == 2


def proxies(folder):
    """The proxy gets the request, unless no_proxy names the host or only ALL_PROXY is set."""
    asked = []
    with socket.create_server(('127.0.0.1', 0)) as server:
        def serve():
            while True:
                try:
                    connection = server.accept()[0]
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(4096).split(b'\r\n')[0].decode())
                    connection.sendall(b'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')

        threading.Thread(target=serve, daemon=True).start()
        proxy = f'http://127.0.0.1:{server.getsockname()[1]}'
        for variable, host, taken in (('https_proxy', 'social.example', True),
                                      ('HTTPS_PROXY', 'social.example', True),
                                      ('https_proxy', 'in.example', False),
                                      ('ALL_PROXY', 'social.example', False)):
            asked.clear()
            done = run('--store', folder / 'clout.db', 'add', f'@ada@{host}', no_proxy='in.example',
                       XDG_CURRENT_DESKTOP='', **{variable: proxy})
            assert done.returncode != 0 and (len(asked) > 0) == taken, (variable, done, asked)
            assert set(asked) <= {f'CONNECT {host}:443 HTTP/1.1'}, asked


def completion(folder):
    store, mastodon = folder / 'clout.db', folder / 'mastodon'
    mastodon.mkdir()
    write_mastodon(mastodon)
    assert run('--store', store, 'import', mastodon).returncode == 0

    def offered(*words):
        return run('__complete', *words).stdout.split()

    assert 'explain' in offered('ex') and '--depth' in offered('explain', '--d')
    assert '--depth' not in offered('score', '--d')
    assert offered('--store', store, 'forget', '') == ['ada@example.social']
    assert offered('--store', store, 'topics', 'hide', '') == ['world']
    assert 'mastodon' in offered('networks', '')
    assert offered('--store', folder / 'none.db', 'forget', '') == []
    assert not (folder / 'none.db').exists()
    script = pathlib.Path(__file__).resolve().parents[2] / 'data/completions/clout-cli.bash'
    (folder / 'clout-cli').symlink_to(PROGRAM)
    done = subprocess.run(
        ['bash', '-c', f'. "{script}"; COMP_WORDS=(clout-cli netw); COMP_CWORD=1; _clout_cli; '
         'printf "%s\n" "${COMPREPLY[@]}"'], capture_output=True, text=True, check=True,
        env={**os.environ, 'PATH': f'{folder}:{os.environ["PATH"]}'})
    assert done.stdout == 'networks\n', done


def ownerless(folder):
    posts, store = folder / 'your_posts_1.json', folder / 'clout.db'
    posts.write_text('[{"timestamp": 1700000000, "data": [{"post": "Tea"}]}]')
    asked = run('--store', store, 'import', posts)
    assert asked.returncode == 1 and '--handle' in asked.stderr, asked
    told = run('--store', store, 'import', posts, '--handle', '@ada')
    assert told.returncode == 0, told
    assert told.stdout.startswith('Imported Facebook: ada\nRead 1 post, 2023.\n'), told


def c_locale(folder):
    os.environ['CLOUT_SAMPLE'] = SAMPLE
    os.environ['TMPDIR'] = str(folder)
    done = subprocess.run([PROGRAM, '--sample', 'changes'], capture_output=True, timeout=120,
                          check=True, env={**os.environ, 'LC_ALL': 'C'})
    assert b'-' in done.stdout and b'?' not in done.stdout, done.stdout


def networks(folder):
    rows = {row['id']: row for row in json.loads(run('networks', '--json').stdout)}
    assert rows['mastodon']['plus_k'] and not rows['mastodon']['own_app'], rows['mastodon']
    assert rows['x']['own_app'] and rows['x']['costs'] and rows['x']['archive'], rows['x']
    assert rows['x']['redirect'] == 'http://127.0.0.1:28733/callback', rows['x']
    assert rows['threads']['redirect'].startswith('https://localhost:'), rows['threads']
    assert rows['googleplus']['archive'] and not rows['googleplus']['sign_in'], rows['googleplus']
    for name in rows:
        assert run('networks', name).returncode == 0, name
    assert run('networks', 'nowhere').returncode == 2
    store = folder / 'clout.db'
    told = run('--store', store, 'sign-in', 'x')
    assert told.returncode == 2 and 'http://127.0.0.1:28733/callback' in told.stderr, told
    said = run('--store', store, 'limit', 'x', '--per-month', '2.50').stdout
    assert said == 'X: at most $2.50 a month\n', said
    for amount in ('-1', 'lots', '1001'):
        assert run('--store', store, 'limit', 'x', '--per-month', amount).returncode == 2, amount
    assert run('--store', store, 'limit', 'mastodon', '--per-month', '1').returncode == 2
    wrong = run('--store', store, 'sign-in', 'threads', '--key', data='no-token-of-mine\n',)
    assert wrong.returncode != 0 and 'no-token-of-mine' not in wrong.stdout + wrong.stderr, wrong


if __name__ == '__main__':
    TESTS = [networks, two_archives, unknown_score, other_archives, sample, languages, analysis,
             namesakes, friends, lists, bad_archives, untrusted_names, counters, splits,
             unknown_columns, hostile_counters, perks, usage, in_json, full_disk,
             hostile_addresses, typed, completion, ownerless]
    # Windows has no permission bits, no pipes and angle brackets in folders, and prints UTF-8.
    if not UNDER_WINE:
        TESTS += [badge, export_file, export_special, c_locale]
    # Without this module GIO doesn't read proxies from the environment.
    if not UNDER_WINE and glob.glob('/usr/lib/*/gio/modules/libgiolibproxy.so'):
        TESTS.append(proxies)
    sys.exit(run_all(TESTS))
