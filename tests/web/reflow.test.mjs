// WCAG 1.4.10, 1.4.4 and 1.4.12: at 320 px wide, with large text and with wide spacing, nothing
// stands past the edge; targets are large enough (2.5.8).
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {openPage, startBrowser, startSite} from './support/site.mjs';

let site, browser;
before(async () => { [site, browser] = [await startSite(), await startBrowser()]; });
after(async () => { await browser?.close(); await site?.stop(); });

const width = 320;
const paths = ['/zoek', '/zoek?q=les&doelgroep=dementie&doelgroep=kinderen&niveau=hbo', '/zoek?q=xyzzyqwerty', `/zoek?q=${'onderwijsmateriaal'.repeat(5)}`];

const unfoldAll = page => page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));

/** Elements that reach past the width we asked for; what is out of sight on purpose does not count. */
const pastTheEdge = page => page.evaluate(edge => [...document.querySelectorAll('body *')]
    .filter(element => !element.closest('.vh, .overslaan') && element.getBoundingClientRect().right > edge + 0.5)
    .map(element => element.outerHTML.slice(0, 120)), width);

async function visit(path, style, use) {
  const {page, check, close} = await openPage(browser, site, {viewport: {width, height: 640}});
  await page.goto(path);
  await unfoldAll(page);
  // A constructed sheet: the page's policy lets no style element in.
  await page.evaluate(css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, style);
  await use(page);
  check();
  await close();
}

const styles = {
  'as it is': '',
  'with text of 200 %': 'html { font-size: 200% }',
  'with wide spacing': '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
};

for (const [name, style] of Object.entries(styles)) {
  for (const path of paths) {
    test(`${path.slice(0, 40)} ${name} fits in ${width} px`, () => visit(path, style, async page => {
      assert.deepEqual(await pastTheEdge(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width);
    }));
  }
}

test('the test sees an element that is too wide', () => visit('/zoek', 'h1 { width: 400px }', async page => {
  assert.equal((await pastTheEdge(page)).length, 1);
}));

test('what one clicks is 24 px or more, buttons 44 px', () => visit(paths[1], '', async page => {
  const small = await page.evaluate(() => [...document.querySelectorAll('a, button, select, summary, label:has(input), input[type=search]')]
      .filter(element => !element.closest('.overslaan') && element.offsetParent)
      .filter(element => element.getBoundingClientRect().height < (element.tagName === 'BUTTON' ? 44 : 24))
      .map(element => element.outerHTML.slice(0, 120)));
  assert.deepEqual(small, []);
}));
