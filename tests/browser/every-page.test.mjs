// What must hold of every page: valid HTML, no fault by axe in any look, nothing lost when zoomed or spaced, nothing asked of
// another site, nothing kept, little to load.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { RULES } from './html.mjs';
import { LOOKS, ask, browser, directory, open, picture, sound } from './lib.mjs';
import { HOSTILE, PAGES, SENT, STATUS, send, sent } from './pages.mjs';

let matou, engine;

before(async () => {
  [matou, engine] = await Promise.all([directory(), browser()]);
  await matou.import(HOSTILE);
});
after(() => Promise.all([matou?.stop(), engine?.close()]));

// Every page that links lead to from the start pages: each link of those with its query, then each path once.
async function crawled() {
  const starts = ['/', '/en/'];
  const [seen, queue, pages] = [new Set(), [...starts], []];
  const whole = new Set(starts);
  while (queue.length) {
    const path = queue.shift();
    const key = whole.has(path) ? path : path.split('?')[0];
    if (seen.has(key)) continue;
    seen.add(key).add(path.split('?')[0]);
    const answer = await ask(matou.base + path);
    const html = answer.type.startsWith('text/html') ? answer.text : '';
    pages.push({ path, status: answer.status, html });
    for (const [, href] of html.matchAll(/href="(\/[^"#]*)/g)) {
      const there = href.replaceAll('&#38;', '&');
      if (/^\/(api\/v1|api\/docs|api\/openapi|dumps|feeds|assets|opensearch|badge|embed|properties)/.test(there)) continue;
      if (starts.includes(path)) whole.add(there);
      queue.push(there);
    }
  }
  return pages;
}

test('every page that links lead to is there, is valid HTML, and has one title, one first heading and no gap', async () => {
  const check = new HtmlValidate(RULES);
  const pages = await crawled();
  assert.ok(pages.length > 250, `${pages.length} pages`);
  const asked = pages.map(({ path }) => path).filter((path) => path.includes('?'));
  for (const path of ['/hebergeurs?profile=large', '/hebergeurs?profile=individual', '/service?service=pad', '/en/hosters?profile=small']) {
    assert.ok(asked.includes(path), `${path} is followed as it is written`);
  }
  const titles = new Map();
  for (const { path, status, html } of pages) {
    assert.equal(status, 200, path);
    await valid(check, path, html);
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    assert.equal(levels.filter((level) => level === 1).length, 1, `${path}: ${levels}`);
    levels.forEach((level, at) => assert.ok(at === 0 ? level === 1 : level <= levels[at - 1] + 1, `${path}: ${levels}`));
    const title = /<title>([^<]*)<\/title>/.exec(html)[1];
    // Two searches may find as many hosters; two pages are never called the same.
    const page = path.split('?')[0];
    assert.ok((titles.get(title) ?? page) === page, `${path} and ${titles.get(title)} are both called “${title}”`);
    titles.set(title, page);
  }
});

test('pages in every state are valid HTML and answer what they should', async () => {
  const check = new HtmlValidate(RULES);
  for (const [name, path] of Object.entries(PAGES)) {
    const answer = await ask(matou.base + path);
    assert.equal(answer.status, STATUS[name] ?? 200, name);
    await valid(check, name, answer.text);
  }
  for (const [name, state] of Object.entries(SENT)) await valid(check, name, await sent(matou.base, state));
});

async function valid(check, name, html) {
  const report = await check.validateString(html);
  const faults = report.results.flatMap((one) => one.messages.map((message) => `${name} ${message.line}: ${message.ruleId} ${message.message}`));
  assert.deepEqual(faults, []);
}

// Colours do not depend on the language: English pages are looked at in one of them.
const ALL_LOOKS = [...LOOKS, ...[1280, 320].map((width) => ({ forcedColors: 'active', viewport: { width, height: 900 } }))];

for (const width of [1280, 320]) {
  test(`axe finds nothing, ${width} pixels wide: light, dark and forced colours`, { concurrency: true }, async (one) => {
    const looks = ALL_LOOKS.filter((look) => look.viewport.width === width);
    await Promise.all(looks.map((look) => one.test(look.forcedColors ?? look.colorScheme, () => looked(look))));
  });
}

async function looked(look) {
  const { page, context, seen } = await open(engine, look);
  page.on('dialog', () => assert.fail('a script of a hoster ran'));
  for (const [name, path] of Object.entries(PAGES).filter(([, path]) => look.colorScheme === 'light' || !path.startsWith('/en/'))) {
    await page.goto(matou.base + path);
    const full = `${name}-${look.forcedColors ?? look.colorScheme}-${look.viewport.width}`;
    await sound(page, full);
    await picture(page, full);
  }
  for (const [name, state] of Object.entries(SENT)) {
    await send(page, matou.base, state);
    const full = `${name}-${look.forcedColors ?? look.colorScheme}-${look.viewport.width}`;
    assert.ok(await page.evaluate(() => document.activeElement?.classList.contains('mistakes')), `${full}: the summary takes the focus`);
    await sound(page, full);
    await picture(page, full);
  }
  assert.deepEqual([...seen.origins], [matou.base], 'nothing comes from elsewhere');
  assert.deepEqual(await context.cookies(), [], 'no cookie');
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
  assert.deepEqual(kept, [0, 0], 'nothing is kept');
  const complaints = seen.complaints.filter((text) => !/status of 4\d\d/.test(text));
  assert.deepEqual(complaints, [], 'no policy is broken and no script fails');
  await context.close();
}

test('zoomed to 400 % and with wide spacing, nothing is cut and nothing needs scrolling sideways', async () => {
  const { page, context } = await open(engine, { viewport: { width: 320, height: 256 }, bypassCSP: true });
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(matou.base + path);
    // WCAG 2.2, 1.4.12.
    await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' });
    const lost = await page.evaluate(() => {
      const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      const isCut = (node) => {
        const style = getComputedStyle(node);
        return /hidden|clip/.test(style.overflow) && !node.closest('.unseen') && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
      };
      const cut = [...document.querySelectorAll('main *, header *, footer *')].filter((node) => node.checkVisibility() && !node.closest('svg') && isCut(node));
      return { beyond, cut: cut.map((node) => node.outerHTML.slice(0, 120)) };
    });
    assert.ok(lost.beyond <= 0, `${name}: ${lost.beyond} px too wide`);
    assert.deepEqual(lost.cut, [], name);
  }
  await context.close();
});

