// node apl_render.js JOBS.json RESULTS.json: draws APL documents with Amazon's own web viewhost, in one browser.
// A job: {name, document, payload, width, height, shape, wait, until, taps: [label], png}; its result: what was seen.
const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer-core");

const ENGINE = path.join(path.dirname(require.resolve("apl-viewhost-web/package.json")), "index.js");
const FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
];
const SENT = "SendEvent ";
const IGNORED = /FontUtils|ERR_NAME_NOT_RESOLVED|\.ttf/;

const inPage = {
    // Starts the engine and draws one document; resolves with an error, or nothing.
    draw: async (job) => {
        const renderer = window.AplRenderer;
        // The engine starts by itself where it is quick enough; to wait for it then would last for ever.
        if (!(window.Module && window.Module.calledRun)) await renderer.initEngine();
        const content = renderer.Content.create(JSON.stringify(job.document));
        if (content.isError()) return "the document is refused";
        for (const name of job.document.mainTemplate.parameters) content.addData(name, JSON.stringify(job.payload));
        if (!content.isReady()) return "the document waits for a package";
        const isRound = job.shape === "ROUND";
        const view = document.getElementById("view");
        if (window.shown) window.shown.destroy();
        view.replaceChildren();
        view.style.width = `${job.width}px`;
        view.style.height = `${job.height}px`;
        window.shown = renderer.default.create({
            content, view, theme: "dark", mode: "HUB", utcTime: Date.now(), localTimeAdjustment: 0,
            environment: { agentName: "tests", agentVersion: "1", allowOpenUrl: false, disallowVideo: true },
            viewport: { width: job.width, height: job.height, dpi: 160, shape: job.shape, isRound },
            onSendEvent: (event) => console.log(`SendEvent ${JSON.stringify({ arguments: event.arguments })}`),
        });
        await window.shown.init();
        return null;
    },

    // Every piece of text with its box as drawn, and whether it shows.
    texts: () => {
        const walker = document.createTreeWalker(document.getElementById("view"), NodeFilter.SHOW_TEXT);
        const found = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.textContent.trim();
            if (!text) continue;
            const range = document.createRange();
            // Spaces at the end of a line have a box, and nothing to see in it.
            range.setStart(node, node.textContent.length - node.textContent.trimStart().length);
            range.setEnd(node, node.textContent.trimEnd().length);
            const parent = node.parentElement;
            const lines = [...range.getClientRects()].map((one) => [one.left, one.top, one.right, one.bottom]);
            const boxes = [];
            for (let box = parent; box && box.id !== "view"; box = box.parentElement) {
                const edge = box.getBoundingClientRect();
                boxes.push({ edge: [edge.left, edge.top, edge.right, edge.bottom], style: getComputedStyle(box) });
            }
            const hidden = boxes.some(({ style }) => style.display === "none" || style.visibility === "hidden" || style.opacity === "0");
            const clip = boxes.filter(({ style }) => style.overflow === "hidden").map(({ edge }) => edge);
            if (hidden || !lines.length) continue;
            const own = getComputedStyle(parent);
            const painted = boxes.find(({ style }) => !/^(transparent|rgba\(0, 0, 0, 0\))$/.test(style.backgroundColor));
            const back = painted ? painted.style.backgroundColor : null;
            const button = boxes.findIndex(({ style }) => parseFloat(style.borderTopLeftRadius) > 0);
            found.push({
                text, lines, clip, back, box: boxes[0].edge, size: parseFloat(own.fontSize), color: own.color,
                button: button < 0 ? null : boxes[button].edge,
            });
        }
        return found;
    },
};

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function tap(page, label) {
    const found = await page.evaluateHandle(
        (wanted) => [...document.querySelectorAll("#view *")].filter((one) => one.getClientRects().length && one.innerText && one.innerText.replace(/\s+/g, " ").trim() === wanted).pop(),
        label,
    );
    const box = found.asElement() && (await found.asElement().boundingBox());
    if (!box) return;
    const sent = () => page.said.filter(([, text]) => text.startsWith(SENT)).length;
    const before = sent();
    // The first touch of a page may come before the engine listens.
    for (let again = 0; again < 5 && sent() === before; again++) {
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { delay: 50 });
        for (let turn = 0; turn < 20 && sent() === before; turn++) await pause(50);
    }
}

async function untilShown(page, words) {
    const squashed = (text) => text.replace(/\s/g, "");
    for (let turn = 0; turn < 200; turn++) {
        const texts = await page.evaluate(inPage.texts);
        if (squashed(texts.map((one) => one.text).join("")).includes(squashed(words))) return;
        await pause(50);
    }
}

async function open(browser) {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><meta charset=utf-8><body style="margin:0;background:#000"><div id=view style="position:relative;overflow:hidden"></div>');
    await page.addScriptTag({ path: ENGINE });
    page.said = [];
    page.on("console", (message) => page.said.push([message.type(), message.text()]));
    page.on("pageerror", (error) => page.said.push(["error", String(error)]));
    return page;
}

async function run(page, job) {
    page.said.length = 0;
    await page.setViewport({ width: job.width, height: job.height });
    const error = await page.evaluate(inPage.draw, job);
    await pause(job.wait || 250);
    if (job.until) await untilShown(page, job.until);
    if (job.png) await page.screenshot({ path: job.png });
    const texts = error ? [] : await page.evaluate(inPage.texts);
    for (const label of job.taps || []) await tap(page, label);
    const events = page.said.filter(([, text]) => text.startsWith(SENT)).map(([, text]) => JSON.parse(text.slice(SENT.length)).arguments);
    const warnings = page.said.filter(([, text]) => !text.startsWith(SENT) && !IGNORED.test(text)).map((one) => one.join(": ").slice(0, 300));
    return { name: job.name, error, texts, events, warnings };
}

async function main([jobs, results]) {
    const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", headless: true, args: FLAGS });
    try {
        const seen = [];
        const page = await open(browser);
        for (const job of JSON.parse(fs.readFileSync(jobs))) {
            if (!job.taps) {
                seen.push(await run(page, job));
                continue;
            }
            // A page that has shown other documents loses touches; one in the background stands still.
            const fresh = await open(browser);
            seen.push(await run(fresh, job));
            await fresh.close();
            await page.bringToFront();
        }
        fs.writeFileSync(results, JSON.stringify(seen));
    } finally {
        await browser.close();
    }
}

main(process.argv.slice(2)).catch((error) => {
    console.error(error);
    process.exit(1);
});
