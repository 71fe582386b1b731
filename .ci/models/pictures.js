/*
 * Draws each model of processes/ into docs/images/models/: a process as SVG, a decision table as PNG.
 *
 *   node pictures.js            draws the pictures that are missing or older than their model
 *   node pictures.js --all      draws all of them
 *   node pictures.js --check    draws nothing; fails where a picture is missing, stale or left over
 *
 * A picture carries the SHA-256 of its model's source, so "current" needs no drawing and no equal fonts.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const models = join(root, 'processes');
const pictures = join(root, 'docs', 'images', 'models');
const module = createRequire(import.meta.url).resolve;

const INK = '#1c2427';
const PAPER = '#ffffff';
const FONT = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif';
const MARGIN = 20;

const all = readdirSync(models)
  .filter((name) => ['.bpmn', '.dmn'].includes(extname(name)))
  .sort()
  .map((name) => {
    const source = readFileSync(join(models, name));
    const picture = basename(name, extname(name)) + (extname(name) === '.bpmn' ? '.svg' : '.png');
    return { name, source: source.toString('utf8'), picture, path: join(pictures, picture), hash: sha256(source) };
  });

if (process.argv.includes('--check')) {
  const wrong = all
    .filter((model) => hashIn(model.path) !== model.hash)
    .map((model) => `${model.picture} does not show the present ${model.name}`);
  const known = new Set(all.map((model) => model.picture));
  if (existsSync(pictures)) {
    wrong.push(...readdirSync(pictures).filter((name) => !known.has(name)).map((name) => `${name} shows no model`));
  }
  wrong.forEach((line) => console.error(line));
  console.log(wrong.length ? 'Draw them: npm run draw' : `${all.length} pictures show the present models`);
  process.exit(wrong.length ? 1 : 0);
}

const due = all.filter((model) => process.argv.includes('--all') || hashIn(model.path) !== model.hash);
if (due.length) {
  mkdirSync(pictures, { recursive: true });
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--font-render-hinting=none',
    ],
  });
  try {
    for (const model of due) {
      const drawn = await (extname(model.name) === '.bpmn' ? drawProcess : drawTable)(browser, model);
      writeFileSync(model.path, drawn);
      console.log(`${model.picture} drawn`);
    }
  } finally {
    await browser.close();
  }
}

async function drawProcess(browser, model) {
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="width: 3000px; height: 1000px"></div>');
  await page.addScriptTag({ path: module('bpmn-js/dist/bpmn-viewer.production.min.js') });
  const svg = await page.evaluate(draw, { source: model.source, INK, PAPER, FONT });
  await page.close();
  // A background of its own, since a page may be dark, and ids that don't change from drawing to drawing.
  const [, x, y, width, height] = svg.match(/viewBox="(\S+) (\S+) (\S+) (\S+)"/).map(Number);
  const box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].map(Math.round);
  const body = svg
    .slice(svg.indexOf('<svg'))
    .replace(/<svg [^>]*>/, `$<svg xmlns="http://www.w3.org/2000/svg" width="${box[2]}" height="${box[3]}" viewBox="${box.join(' ')}">
<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${PAPER}"/>`.slice(1));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- source sha256 ${model.hash} -->\n${withStableIds(body)}\n`;

  async function draw({ source, INK, PAPER, FONT }) {
    const viewer = new BpmnJS({
      container: '#canvas',
      bpmnRenderer: { defaultFillColor: PAPER, defaultStrokeColor: INK, defaultLabelColor: INK },
      textRenderer: { defaultStyle: { fontFamily: FONT }, externalStyle: { fontSize: 11 } },
    });
    const { warnings } = await viewer.importXML(source);
    if (warnings.length) {
      throw new Error(warnings.map((warning) => warning.message).join('\n'));
    }
    return (await viewer.saveSVG()).svg;
  }
}

async function drawTable(browser, model) {
  const page = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: 1100, height: 700 } });
  await page.setContent('<div id="table"></div>');
  for (const style of ['diagram-js', 'dmn-js-shared', 'dmn-js-decision-table']) {
    await page.addStyleTag({ path: module(`dmn-js/dist/assets/${style}.css`) });
  }
  await page.addStyleTag({
    content: `
      body { margin: 0; background: ${PAPER} }
      #table { width: 1060px; padding: ${MARGIN}px }
      #table, #table * { font-family: ${FONT} !important; color: ${INK} }
      .view-drd { display: none }
      .tjs-table th.input-cell, .tjs-table th.output-cell { width: 320px }`,
  });
  await page.addScriptTag({ path: module('dmn-js/dist/dmn-viewer.production.min.js') });
  await page.evaluate(async (source) => {
    const viewer = new DmnJS({ container: '#table' });
    await viewer.importXML(source);
    await viewer.open(viewer.getViews().find((view) => view.type === 'decisionTable'));
  }, model.source);
  await page.evaluate(() => document.fonts.ready);
  const [head, table] = await Promise.all(
    ['.decision-table-properties', '.tjs-table'].map((part) => page.locator(part).boundingBox()),
  );
  const png = await page.screenshot({
    clip: {
      x: head.x - MARGIN,
      y: head.y - MARGIN,
      width: Math.max(head.width, table.width) + 2 * MARGIN,
      height: table.y + table.height - head.y + 2 * MARGIN,
    },
  });
  await page.close();
  return withText(png, 'source-sha256', model.hash);
}

/** The drawing's own ids are random; a picture of the same model should be the same file. */
function withStableIds(svg) {
  return [...new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]
    .reduce((text, id, index) => text.replaceAll(id, `def-${index}`), svg);
}

/** Puts a tEXt chunk right after the PNG's header. */
function withText(png, keyword, text) {
  const header = 8 + 12 + png.readUInt32BE(8);
  const data = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(data));
  return Buffer.concat([png.subarray(0, header), length, data, sum, png.subarray(header)]);
}

/** The checksum of PNG chunks; older versions of node have none. */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
    }
  }
  return ~crc >>> 0;
}

function hashIn(path) {
  if (!existsSync(path)) {
    return null;
  }
  const start = readFileSync(path).subarray(0, 400).toString('latin1');
  return start.match(/source[ -]sha256[ \0]([0-9a-f]{64})/)?.[1] ?? null;
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
