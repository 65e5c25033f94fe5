// The core goes away and comes back, and so does the portal. Last of all: in the end
// its key is no good any more.

import { readFileSync } from 'node:fs';
import { RUN, checkPage, expect, go, intake, newTab, newVisitor, ordinaryValues, start, stop,
         story, submissionsOf, textOf, until } from './browser.mjs';
import { addAccount, enter, logIn, open, outcome, press, receiptCode, type }
  from './portal_pages.mjs';

const ACCOUNT = '1234567890', OTHER = '1234567894';

export async function troubleStories(browser) {
  await story('The core goes away', () => loseCore(browser));
  await story('Its key is taken from the portal', () => loseKey(browser));
}

async function loseCore(browser) {
  const page = await logIn(browser);
  await addAccount(page, OTHER);
  const other = await newTab(page.context());
  await open(page, `/?account=${ACCOUNT}`);
  await open(other, `/?account=${OTHER}`);
  const values = ordinaryValues(ACCOUNT, 0.85), others = ordinaryValues(OTHER, 0.5);
  const before = submissionsOf(ACCOUNT).length, othersBefore = submissionsOf(OTHER).length;
  await type(page, values);
  await type(other, others);
  await stop('server');

  await press(page);
  expect('what was sent is kept', new URL(page.url()).pathname, '/kept');
  expect('and said to be', await textOf(page), /сохранено здесь и ещё не проверено/);
  expect('with its values', await textOf(page, 'dl.facts'), new RegExp(values[0]));
  expect('without a receipt', await page.locator('a[href^="/receipt"]').count(), 0);
  await checkPage(page, 'kept_waiting');
  expect('other pages say so', await open(page, `/history?account=${ACCOUNT}`), 503);
  await checkPage(page, 'away');
  const stranger = await newVisitor(browser);
  await open(stranger, '/login');
  expect('nobody can log in', await enter(stranger, 'anna@customer.example', 'any of them'), 503);
  await checkPage(stranger, 'login_away');

  await stop('portal');
  await start('portal');
  await press(other);
  expect('a portal that no longer knows whose it is gives it back', await textOf(other),
         /Показания не отправлены и не сохранены/);
  expect('with what was typed', await textOf(other, 'main ul'), others.join(' '));
  expect('and no receipt', await other.locator('a[href^="/receipt"]').count(), 0);
  await checkPage(other, 'given_back');

  await start('server');
  await until(async () => {
    await open(page, '/kept');
    return (await page.locator('dd a[href^="/receipt"]').count()) > 0;
  });
  expect('kept all the while, it is handed in', submissionsOf(ACCOUNT).length, before + 1);
  await checkPage(page, 'kept_done');
  await go(page, () => page.click('dd a[href^="/receipt"]'));
  expect('the receipt', await outcome(page), 'ok');
  expect('of what was typed', await textOf(page, 'dl.facts'), new RegExp(values[0]));
  await press(other, 'main button.primary');
  expect('what was given back is sent by one press', await receiptCode(other), /^\d{3}-/);
  expect('once', submissionsOf(OTHER).length, othersBefore + 1);
}

async function loseKey(browser) {
  const page = await logIn(browser);
  const [, publicPart] = readFileSync(`${RUN}/portal.key`, 'utf8').split('_');
  intake('channel', 'key', 'revoke', publicPart);
  expect('an error on our side', await open(page, '/history'), 500);
  await checkPage(page, 'failed');
}
