// How customers get about in the portal.

import { CUSTOMER, PASSWORD, PORTAL, go, newVisitor } from './browser.mjs';

export async function open(page, path) {
  await page.goto(PORTAL + path);
  return page.answer.status();
}

// Somebody who has logged in, in a browser of their own.
export async function logIn(browser, { email = CUSTOMER, password = PASSWORD } = {}) {
  const page = await newVisitor(browser);
  await open(page, '/login');
  await enter(page, email, password);
  return page;
}

// On the page that asks for both.
export async function enter(page, email, password) {
  await page.fill('#email', email);
  await page.fill('#password', password);
  return go(page, () => page.press('#password', 'Enter'));
}

export async function register(page, { account, house, email, password }) {
  await page.fill('#account_number', account);
  await page.fill('#house', house);
  await page.fill('#email', email);
  await page.fill('#new_password', password);
  return go(page, () => page.press('#new_password', 'Enter'));
}

export async function addAccount(page, account, house = '1') {
  await open(page, '/accounts');
  await page.fill('#account_number', account);
  await page.fill('#house', house);
  return go(page, () => page.press('#house', 'Enter'));
}

// On the main page: one value for each register, in order.
export async function type(page, values) {
  for (const [i, value] of values.entries()) {
    await page.locator('input.reading').nth(i).fill(value);
  }
}

const BUTTON = 'form:has(input.reading) button.primary';

export const press = (page, button = BUTTON) => go(page, () => page.click(button));

export async function sendReadings(page, account, values) {
  await open(page, `/?account=${account}`);
  await type(page, values);
  return press(page);
}

export const valuesIn = (page) =>
  page.locator('input.reading').evaluateAll((inputs) => inputs.map((one) => one.value));

export const receiptCode = (page) => page.locator('code.receipt').innerText();

// What became of it, by the look of the receipt: ok, warn or error.
export const outcome = async (page) =>
  (await page.getAttribute('main .message', 'class')).replace('message ', '');

export const linkIn = (letter) => /http\S+/.exec(letter)[0];
