// Those who speak for a hoster, from the letter to the search: with a mouse, with scripts off, and by keyboard alone; and
// that their pages are as sound as those of visitors. The hoster is real, what is typed for it here is synthetic.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { RULES } from './html.mjs';
import { LOOKS, TODAY, browser, directory, open, picture, sound } from './lib.mjs';
import { WAYS, visitor } from './visitor.mjs';

let matou, engine;

before(async () => {
  [matou, engine] = await Promise.all([directory(), browser()]);
});
after(() => Promise.all([matou?.stop(), engine?.close()]));

// Invites somebody to speak for a hoster; the path of the link in the letter.
async function invited(slug, email) {
  await matou.run('account', 'invite', slug, email, '--public-url', matou.base);
  return linkIn(await matou.letter(email));
}

const linkIn = (letter) => new URL(/http:\/\/\S+/.exec(letter)[0]).pathname;
const own = (slug, rest = '') => `/espace/chaton/${slug}${rest}`;

// One hoster for each way, so that they are in nobody's way.
const HOSTERS = ['club1', 'infini', 'nubo'];

for (const [at, way] of WAYS.entries()) {
  const slug = HOSTERS[at];
  test(`a volunteer association answers what is searched for most, in 25 presses at most: ${way.name}`, async () => {
    const link = await invited(slug, `${slug}@example.org`);
    const me = await visitor(engine, matou.base, way);
    const { page } = me;
    let pressed = 0;
    const press = async (control) => { pressed += 1; await me.press(control, 'Space'); };
    const follow = async (control) => { pressed += 1; await me.follow(control); };
    await me.go(link);
    await follow(page.getByRole('main').getByRole('button', { name: 'Entrer' }));
    assert.equal(me.path(), own(slug));
    await follow(page.getByRole('link', { name: 'Ce que l’on cherche le plus' }));

    const question = (name) => page.getByRole('region', { name, exact: true });
    const one = (name, group, label) => question(name).getByRole('radiogroup', { name: group }).getByRole('radio', { name: label, exact: true });
    const none = (name) => question(name).getByRole('checkbox', { name: /Nous déclarons/ });
    // A radio that is chosen already needs no press, and by keyboard is reached with the arrows of its group.
    const choose = async (control) => { if (!(await control.isChecked())) { pressed += 1; await me.choose(control); } };
    const set = async (control) => { if (!(await control.isChecked())) await press(control); };
    const unset = async (control) => { if (await control.isChecked()) await press(control); };

    await choose(one('Type de travail', 'Maintenance de l’infrastructure', 'bénévole'));
    await set(none('Astreinte'));
    await unset(none('Temps d’intervention garanti (GTI)'));
    await me.write(page.locator('[name="intervention.delay"]'), '8 h');
    await choose(one('Temps d’intervention garanti (GTI)', 'Heures comptées', 'heures ouvrées'));
    await me.write(page.locator('[name="intervention.means"]'), 'Trois bénévoles se relaient le soir (synthétique).');
    await set(none('Engagement de disponibilité'));
    await unset(none('Contact'));
    await me.write(page.locator('[name="contact.hours"]'), 'lu-ve 18h-20h');
    await set(question('Contact').getByRole('checkbox', { name: 'courriel', exact: true }));
    await set(question('Publics').getByRole('group', { name: 'Accueille', exact: true }).getByRole('checkbox', { name: 'associations', exact: true }));
    await follow(page.getByRole('button', { name: 'Garder et vérifier le tout' }));

    await me.heading(/^Vérifier avant de publier/);
    assert.ok(await page.getByText('coût humain').isVisible(), 'what a promise may cost volunteers is said, kindly');
    assert.ok(await page.getByText('Trois bénévoles se relaient le soir (synthétique).').first().isVisible());
    await follow(page.getByRole('button', { name: /^Publier/ }));
    assert.ok(await page.getByText('C’est publié.').isVisible());
    assert.ok(pressed <= 25, `${pressed} presses`);

    // Seen in the search and in the feed within two seconds.
    const end = Date.now() + 2_000;
    const found = await (await fetch(`${matou.base}/api/v1/hosters?intervention_max_hours=8&intervention_clock=working&match=yes`)).json();
    assert.ok(found.items.some((item) => item.slug === slug));
    assert.ok((await (await fetch(`${matou.base}/feeds/${slug}.atom`)).text()).includes('2026-11-21'));
    assert.ok(Date.now() < end);

    // Two more sections: one answered, one looked at and left.
    await me.follow(page.getByRole('link', { name: 'Gouvernance' }));
    await me.follow(page.getByRole('button', { name: 'Garder et vérifier le tout' }));
    await me.go(own(slug, '/pause'));
    await me.choose(page.getByRole('radio', { name: 'dire que tous nos services sont complets' }));
    await me.write(page.locator('#until'), '31/12/2026');
    await me.follow(page.getByRole('main').getByRole('button', { name: 'Publier' }));
    assert.ok(await page.getByText('vos services se disent complets').isVisible());

    await me.go('/espace/compte');
    await me.go(own(slug, '/incidents'));
    await me.write(page.locator('#what'), 'Coupure synthétique');
    await me.follow(page.getByRole('main').getByRole('button', { name: 'Publier' }));
    await me.follow(page.getByRole('link', { name: 'Voir la fiche publique' }));
    assert.ok(await page.getByText('Coupure synthétique').first().isVisible());
    assert.deepEqual([...me.seen.origins], [matou.base]);
    assert.deepEqual(me.seen.complaints, []);
    const cookies = await me.context.cookies();
    assert.deepEqual(cookies.map(({ name, httpOnly, secure, sameSite }) => ({ name, httpOnly, secure, sameSite })),
      [{ name: '__Host-matou', httpOnly: true, secure: true, sameSite: 'Lax' }]);
    await me.context.close();
  });

  test(`a link by letter, a code, and out again: ${way.name}`, async () => {
    await matou.run('account', 'add', `lettre-${at}@example.org`);
    const me = await visitor(engine, matou.base, way);
    const { page } = me;
    await me.go('/espace/entrer');
    await me.write(page.getByLabel('Votre adresse électronique'), 'pas une adresse');
    await me.follow(page.getByRole('button', { name: 'M’envoyer un lien' }));
    assert.ok(await page.getByRole('alert').isVisible());
    assert.ok(await page.evaluate(() => document.activeElement?.classList.contains('mistakes')), 'the summary takes the focus');
    await page.getByLabel('Votre adresse électronique').fill('');
    await me.write(page.getByLabel('Votre adresse électronique'), `lettre-${at}@example.org`);
    await me.follow(page.getByRole('button', { name: 'M’envoyer un lien' }));
    await me.heading('Regardez votre courrier');
    const letter = await matou.letter(`lettre-${at}@example.org`);
    await me.write(page.getByLabel('Le code reçu'), /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(letter)[0]);
    await me.follow(page.getByRole('main').getByRole('button', { name: 'Entrer' }));
    await me.heading('Votre espace');
    await me.follow(page.getByRole('button', { name: 'Sortir' }));
    assert.equal(me.path(), '/');
    assert.deepEqual(await me.context.cookies(), []);
    await me.context.close();
  });
}

