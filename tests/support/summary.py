#!/usr/bin/env python3
# summary.py: counts the tests in the given build folders, down to each TAP line.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree


NOT_XML = re.compile('[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]')


def parse(path):
    """The file as XML, without the control characters that Meson copies from a test's output."""
    text = pathlib.Path(path).read_bytes().decode(errors='replace')
    return ElementTree.fromstring(NOT_XML.sub('', text))


def outcome(case):
    if case.find('failure') is not None or case.find('error') is not None:
        return 'failed'
    return 'skipped' if case.find('skipped') is not None else 'passed'


def main(folders):
    count = {'passed': 0, 'failed': 0, 'skipped': 0}
    for folder in folders:
        for case in parse(folder + '/meson-logs/testlog.junit.xml').iter('testcase'):
            result = outcome(case)
            count[result] += 1
            if result != 'passed':
                print(result.upper(), folder, case.get('classname'), case.get('name'))
    print('{passed} passed, {failed} failed, {skipped} skipped'.format(**count))
    return 1 if count['failed'] or not count['passed'] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
