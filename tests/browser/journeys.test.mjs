// What people come for, from beginning to end: with a mouse, with scripts off, and by keyboard alone.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { browser, directory } from './lib.mjs';
import { WAYS, visitor } from './visitor.mjs';

let matou, engine;

before(async () => {
  [matou, engine] = await Promise.all([directory(), browser()]);
});
after(() => Promise.all([matou?.stop(), engine?.close()]));

const api = async (path) => (await fetch(matou.base + path)).json();

// The text of the page as a printer gets it, and how many sheets it takes.
async function printed(page) {
  const folder = await mkdtemp(join(tmpdir(), 'matou-print-'));
  const file = join(folder, 'page.pdf');
  await writeFile(file, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  const { stdout: text } = await promisify(execFile)('pdftotext', ['-layout', file, '-']);
  const { stdout: facts } = await promisify(execFile)('pdfinfo', [file]);
  await rm(folder, { recursive: true });
  return { text, sheets: Number(/Pages:\s+(\d+)/.exec(facts)[1]) };
}

for (const way of WAYS) {
  test(`a large structure finds hosters, understands why, and compares three: ${way.name}`, async () => {
    const me = await visitor(engine, matou.base, way);
    const { page } = me;
    await me.go('/');
    await me.follow(page.getByRole('link', { name: 'une grande structure' }));
    await me.heading('Hébergeurs');
    assert.equal(me.path(), '/hebergeurs?profile=large');
    assert.ok(await page.getByText('5 correspondent · 81 n’ont pas répondu · 1 ne convient pas').isVisible());
    assert.ok(await page.locator('.applied').getByText('recette «').isVisible(), 'the recipe is named beside its condition');

    await me.follow(page.getByRole('link', { name: /^Retirer : Au moins un membre/ }));
    assert.equal(me.path(), '/hebergeurs?profile=large&without=paid_member');
    assert.ok(await page.getByText(/^87 correspondent/).isVisible());
    await page.goBack();

    // In the list, and why.
    await me.follow(page.getByRole('link', { name: 'Cliss XXI', exact: true }));
    await me.heading('Cliss XXI');
    assert.ok(await page.getByRole('heading', { name: 'Pourquoi il est dans votre liste' }).isVisible());
    const explained = await api('/api/v1/hosters/cliss-xxi/explain?profile=large&lang=fr');
    for (const line of explained.lines) assert.ok(await page.getByText(line.text).first().isVisible(), line.text);
    await me.follow(page.getByRole('link', { name: 'Revenir à votre liste' }).first());
    assert.equal(me.path(), '/hebergeurs?profile=large');

    // Not in the list, and why.
    await me.press(page.locator('.left-out summary').first());
    await me.follow(page.locator('.left-out').getByRole('link', { name: 'Club1', exact: true }));
    assert.ok(await page.getByRole('heading', { name: 'Pourquoi il n’est pas dans votre liste' }).isVisible());
    assert.ok(await page.getByText('Aucun membre n’est rémunéré.').first().isVisible());
    await page.goBack();

    for (const name of ['Cliss XXI', 'Framasoft', 'Infini']) {
      await me.tick(page.getByRole('checkbox', { name: `Comparer : ${name}`, exact: true }));
    }
    await me.follow(page.getByRole('button', { name: 'Comparer les hébergeurs cochés' }));
    const heads = page.locator('thead th .name');
    assert.deepEqual((await heads.allTextContents()).sort(), ['Cliss XXI', 'Framasoft', 'Infini']);
    // Only the engine can print, so that nobody presses anything for it.
    const { text } = await printed(page);
    for (const said of ['Cliss XXI', 'Framasoft', 'Infini', 'Non renseigné', 'recueilli par', '2026']) assert.ok(text.includes(said), `${said} in print`);
    await me.leave();
  });

  test(`a pad, now: ${way.name}`, async () => {
    const me = await visitor(engine, matou.base, way);
    const { page } = me;
    await me.go('/');
    await me.follow(page.getByRole('link', { name: /pad/i }));
    const there = page.locator('a[rel~="external"]').first();
    const [host, href] = [await page.locator('.drawn .host').textContent(), await there.getAttribute('href')];
    assert.ok(host.trim().length > 1, 'the hoster is named before leaving');
    const { items } = await api('/api/v1/services?service=pad&per_page=500');
    const urls = items.flatMap((item) => item.service.answers.url?.value ?? []);
    assert.ok(urls.includes(href), `${href} is the address of a pad`);
    // Another draw leads elsewhere sooner or later.
    const drawn = new Set([href]);
    for (let draw = 0; draw < 12 && drawn.size < 2; draw += 1) {
      await me.follow(page.getByRole('link', { name: 'En tirer un autre' }));
      drawn.add(await page.locator('a[rel~="external"]').first().getAttribute('href'));
    }
    assert.ok(drawn.size > 1, 'another draw');
    await me.leave();
  });

  test(`somebody looks for “ecole”, finds accents, gets stuck and finds the way out: ${way.name}`, async () => {
    const me = await visitor(engine, matou.base, way);
    const { page } = me;
    await me.go('/');
    await me.write(page.getByRole('searchbox'), 'ecole');
    await me.follow(page.getByRole('button', { name: 'Chercher' }));
    const found = await api('/api/v1/hosters?q=ecole&per_page=25&lang=fr');
    assert.deepEqual(await page.locator('.cards h3').allTextContents(), found.items.map((item) => item.name));
    assert.equal(await page.locator('.sentence').textContent(), found.sentence);

    await me.go('/hebergeurs?service=pad&department=2A&match=yes');
    assert.ok(await page.getByRole('heading', { name: 'Aucun hébergeur ne répond à toutes ces conditions' }).isVisible());
    await me.follow(page.locator('.nobody').getByRole('link', { name: /^Retirer/ }).first());
    assert.ok((await page.locator('.cards h3').count()) > 0, 'the way out leads to somebody');
    await me.leave();
  });

  test(`filters are ticked and applied, above and below, in English too: ${way.name}`, async () => {
    const me = await visitor(engine, matou.base, way);
    const { page } = me;
    await me.go('/hebergeurs?profile=individual');
    await me.follow(page.getByRole('link', { name: 'English' }));
    assert.equal(me.path(), '/en/hosters?profile=individual');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    const filters = page.getByRole('form', { name: 'Refine the search' });
    await me.tick(filters.getByRole('group', { name: 'Maintenance work' }).getByRole('checkbox', { name: /^volunteer/ }));
    await me.tick(filters.getByRole('checkbox', { name: 'Hide those that have not said' }));
    await me.follow(filters.getByRole('button').last());
    const query = new URLSearchParams(new URL(page.url()).search);
    assert.deepEqual([query.get('profile'), query.get('work'), query.get('match')], ['individual', 'volunteer', 'yes']);
    const same = await api('/api/v1/hosters?profile=individual&work=volunteer&match=yes&lang=en');
    assert.equal(await page.locator('.sentence').textContent(), same.sentence);
    assert.deepEqual(await page.locator('.cards h3').allTextContents(), same.items.map((item) => item.name));
    assert.equal(await filters.getByRole('button').count(), 2, 'apply stands above and below the filters');
    await me.leave();
  });
}

test('the first stop skips to the content', async () => {
  const me = await visitor(engine, matou.base, WAYS[0]);
  for (const path of ['/', '/hebergeurs', '/hebergeurs/framasoft', '/carte', '/criteres']) {
    await me.go(path);
    await me.page.keyboard.press('Tab');
    assert.equal(await me.page.evaluate(() => document.activeElement.textContent), 'Aller au contenu', path);
    await me.page.keyboard.press('Enter');
    assert.equal(await me.page.evaluate(() => document.activeElement.id), 'content', path);
  }
  await me.leave();
});

test('on a telephone the filters fill the page, and go when they were applied', async () => {
  const me = await visitor(engine, matou.base, { options: { javaScriptEnabled: false } });
  await me.page.setViewportSize({ width: 360, height: 740 });
  await me.go('/hebergeurs');
  const filters = me.page.locator('#filters');
  assert.ok(!(await filters.isVisible()));
  await me.page.getByRole('link', { name: 'Filtrer' }).click();
  assert.ok(await filters.isVisible());
  const box = await filters.boundingBox();
  assert.ok(box.width >= 360 && box.height >= 740, JSON.stringify(box));
  await filters.getByRole('checkbox', { name: /^bénévole/ }).first().check();
  await filters.getByRole('button', { name: 'Appliquer' }).last().click();
  assert.ok(!(await filters.isVisible()) && me.path().includes('work=volunteer'), me.path());
  await me.leave();
});

test('with scripts, the button says how many a form would find, and the address is copied', async () => {
  const me = await visitor(engine, matou.base, WAYS[0]);
  const { page } = me;
  await me.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await me.go('/hebergeurs?profile=large');
  await page.getByRole('group', { name: 'Travail de maintenance' }).getByRole('checkbox', { name: /^rémunéré/ }).check();
  const { counts } = await api('/api/v1/hosters?profile=large&work=paid');
  const found = page.getByRole('button', { name: new RegExp(`^Appliquer\\s: ${counts.yes} correspond`) }).first();
  await found.waitFor();
  await page.getByRole('button', { name: 'Copier le lien de cette recherche' }).click();
  await page.getByRole('button', { name: 'Lien copié.' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${matou.base}/hebergeurs?profile=large`);
  await me.follow(found);
  assert.equal(me.path(), '/hebergeurs?profile=large&work=paid', 'no empty field in the address');
  await me.leave();
});

test('on paper every value keeps its source and its date', async () => {
  const me = await visitor(engine, matou.base, WAYS[0]);
  await me.page.emulateMedia({ media: 'print' });
  for (const [path, value, source] of [
    ['/hebergeurs/club1', '.criterion', '.proof'], ['/hebergeurs/framasoft', '.panel .rows > div', '.proof'],
    ['/comparer?slug=club1&slug=framasoft', 'td:not(:has(.silent))', '.source'], ['/hebergeurs?per_page=500', '.said', 'small'],
  ]) {
    await me.go(path);
    const without = await me.page.evaluate(([value, source]) => {
      const isDated = (node) => node.checkVisibility() && /, .*20\d\d/.test(node.textContent);
      const all = [...document.querySelectorAll(value)].filter((node) => node.checkVisibility());
      return { all: all.length, bare: all.filter((node) => ![...node.querySelectorAll(source)].some(isDated)).map((node) => node.outerHTML.slice(0, 200)) };
    }, [value, source]);
    assert.ok(without.all > 0, `${path}: ${value}`);
    assert.deepEqual(without.bare, [], path);
  }
  await me.leave();
});

test('on a wide screen the drawing stays in view beside a long list', async () => {
  const me = await visitor(engine, matou.base, WAYS[0]);
  for (const height of [900, 640]) {
    await me.page.setViewportSize({ width: 1280, height });
    await me.go('/carte');
    for (const entry of [40, 80]) {
      await me.page.locator('.by-place li').nth(entry).scrollIntoViewIfNeeded();
      const box = await me.page.locator('.map svg').boundingBox();
      assert.ok(box.y >= 0 && box.y + box.height <= height, `${height}: ${JSON.stringify(box)}`);
    }
  }
  await me.leave();
});

test('a hoster fits on two sheets, with every value', async () => {
  const me = await visitor(engine, matou.base, WAYS[0]);
  for (const slug of ['framasoft', 'club1', 'nubo']) {
    await me.go(`/hebergeurs/${slug}`);
    const { text, sheets } = await printed(me.page);
    assert.ok(sheets <= 2, `${slug}: ${sheets} sheets`);
    const { answers } = await api(`/api/v1/hosters/${slug}?lang=fr`);
    const plain = text.replace(/\s+/g, ' ');
    for (const answer of Object.values(answers).filter((one) => one.answer !== 'not_stated')) {
      assert.ok(plain.includes(answer.text.split(' ').slice(0, 4).join(' ')), `${slug}: ${answer.text}`);
    }
  }
  await me.leave();
});
