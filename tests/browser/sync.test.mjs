// The copy of examples/front-end keeps in step with the real server: created, updated, withdrawn, and a cursor too old.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Copy } from '../../examples/front-end/copy.js';
import { browser, directory, open, picture, site } from './lib.mjs';

let matou, host, engine;

before(async () => {
  [matou, engine] = await Promise.all([directory(), browser()]);
  host = await site({ folder: fileURLToPath(new URL('../../examples/front-end', import.meta.url)) });
});
after(() => Promise.all([matou?.stop(), host?.stop(), engine?.close()]));

// The hosters of a set, without the version of the whole that each carries.
const bare = (hosters) => Object.fromEntries([...hosters].map(({ dataset_version: _, ...hoster }) => [hoster.slug, hoster]));
const served = async () => (await (await fetch(`${matou.base}/dumps/latest/hosters.json`)).json());

test('the copy ends with exactly what the server serves', async () => {
  const lines = [];
  const copy = new Copy(matou.base, (line) => lines.push(line));
  await copy.take();
  assert.deepEqual(bare(copy.hosters.values()), bare((await served()).hosters));
  await matou.import('slug,name,provenance\nsynthetic-one,One,declared\nsynthetic-two,Two,declared\n');
  await copy.follow();
  assert.equal(copy.hosters.get('synthetic-one').name, 'One');
  await matou.import('slug,name,listing.state,listing.reason,provenance\nsynthetic-one,One again,,,declared\nsynthetic-two,Two,withdrawn,It asked for it.,declared\n');
  await copy.follow();
  assert.equal(copy.hosters.get('synthetic-one').name, 'One again');
  assert.ok(!copy.hosters.has('synthetic-two'), 'no ghost');
  assert.ok(lines.some((line) => line.startsWith('withdrawn : synthetic-two')), lines.join('\n'));
  assert.deepEqual(bare(copy.hosters.values()), bare((await served()).hosters));
  const read = lines.length;
  await copy.follow();
  assert.match(lines[read], /^0 changements/, 'nothing is read twice');
});

test('a cursor that is too old takes the whole file again', async () => {
  const lines = [];
  const copy = new Copy(matou.base, (line) => lines.push(line));
  await copy.take();
  const { cursor } = copy;
  copy.cursor = '0-2020-01-01';
  await copy.follow();
  assert.match(lines[1], /trop ancien/);
  assert.equal(copy.cursor, cursor);
});

test('the page shows what was done', async () => {
  const { page, context, seen } = await open(engine);
  await page.goto(`${host.base}/?api=${encodeURIComponent(matou.base)}`);
  await page.getByRole('button', { name: 'Prendre la copie' }).click();
  await page.getByRole('log').getByText(/^copie prise : \d+ hébergeurs/).waitFor();
  await matou.import('slug,name,provenance\nsynthetic-three,Three,declared\n');
  await page.getByRole('button', { name: 'Lire les changements' }).click();
  await page.getByRole('log').getByText('created : synthetic-three remplacé').waitFor();
  const { dataset_version: version } = await served();
  assert.match(await page.locator('#copy-state').textContent(), /^\d+ hébergeurs dans la copie/);
  assert.ok(version.length > 0);
  assert.deepEqual(seen.complaints, []);
  await picture(page, 'example-sync');
  await context.close();
});

test('what the browser has in its cache never stands for what changed', async () => {
  const { page, context } = await open(engine);
  await page.goto(`${host.base}/`);
  await matou.import('slug,name,provenance\nsynthetic-four,Four,declared\n');
  await page.evaluate(async (base) => {
    const { Copy } = await import('/copy.js');
    window.copy = new Copy(base);
    await window.copy.take();
    // Somebody looks at the hoster, and the browser keeps it for its `max-age`.
    await (await fetch(`${base}/api/v1/hosters/synthetic-four?lang=fr`, { credentials: 'omit' })).json();
  }, matou.base);
  await matou.import('slug,name,provenance\nsynthetic-four,Four again,declared\n');
  const name = await page.evaluate(async () => {
    await window.copy.follow();
    return window.copy.hosters.get('synthetic-four').name;
  });
  assert.equal(name, 'Four again');
  await context.close();
});
