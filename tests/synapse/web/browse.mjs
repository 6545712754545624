// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0
// A person in a browser: signs in where asked, reads what they are told, presses what leads on.
//   browse.mjs NAME LOG URL [ACTION]     ACTION: what to do on an account page: delete, erase, signout, leave
import { appendFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [name, log, url, action = 'leave'] = process.argv.slice(2);
const note = (line) => appendFileSync(log, line + '\n');
const arguments_ = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];

// What is on the page (its first match) and what a person does about it. null: nothing more to do.
const steps = [
    ['account page', 'h1:text-is("Your account")', async (page) => {
        if (action === 'erase') {
            await page.check('input[name=hide]');
        }
        await page.click(`button[value=${action === 'erase' ? 'delete' : action}]`);
    }],
    ['account deleted', 'h1:text-is("Your account is deleted")', null],
    ['signed out', 'h1:text-is("You are signed out everywhere")', null],
    ['left', 'h1:text-is("Nothing was changed")', null],
    ['confirm device', 'h1:text-is("Confirm Device")', (page) => page.click('button[autofocus]')],
    ['device linked', 'h1:text-is("Sign-in Success")', null],
    ['sign-in form', 'input[name=login]:not([type=hidden])', async (page) => {
        await page.fill('input[name=login]', name);
        await page.fill('input[name=password]', 'any');
        await page.click('button[type=submit]');
    }],
    ['consent', 'form[action*="/interaction/"] button[type=submit]',
        (page) => page.click('button[type=submit]')],
    ['grant', 'h1:text-is("Continue to your account")', (page) => page.click('a.primary-button')],
    ['confirm identity', 'h1:text-is("Confirm it\'s you to continue")',
        (page) => page.click('a.primary-button')],
    ['proved', 'h1:text-is("Thank you")', null],
    ['deactivated', 'h1:text-is("Your account has been deactivated")', null],
];

function atLoopbackReceiver(page) {
    return new URL(page.url()).hostname === '127.0.0.1';
}

async function walk(page) {
    for (let presses = 0; presses < 12; ++presses) {
        if (atLoopbackReceiver(page)) {
            return 'handed back';
        }
        await page.locator(steps.map((step) => step[1]).join(', ')).first().waitFor({ timeout: 15000 })
            .catch(() => {});
        let found = null;
        for (const step of steps) {
            if (await page.locator(step[1]).count()) {
                found = step;
                break;
            }
        }
        if (!found) {
            return atLoopbackReceiver(page) ? 'handed back' : 'lost';
        }
        note(`page ${found[0]}`);
        if (!found[2]) {
            return found[0];
        }
        await Promise.all([page.waitForEvent('framenavigated', { timeout: 15000 }), found[2](page)]);
        await page.waitForLoadState('domcontentloaded');
    }
    return 'going round in circles';
}

note(`opened ${new URL(url).host}`);
let browser = null;
try {
    browser = await chromium.launch(
        { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: arguments_ });
    const page = await browser.newPage();
    page.setDefaultTimeout(15000);
    await page.goto(url);
    const end = await walk(page);
    if (end === 'lost') {
        note(`text ${(await page.innerText('body')).replace(/\s+/g, ' ').slice(0, 400)}`);
    }
    note(`end ${end}`);
} catch (error) {
    note(`end failed: ${String(error).replace(/\s+/g, ' ').slice(0, 600)}`);
} finally {
    await browser?.close();
}
