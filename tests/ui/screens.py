# screens.py: every page, dialog and menu of the window, and how to open it. Tests that cover the
# whole window use this list, so a new screen is added once.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import re

from driver import Atspi, Home, await_it, children, is_laid_out, name_of, walk
from publisher import ADDRESS, NAME, publisher, subscribe
from server import ENTRY, SERVER_FIELD, Server, hide_browsers

HANDLE = 'juniper@example.social'


class Tour:
    """A user on a tour of the window; begin is the prefix of each translated text."""

    def __init__(self, clout, begin=''):
        self.clout = clout
        self.begin = begin

    def named(self, text):
        # A text may start with another one, like “In 7 days: +1.2”, and is then marked twice.
        return re.compile(f'(?:{self.begin})+' * bool(self.begin) + re.escape(text))

    def see(self, role, text, within=None):
        return self.clout.see(role, self.named(text), within)

    def see_list(self, text, within=None):
        """A visible list with rows, or some of it; items that weren't loaded can't be hit, so these
        come first."""
        def look():
            for node in self.clout.each('list', self.named(text), within):
                if len(list(walk(node))) > 1 and any(
                        self.clout.is_shown(part, within) for part in (node, *children(node))):
                    return node
            return None
        return await_it(f'rows of “{text}” in sight', look)

    def press(self, text, within=None):
        """By a button's action, wherever on its page it is."""
        self.clout.press(self.named(text), within)

    def press_for_others(self, text, rows):
        """Presses the button that changes the rows of the visible list."""
        def first():
            return name_of(children(self.see_list(rows))[0])
        before = first()
        self.press(text)
        await_it('other rows', lambda: first() != before)

    def open_row(self, text, number=0, within=None):
        """A row in the list with that name, by keyboard."""
        rows = children(self.see_list(text, within))
        self.clout.tab_to(name_of(rows[0]))
        for _ in range(number):
            self.clout.key('Down')
        if number:
            await_it('that row', lambda: name_of(self.clout.focus()) == name_of(rows[number]))
        self.clout.key('Return')

    def dialog(self, text=None):
        """The top window, after its layout."""
        def look():
            windows = self.clout.windows()
            return windows[-1] if len(windows) > 1 and (
                text is None or self.named(text).match(windows[-1].get_name())) else None
        window = await_it(f'a window “{text}”', look)
        await_it('something in it', lambda: any(
            node.get_role_name() == 'label' and self.clout.is_shown(node, window)
            for node in walk(window)))
        self.clout.see_active(window)
        return window

    def open(self, *keys, text=None):
        self.clout.key(*keys)
        return self.dialog(text)

    @contextlib.contextmanager
    def dialog_by(self, *keys, text=None):
        window = self.open(*keys, text=text)
        yield window
        self.close(window)

    def close(self, window):
        self.clout.key('Escape')
        self.clout.see_closed(window)

    def back_to(self, role, text):
        # Escape would first close a message, or unselect a chart's day.
        self.press('Back')
        self.see(role, text)

    def go(self, digit, role, text):
        self.clout.key('Alt', digit)
        self.see(role, text)


def failed(tour):
    """With data that can't be opened, because something is in the way."""
    tour.see('label', 'Couldn’t Open Your Data')
    yield 'failed', tour.clout.window


def first_run(home):
    """Without any data, after nothing is in the way any more."""
    def group(tour):
        (home.path / 'clout').unlink(missing_ok=True)
        tour.press('Try Again')
        tour.see('button', 'Explore Sample Data')
        yield 'first run', tour.clout.window
    return group


def score(tour):
    clout = tour.clout
    tour.see_list('Points by network')
    await_it('the analysis', lambda: clout.all('list', tour.named('Score analysis')))
    yield 'score', clout.window
    for way, role, there in (('7 days', 'list', 'What moved the score'),
                             ('Daily Scores', 'list', 'Score of each day')):
        clout.tab_to(tour.named(way))
        clout.key('Return')
        tour.see(role, there)
        yield way, clout.window
        if way == '7 days':
            tour.open_row('Points by person')
            tour.see('label', 'What these reactions added or lost in 7 days')
            tour.see_list('Parts')
            yield 'who moved the score', clout.window
            tour.back_to(role, there)
        tour.back_to('list', 'Points by network')
    # Going back shows the page where it was left, with the row that was opened.
    for way, among, role, there in (
            ('Waiting for a reply', 'This week', 'list', 'People'),
            ('True reach', 'Score analysis', 'list', 'Parts'),
            ('Style', 'Score analysis', 'image', 'Matrix of styles'),
            ('People', 'Score analysis', 'list', 'Parts'),
            ('Posts', 'Score analysis', 'label', '208 posts')):
        clout.tab_to(tour.named(way))
        clout.key('Return')
        tour.see(role, there)
        yield way, clout.window
        if way == 'People':
            clout.tab_to(tour.named('Shares'))
            clout.key('Return')
            tour.see_list('People')
            yield 'who shared', clout.window
            tour.back_to('list', 'Parts')
        tour.back_to('list', among)
    clout.tab_to(tour.named('How the Score Works'))
    clout.key('Return')
    tour.see('label', 'What Counts')
    yield 'How the Score Works', clout.window
    tour.back_to('button', 'How the Score Works')
    clout.tab_to(tour.named('Since yesterday'))
    tour.see_list('Points by network')


