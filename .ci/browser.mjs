// What .ci/browser checks; that script installs what this one needs, and says how it is called.
// What pages mark for it: `data-needs-script` what is hidden without scripts; `.no-print` what is hidden on paper;
// `section.sheet` what starts a new sheet of paper; `data-scrubber` a slider over the rounds, whose `aria-controls` names
// what it changes, and in that `data-round` the number of the round, if it is not the first number there.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = createRequire(process.env.MODULES);
const { chromium } = modules('playwright-core');
const axe = modules('axe-core').source;

const DESKTOP = { width: 1920, height: 1080 };
const MOBILE = { width: 390, height: 844 };
const VIEWS = [DESKTOP, MOBILE].flatMap(viewport => ['light', 'dark'].map(colorScheme => ({ viewport, colorScheme })));
// Every rule but the experimental ones and those of level AAA, which ask for what no page can always give.
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const SCRUBBER = 'input[type=range][data-scrubber]';
const VISIT_SECONDS = 120; // a slow machine needs a tenth of it
const PRINT_MARGIN = '10mm'; // where the page's own @page rule names none

let browser;

// ---- What is found -------------------------------------------------------------------------------------------------

function newTally() {
  return { findings: new Map(), views: 0, noScript: 0, prints: 0, printed: 0, scrubbers: 0, charts: 0, texts: 0, faces: 0, rules: new Set() };
}

// The same thing found in several views is told once, with all of them.
function find(tally, page, where, rule, element, todo) {
  const key = JSON.stringify([page, rule, element, todo]);
  tally.findings.set(key, (tally.findings.get(key) ?? new Set()).add(where));
}

function list(tally) {
  return [...tally.findings].map(([key, where]) => {
    const [page, rule, element, todo] = JSON.parse(key);
    return { page, rule, element, todo, where: [...where].join(', ') };
  });
}

// ---- Inside the page -----------------------------------------------------------------------------------------------

