// Sending readings, the receipt, and what followed.

import { Keys, RUN, checkPage, expect, go, intake, ordinaryValues, story, submissionsOf, textOf }
  from './browser.mjs';
import { addAccount, logIn, open, outcome, press, receiptCode, sendReadings, type, valuesIn }
  from './portal_pages.mjs';

// The kinds of accounts.
const ONE = '1234567890', TWO = '1234567891', THREE = '1234567892', WATER = '1234567893';
const RISERS = '1234567894', ALL = '1234567895', WORST = '0012345678';

const KEYS_MAX = 12, FIELDS_MAX = 3;
const keysPressed = new Map();

export function printKeys() {
  console.log('keys besides digits, from the open page to the receipt:');
  for (const [what, count] of keysPressed) console.log(`  ${what}: ${count}`);
}

export async function readingStories(browser) {
  const page = await logIn(browser);
  for (const account of [TWO, THREE, WATER, RISERS, ALL, WORST]) await addAccount(page, account);
  await story('The main page says what is wanted', () => showMainPage(page));
  await story('All of it works by keyboard', () => walkByKeyboard(page));
  await story('Readings of every kind of account are sent', () => sendEveryKind(page));
  await story('The receipt can be kept', () => keepReceipt(page));
  await story('A reading below the last one waits for staff', () => sendTooLittle(page));
  await story('A digit too many is no dead end', () => sendTooManyDigits(page));
  await story('Yes, really', () => insist(page));
  await story('A wrong date and no value', () => sendNonsense(page));
  await story('What was sent elsewhere is in the history', () => showHistory(page));
}

async function showMainPage(page) {
  for (const account of [ONE, TWO, ALL]) {
    await open(page, `/?account=${account}`);
    const fields = await page.locator('main input:visible').count();
    expect(`${account}: at most ${FIELDS_MAX} fields besides further registers`,
           fields <= Math.max(FIELDS_MAX, await page.locator('input.reading').count()) || fields);
    await checkPage(page, `main_${account}`);
  }
  await open(page, `/?account=${ONE}`);
  const [register] = JSON.parse(intake('account', 'show', ONE, '--json')).registers;
  const hint = await textOf(page, '.reading .hint');
  expect('the previous reading', hint,
         new RegExp(`Прошлое показание ${register.last_value.replace('.', ',')}`));
  expect('its date', hint, new RegExp(register.last_date.split('-').reverse().join('\\.')));
  expect('what is usual by now', hint, /Обычно к этому дню: от [\d,]+ до [\d,]+/);
  expect('a drawing of the dial, with its digits',
         await page.locator('.dial svg .box').count(),
         register.whole_digits + register.decimals);
  expect('until when', await textOf(page), /показания принимаются по \d+/);
}

