// Registration, sessions, passwords and linked accounts.

import { CUSTOMER, PASSWORD, checkPage, expect, go, newTab, newVisitor, story, textOf }
  from './browser.mjs';
import { addAccount, enter, linkIn, logIn, open, press, register, type } from './portal_pages.mjs';

const ANNA = { account: '1234567891', house: '1', email: 'anna@customer.example',
               password: 'kettle garden seven' };

export async function peopleStories(browser, letterTo) {
  await story('Anna registers', () => registerAnna(browser, letterTo));
  await story('Who registers wrongly is told what, and not what exists',
              () => registerWrongly(browser, letterTo));
  await story('Anna changes her password', () => changePassword(browser, letterTo));
  await story('Anna has forgotten her password', () => resetPassword(browser, letterTo));
  await story('Anna adds accounts and removes one', () => linkAndUnlink(browser));
  await story('Anna reads English', () => switchLanguage(browser));
  await story('Somebody guesses passwords', () => guessPasswords(browser));
}

async function registerAnna(browser, letterTo) {
  const page = await newVisitor(browser);
  const session = async () =>
    (await page.context().cookies()).find(({ name }) => name === '__Host-intake');
  await open(page, '/');
  const before = await session();
  expect('a stranger is asked to log in', new URL(page.url()).pathname, '/login');
  await checkPage(page, 'login');
  await go(page, () => page.click('a[href="/register"]'));
  await checkPage(page, 'register');
  await register(page, ANNA);
  expect('told to look into the mail', new URL(page.url()).pathname, '/mail');
  await checkPage(page, 'mail');
  const link = linkIn(await letterTo(ANNA.email));

  const scanner = await newVisitor(browser);
  await scanner.goto(link);
  await open(scanner, '/login');
  await enter(scanner, ANNA.email, ANNA.password);
  expect('to open the link does not confirm', new URL(scanner.url()).pathname, '/mail');
  const newest = linkIn(await letterTo(ANNA.email));

  await page.goto(newest);
  await checkPage(page, 'confirm');
  await press(page, 'main button.primary');
  expect('the button does, and leads in', await textOf(page, '.place'), /1234567891/);
  const after = await session();
  expect('the session is a new one', before.value !== after.value);
  expect('and kept from scripts and other sites',
         [after.httpOnly, after.secure, after.sameSite], [true, true, 'Lax']);
  await page.goto(newest);
  await press(page, 'main button.primary');
  expect('the link works once', await textOf(page), /устарела или уже использована/);
  await checkPage(page, 'confirm_used');
}

async function registerWrongly(browser, letterTo) {
  const page = await newVisitor(browser);
  const told = [];
  for (const wrong of [{ house: '99' }, { account: '9999999999' }]) {
    await open(page, '/register');
    await register(page, { ...ANNA, email: 'boris@customer.example', ...wrong });
    told.push(await textOf(page, '.message'));
  }
  expect('a wrong house and an unknown account are answered alike', told[0], told[1]);
  expect('what was typed is still there', await page.inputValue('#email'),
         'boris@customer.example');
  await checkPage(page, 'register_wrong');
  await register(page, { ...ANNA, email: 'boris@customer.example', password: 'password' });
  expect('a well-known password is refused beside its field',
         await textOf(page, '#new_password-problem'), /слишком известный/);
  await checkPage(page, 'register_password');
  await open(page, '/register');
  await register(page, ANNA);
  expect('an address that is known sees the same page', new URL(page.url()).pathname, '/mail');
  expect('and is told by letter', await letterTo(ANNA.email), /уже есть/);
}

async function changePassword(browser, letterTo) {
  const here = await logIn(browser, ANNA);
  const elsewhere = await logIn(browser, ANNA);
  await open(here, '/password');
  await checkPage(here, 'password');
  await here.fill('#password', 'not this one');
  await here.fill('#new_password', 'pencil harbour nine');
  expect('a wrong one is refused', await go(here, () => here.keyboard.press('Enter')), 422);
  await checkPage(here, 'password_wrong');
  await here.fill('#password', ANNA.password);
  await here.fill('#new_password', 'pencil harbour nine');
  await go(here, () => here.keyboard.press('Enter'));
  ANNA.password = 'pencil harbour nine';
  expect('changed', await textOf(here, '.message.ok'), /Пароль изменён/);
  await checkPage(here, 'password_done');
  expect('told by letter', await letterTo(ANNA.email), /сеансы завершены/);
  await open(elsewhere, '/history');
  expect('other sessions have ended', new URL(elsewhere.url()).pathname, '/login');
  await open(here, '/history');
  expect('this one goes on', new URL(here.url()).pathname, '/history');
}

