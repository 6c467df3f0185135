# systems.py: minimal Debian systems with one server each, in the user's cache.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

# Debian 13's merged /usr must exist before its first package is unpacked.
SYSTEMS = {
    'snac': ('trixie', ['--variant=essential',
                        '--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr',
                        '--include=usr-is-merged,snac2']),
    'wordpress': ('bookworm', ['--variant=minbase',
                               '--include=wordpress,wordpress-theme-twentytwentythree,'
                               'mariadb-server,php-cli,php-mysql']),
}


def lacking():
    """The missing tools that building a minimal system needs."""
    return [tool for tool in ('mmdebstrap', 'bwrap') if not shutil.which(tool)]


def bring(name, cache):
    """A system's folder; it is built the first time, and again when its package list changes."""
    folder = pathlib.Path(cache) / name
    suite, options = SYSTEMS[name]
    made_of = folder.with_suffix('.made-of')
    wanted = ' '.join([suite, *options])
    if not made_of.exists() or made_of.read_text() != wanted:
        unfinished = folder.with_suffix('.unfinished')
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(['mmdebstrap', '--quiet', *options, suite, unfinished], text=True,
                              capture_output=True, check=False)
        if done.returncode != 0:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise RuntimeError(f'mmdebstrap {suite}: {done.stderr[-2000:]}')
        unfinished.rename(folder)
        made_of.write_text(wanted)
    return folder


def inside(system, data, *command, extra=()):
    """A command line that runs within the read-only system; DATA is mounted at /srv. EXTRA are more
    arguments to bwrap."""
    return ['bwrap', '--ro-bind', system, '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs',
            '/tmp', '--tmpfs', '/run', '--bind', data, '/srv', '--unshare-pid', '--unshare-ipc',
            '--die-with-parent', '--cap-add', 'ALL', '--clearenv', '--setenv', 'PATH',
            '/usr/sbin:/usr/bin:/sbin:/bin', '--setenv', 'HOME', '/srv', '--setenv', 'LC_ALL',
            'C.UTF-8', *extra, '--', *command]


def run_inside(system, data, *command, given=''):
    done = subprocess.run(inside(system, data, *command), text=True, capture_output=True,
                          input=given, timeout=180, check=False)
    if done.returncode != 0:
        raise RuntimeError(f'{" ".join(command)}: {done.stdout}{done.stderr}')
    return done.stdout


def free_port():
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        return free.getsockname()[1]


def wait_for(url, process, seconds=60):
    """Waits until the server sends any response."""
    for _ in range(seconds * 10):
        if process.poll() is not None:
            raise RuntimeError(f'{url}: the server ended with {process.returncode}')
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except urllib.error.HTTPError:
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f'{url}: the server does not start')


def end(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)
