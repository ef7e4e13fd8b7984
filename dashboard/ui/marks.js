// Clicks on marks, numbers and table rows open receipts; terms show their definitions; tables and charts fit the page.
export default function({ parentElement, setTriggerValue, data }) {
  const meanings = (data && data.meanings) || {};
  const open = (id) => { if (typeof id === "string" && id) setTriggerValue("chosen", id); };
  const first = (data) => Array.isArray(data) ? data[0] : data;
  const onLink = (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = new URL(link.href, location.href);
    const id = address.searchParams.get("claim");
    if (address.origin !== location.origin || !address.searchParams.get("v")) return;
    // In a frame on another site, other pages of ours open on their own: there they may not be framed.
    if (!id && new URL(location.href).searchParams.get("embed") === "true") return;
    event.preventDefault();
    event.stopPropagation();
    if (id) open(id); else location.assign(link.href);
  };
  document.addEventListener("click", onLink, true);
  // One note for all terms: text only, kept while the pointer is on it, gone with Escape.
  const note = document.createElement("div");
  note.id = "term-note";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  document.body.append(note);
  let shownFor = null, leaving = 0;
  const termOf = (node) => {
    const link = node && node.closest && node.closest('a[href*="term="]');
    const id = link && new URL(link.href, location.href).searchParams.get("term");
    return id && meanings[id] ? [link, meanings[id]] : null;
  };
  const hide = () => {
    note.hidden = true;
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = null;
  };
  const show = (event) => {
    if (event.target === note) { clearTimeout(leaving); return; }
    const found = termOf(event.target);
    if (!found) return;
    clearTimeout(leaving);
    const [link, meaning] = found;
    note.textContent = meaning;
    note.hidden = false;
    // Inside a receipt the note must stand in it: what lies outside a dialog is inert and below it.
    (link.closest('[role="dialog"]') || document.body).append(note);
    note.inert = false;
    const page = getComputedStyle(document.querySelector('[data-testid="stApp"]') || document.body);
    note.style.background = page.backgroundColor;
    note.style.color = page.color;
    const box = link.getBoundingClientRect(), own = note.getBoundingClientRect();
    const below = box.bottom + own.height + 12 < innerHeight;
    note.style.left = Math.max(8, Math.min(box.left, innerWidth - own.width - 8)) + "px";
    note.style.top = (below ? box.bottom + 6 : box.top - own.height - 6) + "px";
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = link;
    link.setAttribute("aria-describedby", note.id);
  };
  const leave = (event) => {
    if (event.target === note || termOf(event.target)) { clearTimeout(leaving); leaving = setTimeout(hide, 200); }
  };
  const escape = (event) => { if (event.key === "Escape" && shownFor) { event.stopPropagation(); hide(); } };
  const heardEvents = [
    ["mouseover", show], ["focusin", show], ["mouseout", leave], ["focusout", hide], ["keydown", escape],
  ];
  for (const [name, hear] of heardEvents) document.addEventListener(name, hear, true);
  const heard = new WeakSet();
  const listen = () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (heard.has(chart) || typeof chart.on !== "function") continue;
      heard.add(chart);
      chart.on("plotly_click", (event) => open(first(event.points[0].customdata)));
      chart.on("plotly_clickannotation", (event) => open(event.annotation.name));
    }
  };
  // On a phone a table's rows stand as blocks, and each cell then needs its column's name.
  const name = () => {
    for (const table of document.querySelectorAll('[data-testid="stTable"] table')) {
      const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
      for (const row of table.querySelectorAll("tbody tr:not([data-named])")) {
        [...row.children].forEach((cell, n) => { if (heads[n]) cell.dataset.column = heads[n]; });
        row.dataset.named = "yes";
      }
    }
  };
  listen();
  // A picture with a view box fits any page it is printed on; on screen it stays as it is.
  const fit = () => {
    for (const box of document.querySelectorAll(".js-plotly-plot .svg-container")) {
      const first = box.querySelector("svg.main-svg");
      const width = first && first.getAttribute("width"), height = first && first.getAttribute("height");
      if (!width || box.dataset.fitted === `${width} ${height}`) continue;
      box.dataset.fitted = `${width} ${height}`;
      box.style.setProperty("--shape", `${width} / ${height}`);
      for (const svg of box.querySelectorAll(":scope > svg.main-svg")) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    }
  };
  name();
  const watch = setInterval(() => { listen(); name(); fit(); }, 250);
  return () => {
    clearInterval(watch);
    clearTimeout(leaving);
    note.remove();
    document.removeEventListener("click", onLink, true);
    for (const [name, hear] of heardEvents) document.removeEventListener(name, hear, true);
  };
}
