// network.mjs: a complete Bluesky network on this machine: network.mjs FOLDER [PUBLIC:OWN]
// Copyright The Clout developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The servers as published: the DID directory, a PDS and an AppView, with their own PostgreSQL and
// Redis, all on 127.0.0.1. Prints a line of JSON when they are up, then obeys commands, one per
// line: "settle" waits until the AppView has seen everything, "life N" gives new access tokens N
// seconds, "revoke" ends every session, and "tokens" counts sessions. Each gets a one-line reply.
// End of input stops everything. With two ports the PDS listens on OWN and advertises PUBLIC, where
// a proxy listens.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import path from 'node:path'
import readline from 'node:readline'

const folder = path.resolve(process.argv[2])
const say = (line) => process.stdout.write(line + '\n')
const children = []
const [publicPort, ownPort] = (process.argv[3] ?? '').split(':').map(Number)

// The servers listen on all addresses; here they are only reachable on the loopback.
const { listen } = net.Server.prototype
net.Server.prototype.listen = function (first, ...rest) {
  const port = typeof first === 'object' && first !== null ? first.port : first
  if (port === undefined || (typeof first === 'object' && first.path)) return listen.call(this, first, ...rest)
  const then = rest.find((one) => typeof one === 'function')
  const own = ownPort && Number(port) === publicPort ? ownPort : Number(port)
  return listen.call(this, { port: own, host: '127.0.0.1' }, then)
}

async function freePort() {
  const server = net.createServer()
  await new Promise((done) => server.listen(0, done))
  const { port } = server.address()
  await new Promise((done) => server.close(done))
  return port
}

// Children end with this process, however it ends.
function start(command, options = {}) {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], { stdio: 'ignore', ...options })
  children.push(child)
}

async function until(what, ready) {
  for (let i = 0; i < 200; i++) {
    if (ready()) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`${what} does not start`)
}

// PostgreSQL refuses to run as root, so it then runs as the user that its package created.
async function startPostgres() {
  const versions = fs.readdirSync('/usr/lib/postgresql').map(Number).sort((a, b) => b - a)
  const bin = `/usr/lib/postgresql/${versions[0]}/bin`
  const data = path.join(folder, 'postgres')
  const port = await freePort()
  const become = process.getuid() === 0 ? ['--reuid=postgres', '--regid=postgres', '--clear-groups'] : []
  const options = { cwd: '/', env: { PATH: process.env.PATH, LANG: 'C.UTF-8' } }
  fs.chmodSync(folder, 0o755)
  fs.mkdirSync(data)
  if (become.length) spawnSync('chown', ['postgres:postgres', data])
  const made = spawnSync('setpriv', [...become, `${bin}/initdb`, '-D', data, '-U', 'pg', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  start([...become, `${bin}/postgres`, '-D', data, '-p', String(port), '-k', data, '-F',
    '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'], options)
  await until('PostgreSQL', () => spawnSync(`${bin}/pg_isready`, ['-h', '127.0.0.1', '-p', String(port)]).status === 0)
  return `postgresql://pg@127.0.0.1:${port}/postgres`
}

async function startRedis() {
  const port = await freePort()
  start(['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { cwd: folder })
  return `127.0.0.1:${port}`
}

async function startNetwork() {
  process.env.TMPDIR = folder
  process.env.LOG_ENABLED = 'false'
  process.env.NODE_ENV = 'development'
  process.env.DB_POSTGRES_SCHEMA = 'clout'
  process.env.DB_POSTGRES_URL = await startPostgres()
  process.env.REDIS_HOST = await startRedis()
  // Packages are found where they were installed, not next to this file.
  const require = createRequire(path.join(process.cwd(), 'package.json'))
  const { TestNetwork } = await import(require.resolve('@atproto/dev-env'))
  return TestNetwork.create({
    plc: { port: await freePort() },
    pds: { port: publicPort || await freePort(), hostname: 'localhost' },
    bsky: { port: await freePort() },
    ozone: { port: await freePort() },
  })
}

console.log = console.info = console.warn = (...words) => console.error(...words)
const network = await startNetwork()
say(JSON.stringify({ plc: network.plc.url, pds: network.pds.url, appview: network.bsky.url }))
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [word, value] = line.split(' ')
  if (word === 'settle') await network.processAll(20_000)
  if (word === 'life') network.pds.ctx.oauthProvider.tokenManager.tokenMaxAge = Number(value) * 1000
  if (word === 'revoke') await network.pds.ctx.accountManager.db.db.deleteFrom('token').execute()
  if (word === 'tokens') {
    const tokens = await network.pds.ctx.accountManager.db.db.selectFrom('token').select('id').execute()
    say(String(tokens.length))
  } else {
    say(word)
  }
}
for (const child of children) child.kill('SIGKILL')
process.exit(0)
