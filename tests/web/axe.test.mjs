// axe-core over every page in every dress: no violation of WCAG 2.0 to 2.2 A and AA, nor of its best practices.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';

import {openPage, startBrowser, startSite} from './support/site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site, emptySite, browser;
before(async () => {
  [site, emptySite, browser] = [await startSite(), await startSite({empty: true}), await startBrowser()];
});
after(async () => { await browser?.close(); await site?.stop(); await emptySite?.stop(); });

const pages = {
  'the start': '/zoek',
  'results with filters': '/zoek?q=les&doelgroep=dementie&doelgroep=kinderen&from=2016&page=2&per_page=5',
  'no results': '/zoek?q=xyzzyqwerty&niveau=hbo',
  'unknown filters': '/zoek?doelgroep=bestaatniet&kleur=rood',
  'past the last page': '/zoek?page=50',
  'English': '/zoek?q=rouw&lang=en',
  'an unknown address': '/bestaatniet',
};
const dresses = {
  'light': {colorScheme: 'light'},
  'dark': {colorScheme: 'dark'},
  'narrow': {viewport: {width: 320, height: 640}},
  'forced colours': {forcedColors: 'active'},
};

/** By way of the debugger, as the page's own policy lets no script in. */
async function violations(page) {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', {expression: axe});
  const {result} = await debug.send('Runtime.evaluate', {expression: 'axe.run()', awaitPromise: true, returnByValue: true});
  assert.ok(result.value.passes.length > 10, 'axe looked at the page');
  return result.value.violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
}

async function unfoldAll(page) {
  for (const summary of await page.locator('summary:visible').all()) {
    const open = await summary.evaluate(element => element.parentElement.open);
    if (!open) await summary.click();
  }
}

for (const [name, path] of Object.entries(pages)) {
  for (const [dress, options] of Object.entries(dresses)) {
    test(`${name}, ${dress}`, async () => {
      const {page, close} = await openPage(browser, site, {...options, extraHTTPHeaders: {accept: 'text/html'}});
      await page.goto(path);
      assert.deepEqual(await violations(page), []);
      await unfoldAll(page);
      assert.deepEqual(await violations(page), [], 'with everything unfolded');
      await close();
    });
  }
}

test('search out of order', async () => {
  const {page, close} = await openPage(browser, emptySite);
  const response = await page.goto('/zoek');
  assert.equal(response.status(), 503);
  assert.deepEqual(await violations(page), []);
  await close();
});
