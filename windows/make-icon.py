#!/usr/bin/env python3
# make-icon.py SVG ICO: draws an icon for Windows in the sizes that it asks for.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import struct
import subprocess
import sys

SIZES = (16, 24, 32, 48, 256)


def draw(svg, size):
    return subprocess.run(['rsvg-convert', '--width', str(size), '--height', str(size), svg],
                          check=True, stdout=subprocess.PIPE).stdout


def main():
    svg, ico = sys.argv[1:]
    pictures = [draw(svg, size) for size in SIZES]
    offset = 6 + 16 * len(SIZES)
    entries = b''
    for size, picture in zip(SIZES, pictures):
        # A size of 256 is written as 0.
        entries += struct.pack('<BBBBHHII', size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    with open(ico, 'wb') as file:
        file.write(struct.pack('<HHH', 0, 1, len(SIZES)) + entries + b''.join(pictures))


if __name__ == '__main__':
    main()
