// server.mjs: X's sign-in on a strict OAuth server, and as much of X's API as a profile needs.
// Copyright The Clout developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints one line of JSON with its origin, and ends at end of input. TOKEN_SECONDS: lifetime of a
// token. GET /test/events reports what happened to tokens.
import http from 'node:http'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const kit = createRequire(`${process.cwd()}/package.json`)
const { Provider } = await import(pathToFileURL(kit.resolve('oidc-provider')))

console.log = console.info = console.warn = console.error
const port = Number(process.argv[2])
const server = http.createServer()
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const issuer = `http://127.0.0.1:${server.address().port}`
const common = {
  application_type: 'native',
  redirect_uris: [`http://127.0.0.1:${port}/callback`],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
}
const events = []
const provider = new Provider(issuer, {
  clients: [
    { ...common, client_id: 'native', token_endpoint_auth_method: 'none' },
    { ...common, client_id: 'web', client_secret: 'web:secret/1', token_endpoint_auth_method: 'client_secret_basic' },
  ],
  routes: { authorization: '/i/oauth2/authorize', token: '/2/oauth2/token', revocation: '/2/oauth2/revoke' },
  scopes: ['tweet.read', 'users.read', 'offline.access'],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
  clockTolerance: 0,
  ttl: {
    AccessToken: Number(process.env.TOKEN_SECONDS ?? 7200), AuthorizationCode: 30, RefreshToken: 86400,
    Grant: 86400, Session: 86400, Interaction: 600, IdToken: 3600,
  },
  rotateRefreshToken: true,
  issueRefreshToken: async (ctx, client) => client.grantTypeAllowed('refresh_token'),
  cookies: { keys: ['test'] },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
})
for (const name of ['access_token.issued', 'refresh_token.consumed', 'refresh_token.destroyed', 'grant.revoked',
  'authorization_code.consumed', 'grant.error', 'revocation.error']) {
  provider.on(name, (ctx, error) => events.push(error instanceof Error ? `${name} ${error.error}` : name))
}

async function answer (request, response) {
  const path = new URL(request.url, issuer).pathname
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
  const found = token ? await provider.AccessToken.find(token) : undefined
  const reply = (status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  if (path === '/test/events') return reply(200, events)
  if (!found) return reply(401, { title: 'Unauthorized', status: 401 })
  if (path === '/2/users/me') {
    return reply(200, { data: { id: '42', username: found.accountId, name: 'Ada', public_metrics: { tweet_count: 0, followers_count: 7 } } })
  }
  return reply(200, { meta: { result_count: 0 } })
}

const serve = provider.callback()
server.on('request', (request, response) => {
  const own = /^\/(test\/|2\/(users|tweets))/.test(request.url)
  Promise.resolve(own ? answer(request, response) : serve(request, response)).catch((fault) => {
    console.error(fault)
    response.destroy()
  })
})
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
process.stdout.write(`${JSON.stringify({ origin: issuer })}\n`)