// Every page of somebody who speaks for a hoster, in each state.
const PAGES = {
  'sign-in': '/espace/entrer', 'sign-in-en': '/en/space/sign-in', code: '/espace/code', 'old-link': '/espace/lien/unknown', 'old-yearly': '/espace/annuel/unknown',
  desk: own('framasoft'), 'desk-en': '/en/space/hoster/framasoft', essential: own('framasoft', '/declarer/essential'),
  'essential-en': '/en/space/hoster/framasoft/declare/essential', identity: own('framasoft', '/declarer/identity'), work: own('framasoft', '/declarer/work'),
  contact: own('framasoft', '/declarer/contact'), service: own('framasoft', '/declarer/service-new'), check: own('framasoft', '/verifier'),
  preview: own('framasoft', '/apercu'), pause: own('framasoft', '/pause'), notices: own('framasoft', '/incidents'), mirror: own('framasoft', '/miroir'),
  tokens: own('framasoft', '/cles'), 'still-right': own('framasoft', '/toujours-juste'), account: '/espace/compte', erase: '/espace/compte/effacer',
  log: '/journal', 'log-en': '/en/log', nothing: own('nobody'),
};

// What is wrong in each form, all at once.
const WRONG = {
  'essential-wrong': [own('framasoft', '/declarer/essential'), { 'intervention.delay': 'bientôt', 'contact.hours': 'quand on peut', 'intervention.means': '' }],
  'pause-wrong': [own('framasoft', '/pause'), { until: 'hier' }],
  'notices-wrong': [own('framasoft', '/incidents'), { since: 'hier' }],
  'tokens-wrong': [own('framasoft', '/cles'), {}],
  'erase-wrong': ['/espace/compte/effacer', {}],
};

