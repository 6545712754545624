// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0
// An OpenID provider that believes every name typed into its form.
//   idp.mjs PORT REDIRECT_URI
import Provider from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;

const provider = new Provider(issuer, {
    clients: [{ client_id: 'synapse', client_secret: 'secret', redirect_uris: [redirect] }],
    pkce: { required: () => false },
    claims: { openid: ['sub'], profile: ['name'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id, name: id }) }),
});

provider.listen(Number(port), '127.0.0.1', () => console.log(`ready ${issuer}`));
