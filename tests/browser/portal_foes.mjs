// What others try, and what a flood does.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { PORTAL, checkHtml, checkPage, expect, newVisitor, ordinaryValues, send, story,
         submissionsOf, textOf } from './browser.mjs';
import { logIn, open, outcome, press, sendReadings, type }
  from './portal_pages.mjs';

const ACCOUNT = '1234567890';
const SCRIPT = '"\'><script>document.title="taken"</script><img src=x onerror=alert(1)>';
const IDLE_CONNECTIONS = 64, FLOOD = 320, LARGE_BYTES = 10 * 1024 * 1024;

export async function foeStories(browser) {
  await story('Scripts in every field come out as text', () => typeScripts(browser));
  await story('A foreign site posts', () => postFromElsewhere(browser));
  await story('Forms that no page of ours has made', () => postOddForms(browser));
  await story('Idle and half-open connections', () => holdConnections(browser));
  await story('A form of 10 MB', () => postLargeForm(browser));
  await story('More visitors than there is room for', () => flood(browser));
}

// Lets a form take what its fields would not.
const unbind = (page) => page.evaluate(() => {
  for (const form of document.forms) form.noValidate = true;
  for (const field of document.querySelectorAll('input')) {
    field.removeAttribute('maxlength');
    if (['email', 'date'].includes(field.type)) field.type = 'text';
  }
});

const madeOfText = (page) =>
  page.locator('script, img, iframe, object, [onerror]').count();

async function typeScripts(browser) {
  const stranger = await newVisitor(browser);
  const paths = ['/login', '/register', '/forgot', '/reset?token=', '/confirm?token=',
                 '/login?next='];
  for (const path of paths) {
    await open(stranger, path.endsWith('=') ? path + encodeURIComponent(SCRIPT) : path);
    expect(`${path}: nothing is made of the address`, await madeOfText(stranger), 0);
    await unbind(stranger);
    for (const field of await stranger.locator('main input:visible').all()) {
      await field.fill(SCRIPT);
    }
    await press(stranger, 'main button.primary');
    expect(`${path}: nor of what was typed`, await madeOfText(stranger), 0);
  }
  const page = await logIn(browser);
  await open(page, `/?account=${ACCOUNT}`);
  await unbind(page);
  await type(page, [SCRIPT.slice(0, 60)]);
  await page.fill('#date', SCRIPT);
  await press(page);
  expect('nothing is made of a date', await madeOfText(page), 0);
  await sendReadings(page, ACCOUNT, [SCRIPT.slice(0, 60)]);
  expect('nor of a reading', await madeOfText(page), 0);
  expect('which is shown as it was typed', await page.inputValue('input.reading'),
         SCRIPT.slice(0, 60));
  await checkPage(page, 'main_script');
  await open(page, '/accounts');
  await unbind(page);
  await page.fill('#account_number', SCRIPT);
  await page.fill('#house', SCRIPT);
  await press(page, 'main button.primary');
  expect('nor of an account', await madeOfText(page), 0);
  for (const path of ['/?account=', '/history?account=', `/history?account=${ACCOUNT}&sent=`,
                      `/?account=${ACCOUNT}&again=`, '/receipt?code=']) {
    await open(page, path + encodeURIComponent(SCRIPT));
    expect(`nor of ${path}`, await madeOfText(page), 0);
  }
  await open(page, `/history?account=${ACCOUNT}`);
  expect('nor in the history', await madeOfText(page), 0);
}

