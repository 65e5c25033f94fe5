// Who may do what: roles, first passwords, keys, and what an administrator changes.

import { PASSWORD, checkPage, expect, go, newVisitor, story, textOf }
  from './browser.mjs';
import { Hands, enter, logIn, open, pathOf } from './desk_pages.mjs';

const MENUS = {
  agent: '1 Звонок 2 Офис 9 Отложенное',
  clerk: '3 Талоны 4 Списки 9 Отложенное',
  supervisor: '1 Звонок 2 Офис 3 Талоны 4 Списки 5 Проверка 6 Сегодня 9 Отложенное',
  chief: '1 Звонок 2 Офис 3 Талоны 4 Списки 5 Проверка 6 Сегодня 7 Каналы 8 Сотрудники '
         + '9 Отложенное',
};

export async function peopleStories(browser) {
  await story('Everybody logs in and has their own menu', () => menus(browser));
  await story('A log-in fails', () => failToLogIn(browser));
  await story('An administrator adds a member', () => addMember(browser));
  await story('An administrator issues and revokes a key', () => issueKey(browser));
  await story('An administrator retires a channel', () => retireChannel(browser));
}

async function menus(browser) {
  const visitor = await newVisitor(browser);
  await open(visitor, '/review');
  expect('a stranger is asked to log in', pathOf(visitor), '/login');
  await checkPage(visitor, 'login');
  for (const [name, menu] of Object.entries(MENUS)) {
    const page = await logIn(browser, name);
    expect(`the menu of ${name}`, await textOf(page, 'ul.menu'), menu);
    if (name === 'chief') await checkPage(page, 'home');
    await page.hands.enter('go', menu[0]);
    expect('a number leads there', pathOf(page), menu[0] === '1' ? '/call' : '/slips');
    if (name !== 'agent') continue;
    for (const path of ['/review', '/slips', '/lists', '/today', '/channels', '/staff']) {
      expect(`${path} is not for an agent`, await open(page, path), 403);
    }
    await checkPage(page, 'forbidden');
    expect('what is not there is 404', await open(page, '/nowhere'), 404);
    await checkPage(page, 'not_found');
    await open(page, '/password');
    await checkPage(page, 'password');
    await open(page, '/kept');
    await checkPage(page, 'kept_nothing');
  }
}

async function failToLogIn(browser) {
  const page = await newVisitor(browser);
  page.hands = new Hands(page);
  const told = [];
  for (const name of ['agent', 'nobody']) {
    await open(page, '/login');
    await enter(page, name, 'not the password');
    told.push(await textOf(page, '.message'));
  }
  expect('a wrong password and an unknown name are answered alike', told[0], told[1]);
  await checkPage(page, 'login_failed');
}

async function addMember(browser) {
  const chief = await logIn(browser, 'chief');
  await open(chief, '/staff');
  await checkPage(chief, 'staff');
  await chief.hands.type('log_in', 'newcomer');
  await chief.hands.press('Tab');
  await chief.hands.type('name', '<b>Анна</b> Новая');
  await go(chief, () => chief.hands.press('Enter'));
  const password = await textOf(chief, 'code.receipt');
  await checkPage(chief, 'staff_password', { again: false });

  const page = await logIn(browser, 'newcomer', password);
  expect('a first password has to be changed', pathOf(page), '/password');
  await checkPage(page, 'password_first');
  await open(page, '/call');
  expect('before anything else', pathOf(page), '/password');
  await page.hands.type('password', password);
  await page.hands.press('Tab');
  await page.hands.type('new_password', PASSWORD);
  await page.hands.press('Tab');
  await page.hands.enter('new_password_again', 'another one');
  expect('the new one has to be typed twice alike', await textOf(page, '.message.error'),
         /по-разному/);
  await page.fill('#password', password);
  await page.fill('#new_password', PASSWORD);
  await page.fill('#new_password_again', PASSWORD);
  await go(page, () => page.press('#new_password_again', 'Enter'));
  expect('then the work begins', await textOf(page, 'ul.menu'), MENUS.agent);
  expect('a name is text', await textOf(page, '.who'), /^<b>Анна<\/b> Новая/);

  await open(chief, '/staff/member?log_in=newcomer');
  await checkPage(chief, 'staff_member');
  await chief.selectOption('#role', { label: 'оператор ввода' });
  await go(chief, () => chief.click('button[value="change"]'));
  await open(page, '/slips');
  expect('another role holds at once', await textOf(page, 'ul.menu'), MENUS.clerk);
  await open(chief, '/staff/member?log_in=newcomer');
  await chief.check('input[name="disabled"]');
  await go(chief, () => chief.click('button[value="change"]'));
  await checkPage(chief, 'staff_changed');
  await open(page, '/slips');
  expect('whoever may not log in any more is out', pathOf(page), '/login');
  await open(chief, '/staff/actions?actor=newcomer');
  expect('what they did is written down', await textOf(chief, 'table'), /смена пароля/);
  await checkPage(chief, 'staff_actions');
}

async function issueKey(browser) {
  const chief = await logIn(browser, 'chief');
  await open(chief, '/channels');
  await checkPage(chief, 'channels');
  await open(chief, '/channels/edit?id=sms');
  await go(chief, () => chief.click('button[value="issue"]'));
  const key = await textOf(chief, '.message code');
  const id = key.split('_')[1];
  await checkPage(chief, 'channel_key', { again: false });
  await go(chief, () => chief.click('a.button'));
  const page = await chief.content();
  expect('a key is shown once', [page.includes(id), page.includes(key)], [true, false]);
  await checkPage(chief, 'channel');
  await go(chief, () => chief.click(`button[value="${id}"]`));
  expect('and is revoked by one press', await textOf(chief, '.message'), /Ключ отозван/);
}

async function retireChannel(browser) {
  const chief = await logIn(browser, 'chief');
  await open(chief, '/channels/edit?id=email');
  await chief.fill('#retired_from', '2034-07-01T00:00');
  await go(chief, () => chief.press('#retired_from', 'Enter'));
  await open(chief, '/channels');
  expect('a channel retires on its day', await textOf(chief, 'tr:has(a[href*="=email"])'),
         /закроется 01\.07\.2034/);
}
