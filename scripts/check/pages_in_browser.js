// SPDX-License-Identifier: MIT
// Opens pages in Chromium for scripts/check/pages, and prints TAP.
// usage: CHROMIUM=PROGRAM NODE_PATH=FOLDER node pages_in_browser.js FIRST PAGE...
//   FIRST is the page whose first part has to end within two screens of a phone.
'use strict';
const fs = require('fs');
const os = require('os');
const {execFileSync} = require('child_process');
const path = require('path');
const browsers = require('puppeteer-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TWO_SCREENS = 1600;
let number = 0;
let failed = 0;

function check(name, faults) {
    number += 1;
    failed += faults.length ? 1 : 0;
    console.log(`${faults.length ? 'not ok' : 'ok'} ${number} - ${name}`);
    faults.slice(0, 20).forEach((fault) => console.log(`# ${fault}`));
}

// What a person cannot see at this width: what is wider than the page, or cut by its own box.
function cut() {
    const faults = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide, of ${root.clientWidth}`);
    for (const element of document.querySelectorAll('body *')) {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const hidden = !box.width || style.clipPath !== 'none' || element.closest('.said,.skip');
        if (hidden) continue;
        const scrolls = element.scrollWidth > element.clientWidth + 1 && !element.closest('svg');
        if (scrolls && style.overflowX === 'auto') {
            if (element.tabIndex < 0 && !element.querySelector('a[href]'))
                faults.push(`the keyboard does not reach ${element.innerText.slice(0, 60)}`);
            if (element.querySelector('svg')) faults.push(`a chart scrolls: ${element.innerText.slice(0, 60)}`);
        } else if (!element.closest('.scroll') && (box.right > root.clientWidth + 1 || box.left < -1)) {
            faults.push(`beyond the edge: ${element.tagName} ${(element.textContent || '').slice(0, 60)}`);
        }
    }
    for (const words of document.querySelectorAll('svg text')) {
        const box = words.getBoundingClientRect();
        const chart = words.ownerSVGElement.getBoundingClientRect();
        if (box.width && (box.left < chart.left - 2 || box.right > chart.right + 2 || box.bottom > chart.bottom + 3))
            faults.push(`cut in a chart: ${words.textContent}`);
    }
    return faults;
}

// Ids that two elements have, links to none, tables without a heading.
function confused() {
    const faults = [];
    const ids = new Set();
    for (const element of document.querySelectorAll('[id]')) {
        if (ids.has(element.id)) faults.push(`two elements have the id ${element.id}`);
        ids.add(element.id);
    }
    for (const link of document.querySelectorAll('a[href^="#"]'))
        if (!ids.has(decodeURIComponent(link.hash.slice(1)))) faults.push(`no element has the id of ${link.hash}`);
    for (const table of document.querySelectorAll('table')) {
        if (!table.querySelector('caption :is(h3,h4)')) faults.push(`no heading: ${table.caption && table.caption.textContent}`);
    }
    return faults;
}

// What axe-core finds by RULES, or by all of WCAG at A and AA.
async function violations(page, rules) {
    await page.evaluate(() => { // rows are alike, and axe-core is slow with thousands
        for (const table of document.querySelectorAll('table'))
            while (table.rows.length > 20) table.deleteRow(-1);
    });
    await page.evaluate(axe);
    const found = await page.evaluate((only) => window.axe.run(document, {resultTypes: ['violations'],
        runOnly: only || ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}), rules);
    return found.violations.map((fault) => `${fault.id}: ${fault.help}: ${fault.nodes.length} times, ${fault.nodes[0].html.slice(0, 120)}`);
}

const line = (words) => words.replace(/\s+/g, ' ').trim();

// The text of each printed page, line by line without its foot.
async function printed(page) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pages-'));
    try {
        const pdf = path.join(folder, 'page.pdf');
        await page.pdf({path: pdf, preferCSSPageSize: true, printBackground: true, timeout: 300000});
        const text = execFileSync('pdftotext', ['-layout', pdf, '-'], {encoding: 'utf8', maxBuffer: 1 << 28});
        return text.split('\f').slice(0, -1).map((one) => one.split('\n').map(line).filter((words) => words && !/\d+ \/ \d+$/.test(words)));
    } finally {
        fs.rmSync(folder, {recursive: true});
    }
}

// What is wrong on paper: a first page that is not one, a heading that ends a page, a page with nothing on it.
async function misprinted(page) {
    const faults = [];
    const {headings, end, tools} = await page.evaluate(() => ({
        headings: [...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => heading.textContent),
        tools: document.querySelectorAll('.front h2.tool').length || 1,
        end: [...document.querySelectorAll('.front .foot')].map((foot) => foot.textContent).pop() || '',
    }));
    const known = new Set(headings.map(line));
    const pages = await printed(page);
    if (!line(pages.slice(0, tools).flat().join(' ')).includes(line(end))) faults.push('the first page is more than one for each audit tool');
    pages.forEach((lines, i) => {
        if (!lines.length) faults.push(`page ${i + 1} is empty`);
        else if (known.has(lines[lines.length - 1])) faults.push(`page ${i + 1} ends with a heading: ${lines[lines.length - 1]}`);
    });
    return faults;
}

async function look(page, file, first) {
    const name = path.basename(file);
    for (const width of [320, 400, 1280]) {
        await page.setViewport({width, height: 800});
        await page.goto(`file://${path.resolve(file)}`);
        check(`${name}: nothing is cut at ${width} pixels`, await page.evaluate(cut));
    }
    check(`${name}: pages on paper`, await misprinted(page));
    check(`${name}: ids, links and headings`, await page.evaluate(confused));
    check(`${name}: axe-core at A and AA`, await violations(page));
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: 'dark'}]);
    check(`${name}: axe-core on contrast, dark`, await violations(page, {type: 'rule', values: ['color-contrast']}));
    await page.emulateMediaFeatures([]);
    if (!first) return;
    await page.setViewport({width: 400, height: 800});
    const end = await page.evaluate(() => document.querySelector('.front').getBoundingClientRect().bottom + window.scrollY);
    check(`${name}: the first page ends within two screens of a phone`, end <= TWO_SCREENS ? [] : [`it ends at ${Math.round(end)}`]);
}

// Each page has a browser of its own, since one that has shown several large pages may close; the next page is looked at anyway.
async function open(file, first) {
    const browser = await browsers.launch({executablePath: process.env.CHROMIUM, protocolTimeout: 600000,
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']});
    try {
        const page = await browser.newPage();
        await page.setBypassCSP(true);
        page.setDefaultTimeout(300000);
        await look(page, file, first);
    } finally {
        await browser.close();
    }
}

async function main() {
    const [first, ...files] = process.argv.slice(2);
    for (const file of files) {
        const before = number;
        try {
            await open(file, file === first);
        } catch (error) {
            check(`${path.basename(file)}: the page opens`, [`${error.message}, after test ${before}`]);
        }
    }
    console.log(`1..${number}`);
    process.exitCode = failed ? 1 : 0;
}

main();
