# journey.py: sign in, sync, score, take back, sync, +K, remove; the same on every server.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import pathlib
import time

from clout import Clout, keyring_items


class Journey:
    """One person's journey from a server's name until everything is removed, with checks on the
    way."""

    def __init__(self, program, server, folder):
        self.program = program
        self.server = server
        self.folder = pathlib.Path(folder)
        self.stores = []
        self.checks = 0
        self.failed = []

    def ok(self, holds, name, why='', shown=''):
        self.checks += 1
        print(f'ok {self.server.name}: {name}{shown}' if holds
              else f'not ok {self.server.name}: {name}', flush=True)
        if not holds:
            self.failed.append(name)
            print('  ', str(why).strip().replace('\n', '\n   '), flush=True)

    def equal(self, got, wanted, name):
        self.ok(got == wanted, name, f'{show(got)}\nby hand: {show(wanted)}',
                shown=f': {show(got)}')

    def note(self, *words):
        print(f'   {self.server.name}:', *words, flush=True)

    def open(self, who, *options):
        """Creates a store, signs in and syncs. The first store uses the session's keyring; the
        others have their own, as on other computers."""
        store = self.folder / f'{self.server.name}-{who}-{len(self.stores) + 1}.db'
        clout = Clout(self.program, store, own_keyring=bool(self.stores))
        self.stores.append(clout)
        self.server.sign_in(clout, who, *options)
        return clout

    def run(self):
        for step in (self.start, self.nothing_new, self.own_acts, self.changed_posts,
                     self.some_taken_back, self.all_taken_back, self.plus_k, self.forget):
            begun = time.monotonic()
            try:
                step()
            except (RuntimeError, OSError, LookupError, ValueError) as fault:
                self.ok(False, f'{step.__name__} can be done', fault)
                if step == self.start:
                    return
            self.note(f'{step.__name__.replace("_", " ")}: {time.monotonic() - begun:.0f} s')

    def compare(self, clout, wanted, name):
        """Compares the store with the expected counts, member by member."""
        got = clout.holds()
        for member, value in wanted.items():
            self.equal(got[member], value if isinstance(value, (int, list))
                       else collections.Counter(value), f'{name}, {member}')

    def start(self):
        wanted = self.server.populate()
        self.server.proxy.take_requests()
        self.clout = self.open(self.server.me)
        self.note('requests of the first sync:', len(self.server.proxy.take_requests()))
        self.compare(self.clout, wanted, 'after the first sync')
        self.score = self.clout.score()
        self.note('score', *self.score)
        self.ok(self.score[0] > 0, 'there is a score')

    def nothing_new(self):
        """The requests of a sync without news: right away, and the next day."""
        for when in ('at once', 'again'):
            self.server.proxy.take_requests()
            self.clout.sync()
            asked = self.server.proxy.take_requests()
            self.few(asked, f'nothing new {when}')
            if self.server.says_unchanged:
                self.equal({one.status for one in asked}, {304}, f'responses {when}')
        self.server.proxy.take_requests()
        self.clout.let_a_day_pass()
        self.clout.sync()
        self.note('requests a day later:', len(self.server.proxy.take_requests()))
        self.equal(self.clout.score(), self.score, 'the score after three syncs')

    def few(self, asked, name):
        """Each page of posts beyond the first may cost one more request."""
        if self.server.quiet_requests is None:
            self.note(f'{name}: {len(asked)} requests')
            return
        limit = self.server.quiet_requests + (self.clout.holds()['posts'] - 1) // 40
        self.ok(len(asked) <= limit, f'{name}: {len(asked)} requests, at most {limit}',
                '\n'.join(f'{one.method} {one.path} {one.status}' for one in asked))

    def own_acts(self):
        wanted = self.server.act_oneself()
        self.look_again(wanted, 'after own acts')
        self.equal(self.clout.score()[0], self.score[0], 'the score after own acts')
        fresh = self.open(self.server.me)
        self.compare(fresh, wanted, 'in a fresh store after own acts')
        self.equal(fresh.score()[0], self.score[0], "a fresh store's score after own acts")
        self.nothing_new_after_own()

    def nothing_new_after_own(self):
        self.server.proxy.take_requests()
        self.clout.sync()
        self.few(self.server.proxy.take_requests(), 'nothing new after own acts')
        self.clout.let_a_day_pass()
        self.clout.sync()
        self.note('requests a day after own acts:', len(self.server.proxy.take_requests()))

    def look_again(self, wanted, name):
        self.clout.let_a_day_pass()
        try:
            self.clout.sync()
        except RuntimeError as fault:
            # A server that suddenly shows nothing is only believed the second time.
            if 'suddenly' not in str(fault):
                raise
            self.clout.let_a_day_pass()
            self.clout.sync()
        self.compare(self.clout, wanted, name)

    def same_as_fresh(self, wanted, name):
        """The store that saw everything ends up like one that only sees what is left."""
        self.look_again(wanted, name)
        fresh = self.open(self.server.me)
        self.compare(fresh, wanted, f'{name}, in a fresh store')
        self.equal(self.clout.score(), fresh.score(), f'{name}, the score is a fresh one')

    def changed_posts(self):
        self.same_as_fresh(self.server.change_posts(), 'after edits')

    def some_taken_back(self):
        self.same_as_fresh(self.server.take_back_some(), 'after some took back')
        self.ok(self.clout.score()[0] < self.score[0], 'the score has fallen',
                (self.clout.score(), self.score))

    def all_taken_back(self):
        self.same_as_fresh(self.server.take_back_all(), 'after all took back')

    def plus_k(self):
        """Bob gives Ann two; the connection is cut after the server received the first."""
        server = self.server
        if not server.topic:
            return
        server.befriend()
        self.clout.sync()
        score = self.clout.score()
        endorser = self.open(server.friend, '--plus-k')
        server.proxy.cut_next(*server.giving)
        first = endorser.run('--yes', 'give', '+K', server.handle(server.me), server.topic)
        self.note('cut:', first.returncode, (first.stdout + first.stderr).strip()[-200:])
        endorser.let_a_day_pass()
        endorser.sync()
        endorser.sync()
        server.settle()
        self.equal(server.posts_about(server.topic), 1, 'a +K whose answer was lost is there once')
        second = endorser.run('--yes', 'give', '+K', server.handle(server.me), 'jam')
        self.ok(second.returncode == 0, 'a second +K', second.stderr)
        server.settle()
        self.equal(endorser.plus_k('given'), [('ann', server.topic), ('ann', 'jam')], 'given')
        self.clout.sync()
        self.equal(self.clout.plus_k('received'), [('bob', server.topic), ('bob', 'jam')],
                   'received')
        self.equal(self.clout.score()[0], score[0], 'the score after +K')
        self.plus_k_back(endorser)

    def plus_k_back(self, endorser):
        server = self.server
        number = [one['id'] for one in endorser.json('endorsements', 'given')['given']
                  if one['topic'] != 'jam'][0]
        done = endorser.run('endorsements', 'undo', str(number))
        if server.apps_delete:
            self.ok(done.returncode == 0, 'a +K is taken back', done.stderr)
        else:
            self.ok(done.returncode == 1 and 'delete' in done.stderr,
                    "what an app can't delete is said", done)
            server.delete_posts_about(server.topic)
        server.settle()
        self.equal(server.posts_about(server.topic), 0, 'it is gone from the server')
        self.clout.let_a_day_pass()
        self.clout.sync()
        self.equal(self.clout.plus_k('received'), [('bob', 'jam')], 'received after that')

    def forget(self):
        """Each store's account is removed; the server no longer knows the tokens."""
        for clout in self.stores:
            account = clout.json('score')['accounts'][0]['handle']
            done = clout.run('--yes', 'forget', account)
            name = clout.store.name
            self.ok(done.returncode == 0, f'{name} is forgotten', done.stderr)
            self.equal(clout.left_behind(), {}, f'left in {name}')
            self.equal(clout.files_hold(account), [], f'files of {name} with the handle')
        if self.server.signs_in:
            self.equal(keyring_items(), [], 'left in the keyring')
            self.equal(self.server.live_tokens(), 0, 'tokens that the server still takes')


def show(value):
    """A count as one line."""
    if isinstance(value, collections.Counter):
        return ', '.join(f'{n} × {" ".join(key) if isinstance(key, tuple) else key}'
                         for key, n in sorted(value.items())) or 'none'
    return value
