// <matou-search> on a page of another site.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LOOKS, browser, directory, open, picture, site, sound } from './lib.mjs';

let matou, host, strict, engine;

// What a site with a dark look does: it gives its page the colours of the scheme.
const CANVAS = '<style>html{background:Canvas;color:CanvasText}</style>';
const page = (attributes, style = CANVAS) => `<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Un autre site</title>${style}
<script type="module" src="${matou.base}/embed.js"></script></head><body><main><h1>Un autre site</h1>
<p><a href="/">Accueil</a></p><matou-search ${attributes}></matou-search></main></body></html>`;

before(async () => {
  [matou, engine] = await Promise.all([directory(), browser()]);
  const pages = {
    '/': page(''),
    '/large': page('query="profile=large" per-page="5"'),
    '/empty': page('query="department=35&amp;legal_form=cooperative&amp;work=mixed&amp;match=yes"'),
    '/wrong': page('query="avaliability=99"'),
    '/english': page('lang="en" query="profile=large" filters="work"'),
    '/nowhere': page('base="http://127.0.0.1:9/"'),
    '/commitment': page('query="intervention=stated,none"'),
    '/hiding': page('query="profile=large&amp;match=yes&amp;sort=name"'),
    '/near': page('query="q=pad&amp;near=45.76,4.84&amp;within_km=300"'),
    '/themed': page('query="profile=large"', '<style>matou-search{--matou-accent:#004488;--matou-text:#112233;--matou-radius:2px}</style>'),
  };
  host = await site({ pages });
  // A site with the strictest policy: it admits the directory, no inline style, nothing else.
  const policy = `default-src 'none'; script-src ${matou.base}; connect-src ${matou.base}`;
  strict = await site({ pages: { '/': page('query="profile=large"', '') }, headers: { 'content-security-policy': policy } });
});
after(() => Promise.all([matou?.stop(), host?.stop(), strict?.stop(), engine?.close()]));

const counts = (page, text) => page.getByRole('status').filter({ hasText: text }).waitFor();

