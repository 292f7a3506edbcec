// One visitor: a fresh profile, the page, and all complaints of the browser while they are there.
import assert from "node:assert/strict";

const patience = 20_000; // ms; generous, because test machines are shared

export class Visit {
  complaints = []; // console errors, uncaught errors, violations of the Content-Security-Policy
  foreign = []; // requests to other origins

  static async begin(context, url, hush) {
    const visit = new Visit();
    Object.assign(visit, { context, url, hush });
    context.setDefaultTimeout(patience);
    visit.page = await context.newPage();
    visit.listen();
    return visit;
  }

  listen() {
    this.page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.complain(message.text());
    });
    this.page.on("pageerror", (error) => this.complain(String(error)));
    this.page.on("request", (request) => {
      const own = request.url().startsWith(this.url + "/") || /^(blob|data):/.test(request.url());
      if (!own) this.foreign.push(request.url());
    });
  }

  complain(text) {
    if (!this.hush.some((pattern) => pattern.test(text))) this.complaints.push(text);
  }

  async open(fragment) {
    await this.page.goto(this.url + "/" + (fragment ? "#" + fragment : ""));
  }

  /** Waits for an element; when it does not come, the error tells what the page shows instead. */
  async see(selector) {
    try {
      await this.page.locator(selector).first().waitFor();
    } catch (error) {
      const text = await this.page.locator("body").innerText();
      const address = await this.page.evaluate(() => location.hash);
      throw new Error(`no ${selector} at ${address}; the page shows: ${text.slice(0, 500)}; the browser says: ${this.complaints}`, { cause: error });
    }
  }

  /** Waits for the first page with its shelves. */
  async home() {
    await this.see(".home .shelf .card");
    return this;
  }

  /** Waits until all parts of the pack are there: the first recommendation then has a logline. */
  async ready() {
    await this.home();
    await this.see(".hero .logline:not(:empty)");
    return this;
  }

  /** Follows a route as a link would, and waits until its page is there: its heading then has the focus. */
  async go(route) {
    if (await this.leave(route)) await this.page.waitForFunction(() => document.activeElement.id === "title");
  }

  /** Follows a route and does not wait. False when the page is there already. */
  async leave(route) {
    return this.page.evaluate((to) => {
      if ((location.hash || "#/") === to) return false;
      document.activeElement.blur();
      location.hash = to;
      return true;
    }, "#" + route);
  }

  async openFilm(id) {
    await this.go("/film/" + id);
    await this.see(".film .acts");
  }

  /** Does something and waits until the page tells that it is done. */
  async act(locator) {
    const before = await this.toastText();
    await locator.click();
    await this.page.waitForFunction((old) => {
      const toast = document.querySelector(".toasts")?.innerText ?? "";
      return toast !== "" && toast !== old;
    }, before);
  }

  async like(id) {
    await this.openFilm(id);
    await this.act(this.page.locator(".film .act.like"));
  }

  async toastText() {
    return this.page.locator(".toasts").innerText();
  }

  /** What the shelves show: {title, films: [{id, name, why}]}. */
  async shelves() {
    return this.page.locator(".home .shelf").evaluateAll((shelves) =>
      shelves.map((shelf) => ({
        title: shelf.querySelector(".shelf-title").textContent,
        films: [...shelf.querySelectorAll(".card")].map((card) => ({
          id: card.querySelector("a").getAttribute("href").split("/").pop(),
          name: card.querySelector(".name").textContent,
          why: card.querySelector(".why").textContent,
        })),
      })),
    );
  }

  /** Brings ratings of films along, as Letterboxd exports them; the names are read from the IDs. */
  async bring(films) {
    const rows = films.map((id, i) => `2024-05-01,${id.slice(0, -5).replaceAll("-", " ")},${id.slice(-4)},https://boxd.it/${i},${i % 2 ? 5 : 4}`);
    await this.choose({ name: "ratings.csv", mimeType: "text/csv", buffer: Buffer.from(["Date,Name,Year,Letterboxd URI,Rating", ...rows].join("\n")) });
    await this.take();
  }

  async choose(file) {
    await this.go("/box/import");
    await this.page.locator("#file").setInputFiles(file);
    await this.see(".preview .strong");
  }

  async take() {
    await this.page.locator(".preview .strong").click();
    await this.see(".import .verdict");
  }

  async goHome() {
    await this.go("/");
    await this.home();
  }

  async search(query) {
    await this.page.locator("#find").fill(query);
    await this.page.waitForFunction((q) => document.querySelector("#title")?.textContent.includes(q), query);
    return this.page.locator(".hit .name").allInnerTexts();
  }

  async events() {
    await this.go("/box/history");
    await this.see("table.events, .invitation");
    return this.page.locator("table.events .what").allInnerTexts();
  }

  /** Ends the visit; the browser must not have complained, nor have talked to anybody else. */
  async end() {
    assert.deepEqual(this.complaints, [], "the browser complained");
    assert.deepEqual(this.foreign, [], "requests to another origin");
    await this.context.close();
  }
}
