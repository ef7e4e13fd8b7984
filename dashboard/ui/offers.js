// Copies links, makes pictures and keeps the address whole. Data comes as JSON and is written as text only.
const WIDTH = 1240, PAD = 32, LINE = 1.3, MOST_ROWS = 60;
const INK = "#1d2228", SOFT = "#565d66", GROUND = "#fcfbf9", GRID = "#dcdad4";
const SANS = "Source Sans", SERIF = "Source Serif";
const SVG = "http://www.w3.org/2000/svg";

const make = (name, attributes, text) => {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
};

// Words that fit a width, line by line; a word longer than a line is cut.
const ruler = document.createElement("canvas").getContext("2d");
const lines = (text, font, width) => {
  ruler.font = font;
  const found = [];
  let line = "";
  for (let word of String(text).split(/\s+/).filter(Boolean)) {
    while (ruler.measureText(word).width > width) {
      let end = word.length;
      while (end > 1 && ruler.measureText(word.slice(0, end)).width > width) end -= 1;
      if (line) found.push(line);
      found.push(word.slice(0, end));
      line = "";
      word = word.slice(end);
    }
    const longer = line ? `${line} ${word}` : word;
    if (ruler.measureText(longer).width > width && line) {
      found.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...found, line] : found;
};

// A block of text at a height; returns the height below it.
const write = (svg, text, y, { size, family = SANS, weight = 400, fill = INK, x = PAD, width = WIDTH - 2 * PAD }) => {
  for (const line of lines(text, `${weight} ${size}px "${family}"`, width)) {
    y += size * LINE;
    svg.append(make("text", { x, y, "font-family": `${family}, sans-serif`, "font-size": size, "font-weight": weight, fill }, line));
  }
  return y;
};

const chartsOf = (key) =>
  [...document.querySelectorAll(`.st-key-wide-only-key-${key} .js-plotly-plot, .st-key-wide-only-${key} .js-plotly-plot`)];

// A chart as it is drawn, in its light colours, as a nested picture.
const chart = async (plot, y) => {
  const height = plot.layout.height || 400;
  const layout = { ...plot.layout, width: WIDTH - 2 * PAD, height, autosize: false };
  const figure = { data: plot.data, layout };
  const url = await window.Plotly.toImage(figure, { format: "svg", width: WIDTH - 2 * PAD, height });
  const text = decodeURIComponent(url.slice(url.indexOf(",") + 1));
  const drawn = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  drawn.setAttribute("x", PAD);
  drawn.setAttribute("y", y);
  return [drawn, height];
};

const table = (svg, offer, y) => {
  const columns = offer.columns || [], rows = offer.rows || [];
  // Every column is as wide as its longest word, and shares the rest by how much it holds.
  ruler.font = `600 13px "${SANS}"`;
  const cells = columns.map((name, n) => [name, ...rows.slice(0, MOST_ROWS).map((row) => String(row[n]))]);
  const least = cells.map((own) => 12 + Math.max(...own.flatMap((cell) => cell.split(/\s+/)).map((word) => Math.min(240, ruler.measureText(word).width))));
  const wanted = cells.map((own) => Math.sqrt(Math.max(...own.map((cell) => Math.min(400, cell.length)))));
  const spare = Math.max(0, WIDTH - 2 * PAD - least.reduce((sum, width) => sum + width, 0));
  const all = wanted.reduce((sum, length) => sum + length, 0);
  const widths = least.map((width, n) => width + (spare * wanted[n]) / all);
  const one = (cells, weight) => {
    let x = PAD, lowest = y;
    cells.forEach((cell, n) => {
      lowest = Math.max(lowest, write(svg, cell, y, { size: 13, weight, x, width: widths[n] - 12 }));
      x += widths[n];
    });
    y = lowest + 8;
    svg.append(make("line", { x1: PAD, x2: WIDTH - PAD, y1: y, y2: y, stroke: GRID }));
  };
  one(columns, 600);
  rows.slice(0, MOST_ROWS).forEach((row) => one(row, 400));
  if (rows.length > MOST_ROWS) y = write(svg, `… and ${rows.length - MOST_ROWS} more rows in the data`, y, { size: 13, fill: SOFT });
  return y;
};

// The page's own fonts as data, so that the picture looks the same anywhere.
let fonts = null;
const fontFaces = async () => {
  if (fonts !== null) return fonts;
  const found = [];
  for (const sheet of document.styleSheets) {
    let rules = [];
    try { rules = [...sheet.cssRules]; } catch { continue; }
    for (const rule of rules.filter((rule) => rule instanceof CSSFontFaceRule)) {
      const family = rule.style.getPropertyValue("font-family").replace(/["']/g, "");
      const source = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"));
      const upright = (rule.style.getPropertyValue("font-style") || "normal") === "normal";
      if (!source || !upright || ![SANS, SERIF].includes(family)) continue;
      const address = new URL(source[1], sheet.href || location.href);
      if (address.origin !== location.origin) continue;
      const blob = await (await fetch(address)).blob();
      const data = await new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.readAsDataURL(blob);
      });
      found.push(`@font-face{font-family:"${family}";font-weight:200 900;src:url(${data})}`);
    }
  }
  fonts = found.join("");
  return fonts;
};

const picture = async (key, offer) => {
  const svg = make("svg", { xmlns: SVG, width: WIDTH });
  svg.append(make("style", {}, await fontFaces()));
  const ground = make("rect", { width: WIDTH, fill: GROUND });
  svg.append(ground, make("rect", { x: PAD, y: PAD, width: WIDTH - 2 * PAD, height: 2, fill: INK }));
  let y = write(svg, offer.title, PAD + 8, { size: 25, family: SERIF, weight: 650 });
  y = write(svg, offer.subtitle, y + 4, { size: 16, fill: SOFT }) + 14;
  if (offer.legend) {
    const line = make("text", { x: PAD, y: y + 8, "font-family": `${SANS}, sans-serif`, "font-size": 15, fill: INK });
    for (const [sign, fill, words] of offer.legend) line.append(make("tspan", { fill }, sign), make("tspan", {}, ` ${words}\u2003`));
    svg.append(line);
    y += 22;
  }
  const plots = chartsOf(key);
  for (const plot of plots) {
    const [drawn, height] = await chart(plot, y);
    svg.append(drawn);
    y += height + 8;
  }
  if (offer.columns) y = table(svg, offer, y);
  for (const text of [...(offer.text || []), offer.notes, offer.source]) if (text) y = write(svg, text, y + 4, { size: 13.5, fill: SOFT });
  y = write(svg, `${offer.version}. ${full(offer.link)}`, y + 6, { size: 13.5, fill: SOFT }) + PAD / 2;
  svg.setAttribute("height", Math.ceil(y));
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${Math.ceil(y)}`);
  ground.setAttribute("height", Math.ceil(y));
  return [new XMLSerializer().serializeToString(svg), Math.ceil(y)];
};

const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

const asPng = async (text, height) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * WIDTH;
  canvas.height = 2 * height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};

let site = "";
const full = (link) => (site || location.origin) + link;

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure address the browser offers only the old way.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};

const say = (button, words) => {
  const label = button.querySelector('[data-testid="stMarkdownContainer"] p') || button.querySelector("p") || button;
  const before = label.dataset.before || label.textContent;
  label.dataset.before = before;
  label.textContent = words;
  let status = document.getElementById("said");
  if (!status) {
    status = document.createElement("div");
    status.id = "said";
    status.setAttribute("role", "status");
    status.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
    document.body.append(status);
  }
  status.textContent = words;
  setTimeout(() => { label.textContent = before; }, 2500);
};

let offers = {};
const act = async (event) => {
  const button = event.target.closest && event.target.closest("button");
  const box = button && button.closest('[class*="st-key-copylink-"], [class*="st-key-png-"], [class*="st-key-svg-"]');
  if (!box) return;
  const [, what, key] = /st-key-(copylink|png|svg)-([\w-]+)/.exec(box.className);
  const offer = offers[key];
  if (!offer) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (what === "copylink") {
    await copy(offer.link ? full(offer.link) : full(location.pathname + location.search));
    say(button, "Link copied");
    return;
  }
  try {
    const [text, height] = await picture(key, offer);
    const blob = what === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await asPng(text, height);
    save(blob, `${key}.${what}`);
    say(button, "Saved");
  } catch (error) {
    say(button, "This browser could not make the picture");
  }
};

export default function ({ data }) {
  offers = (data && data.offers) || {};
  site = (data && data.site) || "";
  // The address names every choice, defaults too, without another step in the history.
  if (data && data.query !== undefined && data.path === location.pathname.replace(/.*\//, "/")) {
    const own = new URLSearchParams(data.query);
    for (const [name, value] of new URLSearchParams(location.search)) if (name.startsWith("embed")) own.append(name, value);
    const wanted = `?${own}`;
    if (location.search !== wanted) history.replaceState(history.state, "", location.pathname + wanted + location.hash);
  }
  document.addEventListener("click", act, true);
  const leavePaper = listenToPaper();
  return () => {
    document.removeEventListener("click", act, true);
    leavePaper();
  };
}
