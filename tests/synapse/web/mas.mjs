// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0
// An account service as Matrix Authentication Service is one, for a Synapse that delegates to it; it believes every
// name typed into its form. Its routes are MAS's.
//   mas.mjs PORT SYNAPSE_URL SECRET SERVER_NAME
import { randomUUID } from 'node:crypto';

import Provider from 'oidc-provider';

import { AdminApi } from './mas_admin.mjs';

const [port, synapse, secret, serverName] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const devicePrefix = 'urn:matrix:client:device:';
const adminScopes = ['urn:synapse:admin:*', 'urn:mas:admin'];

// oidc-provider drops scopes that it does not know, and that of the device is new each time.
const devices = new Map(); // by client id
const asAdmin = new Set(); // client ids that have asked for the scopes of administrators
const tokens = new Map(); // what is known of an access token
const ended = new Set(); // refresh tokens of sessions that have ended
const gone = new Set(); // names of deleted accounts
const options = { withDevices: true };

const provider = new Provider(issuer, {
    routes: {
        authorization: '/authorize', token: '/oauth2/token', device_authorization: '/oauth2/device',
        registration: '/oauth2/registration', revocation: '/oauth2/revoke', code_verification: '/link',
    },
    features: {
        devInteractions: { enabled: true }, deviceFlow: { enabled: true }, registration: { enabled: true },
        revocation: { enabled: true, allowedPolicy: () => true },
    },
    pkce: { methods: ['S256'], required: () => true },
    scopes: ['openid', 'offline_access', 'urn:matrix:client:api:*'],
    issueRefreshToken: () => true,
    ttl: { AccessToken: 300, RefreshToken: 86400, Grant: 86400, Session: 86400, Interaction: 3600, DeviceCode: 1800 },
    clientDefaults: {
        token_endpoint_auth_method: 'none', response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
    },
    discovery: {
        account_management_uri: `${issuer}/account`,
        account_management_actions_supported: ['org.matrix.profile', 'org.matrix.devices_list'],
    },
    claims: { openid: ['sub'] },
    findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
});

async function form(request) {
    let text = '';
    for await (const chunk of request) {
        text += chunk;
    }
    return Object.fromEntries(new URLSearchParams(text));
}

