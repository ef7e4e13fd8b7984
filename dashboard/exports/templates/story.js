// Shows one step of a story at a time, draws its chart, opens receipts, and keeps a second window in step.
(() => {
  "use strict";
  const story = JSON.parse(document.getElementById("story").textContent);
  const root = document.documentElement, all = (q, of = document) => [...of.querySelectorAll(q)];
  const one = (q, of = document) => of.querySelector(q);
  const sections = all(".step"), last = sections.length;
  const asked = new URLSearchParams(location.search);
  const desk = asked.get("view") === "notes";
  const state = { step: 1, answer: false, guess: "", blank: false };
  const drawn = new Map();
  const NUMBER = /^([\d.,'\u00a0\u202f ]*\d)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*(k|thousands?|m|mn|mil|mill|mio|millions?|bn|b|billions?|tn|trillions?|%|percent|times|x)?\.?$/;
  const AROUND = /^(?:about|around|roughly|approximately|approx\.?|maybe|perhaps|say|circa|ca\.?|~|≈)\s*/;
  const DOLLARS_BEFORE = /^(?:usd?\s*\$?|\$)\s*/, DOLLARS_AFTER = /\s*(?:(?:us\s*)?dollars?|usd|\$)$/;
  const SIZES = { k: 1e3, t: 1e3, m: 1e6, b: 1e9, tn: 1e12, tr: 1e12 };
  const ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
  const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

  // A guess in the base unit of its axis, or null: "5.6 million", "5,6 Mio", "$50m", "1/20", "half a billion".
  const parseGuess = (text) => {
    const plain = String(text).trim().toLowerCase().replace(/\s*[?!]+$/, "").replace(AROUND, "").replace(DOLLARS_BEFORE, "").replace(DOLLARS_AFTER, "");
    const value = inDigits(plain) ?? spelledOut(plain);
    return Number.isFinite(value) && value > 0 && value < 1e18 ? value : null;
  };
  const inDigits = (text) => {
    if (/^\d+(\.\d+)?e\d{1,2}$/.test(text)) return Number(text);
    const found = NUMBER.exec(text);
    if (!found) return null;
    let digits = found[1].replace(/[' \u00a0\u202f]/g, "");
    if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)) digits = digits.replaceAll(",", "");
    else if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(digits)) digits = digits.replaceAll(".", "").replace(",", ".");
    else if (/^\d+,\d+$/.test(digits)) digits = digits.replace(",", ".");
    if (!/^\d+(\.\d+)?$|^\.\d+$/.test(digits)) return null;
    const word = found[3] || "";
    const size = SIZES[word.slice(0, 2)] || SIZES[word.slice(0, 1)] || 1;
    return (Number(digits) / (found[2] ? Number(found[2]) : 1)) * (word === "times" ? 1 : size);
  };
  const spelledOut = (text) => {
    let total = 0, part = null;
    for (const word of text.split(/[\s-]+/)) {
      const one = ONES.indexOf(word), ten = TENS.indexOf(word), [, scale] = /^(thousand|million|billion|trillion)s?$/.exec(word) || [];
      if (["a", "an", "and", "of"].includes(word)) continue;
      if (one >= 0) part = (part ?? 0) + one;
      else if (ten >= 0) part = (part ?? 0) + 10 * (ten + 2);
      else if (word === "half") part = (part ?? 0) + 0.5;
      else if (word === "hundred") part = (part ?? 1) * 100;
      else if (scale && (word === scale || part !== null)) { total += (part ?? 1) * (SIZES[scale.slice(0, 2)] || SIZES[scale[0]]); part = null; }
      else return null;  // "lots", "millions", "a few million"
    }
    return total + (part ?? 0);
  };
  const inWords = (value, base) => {
    const [size, word] = [[1e12, " trillion"], [1e9, " billion"], [1e6, " million"], [1, ""]].find(([n]) => value >= n) || [1, ""];
    const shown = (n) => n.toLocaleString("en-US", { maximumFractionDigits: 3, maximumSignificantDigits: 6 });
    if (base === "USD") return `$${shown(value / size)}${word}`;
    if (base === "percent") return `${shown(value)}%`;
    if (base === "multiplier") return `${shown(value)} times`;
    return value < 1 ? `1/${shown(1 / value)}` : `${shown(value / size)}${word}`;
  };

  // ---- address, and the other window
  const query = () => {
    const now = new URLSearchParams(location.search);
    now.set("step", state.step);
    for (const [name, value] of [["answer", state.answer ? "shown" : ""], ["guess", state.guess]]) {
      if (value) now.set(name, value); else now.delete(name);
    }
    return `?${now}`;
  };
  const remember = (push) => {
    // A file opened from a disk may not rewrite its address everywhere; the step is then kept behind the "#".
    try { history[push ? "pushState" : "replaceState"](null, "", query()); } catch { location.hash = `step=${state.step}`; }
  };
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`story:${story.id}`) : null;
  let other = desk ? window.opener : null;
  const send = (message) => {
    const mail = { story: story.id, ...message };
    if (channel) channel.postMessage(mail);
    if (other && !other.closed) other.postMessage(mail, "*");
  };
  const tell = () => send({ kind: "state", ...state });
  const hear = (mail) => {
    if (!mail || mail.story !== story.id) return;
    if (mail.kind === "hello") tell();
    if (mail.kind !== "state" || !Number.isInteger(mail.step)) return;
    const same = ["step", "answer", "guess", "blank"].every((name) => state[name] === mail[name]);
    if (same) return;
    Object.assign(state, { answer: mail.answer === true, guess: String(mail.guess || "").slice(0, 60), blank: mail.blank === true });
    go(mail.step, { silent: true, keep: true });
  };
  if (channel) channel.onmessage = (event) => hear(event.data);
  addEventListener("message", (event) => {
    if (event.data && event.data.story === story.id && event.source) { other = event.source; hear(event.data); }
  });

  // ---- charts
  const small = () => root.classList.contains("small");
  const draw = (n) => {
    const box = one(".chart:not(.scroll)", sections[n - 1]), kept = story.steps[n - 1];
    if (!box || !kept || desk) return;
    const which = small() ? "narrow" : "figure";
    // On a phone an answer's chart waits for the guess, and what has no narrow chart is read as its table.
    if (which === "narrow" && (!kept.narrow || hidden_answer(n))) {
      drawn.delete(n);
      box.replaceChildren();
      if (!kept.narrow) one(".twin", sections[n - 1]).open = true;
      return;
    }
    if (drawn.get(n) === which) return;
    drawn.set(n, which);
    const figure = kept[which], made = document.createElement("div");
    made.className = "drawn";
    box.replaceChildren(made);
    const layout = which === "figure" ? { ...figure.layout, width: 1200 } : figure.layout;
    const data = figure.data.map((trace) => ({ ...trace }));
    Plotly.newPlot(made, data, structuredClone(layout), { displayModeBar: false, responsive: which === "narrow" });
    made.on("plotly_click", (event) => open_word([event.points[0].customdata].flat()[0]));
    made.on("plotly_clickannotation", (event) => open_word(event.annotation.name));
    if (kept.asked && which === "figure") show_guess(n);
  };
  const hidden_answer = (n) => { const kept = story.steps[n - 1]; return Boolean(kept && kept.asked && !state.answer); };
  const show_guess = (n) => {
    const { asked: to, figure } = story.steps[n - 1], chart = one(".drawn", sections[n - 1]);
    const form = one(".guess", sections[n - 1]), output = one("output", form);
    const value = state.guess ? parseGuess(state.guess) : null;
    if (document.activeElement !== one("input", form)) one("input", form).value = state.guess;
    output.hidden = !state.answer && !(state.guess && value === null);
    output.replaceChildren();
    if (state.guess && value === null) {
      output.append(`“${state.guess}” is not a number we can place. Try something like “5 million”, or press Next to see the answer.`);
    } else if (state.answer) {
      if (value !== null) {
        const bold = document.createElement("b");
        bold.textContent = `The room: ${inWords(value, to.base)}.`;
        output.append(bold, " ");
      }
      output.append(output.dataset.answer);
    }
    if (small()) draw(n);
    if (!chart || !chart.layout || small()) return;
    const shown = state.answer;
    const layout = { annotations: structuredClone(figure.layout.annotations) };
    for (const i of to.words) layout.annotations[i].visible = shown;
    const at = to.log ? Math.log10(value) : value, [from, until] = figure.layout.xaxis.range;
    layout["xaxis.range"] = value === null ? [from, until] : [Math.min(from, at - 0.3), Math.max(until, at + (to.log ? 1.2 : at * 0.2))];
    if (value !== null) {
      layout.annotations.push({ x: at, y: to.y, text: inWords(value, to.base), showarrow: false, xanchor: "left", xshift: 16, font: { color: story.reader, size: 20 } });
    }
    const guess = { x: value === null ? [] : [value], y: value === null ? [] : [to.y], mode: "markers", hoverinfo: "skip",
      marker: { size: 18, symbol: "square", color: story.reader, opacity: 1 } };
    const data = figure.data.map((trace, i) => (to.traces.includes(i) ? { ...trace, visible: shown } : trace));
    Plotly.react(chart, [...data, guess], { ...structuredClone(figure.layout), width: 1200, ...layout, xaxis: { ...figure.layout.xaxis, range: layout["xaxis.range"] } }, { displayModeBar: false });
  };

  // ---- receipts
  const words = one(".words");
  const receipt = (id) => document.getElementById(`c-${id}`) || document.getElementById(`c-${String(id).split("@")[0]}`);
  const ready = () => {
    const kept = story.steps[state.step - 1] || { ready: [] }, secret = hidden_answer(state.step) ? kept.asked.held : [];
    return kept.ready.filter((id) => receipt(id) && !secret.includes(id));
  };
  const show_words = (ids) => {
    for (const each of all(".receipt", words)) {
      const place = ids.findIndex((id) => receipt(id) === each);
      each.hidden = place < 0;
      each.style.order = place;
    }
  };
  let word = 0;
  const open_word = (id) => {
    if (!id || (hidden_answer(state.step) && story.steps[state.step - 1].asked.held.includes(id))) return;
    const ids = ready(), found = ids.findIndex((each) => receipt(each) === receipt(id));
    if (found < 0 && !receipt(id)) return;
    word = Math.max(found, 0);
    show_words([found < 0 ? id : ids[word]]);
    one(".chooser span", words).textContent = found < 0 ? "" : `${word + 1} of ${ids.length}`;
    words.hidden = false;
    words.scrollTop = 0;
    mark_open("words", true);
  };
  const turn = (by) => { const ids = ready(); if (ids.length) open_word(ids[(word + by + ids.length) % ids.length]); };

  // ---- what is open
  const mark_open = (name, on) => all(`.bar [data-do="${name}"]`).forEach((b) => b.setAttribute("aria-expanded", String(on)));
  let opener = null;
  const panels = { words, steps: one(".steps"), code: one(".big-code") };
  const close = () => {
    const open = Object.entries(panels).filter(([name, panel]) => !panel.hidden && !(desk && name === "words"));
    for (const [name, panel] of open) { panel.hidden = true; mark_open(name, false); }
    const table = one(".twin[open]");
    if (table) { table.open = false; mark_open("table", false); }
    // Whoever works with the keyboard goes on from where the panel was opened.
    if (open.length && opener && opener !== document.body) opener.focus();
    else if (open.length && document.activeElement) document.activeElement.blur();
    opener = null;
    return open.length > 0 || Boolean(table);
  };
  const toggle = (name, show) => {
    const was = !panels[name].hidden;
    close();
    if (was) return;
    opener = document.activeElement;
    show();
    panels[name].hidden = false;
    mark_open(name, true);
    const first = one("button, a", panels[name]);
    if (first) first.focus();
  };
  const actions = {
    next: () => {
      if (hidden_answer(state.step)) { state.answer = true; show_guess(state.step); remember(false); tell(); } else go(state.step + 1);
    },
    back: () => go(state.step - 1),
    first: () => go(1),
    last: () => go(last),
    steps: () => toggle("steps", () => all(".steps button").forEach((b) => (Number(b.dataset.to) === state.step ? b.setAttribute("aria-current", "step") : b.removeAttribute("aria-current")))),
    words: () => { if (!words.hidden) close(); else if (ready().length) { close(); opener = document.activeElement; open_word(ready()[0]); one("button", words).focus(); } },
    "word-next": () => turn(1),
    "word-back": () => turn(-1),
    close: () => close(),
    table: () => {
      const twin = one(".twin", sections[state.step - 1]);
      if (!twin) return;
      if (hidden_answer(state.step)) { one(".said").textContent = "The table is shown with the answer."; return; }
      const was = twin.open;
      close();
      twin.open = !was;
      mark_open("table", !was);
    },
    code: () => {
      const code = one(".code", sections[state.step - 1]);
      toggle("code", () => {
        const copy = code ? code.cloneNode(true) : document.createElement("p");
        if (code) copy.hidden = false; else copy.textContent = story.no_code;
        panels.code.replaceChildren(copy);
      });
    },
    notes: () => {
      const address = new URL(location.href);
      address.searchParams.set("view", "notes");
      address.searchParams.set("step", state.step);
      other = window.open(address, `notes-${story.id}`, "popup,width=1100,height=720");
    },
    theme: () => {
      const dark = (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
      root.dataset.theme = dark ? "light" : "dark";
      name_theme();
    },
    blank: () => { state.blank = !state.blank; show_blank(); tell(); },
    full: () => { if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen(); },
    restart: () => { begin(Date.now()); },
  };
  const name_theme = () => {
    const dark = (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    one('.bar [data-do="theme"]').firstChild.textContent = dark ? "Light " : "Dark ";
  };
  const show_blank = () => { if (!desk) one(".blank").hidden = !state.blank; };

  // ---- steps
  const go = (n, { silent = false, keep = false, push = true } = {}) => {
    const to = Math.min(Math.max(n, 1), last), moved = to !== state.step;
    state.step = to;
    if (moved && !keep) Object.assign(state, { answer: false, guess: "", blank: false });
    close();
    sections.forEach((section, i) => { section.hidden = i + 1 !== to; section.classList.toggle("fresh", moved && i + 1 === to); });
    draw(to);
    if (story.steps[to - 1] && story.steps[to - 1].asked) show_guess(to);
    one(".bar progress").value = to;
    one(".jump input").value = to;
    const title = one("h1", sections[to - 1]).textContent;
    one(".said").textContent = `Step ${to} of ${last}: ${title}`;
    document.title = `${to}/${last} · ${story.title}`;
    one('[data-do="back"]').disabled = to === 1;
    show_blank();
    if (desk) {
      show_words(ready());
      const after = sections[to];
      one(".desk .next").textContent = after ? `Next: ${one("h1", after).textContent}` : "This is the last step.";
      one("main").scrollTop = words.scrollTop = 0;
    }
    if (push && (moved || keep)) remember(moved);
    if (!silent) tell();
    const soon = window.requestIdleCallback || setTimeout;
    soon(() => { draw(to + 1); draw(to - 1); });
  };

  const KEYS = {
    ArrowRight: "next", " ": "next", PageDown: "next", Enter: "next", ArrowLeft: "back", PageUp: "back", Backspace: "back", Home: "first", End: "last",
    o: "steps", w: "words", t: "table", q: "code", n: "notes", d: "theme", b: "blank", ".": "blank", f: "full", Escape: "close",
    ArrowDown: "word-next", ArrowUp: "word-back",
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input"), pressed = event.target.closest("button, a, summary");
    if (typing && event.key !== "Escape" && event.key !== "PageDown" && event.key !== "PageUp") return;
    if (pressed && (event.key === "Enter" || event.key === " ")) return;
    const name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!name) return;
    if (name.startsWith("word-") && (words.hidden || desk)) {
      const long = desk ? one("main") : one(".twin[open]") || one(".chart", sections[state.step - 1]);
      if (long) { long.scrollBy(0, name === "word-next" ? 120 : -120); event.preventDefault(); }
      return;
    }
    if (state.blank && name !== "blank" && name !== "close") { event.preventDefault(); actions.blank(); return; }
    if (name === "close" && state.blank) { actions.blank(); return; }
    event.preventDefault();
    actions[name]();
  });
  addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-do], [data-to], a[href^='#c-']");
    if (!pressed) return;
    if (pressed.dataset.do) { actions[pressed.dataset.do](); if (event.detail) pressed.blur(); }
    else if (pressed.dataset.to) go(Number(pressed.dataset.to));
    else { event.preventDefault(); open_word(decodeURIComponent(pressed.getAttribute("href").slice(3))); }
  });
  addEventListener("submit", (event) => {
    event.preventDefault();
    const input = one("input", event.target);
    state.guess = input.value.trim().slice(0, 60);
    state.answer = state.guess === "" || parseGuess(state.guess) !== null;
    if (state.answer) input.blur();
    show_guess(state.step);
    remember(false);
    tell();
  });
  one(".jump input").addEventListener("change", (event) => { go(Math.trunc(Number(event.target.value)) || state.step); event.target.blur(); });
  addEventListener("popstate", () => { read(); tell(); });

  // ---- the clock of the presenter's window
  let started = Date.now();
  // Kept by the window, so that a reload does not start the clock again; where that is forbidden, it starts.
  const begin = (when) => {
    started = when;
    try { sessionStorage.setItem(`clock:${story.id}`, when); } catch { /* the clock runs on without it */ }
  };
  const kept_clock = () => { try { return Number(sessionStorage.getItem(`clock:${story.id}`)); } catch { return 0; } };
  const tick = () => {
    const gone = Math.floor((Date.now() - started) / 1000), now = new Date();
    one(".desk .time").textContent = now.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const shown = one(".desk .elapsed");
    shown.textContent = `${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, "0")}`;
    shown.classList.toggle("late", gone > story.minutes * 60);
  };

  const fit = () => {
    root.classList.toggle("small", innerWidth < 900 && !desk);
    root.style.setProperty("--k", small() || desk ? 1 : Math.min(innerWidth / 1280, innerHeight / 720));
    if (state.step) draw(state.step);
  };
  const read = () => {
    const now = new URLSearchParams(location.search), behind = /step=(\d+)/.exec(location.hash);
    state.answer = now.get("answer") === "shown";
    state.guess = (now.get("guess") || "").slice(0, 60);
    // A mail program may have left a sign behind the number; with no number at all, the first step is the nearest.
    go(behind ? Number(behind[1]) : Number.parseInt(now.get("step"), 10) || 1, { silent: true, keep: true, push: false });
  };
  root.classList.toggle("desk-view", desk);
  window.storyGuess = parseGuess;
  state.step = 0;
  fit();
  read();
  remember(false);
  name_theme();
  root.dataset.ready = "yes";
  addEventListener("resize", fit);
  if (desk) { begin(kept_clock() || started); tick(); setInterval(tick, 1000); send({ kind: "hello" }); }
  else send({ kind: "hello" });
})();
