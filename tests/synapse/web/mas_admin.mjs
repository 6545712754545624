// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0
// The admin API of the account service that mas.mjs plays, as Matrix Authentication Service 1.22 answers.
const base = '/api/admin/v1';
const adminScope = 'urn:mas:admin';
const provider = { id: idOf('P', 1), issuer: null, human_name: 'GitHub', brand_name: 'github',
    created_at: '2026-01-01T00:00:00Z', disabled_at: null };
const jobAfter = 200; // ms: it answers at once, and tells the homeserver later

export class AdminApi {
    /** `tell(what, body)`: Synapse; `knownOf(token)`: { name, scope }; `endSessions(name)`. */
    constructor(issuer, serverName, { tell, knownOf, endSessions }) {
        Object.assign(this, { issuer, serverName, tell, knownOf, endSessions });
        this.users = new Map(); // by id
        this.emails = []; // Synapse is told of none of these
        this.links = [];
        this.changes = []; // every request but questions, for the tests
    }

    add(name, { admin = false, email, github } = {}) {
        const id = idOf('G', this.users.size + 1);
        const created_at = new Date().toISOString();
        if (email) {
            this.emails.push({ id: idOf('E', this.emails.length + 1), created_at, user_id: id, email });
        }
        if (github) {
            this.links.push({ id: idOf('N', this.links.length + 1), created_at, provider_id: provider.id, subject: github,
                user_id: id, human_account_name: null });
        }
        this.users.set(id, { id, username: name, created_at: new Date().toISOString(), locked_at: null,
            deactivated_at: null, admin, legacy_guest: false });
    }

    /** These administrate, and nobody else; rights that a token has stay. */
    appoint(names) {
        for (const user of this.users.values()) {
            user.admin = names.includes(user.username);
        }
    }

    isAdmin(name) {
        return this.byName(name)?.admin === true;
    }

    isClosed(name) {
        const user = this.byName(name);
        return Boolean(user && (user.deactivated_at || user.locked_at));
    }

    byName(name) {
        return [...this.users.values()].find((user) => user.username === name);
    }

    /** Whether the request was one of these. */
    async answer(context) {
        if (!context.path.startsWith(`${base}/`)) {
            return false;
        }
        const path = context.path.slice(base.length + 1).split('/').map(decodeURIComponent);
        const known = this.knownOf((context.get('authorization') ?? '').replace(/^Bearer /, ''));
        if (!known) {
            fail(context, 401, 'Unknown access token');
        } else if (!known.scope.split(' ').includes(adminScope)) {
            fail(context, 401, `Missing ${adminScope} scope`);
        } else if (context.method === 'GET') {
            this.ask(context, path);
        } else {
            await this.change(context, path);
        }
        return true;
    }

    ask(context, [kind, id, name]) {
        if (kind === 'site-config' && !id) {
            context.body = { server_name: this.serverName, account_deactivation_allowed: true };
        } else if (kind === 'users' && id === 'by-username') {
            // As MAS: it ignores case where one account matches.
            this.tellUser(context, this.byName(name)
                ?? [...this.users.values()].find((user) => user.username.toLowerCase() === name.toLowerCase()));
        } else if (kind === 'users' && id) {
            this.tellUser(context, this.users.get(id));
        } else if (kind === 'users') {
            const { 'filter[admin]': admin, 'filter[status]': status } = context.query;
            tellList(context, 'user', [...this.users.values()].filter((user) => (
                (admin === undefined || String(user.admin) === admin) && (status === undefined || statusOf(user) === status))));
        } else if (kind === 'user-emails' && !id) {
            const wanted = context.query['filter[email]']?.toLowerCase();
            tellList(context, 'user-email', this.emails.filter(({ email }) => (
                wanted === undefined || email.toLowerCase() === wanted)));
        } else if (kind === 'upstream-oauth-providers' && !id) {
            tellList(context, 'upstream-oauth-provider', [provider]);
        } else if (kind === 'upstream-oauth-links' && !id) {
            const { 'filter[subject]': subject, 'filter[provider]': of } = context.query;
            tellList(context, 'upstream-oauth-link', this.links.filter((link) => (
                (subject === undefined || link.subject === subject) && (of === undefined || link.provider_id === of))));
        } else {
            fail(context, 404, 'Not found');
        }
    }

    async change(context, [kind, id, what]) {
        const text = await textOf(context.req);
        this.changes.push({ path: context.path, body: text });
        const user = kind === 'users' ? this.users.get(id) : undefined;
        const acts = { deactivate: this.deactivate, reactivate: this.reactivate, lock: this.lock, unlock: this.unlock };
        if (context.method !== 'POST' || !acts[what]) {
            fail(context, 404, 'Not found');
        } else if (!user) {
            fail(context, 404, `User ID ${id} not found`);
        } else if (await acts[what].call(this, context, user, text)) {
            this.tellUser(context, user);
        }
    }

    async deactivate(context, user, text) {
        const body = text ? JSON.parse(text) : {};
        if (body.skip_erase !== undefined && typeof body.skip_erase !== 'boolean') {
            context.status = 422;
            context.type = 'text/plain';
            context.body = 'Failed to deserialize the JSON body into the target type: skip_erase: invalid type';
            return false;
        }
        user.deactivated_at ??= new Date().toISOString();
        setTimeout(async () => {
            await this.tell('delete_user', { localpart: user.username, erase: body.skip_erase !== true });
            await this.endSessions(user.username);
        }, jobAfter);
        return true;
    }

    async reactivate(context, user) {
        await this.tell('reactivate_user', { localpart: user.username });
        user.deactivated_at = null;
        return true;
    }

    async lock(context, user) {
        user.locked_at ??= new Date().toISOString();
        return true;
    }

    async unlock(context, user) {
        user.locked_at = null;
        return true;
    }

    tellUser(context, user) {
        if (user) {
            context.body = { data: resource('user', user), links: { self: `${base}/users/${user.id}` } };
        } else {
            fail(context, 404, 'User not found');
        }
    }
}

function idOf(kind, number) {
    return `01JRIGRIGRIGRIGRIGRI${kind}R${String(number).padStart(4, '0')}`;
}

function resource(type, { id, ...attributes }) {
    return { type, id, attributes, links: { self: `${base}/${type}s/${id}` } };
}

function tellList(context, type, all) {
    context.body = { meta: { count: all.length }, data: all.map((one) => resource(type, one)),
        links: { self: context.url, first: context.url, last: context.url } };
}

function statusOf(user) {
    return user.deactivated_at ? 'deactivated' : user.locked_at ? 'locked' : 'active';
}

function fail(context, status, title) {
    context.status = status;
    context.body = { errors: [{ title }] };
}

async function textOf(request) {
    let text = '';
    for await (const chunk of request) {
        text += chunk;
    }
    return text;
}
