// How staff get about in the desk: by keyboard.

import { DESK, PASSWORD, expect, go, intake, newVisitor, textOf, until } from './browser.mjs';

export async function open(page, path) {
  await page.goto(DESK + path);
  return page.answer.status();
}

export const pathOf = (page) => new URL(page.url()).pathname;

const NAMED = ['0012345678', '1234567890', '6359806611', '6321610010', '6383413409'];

// As people write a day. Today may not have begun yet where the supplier is, or be over.
export const yesterday = new Date(Date.now() - 24 * 3600 * 1000).toISOString().slice(0, 10)
  .split('-').reverse().join('.');

// Milliseconds from each Enter to the page it led to.
const answers = [];
// Control keys that things took, by what they were.
const keysOf = new Map();

// Hands on a keyboard. They type where the cursor is and wait for no more than that it
// is there. All but digits and the point in them counts as a control key.
export class Hands {
  constructor(page) {
    this.page = page;
    this.controls = 0;
  }
  async type(field, text) {
    // One that nobody has looked at for a while draws nothing, and sets no cursor.
    await this.page.bringToFront();
    await this.page.locator(`#${field}:focus`).waitFor().catch(async () => {
      throw new Error(`no cursor in ${field}: ${await textOf(this.page)}`);
    });
    await this.page.keyboard.type(text);
    this.controls += text.replace(/[\d.]/g, '').length;
  }
  async press(key) {
    this.controls += 1;
    await this.page.keyboard.press(key);
  }
  // The status of the page that comes.
  async enter(field, text = '') {
    await this.type(field, text);
    const begun = performance.now();
    const status = await go(this.page, () => this.press('Enter'));
    answers.push(performance.now() - begun);
    return status;
  }
  // The same on a button or a link that has the cursor.
  async enterOn(what) {
    await this.page.bringToFront();
    await this.page.locator(`${what}:focus`).waitFor();
    return go(this.page, () => this.press('Enter'));
  }
  // Against the budget of `what`.
  expectControls(what, most) {
    keysOf.set(what, this.controls);
    expect(`${what}: at most ${most} control keys besides the data`,
           this.controls <= most || this.controls);
    this.controls = 0;
  }
}

export function printKeys() {
  console.log('\ncontrol keys besides the data');
  for (const [what, count] of keysOf) console.log(`  ${what}: ${count}`);
  answers.sort((a, b) => a - b);
  const at = (share) => Math.round(answers[Math.floor(answers.length * share)]);
  console.log(`Enter to the page it leads to, ${answers.length} times: ` +
              `median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}

// Who has logged in, in a browser of their own; their `hands` on it.
export async function logIn(browser, name, password = PASSWORD) {
  const page = await newVisitor(browser);
  page.hands = new Hands(page);
  await open(page, '/login');
  await enter(page, name, password);
  page.hands.controls = 0;
  return page;
}

// On the page that asks for both.
export async function enter(page, name, password) {
  await page.hands.type('log_in', name);
  await page.hands.press('Tab');
  return page.hands.enter('password', password);
}

// From any page: finds the account and is where its values are typed.
export async function call(page, account, counter = '/call') {
  await open(page, counter);
  await page.hands.enter('q', account);
}

// The same up to the judgement.
export async function judge(page, account, values, counter = '/call') {
  await call(page, account, counter);
  await page.hands.enter('value0', values);
}

// The same, sent; its receipt's code, bare.
export async function send(page, account, values, counter = '/call') {
  await judge(page, account, values, counter);
  await page.hands.enter('answer');
  return receiptCode(page);
}

export const receiptCode = async (page) =>
  (await page.locator('strong.big').innerText()).replace(/\s/g, '');

// The way back leads over a page that was an answer to a form: the browser asks before
// it sends that again, and its user says yes.
export async function back(page) {
  await page.goBack().catch(() => {});
  await until(() => page.url().startsWith('chrome-error:'));
  await until(() => page.reload().then(() => true, () => false));
}

// A form of the page as it would be posted.
export const fieldsOf = (page, action) =>
  page.locator(`form[action="${action}"] input`).evaluateAll(
    (inputs) => inputs.map((one) => [one.name, one.value]));

// Posts what somebody might, as fields or as the body itself, with the cookies of `page`.
export async function post(page, path, fields, headers = { origin: DESK }) {
  const cookies = await page.context().cookies();
  return fetch(DESK + path, {
    method: 'POST', redirect: 'manual',
    body: typeof fields === 'string' ? fields : new URLSearchParams(fields),
    headers: { cookie: cookies.map((one) => `${one.name}=${one.value}`).join('; '),
               ...headers } });
}

// An account's registers, with what is expected of them.
export const registersOf = (account) =>
  JSON.parse(intake('account', 'show', account, '--json')).registers;

// One value below the last one for each register: always held.
export const valuesBelow = (account) =>
  registersOf(account).map(({ last_value: last }) => String(Math.floor(last) - 7));

// One value for each register that is always held, and yet may be approved: more than
// anybody uses, and less than the wire delivers.
export const valuesAbove = (account) =>
  registersOf(account).map(({ expected_from: from, expected_to: to }) =>
    String(Math.floor(Number(from) + 8 * (to - from))));

// Accounts of the town with one electricity dial, but for those that stories name.
export const plainAccounts = intake('sample', 'town', '--seed', '2014', '--accounts', '300')
  .trim().split('\n').map((line) => JSON.parse(line))
  .filter(({ number, installations: [meter, ...more] }) =>
    more.length === 0 && !meter.automatic && meter.registers.length === 1 &&
    meter.commodity === 'COMMODITY_ELECTRICITY' && !NAMED.includes(number))
  .map(({ number, address: { building } }) => ({ number, building }));