def parts(tour):
    """From the account down to a reaction, through people and through posts."""
    clout = tour.clout
    tour.open_row('Points by network')
    tour.see('button', 'Highlights')
    tour.see_list('Parts')
    yield 'account', clout.window
    tour.press('Highlights')
    tour.see_list('Highlights')
    yield 'highlights', clout.window
    tour.back_to('list', 'Parts')
    clout.tab_to(tour.named('Engagement'))
    clout.key('Return')
    tour.see('button', 'People')
    tour.see_list('Parts')
    yield 'people', clout.window
    tour.press_for_others('Posts', 'Parts')
    yield 'posts', clout.window
    tour.press_for_others('People', 'Parts')
    tour.open_row('Parts')
    tour.see('label', 'Reactions from this person.')
    tour.see_list('Parts')
    yield 'reactions', clout.window
    tour.back_to('button', 'People')
    tour.back_to('button', 'Highlights')
    tour.back_to('list', 'Points by network')


def accounts(tour):
    """Last on a tour: afterwards there is no one, unless the removal was undone."""
    clout = tour.clout
    tour.go('2', 'list', 'Accounts')
    yield 'accounts', clout.window
    tour.open_row('Accounts')
    tour.see('list', 'Part of your score')
    yield 'account', clout.window
    tour.back_to('list', 'Accounts')
    tour.press(f'Remove {HANDLE}')
    tour.see('button', 'Undo')
    yield 'account removed', clout.window


def topics(tour):
    clout = tour.clout
    tour.go('3', 'list', 'Topics')
    yield 'topics', clout.window
    tour.open_row('Topics')
    await_it('its foot', lambda: clout.all('button', tour.named('Hide This Topic')))
    yield 'topic', clout.window
    tour.press('Hide This Topic')
    tour.see('button', 'Undo')
    tour.see('list', 'Topics')
    await_it('it among the hidden', lambda: clout.all('list', tour.named('Hidden topics')))
    yield 'topic hidden', clout.window


def friends(tour):
    clout = tour.clout
    tour.go('4', 'label', '48 people')
    tour.see_list('Friends')
    yield 'friends', clout.window
    clout.key('Control', 'f')
    for letter in 'qqq':
        clout.key(letter)
    tour.see('label', 'No Results Found')
    yield 'empty search', clout.window
    tour.press('Show Everyone')
    tour.open_row('Friends')
    tour.see('button', 'Open Profile in Browser')
    yield 'friend', clout.window
    tour.press('Compare with You and Others')
    tour.see_list('People compared')
    yield 'compare', clout.window
    tour.back_to('button', 'Open Profile in Browser')
    tour.press('Merge with Another Person…')
    window = tour.dialog('Merge People')
    tour.see_list('Friends', window)
    yield 'merge', window
    tour.close(window)
    tour.back_to('list', 'Friends')


def perks(tour):
    clout = tour.clout
    tour.go('5', 'list', 'Perks for you')
    yield 'perks, none', clout.window
    with publisher() as origin:
        subscribe(clout, origin + '/perks.json', tour.named(ADDRESS))
        # While a message is shown, either list may be scrolled out of sight.
        await_it('the publisher', lambda: clout.all('button', tour.named(f'Remove {NAME}')))
        yield 'perks', clout.window
    tour.press(f'Remove {NAME}')
    tour.see('button', 'Undo')
    yield 'publisher removed', clout.window


def menus(tour):
    clout = tour.clout
    tour.go('1', 'list', 'Points by network')
    clout.open_menu()
    yield 'menu', clout.window
    clout.key('Escape')