function visible(el) {
  if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  for (let a = el; a; a = a.parentElement) { // what is only for screen readers is clipped to nothing
    if (!(a instanceof HTMLElement)) continue;
    const style = getComputedStyle(a);
    if (style.position === 'absolute' && style.clip !== 'auto') return false;
    if (/^inset\((50|100)%/.test(style.clipPath)) return false;
    if (style.overflowX !== 'visible' && style.display !== 'inline' && a.offsetWidth <= 1) return false;
  }
  return true;
}

function name(el) {
  const mark = el.id ? `#${el.id}` : [...el.classList].map(c => `.${c}`).join('');
  const text = (el.getAttribute('aria-label') ?? el.textContent).trim().replace(/\s+/g, ' ').slice(0, 50);
  return `<${el.localName}${mark}>${text && ` “${text}”`}`;
}

// Runs `check` in the page with the two helpers above. It returns findings as [rule, element, what to do].
const look = (page, check, arg = null) =>
  page.evaluate(`(() => { ${visible} ${name} return (${check})(${JSON.stringify(arg)}); })()`);

const settle = page => look(page, async () => {
  await document.fonts.ready;
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
});

async function checkFonts() {
  const faces = [...document.fonts];
  await Promise.all(faces.map(face => face.load().catch(() => {}))); // those that no text uses as well
  return {
    faces: faces.length,
    found: faces
      .filter(f => f.status !== 'loaded' || !document.fonts.check(`${f.style} ${f.weight.split(' ')[0]} 16px ${f.family}`))
      .map(f => ['font', `@font-face ${f.family} ${f.weight} ${f.style}`, `it is “${f.status}”: its data is not a font the browser can read`]),
  };
}

// A request made only later or never, on this browser: lazy images, connections that are opened ahead.
function checkAddresses() {
  const remote = /^\s*(https?:)?\/\//i;
  const names = ['src', 'srcset', 'poster', 'data', 'href', 'xlink:href'];
  return [...document.querySelectorAll('[src], [srcset], [poster], object[data], link[href], image, use, feImage')]
    .flatMap(el => names.map(n => [el, el.getAttribute(n)]).filter(([, v]) => v && remote.test(v)))
    .map(([el, v]) => ['request', v, `<${el.localName}> names it: put it into the page, or drop it`]);
}

function checkOverflow(width) {
  const root = document.scrollingElement;
  // Not innerWidth: a phone zooms out to show what is too wide, and innerWidth grows with it.
  if (root.scrollWidth <= width) return [];
  const scrolls = el => { // an element that scrolls or clips keeps what is in it from widening the page
    for (let a = el.parentElement; a && a !== document.body; a = a.parentElement)
      if (getComputedStyle(a).overflowX !== 'visible') return true;
  };
  const wide = [...document.body.querySelectorAll('*')]
    .filter(el => !el.ownerSVGElement && el.getBoundingClientRect().right > width + 1 && !scrolls(el));
  const inner = wide.filter(el => !wide.some(other => other !== el && el.contains(other)));
  const todo = `the page is ${root.scrollWidth} px wide: let it wrap, shrink, or scroll in a box of its own (and set <meta name=viewport>)`;
  return (inner.length ? inner.slice(0, 5).map(name) : ['<html>']).map(el => ['overflow', el, todo]);
}

// A chart of which a phone shows a part is a chart without its answer.
function checkCharts() {
  return [...document.querySelectorAll('.chart')]
    .filter(el => visible(el) && el.scrollWidth > el.clientWidth + 1)
    .map(el => ['chart-cut', name(el), `${el.scrollWidth} px of chart in ${el.clientWidth} px: show all of it, and let the reader enlarge it`]);
}

function checkClipped() {
  const controls = 'button, summary, label, nav a, [role=tab], [role=button], input[type=button], input[type=submit]';
  const parts = new Set([...document.querySelectorAll(controls)].flatMap(el => [el, ...el.querySelectorAll('*')]));
  return [...parts]
    .filter(el => el.clientWidth && ['hidden', 'clip'].includes(getComputedStyle(el).overflowX))
    .filter(el => el.scrollWidth > el.clientWidth && visible(el))
    .map(el => ['clipped', name(el), `${el.scrollWidth} px of text in ${el.clientWidth} px: let it wrap or grow`]);
}

function checkNoScript() {
  const shown = selector => [...document.querySelectorAll(selector)].filter(visible);
  // A score sheet is a table, and need not have a chart.
  const needed = document.querySelector('[data-scrubber]') ? ['h1', 'svg', 'table'] : ['h1', 'table'];
  return [
    ...needed.filter(tag => !shown(tag).length).map(tag => ['no-script', `<${tag}>`, 'none is visible without scripts: write it into the HTML']),
    ...shown('[data-needs-script]').map(el => ['no-script', name(el), 'hide it until a script has run: without one it does nothing']),
  ];
}

function checkPrint(width) {
  const forced = value => ['always', 'page', 'left', 'right', 'recto', 'verso'].includes(value);
  const all = [...document.body.querySelectorAll('*')].filter(el => !el.ownerSVGElement);
  const before = el => all.some(e => e.compareDocumentPosition(el) === Node.DOCUMENT_POSITION_FOLLOWING && visible(e) && e.getBoundingClientRect().height);
  const sheets = [...document.querySelectorAll('section.sheet')];
  const together = sheets.filter((el, i) => !forced(getComputedStyle(el).breakBefore)
    && (i ? !forced(getComputedStyle(sheets[i - 1]).breakAfter) : before(el)));
  return {
    sheets: sheets.length,
    found: [
      ...all.filter(el => el.getBoundingClientRect().right > width + 1 && visible(el)).slice(0, 5)
        .map(el => ['print-width', name(el), `it ends at ${Math.round(el.getBoundingClientRect().right)} px, the paper at ${Math.round(width)} px: let it wrap or shrink in print`]),
      ...together.map(el => ['print-break', name(el), 'give it “break-before: page”: a party must not see the sheet of another']),
      ...[...document.querySelectorAll('.no-print, [data-scrubber], button')].filter(visible)
        .map(el => ['print-visible', name(el), 'hide it in print: on paper it does nothing']),
    ],
  };
}

function checkChart() {
  const svg = document.documentElement;
  const broken = document.querySelector('parsererror');
  if (broken || svg.localName !== 'svg') return { texts: 0, found: [['chart', name(broken ?? svg), 'write well-formed SVG']] };
  const shown = svg.getBoundingClientRect();
  const given = svg.viewBox.baseVal;
  const box = given?.width ? given : { x: 0, y: 0, width: shown.width, height: shown.height };
  const slack = 0.5 * box.width / shown.width; // half a pixel, in the chart's units
  const toBox = svg.getScreenCTM().inverse();
  const texts = [...svg.querySelectorAll('text')]
    .filter(t => t.textContent.trim() && !t.closest('defs, symbol, clipPath, mask, pattern, marker') && visible(t));
  const outside = texts.filter(t => {
    const b = t.getBBox();
    const m = toBox.multiply(t.getScreenCTM()); // getBBox is before the text's own transforms
    return [[b.x, b.y], [b.x + b.width, b.y], [b.x, b.y + b.height], [b.x + b.width, b.y + b.height]]
      .map(([x, y]) => new DOMPoint(x, y).matrixTransform(m))
      .some(p => p.x < box.x - slack || p.x > box.x + box.width + slack || p.y < box.y - slack || p.y > box.y + box.height + slack);
  });
  return { texts: texts.length, found: outside.map(t => ['text-outside', name(t), 'it leaves the viewBox: move, wrap or shorten it']) };
}

function scrubberState(i) {
  const slider = document.querySelectorAll('input[type=range][data-scrubber]')[i];
  const ids = (slider.getAttribute('aria-controls') ?? '').split(/\s+/);
  const controlled = ids.map(id => document.getElementById(id)).filter(el => el && visible(el));
  const text = controlled.map(el => el.innerText ?? el.textContent).join(' ');
  // The round shown: what is marked as such, else the first number in the text.
  const marked = controlled.flatMap(el => [el, ...el.querySelectorAll('[data-round]')]).find(el => el.matches('[data-round]') && visible(el));
  return {
    name: name(slider), visible: visible(slider), controlled: controlled.length, text,
    round: marked?.dataset.round || /\d+/.exec(marked ? marked.textContent : text)?.[0],
    said: slider.getAttribute('aria-valuetext')?.trim(),
    value: slider.valueAsNumber, min: Number(slider.min || 0), max: Number(slider.max || 100), step: Number(slider.step || 1),
  };
}

// ---- In the browser ------------------------------------------------------------------------------------------------

// Opens a page in a context of its own, runs `check`, and adds what the browser complained about or asked for.
async function visit(tally, page, where, options, check) {
  const fail = (...found) => find(tally, page.name, where, ...found);
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  const watch = setTimeout(() => { // closing makes whatever hangs fail
    fail('broken', 'the page', `the checks took more than ${VISIT_SECONDS} s`);
    context.close().catch(() => {});
  }, VISIT_SECONDS * 1000);
  try {
    const url = pathToFileURL(page.path).href;
    const asked = new Set();
    const said = [];
    const own = address => /^(data|blob):/.test(address) || address.split('#')[0] === url;
    const tab = await context.newPage();
    await context.route(address => !own(address.href), route => route.abort()); // the network must not decide the outcome
    tab.on('request', request => own(request.url()) || asked.add(request.url()));
    tab.on('websocket', socket => asked.add(socket.url()));
    tab.on('pageerror', error => fail('page-error', String(error), 'mend the script'));
    tab.on('console', message => ['error', 'warning', 'assert'].includes(message.type()) && said.push(message));
    await tab.goto(url, { timeout: 30_000 });
    if (options.javaScriptEnabled !== false) await settle(tab); // without scripts, no frame is ever announced
    const found = [...await look(tab, checkAddresses), ...await check(tab)];
    for (const address of asked) fail('request', address, 'put it into the page, or drop it: the page must stand alone');
    for (const one of found) if (one[0] !== 'request' || !asked.has(one[1])) fail(...one);
    for (const message of said) // that an aborted request failed has been told
      if (!asked.has(message.location().url)) fail(`console-${message.type()}`, message.text(), 'mend what causes it');
    return true;
  } catch (error) {
    fail('broken', String(error.message ?? error).split('\n')[0], 'the checks could not be finished here');
  } finally {
    clearTimeout(watch);
    await context.close();
  }
}

async function runAxe(tally, tab) {
  await tab.evaluate(axe);
  const result = await tab.evaluate(`axe.run(document, ${JSON.stringify({ runOnly: AXE_TAGS, resultTypes: ['violations'], preload: false })})`);
  for (const rule of [...result.passes, ...result.violations, ...result.incomplete, ...result.inapplicable]) tally.rules.add(rule.id);
  return result.violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 5).map(node =>
    [`axe:${id}`, node.target.flat().join(' '), `${help}: ${node.failureSummary.split('\n').slice(1).map(s => s.trim()).join('; ')}`]));
}