async function inside(look) {
  const { page, context, seen } = await open(engine, look);
  await page.goto(matou.base + await invited('framasoft', `framasoft-${look.colorScheme}-${look.viewport.width}@example.org`));
  await page.getByRole('main').getByRole('button', { name: 'Entrer' }).click();
  // A draft, so that there is something to check.
  await page.goto(matou.base + own('framasoft', '/declarer/essential'));
  await page.locator('[name="work.administration"][value="mixed"]').check();
  await page.getByRole('button', { name: 'Garder et vérifier le tout' }).click();
  return { page, context, seen };
}

test('pages of those who declare are sound, valid and say their mistakes', { concurrency: true }, async (one) => {
  await Promise.all(LOOKS.map((look) => one.test(`${look.colorScheme}, ${look.viewport.width} px`, () => looked(look))));
});

async function looked(look) {
  const kind = `${look.colorScheme}, ${look.viewport.width} px`;
  const { page, context, seen } = await inside(look);
  const check = new HtmlValidate(RULES);
  const faults = [];
  const valid = async (name, html) => {
    const report = await check.validateString(html);
    faults.push(...report.results.flatMap((one) => one.messages.map((it) => `${name} ${it.line}: ${it.ruleId} ${it.message}`)));
  };
  const isSound = (name) => sound(page, name).catch((error) => faults.push(`${name}: ${error.message}`));
  for (const [name, path] of Object.entries(PAGES)) {
    const answer = await page.goto(matou.base + path);
    await valid(name, await answer.text());
    await isSound(`${name} ${kind}`);
    await picture(page, `people-${name}-${look.colorScheme}-${look.viewport.width}`);
  }
  for (const [name, [path, fields]] of Object.entries(WRONG)) {
    await page.goto(matou.base + path);
    for (const [field, text] of Object.entries(fields)) await page.locator(`[name="${field}"]`).fill(text);
    const [answer] = await Promise.all([page.waitForResponse((it) => it.request().method() === 'POST'), page.locator('main form button:not(.unseen)').last().click()]);
    await page.waitForLoadState();
    assert.equal(answer.status(), 422, name);
    assert.match(await page.title(), /^Erreur/, name);
    assert.ok(await page.evaluate(() => document.activeElement?.classList.contains('mistakes')), `${name}: the summary takes the focus`);
    const links = await page.locator('.mistakes a').evaluateAll((all) => all.map((one) => one.getAttribute('href').slice(1)));
    assert.ok(links.length > 0, name);
    for (const id of links) {
      const told = await page.evaluate((place) => {
        const control = document.getElementById(place);
        const mistake = document.getElementById(`${place}-mistake`);
        const described = control?.closest('[aria-describedby]')?.getAttribute('aria-describedby') ?? '';
        return { isThere: control !== null, text: mistake?.textContent ?? '', isDescribed: described.split(' ').includes(`${place}-mistake`) };
      }, id);
      assert.ok(told.isThere && told.text && told.isDescribed, `${name} ${id}: ${JSON.stringify(told)}`);
      const summary = await page.locator(`.mistakes a[href="#${id}"]`).textContent();
      assert.ok(told.text.includes(summary), `${name} ${id}: the same words in both places`);
    }
    for (const [field, text] of Object.entries(fields)) assert.equal(await page.locator(`[name="${field}"]`).inputValue(), text, `${name}: what was typed is there`);
    await isSound(`${name} ${kind}`);
    await picture(page, `people-${name}-${look.colorScheme}-${look.viewport.width}`);
  }
  assert.deepEqual(faults, []);
  assert.deepEqual([...seen.origins], [matou.base]);
  assert.deepEqual(seen.complaints.filter((text) => !/status of 4\d\d/.test(text)), []);
  await context.close();
}

