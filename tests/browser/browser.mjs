// What the scripts of this folder share: the browser, and what every page has to
// satisfy. See common.sh for the environment.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync }
  from 'node:fs';
import { createRequire } from 'node:module';

const tools = createRequire(new URL('../tools/package.json', import.meta.url));
const { chromium } = tools('playwright-core');
const axeSource = readFileSync(tools.resolve('axe-core/axe.min.js'), 'utf8');

export const { PORTAL, DESK, PASSWORD, RUN, BIN, MAIL_PORT, SCREENSHOTS } = process.env;
export const CUSTOMER = 'customer@customer.example';

const PAGE_BYTES_MAX = 50 * 1024;
const WIDTHS = [1280, 640, 320];  // 640: 1280 at 200 % zoom.

let passed = 0;
const failures = [];

// Says what is as it should be only when asked to: a log of CI has to have room for
// what is not.
export function expect(what, got, wanted = true) {
  const good = wanted instanceof RegExp ? wanted.test(String(got))
    : JSON.stringify(got) === JSON.stringify(wanted);
  if (good) {
    passed += 1;
    if (process.env.VERBOSE) console.log(`ok    ${what}`);
  } else {
    failures.push(`FAIL  ${what}\n      got:  ${got}\n      want: ${wanted}`);
    console.log(failures.at(-1));
  }
}

// Ends the script with what its expectations came to.
export async function finish(browser) {
  await browser.close();
  console.log(`\n${passed} as wanted, ${failures.length} not`);
  for (const failure of failures) console.log(failure);
  process.exit(failures.length ? 1 : 0);
}

export async function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
}

// One thing that people do; whatever goes wrong in it, the next one is told.
export async function story(name, tell) {
  console.log(`\n${name}`);
  const begun = Date.now();
  try {
    await tell();
  } catch (error) {
    expect(`${name}: told to its end`, error.stack);
  }
  console.log(`      (${Date.now() - begun} ms)`);
}

// A page of a browser of its own: no cookies but its own, and no scripts. Has the
// addresses asked for since its last document began in `requests`, and the answer
// that is the document in `answer`.
export async function newVisitor(browser, options = {}) {
  return newTab(await browser.newContext(
    { javaScriptEnabled: false, locale: 'ru-RU', viewport: { width: 1280, height: 900 },
      ...options }));
}

// One more page of the same browser.
export async function newTab(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(60000);  // The machine may be busy with other tests.
  page.requests = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) page.requests = [];
    page.requests.push(request.url());
  });
  page.on('response', (answer) => {
    if (answer.request().isNavigationRequest()) page.answer = answer;
  });
  return page;
}

// Does what leads to another page, and waits for it. Its status.
export async function go(page, act) {
  await Promise.all([page.waitForNavigation(), act()]);
  return page.answer.status();
}

export const textOf = async (page, where = 'main') =>
  (await page.locator(where).first().innerText()).replace(/\s+/g, ' ').trim();

// The command line, on what runs. Its output, also where it says no.
export function intake(...words) {
  const { status, stdout, stderr } = spawnSync(
    `${BIN}/intake`, ['--config', `${RUN}/intake.toml`, ...words], { encoding: 'utf8' });
  if (status > 1) throw new Error(`intake ${words.join(' ')}: ${stderr}`);
  return stdout;
}

// For each register of `account` a value that passes without a word, once `share` of
// the expected usage is used: whole, where that is not less than the last one.
export function ordinaryValues(account, share = 0.3) {
  const { registers } = JSON.parse(intake('account', 'show', account, '--json'));
  return registers.map(({ expected_from: from, expected_to: to, decimals = 0 }) => {
    const value = Number(from) + (Number(to) - Number(from)) * share;
    return Math.floor(value) > Number(from) ? String(Math.floor(value)) : value.toFixed(decimals);
  });
}

// All that was handed in for `account`, newest first.
export const submissionsOf = (account) =>
  JSON.parse(intake('history', account, '--submissions', '--json')).submissions;

// Ends intake-PROGRAM (`server`, `portal`, `desk`) by `signal` and waits for its end.
export async function stop(program, signal = 'SIGKILL') {
  const pid = send(program, signal);
  await until(() => hasEnded(pid));
}

// SIGSTOP and SIGCONT, for one that hangs.
export function send(program, signal) {
  const pid = Number(readFileSync(`${RUN}/${program}.pid`, 'utf8'));
  process.kill(pid, signal);
  return pid;
}

export async function start(program) {
  rmSync(`${RUN}/${program}.port`, { force: true });
  const child = spawn(`${BIN}/intake-${program}`,
                      ['--config', `${RUN}/intake.toml`, '--port-file', `${RUN}/${program}.port`],
                      { stdio: 'ignore' });
  writeFileSync(`${RUN}/${program}.pid`, `${child.pid}\n`);
  process.on('exit', () => child.kill());
  await until(() => existsSync(`${RUN}/${program}.port`));
}

