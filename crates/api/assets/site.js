// The little that scripts add to pages that are complete without them: addresses without empty fields, how many hosters a
// form would match before it is sent, and a button that copies the address of a search. Its words stand in the page.

// Fields that say nothing are not sent: the address that people copy stays short.
for (const form of document.querySelectorAll('form[method="get"]')) {
  form.addEventListener('submit', () => {
    for (const field of form.elements) {
      if (field.name && field.value === '') field.disabled = true;
    }
  });
}
// Back from the results, the form is whole again.
addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll('form[method="get"] :disabled')) field.disabled = false;
});

const filters = document.getElementById('filters');
if (filters && filters.dataset.many) {
  let last;
  const buttons = filters.querySelectorAll('button[type="submit"]');
  const plain = buttons[0].textContent;
  const status = filters.querySelector('[role="status"]');
  filters.addEventListener('change', async () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(filters)) if (value !== '') query.append(name, value);
    query.append('fields', 'slug');
    query.set('per_page', '1');
    const asked = `/api/v1/hosters?${query}`;
    last = asked;
    const answer = await fetch(asked).catch(() => undefined);
    // What was asked meanwhile counts; a form that is not understood says so when it is sent.
    if (last !== asked) return;
    const { counts } = answer && answer.ok ? await answer.json() : {};
    const words = !counts ? plain : counts.yes === 1 ? filters.dataset.one : filters.dataset.many.replace('%', counts.yes);
    for (const button of buttons) button.textContent = words;
    status.textContent = words;
  });
}

const copy = document.querySelector('.copy');
if (copy && navigator.clipboard) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'second';
  button.textContent = copy.dataset.label;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(location.href.split('#')[0]);
    button.textContent = copy.dataset.done;
  });
  copy.append(button);
}
