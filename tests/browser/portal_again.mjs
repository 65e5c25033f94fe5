// The same form again: pressed twice, gone back to, in two tabs, after the session.

import { CUSTOMER, PASSWORD, PORTAL, checkPage, expect, go, intake, newTab, ordinaryValues, story,
         submissionsOf, textOf, until } from './browser.mjs';
import { enter, logIn, open, outcome, press, receiptCode, type, valuesIn }
  from './portal_pages.mjs';

const ONE = '1234567890', TWO = '1234567891';

export async function againStories(browser) {
  const page = await logIn(browser);
  await story('A double click is one reading', () => sendTwice(page));
  await story('Back, and sent again', () => goBack(page));
  await story('Two tabs', () => useTwoTabs(page));
  await story('The session ends in mid-form', () => endSessionInMidForm(browser));
}

async function sendTwice(page) {
  const before = submissionsOf(ONE).length;
  await open(page, `/?account=${ONE}`);
  await type(page, ordinaryValues(ONE, 0.5));
  await page.dblclick('form:has(input.reading) button.primary');
  // The second click ends the way of the first to the receipt, which no wait for one
  // navigation outlives.
  await until(() => page.url().includes('/receipt'));
  expect('a receipt', await outcome(page), 'ok');
  expect('one submission', submissionsOf(ONE).length, before + 1);

  await open(page, `/?account=${ONE}`);
  await type(page, ordinaryValues(ONE, 0.55));
  const answers = await postAtOnce(page, 4);
  expect('four at the same instant too', submissionsOf(ONE).length, before + 2);
  expect('with one receipt', new Set(answers).size, 1);
}

// Posts the form as it stands so many times at once. Where each answer leads.
async function postAtOnce(page, times) {
  const fields = await page.evaluate(() => {
    const form = document.querySelector('form:has(input.reading)');
    return [...new FormData(form)];
  });
  const cookies = await page.context().cookies();
  const post = () => fetch(page.url(), {
    method: 'POST', body: new URLSearchParams(fields), redirect: 'manual',
    headers: { Origin: PORTAL, Cookie: cookies.map((c) => `${c.name}=${c.value}`).join('; ') } });
  const answers = await Promise.all(Array.from({ length: times }, post));
  return answers.map((answer) => answer.headers.get('location'));
}

async function goBack(page) {
  const [first, second] = [0.6, 0.65].map((share) => ordinaryValues(ONE, share));
  await open(page, `/?account=${ONE}`);
  const token = await page.inputValue('input[name=form]');
  const day = await page.inputValue('#date');
  await type(page, first);
  await press(page);
  const code = await receiptCode(page);
  await page.goBack();
  await type(page, first);
  await page.fill('#date', day);
  await press(page);
  expect('the same again is accepted', await outcome(page), 'ok');
  expect('and one reading', statesOf(ONE, first[0]).join(), 'LIVE');

  // A browser that has kept the page sends the form that was sent before.
  const resend = async (values) => {
    await open(page, `/?account=${ONE}`);
    await page.evaluate((kept) => { document.querySelector('input[name=form]').value = kept; },
                        token);
    await type(page, values);
    await page.fill('#date', day);
    return press(page);
  };
  await resend(first);
  expect('the same form is the same receipt', await receiptCode(page), code);
  await resend(second);
  expect('with another value it is told apart', await textOf(page, '.message'),
         new RegExp(`уже была отправлена.*${code}`));
  expect('and what was typed is there', await valuesIn(page), second);
  await checkPage(page, 'main_sent_before');
  await press(page);
  expect('so that it is sent by one press', await outcome(page), 'ok');
  expect('and takes the place of the first', statesOf(ONE, second[0]).join(), 'LIVE');
}

// What became of the readings of `value`, newest first.
const statesOf = (account, value) =>
  JSON.parse(intake('history', account, '--json')).readings
    .filter((one) => one.value === value && one.channel_id === 'portal')
    .map((one) => one.state.replace('READING_STATE_', ''));

async function useTwoTabs(page) {
  const other = await newTab(page.context());
  await open(page, `/?account=${ONE}`);
  await open(other, `/?account=${ONE}`);
  await type(page, ordinaryValues(ONE, 0.7));
  await type(other, ordinaryValues(ONE, 0.75));
  await other.fill('#date', await page.inputValue('#date'));
  await press(page);
  expect('the first is accepted', await outcome(page), 'ok');
  await press(other);
  expect('and so is the second', await outcome(other), 'ok');
  await go(page, () => page.reload());
  expect('which takes the place of the first', await textOf(page), /заменены более новыми/);
  await checkPage(page, 'receipt_superseded');
  await other.close();
}

async function endSessionInMidForm(browser) {
  const page = await logIn(browser);
  await open(page, `/?account=${TWO}`);
  const values = ordinaryValues(TWO, 0.5);
  await type(page, values);
  const other = await newTab(page.context());
  await open(other, '/accounts');
  await press(other, 'form.leave button');
  expect('asked to log in again', await press(page), 403);
  await checkPage(page, 'login_ended');
  await enter(page, CUSTOMER, 'wrong password');
  await enter(page, CUSTOMER, PASSWORD);
  expect('nothing typed is lost', await valuesIn(page), values);
  await checkPage(page, 'main_again', { again: false });
  await press(page);
  expect('and it can be sent', await outcome(page), 'ok');
}