// One that the shell has started stays behind as a zombie: its first thread may be one
// while others still hold its port and its files.
function hasEnded(pid) {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')) &&
           readdirSync(`/proc/${pid}/task`).length === 1;
  } catch {
    return true;
  }
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Until `what()` is true, at most a minute.
export async function until(what) {
  for (const end = Date.now() + 60000; Date.now() < end; await sleep(20)) {
    if (await what()) return;
  }
  throw new Error(`waited in vain for ${what}`);
}

// Presses keys and counts those that are no digits or point of a value.
export class Keys {
  constructor(page) {
    this.page = page;
    this.pressed = 0;
  }
  async type(value) {
    await this.page.keyboard.type(value);
  }
  async press(key) {
    this.pressed += 1;
    await this.page.keyboard.press(key);
  }
}

// What every page has to satisfy, in both languages: as it is in the browser, and the
// same asked for again in the other. `name` is that of its pictures. Not asked again
// where what led to it counts only once.
export async function checkPage(page, name, { again = true } = {}) {
  const own = page.requests.filter((url) => !url.endsWith('/favicon.ico'));
  expect(`${name}: one request and its style sheet`, own.length <= 2 || own);
  const shown = await page.getAttribute('html', 'lang');
  for (const language of again ? ['ru', 'en'] : [shown]) {
    const html = language === shown ? await page.content() : await inLanguage(page, language);
    expect(`${name}: speaks ${language}`, html, new RegExp(`<html lang="${language}"`));
    expect(`${name}: a way to the other language`, html, /<button[^>]* name="language"/);
    await checkHtml(page, `${name}-${language}`, page.url(), html);
  }
}

// The same for a page that no browser would get to.
export async function checkHtml(page, name, url, html) {
  const copy = await scriptedPage(page);
  copy.html = html;
  await copy.setViewportSize({ width: WIDTHS[0], height: 900 });
  await copy.goto(url);
  const violations = await copy.evaluate(async (source) => {
    (0, eval)(source);
    const found = await globalThis.axe.run(document, { runOnly: [
      'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
  }, axeSource);
  expect(`${name}: axe finds nothing`, violations.join('\n'), '');
  if (url.startsWith(PORTAL) && html.includes('<html lang="en"')) {
    expect(`${name}: says everything in English`, await copy.evaluate(russianMessages), []);
  }
  for (const width of WIDTHS) {
    await copy.setViewportSize({ width, height: 900 });
    const overflow = await copy.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(`${name}: fits ${width} px`, overflow, 0);
    if (SCREENSHOTS) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await copy.screenshot({ path: `${SCREENSHOTS}/${name}-${width}.png`, fullPage: true });
    }
  }
  checked.set(name, Buffer.byteLength(html));
  expect(`${name}: at most 50 KB`, checked.get(name) <= PAGE_BYTES_MAX || checked.get(name));
}

// In the browser: what a page has to say that is Russian. Links may name an address, which
// is so in any language.
const russianMessages = () =>
  [...document.querySelectorAll('main .message, main .problem, main li:not(:has(a))')]
    .map((one) => one.textContent).filter((text) => /[а-я]/i.test(text));

// Bytes by page, of all that were checked.
const checked = new Map();

export function printSizes() {
  const largest = [...checked].sort((a, b) => b[1] - a[1]).slice(0, 5);
  console.log(`\npages checked, each at ${WIDTHS.join(', ')} px: ${checked.size}; the largest:`);
  for (const [name, bytes] of largest) console.log(`  ${name}: ${bytes} bytes`);
}

// What led to the page, asked again with `language` chosen. The pages that are
// answers to a POST are refusals, so a second one has no effect.
export async function inLanguage(page, language) {
  const request = page.answer.request();
  const { cookie = '', ...headers } = await request.allHeaders();
  const others = cookie.split('; ').filter((one) => !one.startsWith('__Host-language='));
  const wanted = ['cookie', 'content-type', 'origin', 'sec-fetch-site'];
  const answer = await fetch(request.url(), {
    method: request.method(), body: request.postDataBuffer(), redirect: 'manual',
    headers: [...Object.entries(headers).filter(([name]) => wanted.includes(name)),
              ['cookie', [...others, `__Host-language=${language}`].join('; ')]] });
  return answer.text();
}

// A page where scripts run, for what looks into ours from outside: axe needs them, our
// pages do not. Shows its `html` at any address.
let scripted = null;
async function scriptedPage(page) {
  if (scripted) return scripted;
  const context = await page.context().browser().newContext({ bypassCSP: true });
  scripted = await context.newPage();
  await scripted.route('**/*', async (route) => {
    if (route.request().isNavigationRequest()) {
      await route.fulfill({ body: scripted.html, contentType: 'text/html; charset=utf-8' });
    } else {
      await route.continue();
    }
  });
  return scripted;
}