async function postFromElsewhere(browser) {
  const page = await logIn(browser);
  const before = submissionsOf(ACCOUNT).length;
  const forms = {
    '/': { account: ACCOUNT, 'value-1-1-1': '99999' },
    '/accounts': { account_number: '1234567891', house: '1' },
    '/accounts/unlink': { account: ACCOUNT }, '/logout': {}, '/language': { language: 'en' },
    '/password': { password: 'a', new_password: 'taken over now' } };
  const site = createServer((request, response) => {
    const path = decodeURIComponent(request.url.slice(1));
    const fields = Object.entries(forms[path] ?? {}).map(
      ([name, value]) => `<input name="${name}" value="${value}">`);
    response.setHeader('Content-Type', 'text/html');
    response.end(`<form method="post" action="${PORTAL}${path}">${fields.join('')}
      <button>Win</button></form>`);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  for (const path of Object.keys(forms)) {
    await page.goto(`http://127.0.0.1:${site.address().port}/${encodeURIComponent(path)}`);
    expect(`${path} from another site`, await press(page, 'button'), 403);
  }
  await checkPage(page, 'forbidden');
  site.close();
  expect('nothing is stored', submissionsOf(ACCOUNT).length, before);
  await open(page, '/');
  expect('nobody is logged out, nothing removed', await textOf(page, '.place'), /1234567890/);
}

async function postOddForms(browser) {
  const page = await logIn(browser);
  const post = async (path, type, body, language) => {
    const response = await fetch(PORTAL + path, { method: 'POST', body, headers: {
      Origin: PORTAL, 'Content-Type': type, 'Accept-Language': language } });
    return { status: response.status, html: await response.text() };
  };
  for (const language of ['ru', 'en']) {
    const { status, html } = await post('/login', 'text/plain', 'a=b', language);
    expect('a form of another kind', status, 400);
    await checkHtml(page, `bad_form-${language}`, `${PORTAL}/login`, html);
  }
  const { status } = await post('/', 'multipart/form-data; boundary=a', '--a\r\n--b\r\n', 'ru');
  expect('half a form', status, 400);
  const many = Array.from({ length: 5000 }, (_, i) => `value-${i}=1`).join('&');
  expect('of thousands of fields',
         (await post('/', 'application/x-www-form-urlencoded', many, 'ru')).status, 400);
  expect('an address that is none', (await fetch(`${PORTAL}/%ff%fe`)).status, 404);
}

async function holdConnections(browser) {
  const { hostname, port } = new URL(PORTAL);
  const held = Array.from({ length: IDLE_CONNECTIONS }, (_, i) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    if (i % 2) socket.write('POST /login HTTP/1.1\r\nHost: portal\r\nContent-Length: 9\r\n');
    return socket;
  });
  const begun = Date.now();
  const page = await logIn(browser);
  await sendReadings(page, ACCOUNT, ordinaryValues(ACCOUNT, 0.8));
  expect('delay nobody', await outcome(page), 'ok');
  console.log(`      a log-in and a reading beside them: ${Date.now() - begun} ms`);
  for (const socket of held) socket.destroy();
}

async function postLargeForm(browser) {
  const { hostname, port } = new URL(PORTAL);
  const answer = await new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname);
    socket.on('data', (bytes) => { text += bytes; });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
    socket.write(`POST /login HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${PORTAL}\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${LARGE_BYTES}\r\n` +
      'Connection: close\r\n\r\n');
    socket.write(`email=${'a'.repeat(LARGE_BYTES - 6)}`);
  });
  expect('is turned away', answer.split('\r\n')[0], /413/);
  expect('and the portal lives', await open(await newVisitor(browser), '/login'), 200);
}

async function flood(browser) {
  const page = await logIn(browser);
  const cookies = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`);
  send('server', 'SIGSTOP');
  const asked = Array.from({ length: FLOOD }, async (_, i) => {
    const response = await fetch(`${PORTAL}/history`, { headers: {
      Cookie: cookies.filter((one) => !one.startsWith('__Host-language')).join('; '),
      'Accept-Language': i % 2 ? 'ru' : 'en' } });
    return { status: response.status, wait: response.headers.get('Retry-After'),
             html: await response.text() };
  });
  const first = await Promise.race(asked);
  expect('some are told at once', first.status, 503);
  expect('and when to come again', first.wait, /^\d+$/);
  send('server', 'SIGCONT');
  const answers = await Promise.all(asked);
  for (const language of ['ru', 'en']) {
    const busy = answers.find(({ status, html }) =>
      status === 503 && html.includes(`<html lang="${language}"`));
    await checkHtml(page, `busy-${language}`, `${PORTAL}/history`, busy?.html ?? '');
  }
  expect('the others are served', answers.filter(({ status }) => status === 200).length > 100);
  expect('and so is who comes next', await open(page, '/history'), 200);
}
