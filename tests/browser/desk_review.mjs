// Held readings, decided on by keyboard alone.

import { checkPage, expect, intake, ordinaryValues, story, textOf }
  from './browser.mjs';
import { logIn, open, plainAccounts, registersOf, send, valuesAbove, valuesBelow }
  from './desk_pages.mjs';

const ACCOUNTS = plainAccounts.slice(0, 5).map(({ number }) => number);

export async function reviewStories(browser) {
  const codes = await holdReadings(browser);
  const page = await logIn(browser, 'supervisor');
  await story('A supervisor approves, rejects and corrects', () => decide(page, codes));
  await story('Two supervisors, one reading', () => decideBoth(browser, page, codes[3]));
  await story('A reading contradicts another', () => contradict(page, codes[4]));
  await story('What came in today', () => today(browser));
}

// Below a reading that is charged: one of them is wrong.
async function contradict(page, code) {
  await open(page, '/review');
  await page.hands.enter('go', code);
  await page.hands.enter('command', 'a 1');
  expect('what becomes of the neighbour is asked', await textOf(page, '.message'),
         /спорят с соседними/);
  await checkPage(page, 'review_contradicted');
  await page.hands.enter('neighbour0', '-');
  expect('and decided with it', await textOf(page, '.message'), /принято/);
  expect('nothing waits any more', await textOf(page), /Ничего не ждёт/);
  await checkPage(page, 'review_nothing');
}

async function holdReadings(browser) {
  const agent = await logIn(browser, 'agent');
  const codes = [];
  for (const account of ACCOUNTS) {
    const values = account === ACCOUNTS[4] ? valuesBelow(account) : valuesAbove(account);
    codes.push(await send(agent, account, values[0]));
  }
  return codes;
}

const stateOf = (account) =>
  JSON.parse(intake('history', account, '--json')).readings[0].state;

async function decide(page, codes) {
  await open(page, '/review');
  await checkPage(page, 'review');
  await page.hands.enter('go', '77');
  expect('a row that is not there is said', await textOf(page, '.message'), /Такой строки нет/);
  page.hands.controls = 0;
  await page.hands.enter('go', codes[0]);
  expect('evidence, history and chart are there', await textOf(page),
         /контакт-центр.*agent|agent.*История/i);
  await checkPage(page, 'review_held');
  await page.hands.enter('command', 'a');
  expect('no decision without its reason', await textOf(page, '.message'), /Нужна причина/);
  await checkPage(page, 'review_reason');
  await page.hands.enter('reason', '1');
  expect('approved, and the next one is there', await textOf(page), /принято\. Следующее/);
  expect('it counts', stateOf(ACCOUNTS[0]), 'READING_STATE_LIVE');

  page.hands.controls = 0;
  await page.hands.enter('command', 'r звонил, ошибся на тысячу');
  expect('rejected with words', await textOf(page, '.message'), /отклонено/);
  expect('it counts no more', stateOf(ACCOUNTS[1]), 'READING_STATE_REJECTED');

  const [value] = ordinaryValues(ACCOUNTS[2]);
  await page.hands.enter('command', 'c 3');
  expect('a correction is typed', await textOf(page, '.message'), /Исправьте значение/);
  await page.hands.press('Control+a');
  await page.hands.enter('value0', value);
  expect('and taken', await textOf(page, '.message'), /принято/);
  expect('with its value', registersOf(ACCOUNTS[2])[0].last_value, value);
}

// Both look at the same one; the second to decide is told who was first.
async function decideBoth(browser, page, code) {
  const other = await logIn(browser, 'chief');
  for (const one of [page, other]) {
    await open(one, '/review');
    await one.hands.enter('go', code);
  }
  page.hands.controls = 0;
  await page.hands.enter('command', '1 1');
  page.hands.expectControls('a decision on a held reading', 3);
  await other.hands.enter('command', '2 3');
  expect('the second is told who was first', await textOf(other, '.message'), /supervisor/);
  await checkPage(other, 'review_ended');
  expect('the first decision stays', stateOf(ACCOUNTS[3]), 'READING_STATE_LIVE');
}

// The figures of the day, beside what was handed in.
async function today(browser) {
  const page = await logIn(browser, 'supervisor');
  await open(page, '/today');
  const rows = await page.locator('table').first().locator('tbody tr').allInnerTexts();
  const figures = rows.map((row) => row.split('\t').slice(1).map(Number));
  const total = figures.pop();
  const sums = total.map((_, i) => figures.reduce((sum, row) => sum + row[i], 0));
  expect('the channels add up to the total', sums, total);
  expect('so do the outcomes', total[0] + total[1] + total[2], total[3]);
  expect('every submission is accounted for', await textOf(page), /Сходится/);
  await checkPage(page, 'today');
}