async function resetPassword(browser, letterTo) {
  const page = await newVisitor(browser);
  const inside = await logIn(browser, ANNA);
  const pages = [];
  for (const email of ['nobody@customer.example', ANNA.email]) {
    await open(page, '/forgot');
    if (pages.length === 0) await checkPage(page, 'forgot');
    await page.fill('#email', email);
    await go(page, () => page.keyboard.press('Enter'));
    pages.push(await page.content());
  }
  expect('an unknown address sees the same page', pages[0], pages[1]);
  const link = linkIn(await letterTo(ANNA.email));
  await page.goto(link);
  await checkPage(page, 'reset');
  ANNA.password = 'window under winter';
  await page.fill('#new_password', ANNA.password);
  await go(page, () => page.keyboard.press('Enter'));
  expect('the new password leads in', new URL(page.url()).pathname, '/');
  await open(inside, '/');
  expect('all sessions have ended', new URL(inside.url()).pathname, '/login');
  await page.goto(link);
  await page.fill('#new_password', 'another one entirely');
  await go(page, () => page.keyboard.press('Enter'));
  expect('the link works once', await textOf(page, '.message'), /уже использована/);
  await checkPage(page, 'reset_used');
}

async function linkAndUnlink(browser) {
  const page = await logIn(browser, ANNA);
  await addAccount(page, '1234567893');
  expect('added', await textOf(page), /1234567893/);
  await checkPage(page, 'accounts');
  expect('not with a wrong house', await addAccount(page, '1234567892', '2'), 422);
  await checkPage(page, 'accounts_wrong');
  const form = await newTab(page.context());
  await open(form, '/?account=1234567893');
  await go(page, () => page.click('a[href="/accounts/unlink?account=1234567893"]'));
  await checkPage(page, 'unlink');
  await press(page, 'main button.danger');
  expect('removed', (await textOf(page)).includes('1234567893'), false);
  const paths = ['/?account=', '/history?account=', '/accounts/unlink?account=',
                 '/receipt?code=000-013&account='];
  for (const path of paths) {
    expect(`out of reach: ${path}`, await open(page, `${path}1234567893`), 404);
    expect(`as is another customer's: ${path}`, await open(page, `${path}1234567890`), 404);
  }
  await checkPage(page, 'not_found');
  await type(form, ['1']);
  expect('and so is a form left open', await press(form), 404);
}

async function switchLanguage(browser) {
  const page = await logIn(browser, ANNA);
  await open(page, '/history?account=1234567891');
  await go(page, () => page.click('footer button'));
  expect('the same page', page.url(), /\/history\?account=1234567891$/);
  expect('in English', await textOf(page, 'h1'), 'History of readings');
  const later = await logIn(browser, ANNA);
  expect('and so the next time', await textOf(later, 'h1'), 'Send readings');
  await go(later, () => later.click('footer button'));
  expect('back again', await textOf(later, 'h1'), 'Передать показания');
}

async function guessPasswords(browser) {
  const page = await newVisitor(browser);
  await open(page, '/login');
  await enter(page, CUSTOMER, 'wrong password');
  const known = await textOf(page, '.message');
  await checkPage(page, 'login_wrong');
  await enter(page, 'nobody@customer.example', PASSWORD);
  expect('an unknown address is answered like a wrong password',
         await textOf(page, '.message'), known);
  let status = 0;
  for (let tries = 0; tries < 12 && status !== 429; tries += 1) {
    status = await enter(page, 'guessed@customer.example', `guess number ${tries}`);
  }
  expect('too many attempts are turned away', status, 429);
  expect('and told when to try again', await textOf(page, '.message'), /после .*\d\d:\d\d/);
  await checkPage(page, 'login_limited');
  expect('nobody else is kept out', new URL((await logIn(browser)).url()).pathname, '/');
}