test('what is to be pressed is large enough', async () => {
  const { page, context } = await open(engine, { viewport: { width: 320, height: 900 } });
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(matou.base + path);
    const small = await page.evaluate(() => {
      // A control with its label is one target; a link inside a sentence is excepted (WCAG 2.2, 2.5.8).
      const target = (node) => (node.closest('label') ?? node).getBoundingClientRect();
      const isInText = (node) => node.tagName === 'A' && node.closest('p, li, dd, td, small, span') !== null;
      const all = [...document.querySelectorAll('button, input:not([type="hidden"]), select, textarea, summary, nav a, .button')];
      return all.filter((node) => node.checkVisibility() && !(isInText(node) && !node.closest('nav')))
        .map((node) => [node.outerHTML.slice(0, 100), target(node)])
        .filter(([, box]) => box.width > 0 && (box.height < 24 || box.width < 24)).map(([html]) => html);
    });
    assert.deepEqual(small, [], name);
  }
  await context.close();
});

test('a page of results weighs 60 KB with everything that it loads, and less the next time', async () => {
  for (const path of ['/hebergeurs', '/hebergeurs?profile=large', '/en/hosters', '/', '/carte']) {
    const { page, context } = await open(engine);
    const loaded = [];
    page.on('response', (response) => loaded.push(response));
    await page.goto(matou.base + path, { waitUntil: 'networkidle' });
    const sizes = await Promise.all(loaded.map(async (response) => [response.url().replace(matou.base, ''), (await response.request().sizes()).responseBodySize]));
    const whole = sizes.reduce((sum, [, size]) => sum + size, 0);
    assert.ok(whole <= 60_000, `${path}: ${JSON.stringify(sizes)}`);
    const scripts = sizes.filter(([url]) => url.includes('.js')).reduce((sum, [, size]) => sum + size, 0);
    assert.ok(scripts <= 10_000, `${path}: ${scripts} bytes of script`);
    assert.ok(sizes.length <= 6, `${path}: ${sizes.length} requests`);
    await context.close();
  }
});
