// Readings taken at the phone and over the counter.

import { checkPage, expect, go, ordinaryValues, story, submissionsOf, textOf }
  from './browser.mjs';
import { back, call, fieldsOf, judge, logIn, open, pathOf, post, receiptCode, registersOf,
         send, valuesBelow } from './desk_pages.mjs';

export async function callStories(browser) {
  const page = await logIn(browser, 'agent');
  await story('A call with one tariff', () => callOfOneTariff(page));
  await story('Calls with two, three and four registers', () => callsOfMore(page));
  await story('An agent types one value after the other', () => valueByValue(page));
  await story('An agent finds accounts by whatever there is', () => search(page));
  await story('A customer stands in the office', () => office(page));
  await story('What is sent is taken back', () => undo(page));
  await story('A value is wrong', () => wrongValues(page));
  await story('The same form twice', () => sameFormTwice(page));
}

async function callOfOneTariff(page) {
  const account = '0012345678';
  const [value] = ordinaryValues(account);
  await open(page, '/call');
  await checkPage(page, 'call');
  await page.hands.enter('q', account);
  expect('who, where and which meter are beside the field', await textOf(page),
         /001 234 5678 Печникова.*Прошлое Ожидается.*969798594.*Садовая, д\. 1/);
  await checkPage(page, 'call_account');
  await page.hands.enter('value0', value);
  expect('judged before it is sent', submissionsOf(account).length, 0);
  const digits = value.split('').join('\\s?');
  expect('with the sentence to read back', await textOf(page, '.read-back'),
         new RegExp(`^Лицевой счёт 001 234 5678: .* ${digits}, на .* Всё верно\\?$`));
  await checkPage(page, 'call_judged');
  await page.hands.enter('answer');
  expect('one Enter sends it', pathOf(page), '/call/receipt');
  page.hands.expectControls('a call, one tariff', 3);
  expect('the receipt has the code to read out', await receiptCode(page),
         submissionsOf(account)[0].receipt.code.replace(/-/g, ''));
  await checkPage(page, 'call_receipt');
  await page.hands.enter('q', '1234567891');
  expect('the next call begins on the receipt', await textOf(page, 'h1'), /123 456 7891/);
}

async function callsOfMore(page) {
  for (const [account, name] of [['1234567891', 'day and night'],
                                 ['1234567892', 'three tariffs'],
                                 ['1234567895', 'four registers']]) {
    const values = ordinaryValues(account);
    await open(page, '/call');
    page.hands.controls = 0;
    await page.hands.enter('q', account);
    if (values.length === 4) await checkPage(page, 'call_four_registers');
    await page.hands.enter('value0', values.join('+'));
    await page.hands.enter('answer');
    const pluses = values.length - 1;
    page.hands.expectControls(`a call, ${name} (${pluses} of them +)`, 3 + pluses);
    expect(`${name}: all values went`,
           submissionsOf(account)[0].submission.named.values.length, values.length);
  }
}

async function valueByValue(page) {
  const account = '1234567894';
  const values = ordinaryValues(account);
  await open(page, '/call');
  page.hands.controls = 0;
  await page.hands.enter('q', account);
  await page.hands.enter('value0', values[0]);
  expect('nothing is judged before the last', await page.locator('.read-back').count(), 0);
  await page.hands.enter('value1', values[1]);
  await page.hands.enter('answer');
  page.hands.expectControls('a call, two registers, one by one', 4);
  await call(page, account);
  await page.hands.enter('value0', '1+2+3');
  expect('more values than registers are typed again', await textOf(page, '.message'),
         /больше, чем шкал: 1\+2\+3/);
  await checkPage(page, 'call_too_many_values');
  await page.hands.enter('value0', '*2');
  expect('a star and a number lead elsewhere', pathOf(page), '/office');
}