def dialogs(tour):
    clout = tour.clout
    tour.go('1', 'list', 'Points by network')
    with tour.dialog_by('Control', ',') as window:
        await_it('its switches', lambda: clout.all('check box', within=window))
        yield 'preferences', window
    with tour.dialog_by('Control', 's', text='Score Card') as window:
        tour.see('image', 'Score card', window)
        yield 'score card', window
    with tour.dialog_by('Control', 'Shift', '?') as window:
        yield 'shortcuts', window
    with tour.dialog_by('F1', text='Help') as window:
        yield 'help', window
        clout.tab_to(tour.named('How the Score Works'))
        clout.key('Return')
        tour.see('label', 'What Counts', window)
        yield 'help: how', window
        clout.key('Escape')
        clout.see_no('label', tour.named('What Counts'), window)
    for text in ('Time Away', 'About Clout'):
        clout.open_menu()
        clout.tab_to(tour.named(text))
        with tour.dialog_by('Return') as window:
            yield text, window
            if text == 'Time Away':
                tour.press('Add Time Away', window)
                tour.see_list('Your time away', window)
                yield 'a holiday', window


# One network of each kind: the start of its row, and what its page shows.
NETWORKS = (('Mastodon', 'Which Server Are You On?'), ('Bluesky', None), ('GitHub', None),
            ('X', None), ('YouTube', None), ('Instagram', None))
# Text for the entry, and what it is recognized as.
TYPED = (('https://x.com/ada', 'ada on X'), ('ada.example', 'ada.example can be'),
         ('ada@gmail.com', 'That looks like an e-mail address.'))


def add_account(tour):
    clout = tour.clout
    with tour.dialog_by('Control', 'n', text='Add Account') as window:
        await_it('the networks', lambda: [
            node for node in clout.each('list item', re.compile('X'), window)
            if is_laid_out(node)])
        field = tour.see('text', ENTRY, window)
        yield 'networks', window
        for text, recognized in TYPED:
            Atspi.EditableText.set_text_contents(field, text)
            await_it(recognized, lambda begun=recognized: any(
                begun in node.get_name() for node in walk(window)) or tour.begin)
            yield f'typed: {text}', window
        Atspi.EditableText.set_text_contents(field, '')


def sign_in(tour, networks=NETWORKS):
    clout = tour.clout
    yield from add_account(tour)
    for row, heading in networks:
        with tour.dialog_by('Control', 'n', text='Add Account') as window:
            await_it('the networks', lambda: [
                node for node in clout.each('list item', re.compile('X'), window)
                if is_laid_out(node)])
            clout.tab_to(row)
            clout.key('Return')
            if heading:
                tour.see('label', heading, window)
            tour.see('button', 'Back', window)
            yield f'sign in: {row}', window


@contextlib.contextmanager
def two_people(program, server_program, **environment):
    """Ann's window, and a server on which Bob is her friend; without a browser."""
    with Server(server_program) as server, Home(program) as home:
        server.command('befriend bob')
        with home.open(XDG_DATA_DIRS=hide_browsers(home), **environment) as clout:
            yield clout, server


def browser(server):
    """What a sign-in shows during the browser step and when it is done."""
    def group(tour):
        clout = tour.clout
        tour.see('button', 'Explore Sample Data')
        window = tour.open('Control', 'n', text='Add Account')
        await_it('the networks', lambda: clout.all('list item', 'Mastodon', window))
        clout.tab_to('Mastodon')
        clout.key('Return')
        tour.see('label', 'Which Server Are You On?', window)
        tour.press('Continue', window)
        tour.see('alert', 'Enter your server', window)
        yield 'no server typed', window
        field = tour.see('text', SERVER_FIELD, window)
        Atspi.EditableText.set_text_contents(field, server.origin)
        tour.press('Continue', window)
        tour.see('alert', 'Couldn’t open a browser.', window)
        yield 'waiting for the browser', window
        tour.close(window)
    return group


IN_SAMPLE = (score, parts, topics, friends, perks, menus, dialogs, sign_in, accounts)

# Pages short enough to be read from the start.
WITHOUT_HEADING = ('shortcuts', 'About Clout', 'friends', 'menu')
# GTK's and libadwaita's own windows; GTK 4.8 doesn't name everything in them.
TOOLKITS = {'shortcuts': ('button', 'push button', 'toggle button'), 'About Clout': None}


def but_the_toolkits(screen, faults):
    """The faults that Clout can fix."""
    roles = TOOLKITS.get(screen, ())
    return [fault for fault in faults
            if roles is not None and not fault.startswith(tuple(f'{role} “Gtk' for role in roles))]
