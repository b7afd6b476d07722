// A real wegwijzer-searchd over an index of made-up records, and a real Chromium to look at it.
import {execFileSync, spawn} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

import {records} from './records.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const patience = 60_000;

/** The folder that holds the programs: WEGWIJZER_PROGRAMS, or the newest build of this checkout. */
function programs() {
  if (process.env.WEGWIJZER_PROGRAMS) return process.env.WEGWIJZER_PROGRAMS;
  const builds = join(root, 'build');
  const folders = (existsSync(builds) ? readdirSync(builds) : [])
      .map(name => join(builds, name, 'bin'))
      .filter(folder => existsSync(join(folder, 'wegwijzer-searchd')));
  const age = folder => statSync(join(folder, 'wegwijzer-searchd')).mtimeMs;
  const newest = folders.sort((a, b) => age(b) - age(a))[0];
  if (!newest) throw new Error('no wegwijzer-searchd in build/*/bin: build it, or set WEGWIJZER_PROGRAMS');
  return newest;
}

/** A configuration with one catalogue; taxonomy and language data are those that ship. */
function writeConfig(folder) {
  mkdirSync(join(folder, 'sources'), {recursive: true});
  cpSync(join(root, 'crawl-config/crawler.json'), join(folder, 'crawler.json'));
  for (const part of ['taxonomy', 'language']) symlinkSync(join(root, 'crawl-config', part), join(folder, part));
  writeFileSync(join(folder, 'records.jsonl'), records().map(record => JSON.stringify(record)).join('\n') + '\n');
  writeFileSync(join(folder, 'sources/proef.json'), JSON.stringify({
    id: 'proef', label: 'Proefbron', kind: 'catalogue', path: '../records.jsonl', format: 'jsonl',
    fields: {url: 'url', title: 'titel', summary: 'omschrijving', published: 'jaar', language: 'taal', soort: 'soort', niveau: 'niveau', doelgroep: 'doelgroep'},
    visit: false,
  }));
}

function firstLine(program) {
  return new Promise((resolve, reject) => {
    createInterface({input: program.stdout}).once('line', resolve);
    program.once('exit', status => reject(new Error(`wegwijzer-searchd ended with ${status}`)));
    setTimeout(() => reject(new Error('wegwijzer-searchd does not get ready')), patience).unref();
  });
}

/** Starts searchd; {url, stop}. Without an index when `empty`. */
export async function startSite({empty = false} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-web-'));
  const config = join(folder, 'config');
  const data = join(folder, 'data');
  writeConfig(config);
  if (!empty) {
    execFileSync(join(programs(), 'wegwijzer-indexer'), ['run', '--config', config, '--data', data], {stdio: ['ignore', 'ignore', 'inherit'], timeout: patience});
  }
  const searchd = spawn(join(programs(), 'wegwijzer-searchd'), ['--listen', '127.0.0.1:0', '--config', config, '--data', data], {stdio: ['ignore', 'pipe', 'ignore']});
  const line = await firstLine(searchd);
  return {
    url: line.replace('listening on ', ''),
    async stop() {
      searchd.removeAllListeners('exit');
      const ended = new Promise(resolve => searchd.once('exit', resolve));
      searchd.kill('SIGTERM');
      await ended;
      rmSync(folder, {recursive: true});
    },
  };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.WEGWIJZER_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/**
 * Opens a page and notes all that goes wrong in it: errors in the console, dialogs, requests to
 * elsewhere. `check()` throws when there was any.
 */
export async function openPage(browser, site, options = {}) {
  const context = await browser.newContext({baseURL: site.url, ...options});
  const page = await context.newPage();
  const troubles = [];
  page.on('console', message => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', error => troubles.push(String(error)));
  page.on('dialog', dialog => { troubles.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', request => request.url().startsWith(site.url) || troubles.push(`request to ${request.url()}`));
  return {
    page,
    check() { if (troubles.length > 0) throw new Error(troubles.join('\n')); },
    close: () => context.close(),
  };
}
