// Markup in what people type and in what sources say stays text, scripts allowed or not.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {evil} from './support/records.mjs';
import {openPage, startBrowser, startSite} from './support/site.mjs';

let site, browser;
before(async () => { [site, browser] = [await startSite(), await startBrowser()]; });
after(async () => { await browser?.close(); await site?.stop(); });

for (const [where, path] of [
  ['a record', '/zoek?q=kwaadaardig'],
  ['the question', `/zoek?q=${encodeURIComponent(evil)}`],
  ['the name of a filter', `/zoek?${encodeURIComponent(evil)}=1`],
  ['the value of a filter', `/zoek?doelgroep=${encodeURIComponent(evil)}`],
  ['the value of a date', `/zoek?from=${encodeURIComponent(evil)}`],
]) {
  test(`markup in ${where} does nothing`, async () => {
    const {page, check, close} = await openPage(browser, site);
    const response = await page.goto(path);
    assert.equal(response.status(), 200);
    await page.waitForTimeout(200);
    assert.notEqual(await page.title(), 'kwaad');
    assert.equal(await page.locator('script, img, main [onerror]').count(), 0);
    check();
    await close();
  });
}

test('markup of a record is shown as it was written', async () => {
  const {page, close} = await openPage(browser, site);
  await page.goto('/zoek?q=kwaadaardig');
  assert.match(await page.locator('.treffer h3').first().innerText(), /<img src=x/);
  assert.equal(await page.locator('.treffer h3 a').first().getAttribute('href'), 'https://voorbeeld.example/kwaad?a=1&b=%22%3E');
  await close();
});
