// Basic checks of accessibility, run in the page. Returns what is wrong, in words; empty when nothing is.
export function accessFaults() {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest("[hidden], [aria-hidden=true]");
  const say = (e, what) => faults.push(`${what}: ${e.outerHTML.slice(0, 120)}`);

  const name = (e) => {
    const named = (e.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join("");
    const images = [...e.querySelectorAll("img[alt]")].map((i) => i.alt).join("");
    return (e.getAttribute("aria-label") || named || e.labels?.[0]?.textContent || e.textContent + images || e.title).trim();
  };

  const basics = () => {
    if (!document.documentElement.lang) faults.push("the document has no language");
    if (!document.title) faults.push("the document has no title");
    if (all("h1").filter(shown).length !== 1) faults.push(`${all("h1").filter(shown).length} first headings`);
    if (all("main").filter(shown).length !== 1) faults.push("not exactly one main element");
    const ids = all("[id]").map((e) => e.id);
    ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => faults.push("id twice: " + id));
    if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${innerWidth}`);
  };

  const elements = () => {
    for (const e of all("a[href], button, input, select, textarea").filter(shown)) {
      if (!name(e)) say(e, "no name");
      if (e.tabIndex > 0) say(e, "tabindex out of order");
    }
    for (const e of all("img:not([alt])")) say(e, "no alt");
    for (const e of all("[style]")) say(e, "inline style");
    for (const e of all("button").filter(shown)) {
      const box = e.getBoundingClientRect();
      if (Math.min(box.width, box.height) < 39.5 && !e.matches(".skip")) say(e, `target of ${Math.round(box.width)}x${Math.round(box.height)} px`);
    }
    for (const attribute of ["aria-labelledby", "aria-describedby"]) {
      for (const e of all(`[${attribute}]`)) {
        const lost = e.getAttribute(attribute).split(" ").filter((id) => !document.getElementById(id));
        if (lost.length) say(e, `${attribute} points to nothing`);
      }
    }
  };

  const levels = () => {
    let last = 0;
    for (const h of all("h1, h2, h3, h4").filter(shown)) {
      const level = Number(h.tagName[1]);
      if (level > last + 1) say(h, `heading of level ${level} after ${last}`);
      last = level;
    }
  };

  const channel = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const parse = (text) => text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const color = parse(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const contrast = () => {
    for (const e of all("body *").filter(shown)) {
      const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
      if (!text || e.matches(".unseen, .unseen *, :disabled, .skip")) continue;
      const style = getComputedStyle(e);
      const [a, b] = [luminance(parse(style.color)), luminance(ground(e))].sort((x, y) => y - x);
      const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < (large ? 3 : 4.5)) say(e, `contrast ${ratio.toFixed(2)}`);
    }
  };

  basics();
  elements();
  levels();
  contrast();
  return faults;
}
