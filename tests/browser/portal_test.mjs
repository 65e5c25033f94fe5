// What customers do in the portal, and what others try there.

import { finish, launch, printSizes } from './browser.mjs';
import { takeLetters } from './letters.mjs';
import { againStories } from './portal_again.mjs';
import { foeStories } from './portal_foes.mjs';
import { peopleStories } from './portal_people.mjs';
import { printKeys, readingStories } from './portal_readings.mjs';
import { troubleStories } from './portal_trouble.mjs';

const browser = await launch();
const letterTo = takeLetters();

await peopleStories(browser, letterTo);
await readingStories(browser);
await againStories(browser);
await foeStories(browser);
await troubleStories(browser);

printSizes();
printKeys();
await finish(browser);