// The one-time code of a secret in base 32 (RFC 6238).
function oneTimeCode(secret, step) {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function reviewing(me, email) {
  const { page } = me;
  await matou.run('account', 'add', email, '--reviewer');
  await me.go('/espace/entrer');
  await page.getByLabel('Votre adresse électronique').fill(email);
  await page.getByRole('button', { name: 'M’envoyer un lien' }).click();
  await me.heading('Regardez votre courrier');
  await me.go(linkIn(await matou.letter(email)));
  await page.getByRole('main').getByRole('button', { name: 'Entrer' }).click();
  await me.heading('Le second code');
  const secret = /: ([A-Z2-7]{32})/.exec((await page.getByRole('main').textContent()).replaceAll('\u00a0', ' '))[1];
  // The program pretends another day, at the time of day that it is.
  const now = Date.parse(TODAY + new Date().toISOString().slice(10)) / 1000;
  await page.getByLabel('Le code de l’application').fill(oneTimeCode(secret, Math.floor(now / 30)));
  await page.getByRole('main').getByRole('button', { name: 'Entrer' }).click();
  await me.heading('Relecture');
}

for (const [at, way] of WAYS.entries()) {
  test(`a reviewer reads, asks, contests, withdraws and undoes: ${way.name}`, async () => {
    const slug = ['deuxfleurs', 'cliss-xxi', 'infini'][at];
    const me = await visitor(engine, matou.base, way);
    const { page } = me;
    await reviewing(me, `relecture-${at}@example.org`);
    const act = async (label, text, row) => {
      await me.go(`/relecture/chaton/${slug}`);
      if (row) await me.choose(page.getByRole('radio', { name: row }).first());
      await me.choose(page.getByRole('radio', { name: label }));
      if (text) await me.write(page.locator('#text'), text);
      await me.follow(page.getByRole('button', { name: 'Faire' }));
    };
    await act('contester, avec une raison publique', '', undefined);
    assert.ok(await page.getByRole('alert').isVisible(), 'a contest needs an answer and a reason');
    await act('contester, avec une raison publique', 'Raison synthétique', /Publics/);
    await me.go(`/hebergeurs/${slug}`);
    assert.ok(await page.getByText('Raison synthétique').first().isVisible());
    await act('lever la contestation, avec une raison publique', 'Vérifié (synthétique)', /Publics/);
    await act(/^poser une question/, 'Question synthétique ?');
    assert.ok(await page.getByText('Question synthétique ?').isVisible());
    await act('retirer la fiche entière, avec une raison publique', 'Retrait synthétique');
    const gone = await fetch(`${matou.base}/api/v1/hosters/${slug}`);
    assert.equal(gone.status, 410);
    assert.ok((await gone.text()).includes('Retrait synthétique'));
    await act('remettre la fiche, avec une raison publique', 'Retour synthétique');
    assert.equal((await fetch(`${matou.base}/api/v1/hosters/${slug}`)).status, 200);
    await me.go('/journal');
    for (const reason of ['Raison synthétique', 'Vérifié (synthétique)', 'Retour synthétique']) {
      assert.ok(await page.getByText(reason).first().isVisible(), reason);
    }
    assert.deepEqual(me.seen.complaints.filter((text) => !/status of 4\d\d/.test(text)), []);
    await me.context.close();
  });
}

test('pages of reviewers are sound in every look', async () => {
  const me = await visitor(engine, matou.base, {});
  await reviewing(me, 'regard@example.org');
  for (const look of LOOKS) {
    await me.page.emulateMedia({ colorScheme: look.colorScheme });
    await me.page.setViewportSize(look.viewport);
    for (const path of ['/relecture', '/relecture/chaton/framasoft', '/en/review/hoster/club1', '/relecture/signalements', '/relecture/inviter', '/en/review']) {
      const answer = await me.page.goto(matou.base + path);
      const report = await new HtmlValidate(RULES).validateString(await answer.text());
      assert.deepEqual(report.results.flatMap((one) => one.messages.map((it) => `${path} ${it.line}: ${it.ruleId} ${it.message}`)), []);
      await sound(me.page, `${path} ${look.colorScheme} ${look.viewport.width}`);
      await picture(me.page, `review${path.replaceAll('/', '-')}-${look.colorScheme}-${look.viewport.width}`);
    }
  }
  await me.context.close();
});