async function search(page) {
  for (const [by, typed, found] of [['phone', '+7 (000) 867-15-35', /123 456 7891/],
                                    ['meter', '325456786', /123 456 7892/],
                                    ['address', 'Садовая, д. 1, кв. 5', /./]]) {
    await call(page, typed);
    expect(`found by ${by}`, await textOf(page), found);
  }
  expect('an address finds several', await page.locator('tbody tr').count() > 1);
  await checkPage(page, 'call_hits');
  const second = await textOf(page, 'tbody tr:nth-child(2) a');
  await page.hands.enter('q', '2');
  expect('one of them is chosen by its number', await textOf(page, 'h1'), new RegExp(second));
  await call(page, 'Нигде, д. 99');
  expect('what is not found is said', await textOf(page, '.message'), /Ничего не найдено/);
  await checkPage(page, 'call_no_hits');
}

async function office(page) {
  const account = '6359806611';
  await open(page, '/office');
  await checkPage(page, 'office');
  await send(page, account, ordinaryValues(account)[0], '/office');
  expect('through the channel of the office', submissionsOf(account)[0].channel_id, 'office');
  expect('with the log-in of who took it', submissionsOf(account)[0].submission.evidence.agent,
         'agent');
}

async function undo(page) {
  const account = '6321610010';
  const code = await send(page, account, ordinaryValues(account)[0]);
  page.hands.controls = 0;
  await page.hands.enter('q', '-');
  page.hands.expectControls('undo', 2);
  expect('it is taken back', (await textOf(page, '.message')).replace(/\W/g, ''), code);
  await checkPage(page, 'call_undone', { again: false });
  expect('the account stands as before', registersOf(account)[0].last_value,
         await textOf(page, 'td:nth-child(3)').then((text) => text.replace(/\s|\d\d\.\d\d\.\d{4}/g, '')));
}

async function wrongValues(page) {
  const account = '6383413409';
  const [value] = ordinaryValues(account);
  await judge(page, account, `${value}0`);
  expect('a digit too many is refused before it is sent', await textOf(page, '.judgement'),
         /Не принято/);
  await checkPage(page, 'call_refused');
  page.hands.controls = 0;
  await page.hands.enter('answer', '+');
  page.hands.expectControls('a suggestion taken', 2);
  expect('and is read back', (await textOf(page, '.read-back')).replace(/\s/g, ''),
         new RegExp(value));
  await page.hands.enter('answer', valuesBelow(account)[0]);
  expect('another value instead is judged again', await textOf(page, '.judgement'),
         /На проверке/);
  await checkPage(page, 'call_held');
  await page.hands.enter('answer', 'да');
  expect('what is no answer is asked again', await textOf(page, '.message'), /Непонятно/);
  await page.hands.enter('answer', '-');
  expect('a minus sends nothing', [pathOf(page), submissionsOf(account).length], ['/call', 0]);
  await judge(page, account, `${value}0`);
  await go(page, () => page.click('button[value="anyway"]'));
  expect('the attempt can be recorded all the same', await textOf(page, '.message'),
         /Не принято, обращение записано, код/);
  await checkPage(page, 'call_recorded', { again: false });
}

async function sameFormTwice(page) {
  const account = '1234567893';
  const [value, other] = [0.3, 0.4].map((share) => ordinaryValues(account, share)[0]);
  await judge(page, account, value);
  const fields = await fieldsOf(page, '/call/reading');
  const both = await Promise.all([post(page, '/call/reading', fields),
                                  post(page, '/call/reading', fields)]);
  expect('a double click is answered by the same receipt', both[0].headers.get('location'),
         both[1].headers.get('location'));
  await page.hands.enter('answer');
  await back(page);
  await page.hands.enter('answer');
  expect('so is the form sent again after Back', pathOf(page), '/call/receipt');
  expect('all of it is one reading', submissionsOf(account).length, 1);
  await back(page);
  await page.hands.enter('answer', other);
  await page.hands.enter('answer');
  expect('with another value it says that it was sent', await textOf(page, '.message'),
         /уже отправлена с другими показаниями/);
  await checkPage(page, 'call_sent_before', { again: false });
}
