// Somebody who uses the pages: with a mouse, without scripts, or with the keys of a keyboard alone.

import assert from 'node:assert/strict';
import { open } from './lib.mjs';

export const WAYS = [
  { name: 'with a mouse' },
  { name: 'with scripts off', options: { javaScriptEnabled: false } },
  { name: 'by keyboard alone', isKeyboard: true },
];

// More stops than any page has.
const STOPS_MAX = 600;

export async function visitor(engine, base, way) {
  const { page, context, seen } = await open(engine, { viewport: { width: 1280, height: 900 }, ...way.options });
  return new Visitor(page, context, seen, base, way);
}

class Visitor {
  constructor(page, context, seen, base, way) {
    Object.assign(this, { page, context, seen, base, way });
  }

  async go(path) {
    await this.page.goto(this.base + path);
  }

  path() {
    const url = new URL(this.page.url());
    return url.pathname + url.search;
  }

  // Comes to a control with the tabulator; where the focus is must be seen.
  async reach(control) {
    for (let stop = 0; stop < STOPS_MAX; stop += 1) {
      await this.page.keyboard.press('Tab');
      if (!(await control.evaluate((node) => node === document.activeElement))) continue;
      const isSeen = await control.evaluate((node) => {
        const shown = (one) => getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) > 0;
        const around = node.closest('li.choice') ?? node;
        const box = node.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
        const isCovered = top && !node.contains(top) && !top.contains(node) && !around.contains(top);
        return { outlined: shown(node) || shown(around), covered: Boolean(isCovered) };
      });
      assert.deepEqual(isSeen, { outlined: true, covered: false }, await control.evaluate((node) => node.outerHTML.slice(0, 200)));
      return;
    }
    assert.fail(`never reached ${control}`);
  }

  async press(control, key = 'Enter') {
    assert.equal(await control.count(), 1, `${control}: there should be one`);
    if (!this.way.isKeyboard) return control.click();
    await this.reach(control);
    await this.page.keyboard.press(key);
  }

  // Follows a link or sends a form, and waits for the page that comes.
  async follow(control) {
    await Promise.all([this.page.waitForEvent('load'), this.press(control)]);
    return this;
  }

  async tick(control) {
    await this.press(control, 'Space');
    assert.ok(await control.isChecked());
  }

  // Chooses one of a group: by keyboard one comes to the group and goes on with the arrows, as its own keys do.
  async choose(control) {
    if (!this.way.isKeyboard) return control.check();
    const name = await control.getAttribute('name');
    const all = this.page.locator(`[name="${name}"]`);
    const checked = this.page.locator(`[name="${name}"]:checked`);
    await this.reach((await checked.count()) ? checked : all.first());
    for (let stop = 0; stop <= (await all.count()); stop += 1) {
      if (await control.isChecked()) return;
      await this.page.keyboard.press('ArrowDown');
    }
    assert.ok(await control.isChecked());
  }

  async write(control, text) {
    if (!this.way.isKeyboard) return control.fill(text);
    await this.reach(control);
    await this.page.keyboard.type(text);
  }

  async heading(name) {
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  // Nothing was asked of others, nothing is kept, nothing went wrong.
  async leave() {
    assert.deepEqual([...this.seen.origins], [this.base]);
    assert.deepEqual(await this.context.cookies(), []);
    assert.deepEqual(this.seen.complaints, []);
    await this.context.close();
  }
}
