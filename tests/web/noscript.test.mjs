// The search page without JavaScript: all of it must work.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {openPage, startBrowser, startSite} from './support/site.mjs';

let site, browser;
before(async () => { [site, browser] = [await startSite(), await startBrowser()]; });
after(async () => { await browser?.close(); await site?.stop(); });

async function visit(path, use, options = {}) {
  const visited = await openPage(browser, site, {javaScriptEnabled: false, viewport: {width: 1200, height: 900}, ...options});
  await visited.page.goto(path);
  await use(visited.page);
  visited.check();
  await visited.close();
}

const count = async page => Number((await page.locator('h2#telling').innerText()).match(/^\d+/)?.[0] ?? 0);
const countBeside = async label => Number((await label.innerText()).match(/\((\d+)\)/)[1]);

test('a search gives hits, with the words marked', () => visit('/', async page => {
  assert.equal(new URL(page.url()).pathname, '/zoek');
  await page.getByLabel('Waar zoek je naar?').fill('rouw');
  await page.getByRole('button', {name: 'Zoek', exact: true}).click();
  assert.match(await page.locator('h2#telling').innerText(), /^6 resultaten voor ‘rouw’$/);
  assert.equal(await page.locator('.treffer').count(), 6);
  assert.equal(await page.locator('.treffer h3 mark').first().innerText(), 'Rouw');
  assert.equal(await page.getByLabel('Waar zoek je naar?').inputValue(), 'rouw');
}));

test('the count beside a value is what choosing it gives', () => visit('/zoek', async page => {
  const label = page.locator('label', {has: page.locator('[id="doelgroep.dementie"]')});
  const expected = await countBeside(label);
  await label.click();
  await page.getByRole('button', {name: 'Filters toepassen'}).click();
  assert.equal(await count(page), expected);
  assert.ok(await page.locator('[id="doelgroep.dementie"]').isChecked());
}));

test('two values of one facet are "or", a chip takes one away', () => visit('/zoek?doelgroep=dementie', async page => {
  const one = await count(page);
  await page.locator('[id="doelgroep.kinderen"]').check();
  await page.getByRole('button', {name: 'Filters toepassen'}).click();
  assert.ok(await count(page) > one);
  assert.equal(await page.locator('.chip').count(), 2);
  await page.getByRole('link', {name: /Verwijder filter .*Kinderen/i}).click();
  assert.equal(await count(page), one);
}));

test('pages follow each other, and back goes back', () => visit('/zoek', async page => {
  const titles = () => page.locator('.treffer h3').allInnerTexts();
  const first = await titles();
  await page.getByRole('link', {name: 'Volgende'}).click();
  assert.match(page.url(), /page=2/);
  const second = await titles();
  assert.equal(new Set([...first, ...second]).size, 20);
  await page.goBack();
  assert.deepEqual(await titles(), first);
}));

test('the order can be chosen and stays with the next search', () => visit('/zoek?q=les', async page => {
  await page.getByLabel('Sorteer op').selectOption({label: 'titel, a tot z'});
  await page.getByRole('button', {name: 'Sorteer'}).click();
  const titles = await page.locator('.treffer h3').allInnerTexts();
  assert.deepEqual(titles, [...titles].sort((a, b) => a.localeCompare(b, 'nl')));
  await page.getByRole('button', {name: 'Zoek', exact: true}).click();
  assert.match(page.url(), /sort=title/);
}));

test('a search without hits says what to do', () => visit('/zoek?q=xyzzyqwerty', async page => {
  assert.match(await page.locator('h2#telling').innerText(), /^Geen resultaten/);
  assert.ok(await page.getByText('gebruik minder of andere woorden').isVisible());
}));

test('an unknown filter is told, and the rest is found', () => visit('/zoek?q=rouw&doelgroep=bestaatniet', async page => {
  assert.match(await page.locator('.melding').innerText(), /bestaatniet/);
  assert.equal(await count(page), 6);
}));

test('the filters are open beside the results when there is room, folded when not', async () => {
  await visit('/zoek', async page => {
    assert.ok(await page.locator('[id="doelgroep.dementie"]').isVisible());
    assert.ok(!await page.locator('.filters > summary').isVisible());
  });
  await visit('/zoek', async page => {
    assert.ok(!await page.locator('[id="doelgroep.dementie"]').isVisible());
    await page.locator('.filters > summary').click();
    assert.ok(await page.locator('[id="doelgroep.dementie"]').isVisible());
  }, {viewport: {width: 400, height: 800}});
});

test('English is one click away, with the same search', () => visit('/zoek?q=rouw', async page => {
  await page.getByRole('link', {name: 'English'}).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.locator('h2#telling').innerText(), '6 results for ‘rouw’');
}));
