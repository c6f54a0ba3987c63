// `/badge/{slug}.svg`: one image for all, in two languages, light and dark, on any site.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, directory, open, picture, site } from './lib.mjs';

let matou, host, engine;

before(async () => {
  [matou, engine] = await Promise.all([directory(), browser()]);
  await matou.import('slug,name,listing.state,listing.reason,provenance\ngone,Gone,withdrawn,It asked for it.,declared\n');
  const image = (query) => `<img src="${matou.base}/badge/framasoft.svg${query}" alt="Présent dans l’annuaire des CHATONS">`;
  host = await site({ pages: { '/': `<!doctype html><html lang="fr"><title>Un hébergeur</title><p>${image('')} ${image('?lang=en')}</p></html>` } });
});
after(() => Promise.all([matou?.stop(), host?.stop(), engine?.close()]));

test('it is an image that any site may show', async () => {
  const answer = await fetch(`${matou.base}/badge/framasoft.svg`, { headers: { 'accept-language': 'en' } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
  assert.equal(answer.headers.get('content-language'), 'en');
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.match(await answer.text(), /<title id="title">Framasoft: Listed in the CHATONS directory<\/title>/);
  const { page, context, seen } = await open(engine);
  await page.goto(`${host.base}/`);
  const widths = await page.locator('img').evaluateAll((images) => images.map((image) => image.naturalWidth));
  assert.deepEqual(widths, [232, 232]);
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('it says the same of everybody', async () => {
  const drawing = async (slug) => (await (await fetch(`${matou.base}/badge/${slug}.svg?lang=fr`)).text()).replace(/<title.*<\/title>/, '');
  assert.equal(await drawing('framasoft'), await drawing('cliss-xxi'));
});

test('its own style applies under its policy, light and dark', async () => {
  for (const [colorScheme, fill] of [['light', 'rgb(255, 250, 241)'], ['dark', 'rgb(28, 23, 16)']]) {
    const { page, context, seen } = await open(engine, { colorScheme });
    await page.goto(`${matou.base}/badge/framasoft.svg`);
    assert.equal(await page.locator('.plate').evaluate((node) => getComputedStyle(node).fill), fill);
    assert.deepEqual(seen.complaints, []);
    await page.goto(`${host.base}/`);
    await picture(page, `badge-${colorScheme}`);
    await context.close();
  }
});

test('nobody, somebody who left, and another ending are refused', async () => {
  for (const [file, status, kind] of [['nobody.svg', 404, 'unknown-hoster'], ['gone.svg', 410, 'withdrawn-hoster'], ['framasoft.png', 404, 'not-found'], ['framasoft.svg?colour=red', 400, 'invalid-query']]) {
    const answer = await fetch(`${matou.base}/badge/${file}`);
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [status, 'application/problem+json'], file);
    assert.ok((await answer.json()).type.endsWith(`/problems/${kind}`), file);
  }
});
