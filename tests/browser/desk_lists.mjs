// Lists of representatives: uploaded, corrected in place, answered.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

import { RUN, checkPage, expect, go, intake, ordinaryValues, story, submissionsOf, textOf, until }
  from './browser.mjs';
import { logIn, open, plainAccounts, registersOf, yesterday } from './desk_pages.mjs';

const WRITE_XLSX = new URL('../e2e/write_list.py', import.meta.url).pathname;
const BUILDING = plainAccounts[40].building;
const ACCOUNTS = plainAccounts.slice(40).filter(({ building }) => building === BUILDING)
  .map(({ number }) => number);

export async function listStories(browser) {
  const mandate = `[[mandates]]\nrepresentative = "ivanova"\nbuilding = "${BUILDING}"\n`;
  writeFileSync(`${RUN}/mandates.toml`, mandate);
  intake('channel', 'update', 'building_list', '--file', `${RUN}/mandates.toml`);
  const clerk = await logIn(browser, 'clerk');
  await story('A list from Excel, in CP1251', () => csv(clerk));
  await story('A list as a workbook', () => xlsx(clerk));
  await story('Who is still missing', () => missing(clerk));
}

async function upload(page, file, action) {
  await open(page, '/lists');
  await page.fill('#representative', 'ivanova');
  await page.fill('#date', yesterday);
  await page.setInputFiles('#list', file);
  await go(page, () => page.click(`button[value="${action}"]`));
  await untilDone(page);
}

// The page says that it is under way until it is asked for again.
async function untilDone(page) {
  await until(async () => {
    if (await page.locator('a[href^="/lists/answer"]').count()) return true;
    await page.reload();
    return false;
  });
}

async function csv(clerk) {
  const [good, typo] = ACCOUNTS.map((account) => [account, ordinaryValues(account)[0]]);
  writeFileSync(`${RUN}/list.utf8`, 'Лицевой счет;Показание;Подпись\n' +
    `${good.join(';')};Иванов\n${typo[0]};${typo[1].slice(0, -1)}О7;да\n999;1;да\n`);
  writeFileSync(`${RUN}/list.csv`,
                execFileSync('iconv', ['-f', 'utf-8', '-t', 'cp1251', `${RUN}/list.utf8`]));
  await open(clerk, '/lists');
  await checkPage(clerk, 'lists');
  await upload(clerk, `${RUN}/list.csv`, 'check');
  expect('a check hands nothing in',
         [await textOf(clerk, '.message'), submissionsOf(good[0]).length],
         ['Это только проверка: пока ничего не подано.', 0]);
  await checkPage(clerk, 'list_checked');
  await clerk.hands.enterOn('main .primary');
  await untilDone(clerk);
  expect('Enter hands it in', await textOf(clerk, '.message'), /Список подан/);
  expect('its letters are right', await textOf(clerk, 'tbody'), new RegExp(typo[0]));
  await checkPage(clerk, 'list_handed_in');
  await go(clerk, () => clerk.click('tbody a'));
  await checkPage(clerk, 'list_row');
  await clerk.fill('#cell1', typo[1]);
  await go(clerk, () => clerk.press('#cell1', 'Enter'));
  expect('a row is corrected in place', await textOf(clerk, '.message'), /Квитанция/);
  await checkPage(clerk, 'list_row_corrected');
  expect('and is a reading', registersOf(typo[0])[0].last_value, typo[1]);
  await go(clerk, () => clerk.click('main a'));
  const [answer] = await Promise.all([clerk.waitForEvent('download'),
                                      clerk.click('a[href^="/lists/answer"]')]);
  expect('the answer has every row', readFileSync(await answer.path(), 'utf8'),
         new RegExp(`${good[0]}[^]*${typo[0]}[^]*999`));
}

async function xlsx(clerk) {
  const account = ACCOUNTS[2];
  const rows = [['Лицевой счет', 'Показание', 'Подпись'],
                [account, Number(ordinaryValues(account)[0]), 'да']];
  execFileSync('/usr/bin/python3', [WRITE_XLSX, 'write', `${RUN}/list.xlsx`],
               { input: JSON.stringify(rows) });
  await upload(clerk, `${RUN}/list.xlsx`, 'hand_in');
  expect('a workbook is a list too', submissionsOf(account)[0].channel_id, 'building_list');
}

async function missing(clerk) {
  await open(clerk, '/lists/missing?representative=ivanova');
  expect('by entrance', await textOf(clerk), new RegExp(`По подъездам.*${BUILDING}`));
  await checkPage(clerk, 'list_missing');
}
