// How long the desk needs to show the next ticket, and whether its list scrolls at 60 frames.
//   node bench/desk/switch.mjs SERVER [TICKETS]
// SERVER is a running demo (./svara run --demo) with SVARA_DEMO_TOKEN=bench; tickets are added by its API until there are
// TICKETS (10,000). The time runs from the key to the first frame in which the next ticket's own message is on the screen.
import { openBrowser, signedIn } from "../../web/tools/browser.mjs";

const server = process.argv[2] ?? "http://localhost:8080";
const wanted = Number(process.argv[3] ?? 10_000);
const SWITCHES = 30;

await fill();
const browser = await openBrowser();
const { page } = await signedIn(browser, server);
await page.goto("/tickets/all-open");
await page.locator("[data-ticket]").first().waitFor();

const switches = await measureSwitches();
const frames = await measureScrolling();
const limit = await measureLimit();
console.log(
  `next ticket:      median ${median(switches)} ms, p95 ${percentile(switches, 95)} ms, worst ${Math.max(...switches)} ms (${switches.length} switches; aim 100 ms)`,
);
console.log(
  `scrolling:        ${frames.perSecond} frames a second over ${frames.rows} rows, longest frame ${frames.longest} ms`,
);
console.log(
  `this machine:     an empty frame takes ${limit} ms in the same browser`,
);
await browser.close();

async function measureSwitches() {
  await page.keyboard.press("j");
  await page.locator("main [id^=message-]").first().waitFor();
  const times = [];
  for (let count = 0; count < SWITCHES; count++) {
    await page.waitForTimeout(150);
    times.push(
      await page.evaluate(
        () =>
          new Promise((done) => {
            const shown = () =>
              document.querySelector("main [id^=message-]")?.id;
            const before = shown();
            const began = performance.now();
            document.body.dispatchEvent(
              new KeyboardEvent("keydown", {
                key: "j",
                code: "KeyJ",
                bubbles: true,
              }),
            );
            const look = () =>
              shown() && shown() !== before
                ? requestAnimationFrame(() =>
                    done(Math.round(performance.now() - began)),
                  )
                : requestAnimationFrame(look);
            look();
          }),
      ),
    );
  }
  return times;
}

/** Goes down the list at a quick hand's pace until 5,000 rows have passed, and counts frames. */
async function measureScrolling() {
  return page.evaluate(async () => {
    let list = document.querySelector("[data-ticket]");
    while (!/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
    const rows = new Set();
    const frames = [];
    let last = performance.now();
    const ends = last + 20_000;
    while (rows.size < 5_000 && performance.now() < ends) {
      list.scrollTop += 400;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames.push(now - last);
      last = now;
      for (const row of list.querySelectorAll("[data-ticket]"))
        rows.add(row.dataset.ticket);
    }
    const total = frames.reduce((sum, frame) => sum + frame, 0);
    return {
      rows: rows.size,
      perSecond: Math.round((frames.length / total) * 1000),
      longest: Math.round(Math.max(...frames)),
    };
  });
}

async function measureLimit() {
  return page.evaluate(async () => {
    const began = performance.now();
    for (let count = 0; count < 60; count++)
      await new Promise(requestAnimationFrame);
    return Math.round((performance.now() - began) / 6) / 10;
  });
}

async function fill() {
  const headers = {
    Authorization: "Bearer bench",
    "Content-Type": "application/json",
  };
  const call = async (path, body) => {
    const answer = await fetch(
      server + path,
      body
        ? { method: "POST", headers, body: JSON.stringify(body) }
        : { headers },
    );
    if (!answer.ok)
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const mailbox = (await call("/api/mailboxes")).items[0].id;
  const newest =
    (await call("/api/tickets?sort=-created&limit=1")).items[0]?.number ?? 0;
  const missing = Math.max(0, wanted - newest);
  if (missing > 0) console.log(`Adding ${missing} tickets ...`);
  let made = 0;
  const work = async () => {
    while (made < missing) {
      const number = ++made;
      await call("/api/tickets", {
        mailboxId: mailbox,
        to: [`customer${number % 997}@example.net`],
        subject: `Order ${100_000 + number}: when does it come?`,
        text: `Hello,\n\nmy order ${100_000 + number} has not come yet. Could you look where it is?\n\nThank you\nCustomer ${number}`,
        status: ["new", "reply", "pending", "on_hold"][number % 4],
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

function median(values) {
  return percentile(values, 50);
}

function percentile(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[
    Math.min(sorted.length - 1, Math.floor((sorted.length * part) / 100))
  ];
}