async function checkScrubbers(tally, tab) {
  const found = [];
  const count = await tab.locator(SCRUBBER).count();
  for (let i = 0; i < count; i++) {
    const fail = (todo, at = '') => found.push(['scrubber', last.name + at, todo]);
    let last = await look(tab, scrubberState, i);
    if (!last.visible) { fail('show it'); continue; }
    if (!last.controlled) { fail('name a visible element in aria-controls'); continue; }
    await tab.locator(SCRUBBER).nth(i).focus();
    const { min, max, step } = last;
    for (const [key, value] of [['Home', min], ['ArrowRight', min + step], ['End', max]]) {
      await tab.keyboard.press(key);
      const moved = value !== last.value;
      let now;
      const problems = () => [
        now.value !== value && `let the key set the value ${value}: it is ${now.value}`,
        moved && now.text === last.text && 'change the text of the element in aria-controls',
        now.round !== String(now.value) && `show the slider's value, ${now.value}, as the first number in that element (or mark it data-round): it shows ${now.round ?? 'none'}`,
        !now.said && 'set aria-valuetext',
        moved && now.said && now.said === last.said && 'change aria-valuetext with the value',
      ].filter(Boolean);
      for (let tries = 0; tries < 20; tries++) { // a page may take a moment to follow
        now = await look(tab, scrubberState, i);
        if (!problems().length) break;
        await tab.waitForTimeout(50);
      }
      for (const problem of problems()) fail(problem, `, key ${key}`);
      last = now;
    }
    tally.scrubbers++;
  }
  return found;
}