test('it weighs less than ten kilobytes and may be loaded by any site', async () => {
  const answer = await fetch(`${matou.base}/embed.js`);
  assert.equal(answer.headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=3600');
  assert.ok((await answer.arrayBuffer()).byteLength < 10_000);
});

test('a situation, a filter, a condition removed, the results', async () => {
  const { page, context, seen } = await open(engine);
  await page.goto(`${host.base}/`);
  await counts(page, '87 correspondent · 0 n’a pas répondu · 0 ne convient pas');
  await page.getByRole('button', { name: /une grande structure/ }).click();
  await counts(page, '5 correspondent · 81 n’ont pas répondu · 1 ne convient pas');
  assert.equal(await page.getByRole('button', { name: /une grande structure/ }).getAttribute('aria-pressed'), 'true');
  assert.ok(await page.getByText('(une grande structure, 2026-11)').isVisible(), 'the recipe is named with its version');
  assert.deepEqual(await page.getByRole('heading', { level: 2 }).allTextContents(), ['5 correspondent', '81 n’ont pas répondu', '1 ne convient pas']);
  const first = page.getByRole('heading', { level: 3 }).first().getByRole('link');
  assert.match(await first.getAttribute('href'), /^https?:\/\//);

  await page.getByRole('checkbox', { name: /^rémunéré/ }).check();
  await page.getByRole('button', { name: 'Chercher' }).click();
  const api = await (await fetch(`${matou.base}/api/v1/hosters?profile=large&work=paid`)).json();
  await counts(page, `${api.counts.yes} correspond`);
  assert.equal(await page.getByRole('checkbox', { name: /^rémunéré/ }).isChecked(), true);

  await page.getByRole('button', { name: /^Retirer .*au moins un membre/ }).first().click();
  const freed = await (await fetch(`${matou.base}/api/v1/hosters?work=paid`)).json();
  await counts(page, `${freed.counts.unknown} n’ont pas répondu`);
  assert.equal(await page.getByText('(une grande structure, 2026-11)').count(), 0, 'the line of the recipe is gone');
  assert.deepEqual([...seen.origins].sort(), [matou.base, host.base].sort(), 'no request to anybody else');
  assert.deepEqual(seen.complaints, []);
  assert.deepEqual(await context.cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await context.close();
});

test('a commitment stands beside the people behind it, and what is not said is said', async () => {
  const { page, context } = await open(engine);
  await page.goto(`${host.base}/commitment`);
  const api = await (await fetch(`${matou.base}/api/v1/hosters?intervention=stated,none&per_page=10`)).json();
  const stated = api.items.filter((item) => item.answers.intervention);
  assert.ok(stated.length > 0);
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  for (const item of stated) {
    const card = page.locator('li', { has: page.getByRole('heading', { name: item.name, exact: true }) });
    const line = card.locator('li').filter({ hasText: item.answers.intervention.text });
    assert.ok((await line.textContent()).includes(item.answers.intervention.human_cost.text), item.slug);
  }
  assert.ok(await page.getByText(/^Non renseigné : .*Engagement de disponibilité/).count() > 0);
  await context.close();
});

test('the keyboard is enough', async () => {
  const { page, context } = await open(engine);
  await page.goto(`${host.base}/`);
  await counts(page, '87 correspondent');
  const focused = () => page.evaluate(() => {
    const inner = document.activeElement.shadowRoot?.activeElement;
    return inner && { text: inner.textContent, id: inner.id, outline: getComputedStyle(inner).outlineStyle };
  });
  const reach = async (wanted, key = 'Tab') => {
    for (let steps = 0; steps < 120; steps += 1) {
      await page.keyboard.press(key);
      const at = await focused();
      if (at) assert.notEqual(at.outline, 'none', `${at.id} shows its focus`);
      if (at && wanted(at)) return at;
    }
    return assert.fail('the keyboard never gets there');
  };
  await reach((at) => at.id === 'large');
  await page.keyboard.press('Enter');
  await counts(page, '5 correspondent');
  assert.equal((await focused()).id, 'large', 'the focus stays where it was');
  await reach((at) => at.id === 'workpaid');
  await page.keyboard.press('Space');
  await reach((at) => at.id === 'go');
  await page.keyboard.press('Enter');
  await counts(page, '1 correspond');
  assert.equal((await focused()).id, 'go');
  await reach((at) => at.text === 'Retirer');
  await page.keyboard.press('Enter');
  await counts(page, '5 correspondent');
  // The line is gone; the focus goes to the counts, which are said aloud.
  assert.match((await focused()).text, /correspond/);
  await context.close();
});

test('what the visitor ticks replaces what the recipe asks and what was taken off it', async () => {
  const { page, context, seen } = await open(engine);
  await page.goto(`${host.base}/`);
  await page.getByRole('button', { name: /une personne/ }).click();
  await page.getByRole('button', { name: /^Retirer Publics/ }).first().click();
  await counts(page, '87 correspondent');
  await page.getByRole('checkbox', { name: /^associations/ }).check();
  await page.getByRole('button', { name: 'Chercher' }).click();
  const api = await (await fetch(`${matou.base}/api/v1/hosters?audience=association`)).json();
  await counts(page, `${api.counts.yes} correspondent · ${api.counts.unknown} n’ont pas répondu`);
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('what the site hides, and whatever it asks, the visitor takes back', async () => {
  const { page, context, seen } = await open(engine);
  await page.goto(`${host.base}/hiding`);
  await counts(page, '5 correspondent · 81 n’ont pas répondu');
  assert.equal(await page.getByRole('heading', { name: /n’ont pas répondu/ }).count(), 0, 'they are counted, not shown');
  assert.equal(await page.getByText('Mélangé chaque jour').count(), 0, 'by name is no shuffle');
  const hide = page.getByRole('checkbox', { name: 'Cacher ceux qui n’ont pas répondu' });
  assert.equal(await hide.isChecked(), true);
  await hide.uncheck();
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('heading', { name: '81 n’ont pas répondu' }).waitFor();
  await page.getByRole('checkbox', { name: 'Cacher ceux qui n’ont pas répondu' }).check();
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('heading', { name: '81 n’ont pas répondu' }).waitFor({ state: 'detached' });

  await page.goto(`${host.base}/near`);
  await page.getByText('Mélangé chaque jour').waitFor();
  await page.getByRole('button', { name: 'Retirer à 300 km au plus du point 45,76 ; 4,84' }).click();
  await page.getByRole('button', { name: 'Retirer à 300 km' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Retirer où l’on trouve « pad »' }).click();
  await counts(page, '87 correspondent');
  assert.equal(await page.getByRole('searchbox').inputValue(), '');
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('nobody found: what each condition leaves out, and a way out', async () => {
  const { page, context } = await open(engine);
  await page.goto(`${host.base}/empty`);
  await counts(page, '0 correspond');
  assert.equal(await page.getByRole('heading', { level: 3 }).count(), 0);
  assert.ok(await page.getByText(/sans cette condition, \d+ de retour/).count() > 0);
  await page.getByRole('button', { name: 'Tout l’annuaire' }).click();
  await counts(page, '87 correspondent');
  await context.close();
});

test('a query that is not understood is explained in the words of the directory', async () => {
  const { page, context } = await open(engine);
  await page.goto(`${host.base}/wrong`);
  await counts(page, 'avaliability');
  await page.getByRole('button', { name: 'Tout l’annuaire' }).click();
  await counts(page, '87 correspondent');
  await page.goto(`${host.base}/nowhere`);
  await counts(page, 'L’annuaire ne répond pas.');
  assert.ok(await page.getByRole('button', { name: 'Chercher' }).isVisible());
  await context.close();
});

test('English, other filters, pages, and an attribute that changes', async () => {
  const { page, context } = await open(engine);
  await page.goto(`${host.base}/english`);
  await counts(page, '5 match · 81 have not said · 1 does not fit');
  assert.equal(await page.getByRole('group').count(), 1);
  await page.getByRole('button', { name: 'Page 2' }).click();
  await page.getByRole('button', { name: 'Page 1' }).waitFor();
  await page.evaluate(() => document.querySelector('matou-search').setAttribute('lang', 'fr'));
  await counts(page, '5 correspondent');
  await context.close();
});

test('the site chooses the colours and the shapes', async () => {
  const { page, context } = await open(engine, { colorScheme: 'light' });
  await page.goto(`${host.base}/themed`);
  const style = (name, property) => page.getByRole('button', { name }).evaluate((node, property) => getComputedStyle(node)[property], property);
  assert.equal(await style('Chercher', 'backgroundColor'), 'rgb(0, 68, 136)');
  assert.equal(await style(/une personne/, 'borderTopLeftRadius'), '2px');
  assert.equal(await page.getByRole('status').evaluate((node) => getComputedStyle(node).color), 'rgb(17, 34, 51)');
  await sound(page, 'themed');
  await context.close();
});

test('a site with a strict policy needs no exception but the directory', async () => {
  const { page, context, seen } = await open(engine, { colorScheme: 'light' });
  await page.goto(`${strict.base}/`);
  await counts(page, '5 correspondent');
  const colour = await page.getByRole('button', { name: 'Chercher' }).evaluate((node) => getComputedStyle(node).backgroundColor);
  assert.equal(colour, 'rgb(138, 85, 6)', 'its own style applies');
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('axe finds nothing, light and dark, wide and narrow, full, empty and refused', async () => {
  for (const look of LOOKS) {
    const { page, context } = await open(engine, look);
    for (const [path, text] of [['/large', '5 correspondent'], ['/empty', '0 correspond'], ['/wrong', 'avaliability'], ['/themed', '5 correspondent']]) {
      // The site's own colours are made for a light page.
      if (path === '/themed' && look.colorScheme === 'dark') continue;
      await page.goto(host.base + path);
      await counts(page, text);
      const name = `element${path.replace('/', '-')}-${look.colorScheme}-${look.viewport.width}`;
      await sound(page, name);
      await picture(page, name);
    }
    await context.close();
  }
});
