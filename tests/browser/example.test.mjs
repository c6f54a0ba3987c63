// examples/front-end, served by another site: filters from /criteria, results, an explanation.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LOOKS, browser, directory, open, picture, site, sound } from './lib.mjs';

let matou, host, engine, start;

before(async () => {
  [matou, engine] = await Promise.all([directory(), browser()]);
  host = await site({ folder: fileURLToPath(new URL('../../examples/front-end', import.meta.url)) });
  start = `${host.base}/?api=${encodeURIComponent(matou.base)}`;
});
after(() => Promise.all([matou?.stop(), host?.stop(), engine?.close()]));

test('the form is built from the criteria, the address is the search, one hoster is explained', async () => {
  const { page, context, seen } = await open(engine);
  await page.goto(start);
  await page.getByRole('status').filter({ hasText: '87 oui · 0 sans réponse · 0 non' }).waitFor();
  const { criteria } = await (await fetch(`${matou.base}/api/v1/criteria`)).json();
  for (const filter of criteria.flatMap((one) => one.filters)) {
    assert.ok(await page.locator(`[name="${filter.parameter}"]`).count() > 0, filter.parameter);
  }
  await page.getByRole('radio', { name: /une grande structure/i }).check();
  await page.getByRole('checkbox', { name: /^bénévole/ }).first().check();
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('status').filter({ hasText: /sans réponse/ }).first().waitFor();
  const asked = new URL(page.url()).searchParams;
  assert.deepEqual([asked.get('profile'), asked.get('work'), asked.get('api')], ['large', 'volunteer', matou.base]);
  const api = await (await fetch(`${matou.base}/api/v1/hosters?profile=large&work=volunteer`)).json();
  const counts = `${api.counts.yes} oui · ${api.counts.unknown} sans réponse · ${api.counts.no} non`;
  await page.getByRole('status').filter({ hasText: counts }).waitFor();
  await page.getByRole('button', { name: `Pourquoi ${api.items[0].name} ?` }).click();
  const why = await (await fetch(`${matou.base}/api/v1/hosters/${api.items[0].slug}/explain?profile=large&work=volunteer`)).json();
  for (const line of why.lines) await page.locator('.why').getByText(line.text).waitFor();
  await page.getByRole('link', { name: /^Retirer : au moins un membre/ }).first().click();
  await page.getByRole('status').filter({ hasText: /oui/ }).waitFor();
  assert.match(page.url(), /without=paid_member/);
  assert.deepEqual([...seen.origins].sort(), [matou.base, host.base].sort());
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('a refusal is shown mistake by mistake', async () => {
  const { page, context } = await open(engine);
  await page.goto(`${start}&avaliability=99&page=0`);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.equal(await alert.getByRole('paragraph').count(), 2);
  await alert.getByRole('link').click();
  await page.getByRole('status').filter({ hasText: '87 oui' }).waitFor();
  await context.close();
});

test('axe finds nothing, light and dark, wide and narrow', async () => {
  for (const look of LOOKS) {
    const { page, context } = await open(engine, look);
    await page.goto(`${start}&profile=large&per_page=5`);
    await page.getByRole('status').filter({ hasText: '5 oui' }).waitFor();
    await page.getByRole('button', { name: /^Pourquoi/ }).first().click();
    await page.locator('.why li').first().waitFor();
    const name = `example-${look.colorScheme}-${look.viewport.width}`;
    await sound(page, name);
    await picture(page, name);
    await context.close();
  }
});