async function printPage(tally, tab, file) {
  await tab.emulateMedia({ media: 'print' });
  const margin = { top: PRINT_MARGIN, bottom: PRINT_MARGIN, left: PRINT_MARGIN, right: PRINT_MARGIN };
  const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true, margin, path: file });
  const text = pdf.toString('latin1');
  const pages = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  const paper = Number(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)/.exec(text)?.[1]) / 72 * 96;
  if (!pages || !paper) return [['print-pages', 'the PDF', 'it has no page']];
  // The width between the margins, as the page's own @page rule has them.
  const width = await look(tab, ({ paper, margin }) => {
    const rules = list => [...list].flatMap(rule => [rule, ...rule.cssRules ? rules(rule.cssRules) : []]);
    const readable = sheet => { try { return sheet.cssRules; } catch { return []; } }; // another file is not
    const own = [...document.styleSheets].flatMap(sheet => rules(readable(sheet))).filter(rule => rule instanceof CSSPageRule);
    const probe = document.body.appendChild(document.createElement('div'));
    const pixels = side => {
      probe.style.width = own.map(rule => rule.style[side]).find(Boolean) ?? margin;
      return parseFloat(getComputedStyle(probe).width);
    };
    const left = paper - pixels('marginLeft') - pixels('marginRight');
    probe.remove();
    return left;
  }, { paper, margin: PRINT_MARGIN });
  await tab.setViewportSize({ width: Math.floor(width), height: DESKTOP.height });
  await settle(tab);
  const { sheets, found } = await look(tab, checkPrint, width);
  if (pages < sheets) found.push(['print-break', `${sheets} × section.sheet`, `they share ${pages} printed page(s): each party needs its own`]);
  tally.printed += pages;
  return found;
}

async function checkPage(tally, page, shots, views) {
  const shot = end => shots && join(shots, `${page.name.replace(/\.html?$/, '').replaceAll('/', '-')}-${end}`);
  for (const { viewport, colorScheme } of views) {
    const phone = viewport === MOBILE;
    const options = { viewport, colorScheme, isMobile: phone, hasTouch: phone };
    tally.views += await visit(tally, page, `${viewport.width} ${colorScheme}`, options, async tab => {
      if (shots) await tab.screenshot({ path: shot(`${viewport.width}-${colorScheme}.png`), fullPage: true });
      const fonts = await look(tab, checkFonts);
      return [
        ...fonts.found,
        ...await look(tab, checkOverflow, viewport.width),
        ...await look(tab, checkClipped),
        ...await look(tab, checkCharts),
        ...await runAxe(tally, tab),
        ...await checkScrubbers(tally, tab), // last: it changes the page
      ];
    }) ?? 0;
  }
  tally.noScript += await visit(tally, page, 'no scripts', { viewport: DESKTOP, javaScriptEnabled: false }, async tab => {
    if (shots) await tab.screenshot({ path: shot('no-script.png'), fullPage: true });
    return look(tab, checkNoScript);
  }) ?? 0;
  tally.prints += await visit(tally, page, 'print', {}, tab => printPage(tally, tab, shot('print.pdf'))) ?? 0;
}