// Where the focus is: a number of its own for each element, and whether it is seen.
const focused = (page) => page.evaluate(() => {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  return { place: [...document.querySelectorAll('*')].indexOf(one),
           words: one.outerHTML.slice(0, 60),
           body: one === document.body,
           seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
});

async function walkByKeyboard(page) {
  for (const path of [`/?account=${ONE}`, `/history?account=${TWO}`, '/accounts', '/password']) {
    await open(page, path);
    const all = await page.evaluate(() => [...document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), summary, [tabindex="0"]')]
      .filter((one) => one.closest('details:not([open])') === null || one.matches('summary'))
      .length);
    const seen = new Set(), unseen = [];
    for (let presses = 0; presses < 4 * all + 8 && seen.size < all; presses += 1) {
      await page.keyboard.press('Tab');
      const focus = await focused(page);
      if (focus.body) continue;
      seen.add(focus.place);
      if (!focus.seen) unseen.push(focus.words);
    }
    expect(`${path}: Tab comes to everything`, seen.size, all);
    expect(`${path}: one always sees where one is`, unseen.join('\n'), '');
  }
}

async function sendEveryKind(page) {
  for (const account of [ONE, TWO, THREE, WATER, RISERS, ALL]) {
    await open(page, `/?account=${account}`);
    const keys = new Keys(page);
    for (const [i, value] of ordinaryValues(account).entries()) {
      if (i > 0) await keys.press('Tab');
      await keys.type(value);
    }
    await go(page, () => keys.press('Enter'));
    expect(`${account}: accepted`, await outcome(page), 'ok');
    expect(`${account}: for which month`, await textOf(page, '.message.ok'),
           /войдёт в счёт за [а-я]+ \d{4}\./);
    expect(`${account}: with a code`, await receiptCode(page), /^\d{3}-\d{3}/);
    const count = ordinaryValues(account).length;
    expect(`${account}: ${keys.pressed} keys`, keys.pressed <= KEYS_MAX);
    keysPressed.set(`${count} register${count > 1 ? 's' : ''} (${account})`, keys.pressed);
    expect(`${account}: the core has it`, submissionsOf(account).length, 1);
  }
  await checkPage(page, 'receipt');
}

async function keepReceipt(page) {
  await open(page, '/history');
  await go(page, () => page.click('table a[href^="/receipt"]'));
  const code = await receiptCode(page);
  await go(page, () => page.click('a[href^="/receipt/print"]'));
  expect('the printable one has the code', await receiptCode(page), code);
  expect('and what the system said', await textOf(page), /Приняты показания/);
  await checkPage(page, 'receipt_print');
  await page.emulateMedia({ media: 'print' });
  expect('on paper there is no menu', await page.locator('header.site').isVisible(), false);
  expect('but the code', await page.locator('code.receipt').isVisible());
  await page.emulateMedia({ media: 'screen' });
}

async function sendTooLittle(page) {
  await sendReadings(page, WATER, ['1']);
  expect('recorded, and waiting', await outcome(page), 'warn');
  expect('what looks wrong', await textOf(page), /меньше прежнего/);
  expect('what happens next', await textOf(page), /проверит сотрудник/);
  await checkPage(page, 'receipt_held');
  await sendReadings(page, WATER, ordinaryValues(WATER, 0.4));
  expect('the right one may follow at once', await outcome(page), 'ok');
}

async function sendTooManyDigits(page) {
  const [value] = ordinaryValues(ONE, 0.4);
  await sendReadings(page, ONE, [`${value}5`]);
  expect('what was typed is still there', await valuesIn(page), [`${value}5`]);
  expect('what looks wrong, beside the field', await textOf(page, '.reading .problem'), /\d/);
  await checkPage(page, 'main_refused');
  await go(page, () => page.click('button[name=answer][value=yes]'));
  expect('the suggestion is taken by one press', await outcome(page), 'ok');
  expect('as it was offered', await textOf(page, 'dl.facts'), new RegExp(`${value},5`));
  await sendReadings(page, ONE, [`${value}99`]);
  expect('nothing to suggest: still a form', await page.locator('input.reading').count(), 1);
}

async function insist(page) {
  await sendReadings(page, RISERS, ordinaryValues(RISERS, 4));
  expect('a surprising usage is asked about', await textOf(page), /Как верно\?/);
  await checkPage(page, 'receipt_asked');
  await go(page, () => page.click('form[action="/receipt/answer"] button:not(.primary)'));
  expect('yes, really', await outcome(page), 'ok');
  await page.goBack();
  await go(page, () => page.reload());
  expect('answered once', await page.locator('form[action="/receipt/answer"]').count(), 0);
  await checkPage(page, 'receipt_answered');
}

async function sendNonsense(page) {
  const before = submissionsOf(ONE).length;
  await sendReadings(page, ONE, ['']);
  expect('no value', await textOf(page, '.message'), /хотя бы одного/);
  await checkPage(page, 'main_empty');
  await open(page, `/?account=${ONE}`);
  await page.evaluate(() => {
    document.querySelector('#date').type = 'text';
    document.querySelector('input.reading').removeAttribute('maxlength');
  });
  await page.fill('#date', 'the day before');
  await type(page, ['55700']);
  expect('no date', await press(page), 422);
  await checkPage(page, 'main_date');
  await page.evaluate(() => document.querySelector('input.reading').removeAttribute('maxlength'));
  await type(page, ['5'.repeat(200)]);
  expect('no reading', await press(page), 422);
  expect('said beside it', await textOf(page, '.reading .problem'), /Слишком длинно/);
  expect('nothing of it is stored', submissionsOf(ONE).length, before);
}

async function showHistory(page) {
  intake('submit', WORST, ...ordinaryValues(WORST), '--key-file', `${RUN}/sms.key`);
  await open(page, `/history?account=${WORST}`);
  expect('sent by SMS', await textOf(page, 'table'), /СМС/);
  await go(page, () => page.click('table a[href^="/receipt"]'));
  expect('with its receipt', await textOf(page, 'dl.facts'), /СМС/);
  await checkPage(page, 'receipt_of_sms');
  for (const account of [TWO, ALL]) {
    await open(page, `/history?account=${account}`);
    await checkPage(page, `history_${account}`);
  }
  await open(page, `/history?account=${TWO}`);
  expect('day and night apart', await page.locator('.legend li').count(), 2);
  expect('drawn', await page.locator('.chart svg rect').count() > 12);
  const older = page.locator('a[href*="readings="]');
  await go(page, () => older.click());
  expect('as far back as one likes', await page.locator('table').first().isVisible());
}
