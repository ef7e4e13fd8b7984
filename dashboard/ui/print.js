// Paper: a chart that may not fit on a sheet is printed in slices that end between its rows. Joined to offers.js.
const SLICE = 0.4, TALL = 1.2;

// The heights at which a chart can be cut without cutting a word or a mark.
const betweenRows = (plot, top) => {
  const words = [...plot.querySelectorAll(".main-svg text, .main-svg .points path, .main-svg .bars path, .main-svg .shapelayer path")];
  const boxes = words.map((node) => node.getBoundingClientRect()).filter((box) => box.height && box.height < 80);
  const taken = boxes.map((box) => [box.top - top - 2, box.bottom - top + 2]).sort((a, b) => a[0] - b[0]);
  const found = [];
  let end = 0;
  for (const [from, to] of taken) {
    if (from > end) found.push((from + end) / 2);
    end = Math.max(end, to);
  }
  return found;
};

const slice = (plot, width, height, from, to) => {
  const box = document.createElement("div");
  box.className = "print-slice";
  const drawn = make("svg", { viewBox: `0 ${from} ${width} ${to - from}`, width: "100%" });
  for (const layer of plot.querySelectorAll(":scope > .plot-container .main-svg")) {
    const copied = layer.cloneNode(true);
    // Without its name, no rule for the size of a whole chart holds for it.
    copied.removeAttribute("class");
    copied.removeAttribute("style");
    for (const [name, value] of Object.entries({ x: 0, y: 0, width, height })) copied.setAttribute(name, value);
    drawn.append(copied);
  }
  box.append(drawn);
  return box;
};

const toPaper = () => {
  for (const plot of document.querySelectorAll(".js-plotly-plot")) {
    const first = plot.querySelector(".main-svg");
    const { top, width, height } = first ? first.getBoundingClientRect() : { width: 0 };
    if (!width || height < TALL * width || plot.classList.contains("in-slices")) continue;
    const cuts = betweenRows(plot, top);
    const slices = [];
    for (let from = 0; from < height; ) {
      const last = cuts.filter((cut) => cut > from && cut <= from + SLICE * width).pop();
      const to = height - from <= SLICE * width || last === undefined ? height : last;
      slices.push(slice(plot, width, height, from, to));
      from = to;
    }
    plot.append(...slices);
    plot.classList.add("in-slices");
  }
  // What is folded away on screen cannot be opened on paper.
  for (const fold of document.querySelectorAll("[data-testid=stExpander] details:not([open])")) {
    fold.open = true;
    fold.classList.add("open-on-paper");
  }
};

const toScreen = () => {
  for (const made of document.querySelectorAll(".print-slice")) made.remove();
  for (const plot of document.querySelectorAll(".in-slices")) plot.classList.remove("in-slices");
  for (const fold of document.querySelectorAll(".open-on-paper")) {
    fold.open = false;
    fold.classList.remove("open-on-paper");
  }
};

const listenToPaper = () => {
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);
  return () => {
    removeEventListener("beforeprint", toPaper);
    removeEventListener("afterprint", toScreen);
  };
};
