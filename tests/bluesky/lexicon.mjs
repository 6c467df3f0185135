// lexicon.mjs: validates records against a lexicon with the official package: lexicon.mjs LEXICON
// Copyright The Clout developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a list of records from standard input and prints, for each, the error or null.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

// Packages are found where they were installed, not next to this file.
const require = createRequire(path.join(process.cwd(), 'package.json'))
const { Lexicons, parseLexiconDoc } = await import(require.resolve('@atproto/lexicon'))
const document = parseLexiconDoc(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')))
const lexicons = new Lexicons([document])

function fault(record) {
  try {
    lexicons.assertValidRecord(document.id, record)
    return null
  } catch (error) {
    return String(error.message)
  }
}

console.log(JSON.stringify(JSON.parse(fs.readFileSync(0, 'utf8')).map(fault)))
