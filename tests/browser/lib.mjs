// What the tests share: the real program over a database of its own, another site, a browser, and what every page must be.

import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const PROGRAM = process.env.MATOU ?? fileURLToPath(new URL('../../target/debug/matou', import.meta.url));
export const TODAY = '2026-11-21';
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

// Starts the program on a free port, with the shipped data, in a folder of its own.
export async function directory() {
  const folder = await mkdtemp(join(tmpdir(), 'matou-'));
  const settings = ['--database', `sqlite:${join(folder, 'matou.db')}`, '--today', TODAY, '--lang', 'en'];
  const child = spawn(PROGRAM, ['serve', '--listen', '127.0.0.1:0', ...settings], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const base = await new Promise((resolve, reject) => {
    let said = '';
    const read = (bytes) => {
      said += bytes;
      const found = /API: (http:\/\/[\d.]+:\d+)/.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
  return {
    base,
    // Imports a table, as an operator would, and waits until the server shows it: it looks every two seconds.
    async import(table) {
      const version = async () => (await (await fetch(`${base}/health/ready`)).json()).dataset_version;
      const before = await version();
      const file = join(folder, 'table.csv');
      await writeFile(file, table);
      await promisify(execFile)(PROGRAM, ['import', 'csv', file, ...settings], { cwd: folder });
      const end = Date.now() + 30_000;
      while ((await version()) === before) assert.ok(Date.now() < end, 'the server never saw what was written');
    },
    // Runs a command of the program beside the server, over the same database, in French.
    async run(...command) {
      const french = settings.map((word) => (word === 'en' ? 'fr' : word));
      const { stdout } = await promisify(execFile)(PROGRAM, [...command, ...french], { cwd: folder });
      return stdout;
    },
    // The newest letter to an address, as its reader sees it; the server puts letters into a folder every two seconds.
    async letter(address) {
      const end = Date.now() + 30_000;
      for (;;) {
        const names = await readdir(join(folder, 'outbox')).catch(() => []);
        const letters = await Promise.all(names.sort().reverse().map((name) => readFile(join(folder, 'outbox', name), 'utf8')));
        const found = letters.find((letter) => letter.includes(`To: ${address}`));
        if (found) return decoded(found);
        assert.ok(Date.now() < end, `no letter to ${address}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async stop() {
      child.kill('SIGTERM');
      assert.equal(await ended, 0, 'the program ends well');
      await rm(folder, { recursive: true });
    },
  };
}

// The text of a letter (RFC 2045: quoted-printable, or base64).
function decoded(letter) {
  const [head, ...rest] = letter.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

// Serves pages from memory, or a folder, on a port of its own: another origin.
export async function site({ pages = {}, folder, headers = {} }) {
  const server = createServer(async (request, answer) => {
    const path = new URL(request.url, 'http://site').pathname;
    const name = path.endsWith('/') ? `${path}index.html` : path;
    let body = pages[path];
    if (body === undefined && folder) body = await readFile(join(folder, normalize(name))).catch(() => undefined);
    answer.writeHead(body === undefined ? 404 : 200, { 'content-type': TYPES[extname(name)] ?? TYPES['.html'], ...headers });
    answer.end(body ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

// Asks for a page as a browser does, each time over a connection of its own, and follows nothing.
export function ask(address) {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent: false, headers: { accept: 'text/html' } }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode, type: answer.headers['content-type'] ?? '', text: Buffer.concat(pieces).toString() }));
    });
    request.on('error', reject);
  });
}

// A browser with nothing of its own to say to the network.
export function browser() {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
}

// A page in a fresh context, with what it asked for and complained about.
export async function open(engine, options = {}) {
  const context = await engine.newContext({ locale: 'fr-FR', ...options });
  const page = await context.newPage();
  const seen = { origins: new Set(), complaints: [] };
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) seen.origins.add(new URL(request.url()).origin);
  });
  page.on('console', (message) => {
    // Browsers ask for an icon that no page names.
    const isIcon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !isIcon) seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(String(error)));
  return { page, context, seen };
}

// No accessibility fault by any rule of axe, and nothing to scroll sideways for.
export async function sound(page, name) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const faults = violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary}`));
  assert.deepEqual(faults, [], name);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(beyond <= 0, `${name}: ${beyond} px too wide`);
}

// The states in which every page is looked at.
export const LOOKS = ['light', 'dark'].flatMap((colorScheme) =>
  [1280, 320].map((width) => ({ colorScheme, viewport: { width, height: 900 } })));

// A picture for people, when a folder for them is named.
export async function picture(page, name) {
  if (!process.env.SHOTS) return;
  await mkdir(process.env.SHOTS, { recursive: true });
  await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });
}