async function checkOneChart(tally, chart, shots) {
  const themes = readFileSync(chart.path, 'utf8').includes('prefers-color-scheme') ? ['light', 'dark'] : ['light'];
  let done = 0;
  for (const colorScheme of themes) {
    done += await visit(tally, chart, colorScheme, { viewport: DESKTOP, colorScheme }, async tab => {
      const { texts, found } = await look(tab, checkChart);
      const fonts = await look(tab, checkFonts);
      tally.texts += texts;
      tally.faces += fonts.faces;
      if (shots) await tab.screenshot({ path: join(shots, `chart-${chart.name.replace(/\.svg$/, '').replaceAll('/', '-')}-${colorScheme}.png`) });
      return [...found, ...fonts.found];
    }) ?? 0;
  }
  tally.charts += done === themes.length;
}

async function checkAll(pages, charts, shots, views = VIEWS) {
  const tally = newTally();
  for (const page of pages) await checkPage(tally, page, shots, views);
  for (const chart of charts) await checkOneChart(tally, chart, shots);
  return tally;
}

// ---- Are the checks any good? --------------------------------------------------------------------------------------

const GOOD = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Good</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<style>
:root { color-scheme: light dark; --ink: #111; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #111 } }
body { color: var(--ink); background: var(--paper); font: 16px/1.5 sans-serif }
button { overflow: hidden; min-height: 2rem } svg, img { max-width: 100% } .js { display: none }
.reader { position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
@page { size: A4; margin: 15mm }
@media print { .no-print { display: none !important } }
</style></head><body><main>
<h1>A negotiation</h1>
<p class="reader">A long text that only a screen reader says, and that must not count as too wide or as clipped.</p>
<svg width="300" height="50" viewBox="0 0 300 50" role="img" aria-label="A chart"><rect width="300" height="50" fill="none" stroke="gray"/></svg>
<table><caption>Offers</caption><tr><th scope="col">Round</th><th scope="col">Price</th></tr><tr><td>1</td><td>40</td></tr></table>
<div class="no-print js" data-needs-script><label for="s">Round</label>
<input id="s" type="range" min="1" max="9" value="9" data-scrubber aria-controls="now">
<button type="button">Play</button></div>
<p id="now">Round 9: an offer</p>
</main><script>
const slider = document.querySelector('#s');
document.querySelector('.js').style.display = 'block';
const show = () => {
  document.querySelector('#now').textContent = 'Round ' + slider.value + ': an offer';
  slider.setAttribute('aria-valuetext', 'round ' + slider.value + ' of 9');
};
slider.addEventListener('input', show); show();
</script></body></html>`;
const SHEETS = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sheets</title><meta name="viewport" content="width=device-width, initial-scale=1">
<style>.sheet { break-before: page }</style></head><body><main><h1>Score sheets</h1>
${['Ann', 'Bob'].map(who => `<section class="sheet"><h2>${who}</h2><table><tr><th scope="col">Issue</th></tr><tr><td>Price</td></tr></table></section>`).join('')}
</main></body></html>`;
const CHART = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="800" height="400" font-size="10">
<text x="10" y="50">inside</text><text transform="translate(190 90) rotate(-90)">turned</text></svg>`;

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const into = (page, html) => page.replace('</main>', `${html}</main>`);
const swap = (page, old, put) => page.includes(old) ? page.replace(old, put) : (() => { throw Error(`no “${old}” in the fixture`); })();

// [name, file type, content, the rules that must find something (no other may), the only views they may be found in]
const FIXTURES = [
  ['good', 'html', GOOD, []],
  ['sheets-good', 'html', SHEETS, []],
  ['console-error', 'html', into(GOOD, '<script>console.error("wrong")</script>'), ['console-error']],
  ['console-warning', 'html', into(GOOD, '<script>console.warn("odd")</script>'), ['console-warning']],
  ['page-error', 'html', into(GOOD, '<script>throw Error("wrong")</script>'), ['page-error']],
  ['image-elsewhere', 'html', swap(into(GOOD, '<img src="https://example.com/a.png" alt="A">'), 'img-src', 'img-src https:'), ['request']],
  ['image-later', 'html', swap(into(GOOD, '<p style="height:9000px">A</p><img loading="lazy" src="https://example.com/a.png" alt="A">'), 'img-src', 'img-src https:'), ['request']],
  ['file-beside', 'html', swap(into(GOOD, '<link rel="stylesheet" href="a.css">'), 'style-src', 'style-src file:'), ['request']],
  ['contrast', 'html', into(GOOD, '<p style="color:#ccc;background:#fff">Pale</p>'), ['axe:color-contrast']],
  ['contrast-dark', 'html', swap(GOOD, '--ink: #eee', '--ink: #333'), ['axe:color-contrast'], '1920 dark, 390 dark'],
  ['alt', 'html', into(GOOD, `<img src="${PIXEL}">`), ['axe:image-alt']],
  ['headings', 'html', into(GOOD, '<h4>Too deep</h4>'), ['axe:heading-order']],
  ['overflow', 'html', into(GOOD, '<div style="width:600px">Wide</div>'), ['overflow'], '390 light, 390 dark'],
  ['chart-cut', 'html', into(GOOD, '<div class="chart" tabindex="0" role="region" aria-label="Chart" style="overflow-x:auto"><div style="width:600px">Wide</div></div>'), ['chart-cut'], '390 light, 390 dark'],
  ['no-viewport', 'html', swap(GOOD, '<meta name="viewport" content="width=device-width, initial-scale=1">', ''), ['overflow'], '390 light, 390 dark'],
  ['clipped', 'html', swap(GOOD, '>Play<', ' style="width:40px;white-space:nowrap">Play all rounds<'), ['clipped'], '1920 light, 1920 dark, 390 light, 390 dark'],
  ['scrubber-dead', 'html', swap(GOOD, "'input', show", "'none', show"), ['scrubber']],
  ['scrubber-behind', 'html', swap(GOOD, "'Round ' + slider.value", "'Round ' + (slider.value - 1)"), ['scrubber']],
  ['scrubber-silent', 'html', swap(GOOD, "'aria-valuetext'", "'data-value'"), ['scrubber']],
  ['scrubber-loose', 'html', swap(GOOD, 'aria-controls="now"', ''), ['scrubber']],
  ['no-script-shown', 'html', swap(GOOD, '.js { display: none }', ''), ['no-script'], 'no scripts'],
  ['no-script-empty', 'html', swap(swap(GOOD, '<table>', '<table class="js">'), "querySelector('.js').style.display = 'block'", "querySelectorAll('.js').forEach(e => e.style.display = 'block')"), ['no-script'], 'no scripts'],
  ['print-wide', 'html', swap(GOOD, '@media print {', '@media print { table { width: 1500px }'), ['print-width'], 'print'],
  ['print-controls', 'html', swap(GOOD, '.no-print {', '.none {'), ['print-visible'], 'print'],
  ['sheets-together', 'html', swap(SHEETS, 'break-before: page', ''), ['print-break'], 'print'],
  ['font', 'html', swap(GOOD, '@page', '@font-face { font-family: F; src: url(data:font/woff2;base64,AAAA) } @page').replace('img-src', 'font-src data:; img-src'), ['font', 'console-warning']],
  ['good', 'svg', CHART, []],
  ['chart-outside', 'svg', swap(CHART, 'x="10"', 'x="190"'), ['text-outside']],
  ['chart-turned-outside', 'svg', swap(CHART, '(190 90) rotate(-90)', '(190 90) rotate(90)'), ['text-outside']],
  ['chart-font', 'svg', swap(CHART, '<text', '<style>@font-face { font-family: F; src: url(data:font/woff2;base64,AAAA) }</style><text'), ['font', 'console-warning']],
  ['chart-image', 'svg', swap(CHART, '<text', '<image href="https://example.com/a.png" width="9" height="9"/><text'), ['request']],
  ['chart-console', 'svg', swap(CHART, '<text', '<script>console.error("wrong")</script><text'), ['console-error']],
  ['chart-malformed', 'svg', swap(CHART, '</svg>', ''), ['chart']],
];

async function selfTest(shots) {
  const folder = shots ?? mkdtempSync(join(tmpdir(), 'fixtures-'));
  let wrong = 0;
  for (const [title, type, content, rules, where] of FIXTURES) {
    const fixture = { name: `${title}.${type}`, path: join(folder, `${title}.${type}`) };
    writeFileSync(fixture.path, content);
    // All views take time: two do where the fault is not one of some views only.
    const views = where || !rules.length ? VIEWS : [VIEWS[0], VIEWS.at(-1)];
    const tally = await checkAll(type === 'html' ? [fixture] : [], type === 'svg' ? [fixture] : [], shots, views);
    const found = list(tally);
    const got = [...new Set(found.map(f => f.rule))].sort().join(', ');
    const right = got === [...rules].sort().join(', ') && found.every(f => !where || f.where === where);
    console.log(`${right ? 'ok   ' : 'WRONG'} ${fixture.name}: ${got || 'nothing found'}`);
    if (!right) {
      wrong++;
      console.log(`      expected: ${rules.join(', ') || 'nothing'}${where ? ` in ${where}` : ''}`);
      for (const f of found) console.log(`      ${JSON.stringify(f)}`);
    }
  }
  console.log(`browser: self-test ${wrong ? `failed, ${wrong} of ${FIXTURES.length} wrong` : `passed, ${FIXTURES.length} fixtures`}`);
  return wrong === 0;
}

// ---- Calling it ----------------------------------------------------------------------------------------------------

function usage(problem) {
  console.error(`browser: ${problem}\nusage: .ci/browser PAGE.html... [--charts DIR] [--shots DIR]\n       .ci/browser --self-test [--shots DIR]`);
  process.exit(2);
}

async function main(args) {
  const paths = [];
  let charts, shots, testing;
  while (args.length) {
    const arg = args.shift();
    if (arg === '--charts') charts = args.shift() ?? usage('--charts needs a folder');
    else if (arg === '--shots') shots = args.shift() ?? usage('--shots needs a folder');
    else if (arg === '--self-test') testing = true;
    else if (arg.startsWith('-')) usage(`unknown option ${arg}`);
    else paths.push(arg);
  }
  if (testing ? paths.length || charts : !paths.length && !charts) usage('name a page, or a folder of charts');
  for (const path of [...paths, ...charts ? [charts] : []]) if (!existsSync(path)) usage(`there is no ${path}`);
  if (shots) mkdirSync(shots, { recursive: true });

  // Pages of the same name, from several folders, are told apart by their folders.
  const names = paths.map(path => basename(path));
  const same = new Set(names).size < names.length;
  const pages = paths.map((path, i) => ({ path: resolve(path), name: same ? path.replace(/^[./]+/, '') : names[i] }));
  const svgs = !charts ? [] : readdirSync(charts, { recursive: true }).filter(file => file.endsWith('.svg')).sort()
    .map(file => ({ path: resolve(charts, file), name: file }));
  if (charts && !svgs.length) usage(`no SVG in ${charts}`);

  browser = await chromium.launch({ // with a new, empty profile in TMPDIR
    executablePath: process.env.BROWSER,
    chromiumSandbox: false,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    if (testing) return await selfTest(shots);

    const tally = await checkAll(pages, svgs, shots);
    const found = list(tally);
    for (const { page, where, rule, element, todo } of found) console.log(`${page} · ${where} · ${rule}\n  ${element}\n  ${todo}`);
    console.log(`browser: ${pages.length} pages in ${tally.views} views (1920×1080 and 390×844, light and dark), ${tally.noScript} without scripts, `
      + `${tally.prints} printed (${tally.printed} sheets of paper), scrubbers moved ${tally.scrubbers} times, ${tally.rules.size} axe rules, `
      + `${tally.charts} charts (${tally.texts} texts, ${tally.faces} font faces)`);
    const all = tally.views === pages.length * VIEWS.length && tally.noScript === pages.length && tally.prints === pages.length
      && tally.charts === svgs.length && (tally.rules.size > 0 || !pages.length);
    console.log(all && !found.length ? 'browser: passed' : `browser: failed, ${found.length} findings`);
    return all && !found.length;
  } finally {
    await browser.close();
  }
}

process.exitCode = await main(process.argv.slice(2)) ? 0 : 1;
