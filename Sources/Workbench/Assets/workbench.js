'use strict';
// The workbench: sends the rule as it is typed, shows what it makes of the page. All HTML comes from the program, which
// escaped every text of the saved page in it; what is said here is set as text.

const part = id => document.getElementById(id);
const editor = part('text');
const shown = ['legend', 'blocks', 'summary', 'article', 'fields', 'rules', 'leftovers', 'checks'];
/// How long after the last key the rule is tried, in milliseconds.
const pause = 250;

let saved = '';
let timer = 0;
let latest = 0;

/// Asks the program; gives its answer, or throws what it says is wrong.
async function ask(question, more = {}) {
  const response = await fetch(question, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sample: part('sample').selectedIndex, text: editor.value, ...more }),
  });
  if (!(response.headers.get('Content-Type') ?? '').startsWith('application/json')) {
    throw { message: await response.text() };
  }
  const answer = await response.json();
  if (answer.error) throw answer.error;
  return answer;
}

function say(text) { part('state').textContent = text; }

/// Shows what is wrong and marks its line.
function complain(error) {
  const place = error.line ? `line ${error.line}: ` : '';
  part('error').textContent = error ? place + error.message : '';
  number(error.line);
}

/// Numbers the lines, one of them marked.
function number(marked) {
  const lines = part('lines');
  lines.textContent = '';
  const count = editor.value.split('\n').length;
  for (let line = 1; line <= count; line += 1) {
    const item = document.createElement(line === marked ? 'b' : 'span');
    item.textContent = line + '\n';
    lines.append(item);
  }
  lines.scrollTop = editor.scrollTop;
}

/// Tries the rule; an answer that comes after a later question is dropped.
async function view() {
  const turn = ++latest;
  try {
    const answer = await ask('view');
    if (turn !== latest) return;
    for (const id of shown) part(id).innerHTML = answer[id];
    offerRemoval();
    part('error').textContent = '';
    number();
    const failed = answer.failed ? `, ${answer.failed} checks fail` : '';
    say(`${answer.rule}: ${answer.words} words, ${answer.removed} removals${failed}`);
  } catch (error) {
    if (turn !== latest) return;
    complain(error);
    say('The rule can’t be used yet; the panes show how it was before.');
  }
  mark();
}

/// Puts a button to each kept block.
function offerRemoval() {
  for (const block of part('blocks').querySelectorAll('.blocks > .kept')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'take';
    button.textContent = 'Remove this block';
    button.addEventListener('click', () => suggest(block, button));
    block.append(button);
  }
}

/// Lists the entries that would take a block out.
async function suggest(block, button) {
  block.querySelector('.choices')?.remove();
  say('Looking through all samples …');
  try {
    const text = block.querySelector('p').innerText;
    const { choices } = await ask('suggest', { block: text });
    const list = document.createElement('ul');
    list.className = 'choices';
    for (const choice of choices) list.append(offer(choice));
    if (!choices.length) {
      const none = document.createElement('li');
      none.textContent = 'No entry takes out just this; write one by hand.';
      list.append(none);
    }
    button.after(list);
    list.querySelector('button')?.focus();
    say(choices.length === 1 ? '1 choice' : `${choices.length} choices`);
  } catch (error) {
    complain(error);
  }
}

/// One choice: the entry, what it takes here and elsewhere, and a button to use it.
function offer(choice) {
  const item = document.createElement('li');
  const entry = document.createElement('code');
  entry.className = 'entry';
  entry.textContent = '- ' + choice.entry;
  const here = document.createElement('p');
  here.textContent = `Here: ${choice.count} ×, ${choice.words} words, ${choice.percent} % of the body`;
  const elsewhere = document.createElement('p');
  const others = choice.elsewhere.map(effect => `${effect.page}: “${effect.text}”, ${effect.words} words`);
  elsewhere.textContent = 'In other samples: ' + (others.slice(0, 3).join(' · ') || 'nothing')
    + (others.length > 3 ? ` · and in ${others.length - 3} more` : '');
  const use = document.createElement('button');
  use.type = 'button';
  use.textContent = 'Use this entry';
  use.addEventListener('click', async () => {
    try {
      replace((await ask('add', { entry: choice.entry })).text);
      await view();
      editor.focus();
    } catch (error) {
      complain(error);
    }
  });
  item.append(entry, here, elsewhere, use);
  return item;
}

/// Puts another text into the editor so that the browser's undo takes it back.
function replace(text) {
  editor.focus();
  editor.select();
  if (!document.execCommand('insertText', false, text)) editor.value = text;
  number();
}

async function save() {
  try {
    const answer = await ask('save');
    if (answer.text !== editor.value) replace(answer.text);
    saved = editor.value;
    await view();
    say(`Saved ${answer.file}` + (answer.test ? ` with a test of ${answer.sample}` : ''));
  } catch (error) {
    complain(error);
    say('Not saved.');
  }
  mark();
}

/// The button tells whether there is something to save.
function mark() { part('save').disabled = editor.value === saved; }

editor.addEventListener('input', () => {
  number();
  mark();
  clearTimeout(timer);
  timer = setTimeout(view, pause);
});
editor.addEventListener('scroll', () => { part('lines').scrollTop = editor.scrollTop; });
editor.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  // A new line begins where the one before it does.
  const before = editor.value.slice(0, editor.selectionStart);
  const indent = before.slice(before.lastIndexOf('\n') + 1).match(/^ */)[0];
  if (indent && document.execCommand('insertText', false, '\n' + indent)) event.preventDefault();
});
part('sample').addEventListener('change', view);
part('save').addEventListener('click', save);
document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key === 's') {
    event.preventDefault();
    if (!part('save').disabled) save();
  }
});
addEventListener('beforeunload', event => { if (editor.value !== saved) event.preventDefault(); });

(async () => {
  try {
    const start = await ask('start', { sample: 0 });
    for (const name of start.samples) part('sample').append(new Option(name));
    part('file').textContent = start.file;
    editor.value = start.text;
    saved = start.exists ? start.text : '';
    number();
    await view();
  } catch (error) {
    complain(error);
    say('The workbench could not start.');
  }
})();
