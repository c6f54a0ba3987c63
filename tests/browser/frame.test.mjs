// `/embed`: complete without scripts, in a frame of another site, valid, and nobody else's page in a frame.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { LOOKS, browser, directory, open, picture, site, sound } from './lib.mjs';

let matou, host, engine;

before(async () => {
  [matou, engine] = await Promise.all([directory(), browser()]);
  await matou.import('slug,name,website,provenance\nhostile,"<img src=x onerror=alert(1)>""\'&",https://hostile.example/?a=1&b=2,declared\n');
  const frame = (path) => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Un autre site</title></head><body><main>
    <h1>Un autre site</h1><iframe title="Annuaire des CHATONS" src="${matou.base}${path}" width="900" height="700"></iframe></main></body></html>`;
  host = await site({ pages: { '/': frame('/embed?profile=large&per_page=5'), '/closed': frame('/api/v1/hosters') } });
});
after(() => Promise.all([matou?.stop(), host?.stop(), engine?.close()]));

const PAGES = {
  whole: '/embed', large: '/embed?profile=large', small: '/embed?profile=small&without=contact&q=nextcloud', last: '/embed?per_page=40&page=3',
  empty: '/embed?department=35&legal_form=cooperative&work=mixed&match=yes', beyond: '/embed?page=99',
  english: '/embed?lang=en&profile=individual&service=pad&near=48.1,-1.7&within_km=300', commitment: '/embed?intervention=stated,none',
  refused: '/embed?avaliability=99&page=0&sort=availability', hostile: '/embed?q=onerror',
};

test('every page is valid HTML', async () => {
  const check = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'form-dup-name': 'off' /* a menu adds to the boxes of its name */, 'no-inline-style': 'error' } });
  for (const [name, path] of Object.entries(PAGES)) {
    const answer = await fetch(matou.base + path);
    assert.equal(answer.status, name === 'refused' ? 400 : 200, name);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    const report = await check.validateString(await answer.text());
    const faults = report.results.flatMap((one) => one.messages.map((message) => `${name} ${message.line}: ${message.ruleId} ${message.message}`));
    assert.deepEqual(faults, []);
  }
});

test('without scripts: a situation, a filter, a condition removed', async () => {
  const { page, context, seen } = await open(engine, { javaScriptEnabled: false });
  await page.goto(`${matou.base}/embed`);
  await page.getByRole('link', { name: /une grande structure/ }).click();
  assert.ok(await page.getByText('5 correspondent · 82 n’ont pas répondu · 1 ne convient pas').isVisible());
  assert.ok(await page.getByText('recette « une grande structure, 2026-11 »').isVisible());
  assert.deepEqual(await page.getByRole('heading', { level: 2 }).allTextContents(), ['Correspondent', 'N’ont pas répondu', 'Ne conviennent pas']);
  await page.getByRole('checkbox', { name: /^rémunéré/ }).check();
  await page.getByRole('searchbox').fill('a');
  await page.getByRole('button', { name: 'Chercher' }).click();
  assert.equal(new URL(page.url()).search, '?profile=large&q=a&service=&work=paid', 'the form keeps the situation');
  const same = await (await fetch(`${matou.base}/api/v1/hosters${new URL(page.url()).search}`)).json();
  assert.equal(await page.locator('.sentence').textContent(), same.sentence, 'the page says what the API says');
  await page.getByRole('link', { name: /^Retirer : Au moins un membre/ }).first().click();
  assert.match(page.url(), /without=paid_member/);
  assert.ok(await page.getByRole('checkbox', { name: /^rémunéré/ }).isChecked());
  assert.deepEqual([...seen.origins], [matou.base]);
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('the page shows what the API gives, and no commitment without its people', async () => {
  for (const path of ['/embed?profile=large&per_page=100', PAGES.commitment]) {
    const query = path.split('?')[1];
    const api = await (await fetch(`${matou.base}/api/v1/hosters?${query}`)).json();
    const { page, context } = await open(engine, { javaScriptEnabled: false });
    await page.goto(matou.base + path);
    assert.deepEqual(await page.getByRole('heading', { level: 3 }).allTextContents(), api.items.map((item) => item.name));
    let commitments = 0;
    for (const item of api.items) {
      for (const answer of Object.values(item.answers).filter((one) => one.human_cost)) {
        const fact = page.locator('.said').filter({ hasText: answer.human_cost.text }).filter({ hasText: answer.text.slice(0, 40) });
        assert.ok(await fact.count() > 0, `${item.slug}: ${answer.text}`);
        commitments += 1;
      }
    }
    assert.ok(commitments > 0);
    await context.close();
  }
});

test('a refusal is a page that says what to do', async () => {
  const { page, context } = await open(engine, { javaScriptEnabled: false });
  assert.equal((await page.goto(matou.base + PAGES.refused)).status(), 400);
  assert.ok(await page.getByText(/avaliability/).isVisible());
  await page.getByRole('link', { name: 'Parcourir tout l’annuaire' }).click();
  assert.ok(await page.getByRole('heading', { name: 'Correspondent' }).isVisible());
  for (const [query, status] of [['lang=xx', 400], ['q=%ff', 400], [`q=${'a'.repeat(9000)}`, 414]]) {
    const answer = await fetch(`${matou.base}/embed?${query}`);
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [status, 'text/html; charset=utf-8'], query.slice(0, 20));
  }
  await context.close();
});

test('a hostile name stays a name', async () => {
  const { page, context, seen } = await open(engine);
  page.on('dialog', () => assert.fail('it ran'));
  await page.goto(matou.base + PAGES.hostile);
  const link = page.getByRole('link', { name: '<img src=x onerror=alert(1)>' });
  assert.equal(await link.getAttribute('href'), 'https://hostile.example/?a=1&b=2');
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('another site may frame it, and nothing else of the directory', async () => {
  const { page, context, seen } = await open(engine);
  await page.goto(`${host.base}/`);
  const frame = page.frameLocator('iframe');
  await frame.getByText('5 correspondent').waitFor();
  const background = await frame.locator('body').evaluate((node) => getComputedStyle(node).backgroundColor);
  assert.equal(background, 'rgb(255, 250, 241)', 'its style applies in the frame');
  await frame.getByRole('checkbox', { name: /^bénévole/ }).check();
  await frame.getByRole('button', { name: 'Chercher' }).click();
  await frame.getByText(/^Travail de maintenance\s: /).waitFor();
  assert.deepEqual(seen.complaints, []);
  assert.equal(await frame.getByRole('heading', { level: 3 }).getByRole('link').first().getAttribute('target'), '_top');
  await page.goto(`${host.base}/closed`);
  assert.ok(seen.complaints.some((text) => /X-Frame-Options|frame-ancestors/.test(text)), String(seen.complaints));
  await context.close();
});

test('axe finds nothing, light and dark, wide and narrow', async () => {
  for (const look of LOOKS) {
    const { page, context } = await open(engine, look);
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(matou.base + path);
      const full = `frame-${name}-${look.colorScheme}-${look.viewport.width}`;
      await sound(page, full);
      await picture(page, full);
    }
    await context.close();
  }
});
