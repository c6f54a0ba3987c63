// A page on the directory. The form is an ordinary GET form: its query string is that of the API, so the address of the
// page is the search, and the back button works. Everything from the API is written as text, never as markup.

import { Copy } from './copy.js';

const address = new URLSearchParams(location.search);
const API = new URL(address.get('api') ?? '/', location.href);
const ORIGIN_FIELD = 'api';

// Other sites show what they need. These are all the organisational criteria, and two facts of identity.
const IDENTITY = ['category', 'places'];
const MANY = 8;

function el(tag, props = {}, ...children) {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

// Reads JSON. A refusal carries what the directory says about it, mistake by mistake.
async function read(path) {
  const url = new URL(path, API);
  url.searchParams.set('lang', 'fr');
  const answer = await fetch(url, { credentials: 'omit' });
  const body = await answer.json();
  if (answer.ok) return body;
  throw Object.assign(new Error(body.title), { messages: body.errors?.map((one) => one.detail) ?? [body.detail] });
}

// The search that the address asks for, without what is only this page's.
function asked() {
  const query = new URLSearchParams(address);
  query.delete(ORIGIN_FIELD);
  return query;
}

// The address of this page for a search of the API. Links of the API carry what was included; the page asks for it anyway.
function pageOf(href) {
  const query = new URLSearchParams(href.split('?')[1] ?? '');
  for (const name of ['include', 'lang']) query.delete(name);
  if (address.has(ORIGIN_FIELD)) query.set(ORIGIN_FIELD, address.get(ORIGIN_FIELD));
  return `?${query}`;
}

// The form

function choices(profiles) {
  const current = address.get('profile') ?? '';
  const radio = (value, label, help) =>
    el('label', { className: 'choice' },
      el('input', { type: 'radio', name: 'profile', value, checked: value === current }),
      el('span', {}, el('b', {}, label), ' ', el('small', {}, help)));
  const recipe = (profile) =>
    radio(profile.id, profile.label, `${profile.situation} Demande : ${profile.conditions.map((one) => one.text).join(' ; ')}.`);
  return el('fieldset', { className: 'choices' }, el('legend', {}, 'Vous cherchez pour…'),
    profiles.map(recipe), radio('', 'peu importe', 'Tout l’annuaire.'));
}

// A control for one filter: what it is follows from what /criteria says of it.
function control(filter, facet) {
  const name = filter.parameter;
  const ticked = address.getAll(name).join(',').split(',');
  const count = (code) => facet?.values.find((value) => value.value === code)?.count;
  const text = (option) => (count(option.code) === undefined ? option.label : `${option.label} (${count(option.code)})`);
  const options = (filter.options ?? []).filter((option) => !option.deprecated);
  const unsaid = facet ? el('small', {}, `Non renseigné : ${facet.not_stated}`) : null;
  const labelled = (field) =>
    el('div', { className: 'field' }, el('label', { htmlFor: name }, filter.label), Object.assign(field, { id: name, name }), unsaid);
  if (filter.clock_parameter) {
    const field = el('input', { type: 'number', min: 1, max: 720, value: ticked[0] });
    return [labelled(field), el('small', {}, 'heures ouvrées')];
  }
  if (filter.open) return labelled(el('input', { type: 'text', value: ticked.join(',') }));
  if (options.length > MANY) {
    const all = options.map((option) => el('option', { value: option.code, selected: ticked.includes(option.code) }, text(option)));
    return labelled(el('select', {}, el('option', { value: '' }, 'peu importe'), all));
  }
  const boxes = options.map((option) =>
    el('label', {}, el('input', { type: 'checkbox', name, value: option.code, checked: ticked.includes(option.code) }), ' ', text(option)));
  return el('fieldset', {}, el('legend', {}, filter.label), boxes, unsaid);
}

function form(profiles, { criteria, identity }, facets) {
  const of = (criterion) => criterion.filters.map((filter) => control(filter, facets.find((one) => one.parameter === filter.parameter)));
  // A commitment is never asked for without what it costs the people who keep it.
  const group = (criterion) => [of(criterion), criterion.commitment ? el('p', { className: 'cost' }, criterion.human_cost) : null];
  const wanted = [...identity.filter((one) => IDENTITY.includes(one.id)), ...criteria];
  const kept = address.has(ORIGIN_FIELD) ? el('input', { type: 'hidden', name: ORIGIN_FIELD, value: address.get(ORIGIN_FIELD) }) : null;
  document.getElementById('search').replaceChildren(...[
    kept, choices(profiles),
    el('div', { className: 'field' }, el('label', { htmlFor: 'q' }, 'Un nom, un service, un logiciel, un lieu'),
      el('input', { type: 'search', id: 'q', name: 'q', maxLength: 200, value: address.get('q') ?? '' })),
    el('div', { className: 'filters' }, wanted.filter((one) => one.filters.length > 0).map((one) => el('div', {}, group(one).flat(2)))),
    el('button', {}, 'Chercher'),
  ].filter(Boolean));
}

// The results

function person(answer) {
  return answer.human_cost ? el('p', { className: 'people' }, el('b', {}, 'Les personnes : '), answer.human_cost.text) : null;
}

function said(answer) {
  const source = [answer.provenance_label, answer.stated_on].filter(Boolean).join(', ');
  const aged = answer.expired ? ' Réponse trop ancienne pour compter.' : '';
  return el('li', {}, answer.text + aged, person(answer), source ? el('small', {}, source) : null);
}

const SIGNS = { yes: '✓ oui', unknown: '? non renseigné', no: '✗ non' };

// Why a hoster is in the list; asked for when somebody wants to know.
async function explain(slug, place) {
  const body = await read(`/api/v1/hosters/${encodeURIComponent(slug)}/explain?${asked()}`);
  const line = (one) => el('li', {}, el('b', {}, SIGNS[one.match]), ` ${one.text}`, person(one));
  const turning = body.turning_point ? el('p', {}, `Une seule réponse en décide : ${body.turning_point}.`) : null;
  const lines = body.lines.length > 0 ? el('ul', {}, body.lines.map(line)) : el('p', {}, 'Vous ne demandez rien : tous y sont.');
  place.replaceChildren(lines, ...[turning].filter(Boolean));
}

function card(item, commitments) {
  const website = item.identity.website?.value ?? '';
  const name = /^https?:/.test(website) ? el('a', { href: website, rel: 'external' }, item.name) : item.name;
  const why = el('div', { className: 'why', role: 'status' });
  const ask = el('button', { type: 'button', className: 'quiet', onclick: () => explain(item.slug, why).catch(refused(why)) }, `Pourquoi ${item.name} ?`);
  const unsaid = commitments.filter((one) => !item.answers[one.id]).map((one) => one.label);
  return el('li', { className: 'card' }, el('h4', {}, name),
    item.identity.places ? el('p', { className: 'place' }, item.identity.places.text) : null,
    el('ul', {}, Object.values(item.answers).map(said)),
    unsaid.length > 0 ? el('p', { className: 'place' }, `Non renseigné : ${unsaid.join(', ')}`) : null,
    ask, why);
}

// Who set a condition: the visitor, or a recipe in a version, which is named.
function setBy(one, profiles) {
  const profile = profiles.find((known) => one.by === `profile:${known.id}@${known.version}`);
  return profile ? ` (recette « ${profile.label} », ${profile.version}) ` : ' ';
}

function show(found, { criteria }, profiles) {
  const commitments = criteria.filter((one) => one.commitment);
  const { yes, unknown, no } = found.counts;
  document.getElementById('counts').textContent = `${yes} oui · ${unknown} sans réponse · ${no} non`;
  const group = (match, title) => {
    const items = found.items.filter((item) => item.match === match);
    return items.length > 0 ? [el('h3', {}, title), el('ul', { className: 'cards' }, items.map((item) => card(item, commitments)))] : [];
  };
  const remove = (href, text) => el('a', { href: pageOf(href), ariaLabel: `Retirer : ${text}` }, 'Retirer');
  const applied = found.applied.map((one) =>
    el('li', {}, one.text, setBy(one, profiles), remove(one.href_without, one.text)));
  const excluded = found.excluded.filter((one) => one.total > 0).map((one) =>
    el('li', {}, `« ${one.label} » en écarte ${one.total} ; sans cette condition, ${one.only_this} de retour. `, remove(one.href_without, one.label)));
  // Only the shuffle of the day is one: not another order, nor a seed of one's own.
  const order = /(^|&)(sort=[nd]|seed=)/.test(found.query) ? '' : ' Ordre mélangé chaque jour.';
  document.getElementById('found').replaceChildren(
    el('p', { className: 'sentence' }, found.sentence), el('ul', { className: 'applied' }, applied),
    ...(found.items.length === 0 ? [el('p', {}, 'Personne ici. ', el('a', { href: pageOf('') }, 'Tout l’annuaire'))] : []),
    ...group('yes', 'Correspondent'), ...group('unknown', 'N’ont pas répondu'),
    ...(excluded.length > 0 ? [el('h3', {}, 'Ne conviennent pas'), el('ul', {}, excluded)] : []),
    el('p', {}, el('small', {}, `Version ${found.dataset_version}, licence ${found.licence}.${order}`)));
}

// Says what the directory says; a network that is down has no words of its own.
function refused(place) {
  return (error) => {
    const messages = error.messages ?? ['L’annuaire ne répond pas.'];
    place.replaceChildren(el('div', { className: 'refusal', role: 'alert' }, messages.map((text) => el('p', {}, text)), el('a', { href: pageOf('') }, 'Recommencer')));
  };
}

// The copy

function follow() {
  const [take, next, log, state] = ['take', 'follow', 'log', 'copy-state'].map((id) => document.getElementById(id));
  const copy = new Copy(API, (line) => log.append(el('li', {}, line)));
  const run = (work) => async () => {
    take.disabled = next.disabled = true;
    await work().catch((error) => log.append(el('li', {}, `échec : ${error.message}`)));
    state.textContent = copy.cursor ? `${copy.hosters.size} hébergeurs dans la copie, à la version ${copy.cursor}.` : 'Pas encore de copie.';
    take.disabled = false;
    next.disabled = copy.cursor === null;
  };
  take.onclick = run(() => copy.take());
  next.onclick = run(() => copy.follow());
}

async function start() {
  follow();
  const [profiles, criteria] = await Promise.all([read('/api/v1/profiles'), read('/api/v1/criteria')]);
  form(profiles.profiles, criteria, []);
  const query = asked();
  query.set('include', 'facets,excluded,provenance');
  const found = await read(`/api/v1/hosters?${query}`);
  form(profiles.profiles, criteria, found.facets);
  show(found, criteria, profiles.profiles);
}

start().catch((error) => {
  document.getElementById('counts').textContent = 'La recherche n’a pas abouti';
  refused(document.getElementById('found'))(error);
});
