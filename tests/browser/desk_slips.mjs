// Batches of paper slips: keyed once, twice, or by a scanner.

import { checkPage, expect, go, ordinaryValues, story, submissionsOf, textOf }
  from './browser.mjs';
import { logIn, open, pathOf, plainAccounts, yesterday } from './desk_pages.mjs';

const ACCOUNTS = plainAccounts.slice(10, 30).map(({ number }) => number);

export async function slipStories(browser) {
  const clerk = await logIn(browser, 'clerk');
  await story('A clerk keys a batch of twelve', () => batchOfTwelve(clerk));
  await story('Two clerks key the same batch', () => keyTwice(browser, clerk));
  await story('A scanner types what it reads', () => scan(clerk));
}

const slipsOf = (accounts) =>
  accounts.map((account) => ({ account, value: ordinaryValues(account)[0] }));
const sum = (numbers) => numbers.reduce((all, one) => all + BigInt(one), 0n).toString();

// Fills the header sheet in, one Enter each; `mode` 1 is once, 3 is twice.
async function openBatch(page, number, slips, mode) {
  await open(page, '/slips');
  page.hands.controls = 0;
  for (const [field, text] of [
    ['number', number], ['source', '17'], ['date', yesterday], ['slips', `${slips.length}`],
    ['mode', mode], ['control_total', sum(slips.map(({ value }) => value))],
    ['hash_total', sum(slips.map(({ account }) => account))]]) {
    await page.hands.enter(field, text);
  }
}

const key = (page, { account, value }, end = '') =>
  page.hands.enter('line', `${account}+${value}${end}`);

const row = (page, number) =>
  page.locator('table').last().locator('tbody tr').nth(number - 1).innerText();

async function batchOfTwelve(clerk) {
  const slips = slipsOf(ACCOUNTS.slice(0, 12));
  await open(clerk, '/slips');
  await checkPage(clerk, 'slips');
  await openBatch(clerk, '2014-17', slips, '1');
  expect('keying begins at once', await textOf(clerk, 'h1'), /Талон 1 из 12/);
  await checkPage(clerk, 'slip_key');
  clerk.hands.controls = 0;
  for (const slip of slips.slice(0, 10)) await key(clerk, slip);
  clerk.hands.expectControls('ten slips', 20);
  await key(clerk, { ...slips[10], value: `${Number(slips[10].value) + 90}` });
  await checkPage(clerk, 'slip_key_last');
  await key(clerk, slips[11], '-');
  expect('the last one shows the difference at once', await textOf(clerk, 'table'),
         /Сумма показаний.*90/);
  await checkPage(clerk, 'slip_batch_differs');
  await open(clerk, '/slips/key?number=2014-17');
  expect('nothing is left to key', pathOf(clerk), '/slips/batch');
  await go(clerk, () => clerk.click('a[href*="slip=11"]'));
  await key(clerk, slips[10]);
  await checkPage(clerk, 'slip_batch_ready');
  await clerk.hands.enterOn('main .primary');
  expect('Enter closes and hands in', await textOf(clerk), /Передано 12 \/ 12/);
  await checkPage(clerk, 'slip_batch_done');
  expect('a slip has its receipt', await row(clerk, 11), /Принято \d+/);
  expect('one that is not signed is refused', await row(clerk, 12), /Не принято/);
  const { submission, channel_id: channel } = submissionsOf(slips[0].account)[0];
  expect('through its channel, with the clerk', [channel, submission.evidence.agent],
         ['paper_slip', 'clerk']);
}

async function keyTwice(browser, first) {
  const slips = slipsOf(ACCOUNTS.slice(12, 14));
  const wrong = { ...slips[1], value: `${Number(slips[1].value) + 1}` };
  await openBatch(first, '2014-18', slips, '3');
  for (const slip of slips) await key(first, slip);
  const second = await logIn(browser, 'second-clerk');
  await open(second, '/slips');
  await go(second, () => second.click('a:text-is("2014-18")'));
  await checkPage(second, 'slip_batch_second');
  await second.hands.enterOn('main .primary');
  const page = await second.content();
  expect('the second sees nothing of the first',
         slips.filter(({ account, value }) => page.includes(value) || page.includes(account)), []);
  await key(second, slips[0]);
  await key(second, wrong);
  const supervisor = await logIn(browser, 'supervisor');
  await open(supervisor, '/slips/batch?number=2014-18');
  expect('a difference is shown', await row(supervisor, 2), /расходится/);
  await checkPage(supervisor, 'slip_batch_settle');
  await supervisor.hands.enterOn('main .primary');
  await checkPage(supervisor, 'slip_settle');
  supervisor.hands.controls = 0;
  await supervisor.hands.enter('line', '1');
  supervisor.hands.expectControls('a difference settled', 1);
  await supervisor.hands.enterOn('main .primary');
  expect('and handed in', await row(supervisor, 2), /Принято/);
  expect('as the first had keyed it',
         submissionsOf(slips[1].account)[0].submission.named.values[0].value, slips[1].value);
}

async function scan(clerk) {
  const slips = slipsOf(ACCOUNTS.slice(14, 15));
  const [{ account, value }] = slips;
  await openBatch(clerk, '2014-19', slips, '1');
  await clerk.hands.enter('line', `ST00012|Name=Сбыт|PersAcc=${account}|CounterVal=${value}`);
  expect('the code fills the slip',
         [await clerk.inputValue('#line'), await clerk.inputValue('#values')], [account, value]);
  await checkPage(clerk, 'slip_scanned');
  await clerk.hands.enter('values');
  expect('one Enter stores it', await textOf(clerk, 'h1'), /можно закрыть/);
}
