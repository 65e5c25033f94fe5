// What staff do at the desk, and what others try there.

import { finish, launch, printSizes } from './browser.mjs';
import { callStories } from './desk_calls.mjs';
import { listStories } from './desk_lists.mjs';
import { printKeys } from './desk_pages.mjs';
import { peopleStories } from './desk_people.mjs';
import { reviewStories } from './desk_review.mjs';
import { slipStories } from './desk_slips.mjs';
import { troubleStories } from './desk_trouble.mjs';

const browser = await launch();

// ONLY=slip tells those of slips alone.
const only = process.env.ONLY;
for (const tell of [peopleStories, callStories, reviewStories, slipStories, listStories,
                    troubleStories]) {
  if (!only || tell.name.startsWith(only)) await tell(browser);
}

printKeys();
printSizes();
await finish(browser);