async function tell(what, body) {
    const answer = await fetch(`${synapse}/_synapse/mas/${what}`, {
        method: 'POST', body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` },
    });
    console.log(`told Synapse ${what}: ${answer.status}`);
}

async function endSessions(name) {
    for (const [token, known] of tokens) {
        if (known.name === name) {
            tokens.delete(token);
            if (known.refresh) {
                ended.add(known.refresh);
            }
            if (known.device && !gone.has(name)) {
                await tell('delete_device', { localpart: name, device_id: known.device });
            }
        }
    }
}

function remember(clientId, scope) {
    if (adminScopes.every((one) => (scope ?? '').split(' ').includes(one))) {
        asAdmin.add(clientId);
    }
    const device = (scope ?? '').split(' ').find((one) => one.startsWith(devicePrefix));
    if (clientId && device) {
        devices.set(clientId, device.slice(devicePrefix.length));
    }
}

function introspect(token) {
    const known = tokens.get(token);
    return known && known.until > Date.now() ? {
        active: true, scope: known.scope, username: known.name, sub: known.name, client_id: known.clientId,
        expires_in: Math.floor((known.until - Date.now()) / 1000),
    } : { active: false };
}

const adminApi = new AdminApi(issuer, serverName, {
    tell, endSessions,
    knownOf: (token) => { const known = introspect(token); return known.active ? { name: known.sub, scope: known.scope } : undefined; },
});

/** Somebody is signed in elsewhere. */
async function beginSession(name) {
    const token = `rig_${randomUUID()}`, device = 'ELSEWHERE';
    await tell('upsert_device', { localpart: name, device_id: device });
    tokens.set(token, { name, clientId: 'rig', device, until: Date.now() + 3600000,
        scope: `urn:matrix:client:api:* ${devicePrefix}${device}` });
    return token;
}

const page = (title, content) => `<!doctype html><title>${title}</title><h1>${title}</h1>${content}`;

async function accountPage(context) {
    const given = context.method === 'POST' ? await form(context.req) : {};
    const name = given.login;
    context.type = 'html';
    if (!name) {
        context.body = page('Who are you?', `<form method="post"><input name="login"><input name="password">
            <button type="submit">Sign in</button></form>`);
    } else if (given.action === 'delete') {
        gone.add(name);
        const erase = given.hide === 'on';
        await tell('delete_user', { localpart: name, erase });
        await endSessions(name);
        context.body = page('Your account is deleted', '');
    } else if (given.action === 'signout') {
        await endSessions(name);
        context.body = page('You are signed out everywhere', '');
    } else if (given.action) {
        context.body = page('Nothing was changed', '');
    } else {
        context.body = page('Your account', `<form method="post"><input type="hidden" name="login" value="${name}">
            <label><input type="checkbox" name="hide"> Yes, hide all my messages from new joiners</label>
            <button name="action" value="delete">Delete account</button>
            <button name="action" value="signout">Sign out everywhere</button>
            <button name="action" value="leave">Cancel</button></form>`);
    }
}

provider.use(async (context, next) => {
    if (context.path === '/account') {
        return accountPage(context);
    }
    if (await adminApi.answer(context)) {
        return undefined;
    }
    if (context.path === '/rig/user') {
        const given = await form(context.req);
        adminApi.add(given.name, { ...given, admin: given.admin === 'yes' });
        context.body = {};
        return undefined;
    }
    if (context.path === '/rig/administrators') {
        adminApi.appoint((await form(context.req)).names.split(' '));
        context.body = {};
        return undefined;
    }
    if (context.path === '/rig/session') {
        context.body = { token: await beginSession((await form(context.req)).name) };
        return undefined;
    }
    if (context.path === '/rig/changes') {
        context.body = { changes: adminApi.changes };
        return undefined;
    }
    if (context.path === '/oauth2/introspect') {
        context.body = introspect((await form(context.req)).token);
        return undefined;
    }
    if (context.path === '/rig/options') { // of the tests, and no part of what is played here
        Object.assign(options, await form(context.req));
        options.withDevices = options.withDevices !== 'no';
        context.body = {};
        return undefined;
    }
    if (context.path === '/rig/tokens') {
        context.body = { tokens: [...tokens].flatMap(([token, known]) => [token, known.refresh ?? []].flat()) };
        return undefined;
    }
    if (context.path === '/authorize') {
        remember(context.query.client_id, context.query.scope);
    } else if (context.method === 'POST' && ['/oauth2/device', '/oauth2/token', '/oauth2/revoke'].includes(context.path)) {
        context.req.body = await form(context.req);
        if (context.path === '/oauth2/device') {
            remember(context.req.body.client_id, context.req.body.scope);
        }
    }
    await next();
    if (context.path === '/oauth2/token' && context.body?.access_token) {
        await onToken(context);
    } else if (context.path === '/oauth2/revoke' && context.status === 200) {
        const of = [...tokens.values()].find((known) => known.clientId === context.req.body.client_id);
        if (of) {
            await endSessions(of.name);
        }
    }
    return undefined;
});

async function onToken(context) {
    const name = context.oidc.account.accountId;
    const clientId = context.oidc.client.clientId;
    if (gone.has(name) || adminApi.isClosed(name) || ended.has(context.req.body.refresh_token)) {
        context.status = 400;
        context.body = { error: 'invalid_grant' };
        return;
    }
    const device = options.withDevices ? devices.get(clientId) : undefined;
    const mayAll = asAdmin.has(clientId) && adminApi.isAdmin(name);
    const scope = ['urn:matrix:client:api:*', device ? devicePrefix + device : [], mayAll ? adminScopes : []]
        .flat().join(' ');
    await tell('provision_user', { localpart: name, set_displayname: name, set_avatar_url: 'mxc://hs.test/avatar' });
    if (device) {
        await tell('upsert_device', { localpart: name, device_id: device });
    }
    tokens.set(context.body.access_token,
        { name, clientId, device, scope, refresh: context.body.refresh_token, until: Date.now() + context.body.expires_in * 1000 });
    context.body = { ...context.body, scope };
}

provider.listen(Number(port), '127.0.0.1', () => console.log(`ready ${issuer}`));
