// What goes wrong, and what others try: nothing that was typed is lost, and nothing
// comes about that nobody meant.

import { createServer } from 'node:http';

import { DESK, PASSWORD, checkHtml, checkPage, expect, go, ordinaryValues, start, stop, story,
         submissionsOf, textOf, until } from './browser.mjs';
import { call, enter, fieldsOf, judge, logIn, open, pathOf, plainAccounts, post, send }
  from './desk_pages.mjs';

const [ENDED, KEPT, SCRIPT, FOREIGN] = plainAccounts.slice(31, 35).map(({ number }) => number);

export async function troubleStories(browser) {
  const page = await logIn(browser, 'agent');
  await story('The session ends in mid-call', () => endSession(page));
  await story('The server dies in mid-call', () => killServer(page));
  await story('Scripts in every field', () => scripts(browser));
  await story('Another site posts', () => foreignPost(page));
  await story('Ten megabytes in a form', () => tooLarge(page));
}

async function endSession(page) {
  const [value] = ordinaryValues(ENDED);
  await judge(page, ENDED, value);
  const other = await page.context().newPage();
  await other.goto(`${DESK}/call`);
  await other.click('form[action="/logout"] button');
  await page.hands.enter('answer');
  expect('whoever has logged out is asked to log in', await textOf(page, '.message'),
         /всё, что вы ввели, сохранено/);
  await checkPage(page, 'login_session_ended');
  await enter(page, 'agent', PASSWORD);
  await checkPage(page, 'resume', { again: false });
  expect('nothing is sent before somebody looks', submissionsOf(ENDED).length, 0);
  await page.hands.enterOn('main button');
  expect('and nothing typed is lost', [pathOf(page), submissionsOf(ENDED).length],
         ['/call/receipt', 1]);
  await other.close();
}

async function killServer(page) {
  const [value] = ordinaryValues(KEPT);
  await call(page, KEPT);
  await stop('server');
  await page.hands.enter('value0', value);
  expect('nothing can be judged', await textOf(page, '.message'), /недоступна, проверить нельзя/);
  await checkPage(page, 'call_away');
  await page.hands.enter('answer');
  expect('the reading is kept', pathOf(page), '/kept');
  expect('and said to be neither taken nor receipted', await textOf(page),
         /ещё НЕ приняты.*Номера квитанции пока нет.*ждёт связи/);
  await checkPage(page, 'kept');
  await page.hands.enterOn('main a');
  expect('the next call begins', pathOf(page), '/call');
  await page.hands.enter('q', ENDED);
  expect('what cannot be found now is said', await textOf(page, '.message'), /недоступна/);
  await checkPage(page, 'trouble_away');

  await stop('desk');
  await start('desk');
  await start('server');
  await until(async () => {
    await open(page, '/kept');
    return /Принято/.test(await textOf(page, 'tbody'));
  });
  await checkPage(page, 'kept_answered');
  expect('it was handed in once, though the desk was killed too', submissionsOf(KEPT).length, 1);
}

async function scripts(browser) {
  const script = '"\'><script>window.hacked=1</script><img src=x onerror=hacked()>';
  const page = await logIn(browser, 'chief');
  const clean = async (where) =>
    expect(`${where}: a script is text`,
           await page.locator('script, img, [onerror]').count(), 0);
  await call(page, script);
  await clean('search');
  await call(page, SCRIPT);
  for (const field of ['value0', 'phone', 'date']) {
    const fields = (await fieldsOf(page, '/call/reading'))
      .map(([name, was]) => [name, name === field ? script : was]);
    const answer = await post(page, '/call/reading', fields);
    expect(`${field}: a script is text`, /<script|<img/.test(await answer.text()), false);
  }
  for (const path of ['/call?hits=', '/review?go=', '/review?rule=', '/review?channel=',
                      '/slips/batch?number=', '/slips/key?number=', '/lists/missing?representative=',
                      '/staff/actions?actor=', '/staff/member?log_in=', '/channels/edit?id=',
                      '/today?date=', '/kept?now=', '/?go=', '/login?to=']) {
    await open(page, path + encodeURIComponent(script));
    await clean(path);
  }
  for (const [path, names] of [['/slips', ['number', 'source', 'date', 'mode']],
                               ['/staff', ['log_in', 'name', 'role']]]) {
    await open(page, path);
    const csrf = await page.locator(`form[action="${path}"] [name=csrf]`).inputValue();
    const answer = await post(page, path, [['csrf', csrf], ...names.map((name) => [name, script])]);
    expect(`${path}: a script is text`, /<script|<img/.test(await answer.text()), false);
  }
}

// A page elsewhere whose form posts here, with the cookies of whoever looks at it.
async function foreignPost(page) {
  await judge(page, FOREIGN, ordinaryValues(FOREIGN)[0]);
  const inputs = (await fieldsOf(page, '/call/reading'))
    .map(([name, value]) => `<input name="${name}" value="${value}">`).join('');
  const site = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<form method="post" action="${DESK}/call/reading">${inputs}<button>x</button></form>`);
  });
  await new Promise((listening) => site.listen(0, '127.0.0.1', listening));
  for (const host of ['127.0.0.1', 'localhost']) {
    await page.goto(`http://${host}:${site.address().port}/`);
    expect(`a form from ${host} is refused`, await go(page, () => page.click('button')), 403);
  }
  site.close();
  expect('and nothing came of it', submissionsOf(FOREIGN).length, 0);
}

async function tooLarge(page) {
  await call(page, FOREIGN);
  const fields = await fieldsOf(page, '/call/reading');
  const large = [...fields, ['more', 'x'.repeat(10 << 20)]];
  const status = await post(page, '/call/reading', large).then((answer) => answer.status,
                                                               (error) => error.cause?.code);
  expect('it is too large', status, 413);
  const broken = await post(page, '/call/reading', 'answer=%', {
    origin: DESK, 'content-type': 'application/x-www-form-urlencoded' });
  expect('a form that cannot be read is said', broken.status, 400);
  await checkHtml(page, 'bad_form', `${DESK}/call/reading`, await broken.text());
  const code = await send(page, FOREIGN, ordinaryValues(FOREIGN)[0]);
  expect('and the desk goes on', code, /\d{6,}/);
}
