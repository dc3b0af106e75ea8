// The walk: one step at a time. The address names the step, so that the back button and a shared link lead to it.

onPage(".jb-walk", (walk) => {
  const name = `walk:${walk.dataset.journey}`;
  const steps = [...document.querySelectorAll(".jb-walk-step")];
  const end = document.querySelector(".jb-walk-end");
  const parts = document.querySelector(".jb-walk-parts");
  const opening = walk.querySelector(".jb-walk__opening");
  const progress = walk.querySelector(".jb-walk__progress");
  const resume = walk.querySelector(".jb-walk__resume");
  const forget = walk.querySelector(".jb-walk__forget");
  const last = [end, document.getElementById("_your-part")].map((part) => part.closest(".jb-section"));
  const scenes = [...steps.map((step) => [step.closest(".jb-section")]), last];
  const ids = scenes.map(([section]) => section.querySelector("h2").id);
  const found = recall(name, null);
  const state = { at: "", guesses: {}, ...(found && typeof found === "object" ? found : {}) };
  let at = -1;

  const word = (step, guess) => step.querySelector(`[data-guess="${guess}"] .jb-feeling__word`).textContent;

  const reveal = (number) => {
    const step = steps[number], guess = state.guesses[ids[number]];
    const known = guess !== undefined && step.dataset.felt !== undefined;
    for (const face of step.querySelectorAll("[data-guess]")) {
      face.setAttribute("aria-pressed", String(known && Number(face.dataset.guess) === guess));
    }
    const details = step.querySelector("details");
    const told = step.querySelector(".jb-walk-step__verdict");
    const filled = { guess: known ? word(step, guess) : "", felt: step.dataset.word };
    if (known) filled.apart = walk.dataset[`apart-${Math.abs(guess - Number(step.dataset.felt))}`];
    told.textContent = known ? walk.dataset.verdict.replace(/\{(\w+)\}/g, (_, key) => filled[key]) : "";
    if (details && step.dataset.felt !== undefined) details.open = known;
  };

  const guessed = (number, guess) => {
    state.guesses[ids[number]] = guess;
    keep(name, state);
    reveal(number);
  };

  const draw = () => {
    const svg = end.querySelector(".jb-spark");
    if (!svg) return;
    for (const line of svg.querySelectorAll(".jb-walk__mine")) line.remove();
    const edge = Number(end.dataset.edge), { width, height } = svg.viewBox.baseVal;
    const across = (width - 2 * edge) / Math.max(steps.length - 1, 1), down = (height - 2 * edge) / 4;
    const add = (kind, attributes) => {
      const shape = document.createElementNS("http://www.w3.org/2000/svg", kind);
      for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
      shape.classList.add("jb-walk__mine");
      svg.append(shape);
    };
    let close = 0, all = 0, line = [];
    const flush = () => {
      if (line.length > 1) add("polyline", { points: line.join(" ") });
      line = [];
    };
    steps.forEach((step, number) => {
      const guess = state.guesses[ids[number]];
      const cell = end.querySelector(`[data-step="${CSS.escape(ids[number])}"]`);
      cell.textContent = guess === undefined || step.dataset.felt === undefined ? "–" : word(step, guess);
      if (guess === undefined || step.dataset.felt === undefined) return flush();
      const x = edge + number * across, y = edge + (2 - guess) * down;
      line.push(`${x},${y}`);
      add("rect", { x: x - 1.6, y: y - 1.6, width: 3.2, height: 3.2 });
      all += 1;
      if (Math.abs(guess - Number(step.dataset.felt)) < 2) close += 1;
    });
    flush();
    const score = end.querySelector(".jb-walk-end__score");
    score.textContent = end.dataset.score.replace("{n}", close).replace("{all}", all);
    for (const part of end.querySelectorAll(".jb-walk-end__score, .jb-walk-end__yours, .jb-walk-end__guess")) part.hidden = !all;
  };

  const show = (number, focus) => {
    at = number;
    opening.hidden = number >= 0;
    progress.hidden = number < 0;
    scenes.forEach((sections, place) => sections.forEach((section) => { section.hidden = place !== number; }));
    if (number < 0) {
      const known = ids.includes(state.at);
      resume.hidden = forget.hidden = !known;
      resume.hash = known ? state.at : ids[0];
    } else {
      state.at = ids[number];
      keep(name, state);
      const shown = Math.min(number + 1, steps.length);
      progress.firstElementChild.textContent = walk.dataset.progress.replace("{at}", shown);
      progress.querySelector("progress").value = shown;
      if (number < steps.length) reveal(number);
      else draw();
    }
    if (!focus) return;
    const heading = number < 0 ? document.querySelector("h1") : scenes[number][0].querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    (number < 0 ? heading : progress).scrollIntoView({ block: "center" });
    window.scrollTo({ top: Math.max(0, window.scrollY + progress.getBoundingClientRect().top - 140) });
  };

  const place = () => {
    const asked = decodeURIComponent(location.hash.slice(1));
    return asked === "_your-part" ? steps.length : ids.indexOf(asked);
  };

  const go = (number) => {
    if (number >= -1 && number < scenes.length && number !== at) location.hash = number < 0 ? "_start" : ids[number];
  };

  for (const faces of document.querySelectorAll(".jb-walk-step__faces")) faces.hidden = false;
  // The bar above says it.
  for (const count of document.querySelectorAll(".jb-walk-step__count")) count.hidden = true;
  steps.forEach((step, number) => step.addEventListener("click", (event) => {
    const face = event.target.closest("[data-guess]");
    if (face) guessed(number, Number(face.dataset.guess));
  }));

  document.addEventListener("keydown", (event) => {
    if (!walk.isConnected || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const onward = getComputedStyle(walk).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      go(event.key === onward ? at + 1 : at - 1);
    }
    // A single character does something only where the step has the focus: people who speak to their device may say one.
    if (/^[1-5]$/.test(event.key) && steps[at]?.dataset.felt !== undefined && scenes[at][0].contains(event.target)) {
      guessed(at, Number(event.key) - 3);
    }
  });

  let touched = null;
  const article = walk.closest("article") ?? walk.parentElement;
  article.addEventListener("touchstart", ({ touches }) => {
    touched = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : null;
  }, { passive: true });
  article.addEventListener("touchend", ({ changedTouches: [touch] }) => {
    if (!touched) return;
    const across = touch.clientX - touched[0], down = touch.clientY - touched[1];
    touched = null;
    if (Math.abs(across) < 60 || Math.abs(across) < 2 * Math.abs(down)) return;
    go((across < 0) === (getComputedStyle(walk).direction !== "rtl") ? at + 1 : at - 1);
  }, { passive: true });

  forget.addEventListener("click", () => {
    state.at = "";
    state.guesses = {};
    keep(name, null);
    show(-1, true);
  });

  if (parts) {
    const choice = parts.querySelector("select"), none = parts.querySelector(".jb-walk-parts__none");
    const choose = (role) => {
      let shown = false;
      for (const part of parts.querySelectorAll("[data-role]")) {
        part.hidden = part.dataset.role !== role;
        shown ||= !part.hidden;
      }
      none.textContent = role && !shown ? none.dataset.none : "";
    };
    const chosen = chosenRole();
    choice.value = [...choice.options].some(({ value }) => value === chosen) ? chosen : "";
    choice.addEventListener("change", () => { keep("role", choice.value || null); choose(choice.value); });
    choice.closest("p").hidden = false;
    choose(chosen);
  }

  walk.querySelector(".jb-walk__keys").hidden = false;
  window.addEventListener("hashchange", () => { if (walk.isConnected) show(place(), true); });
  show(place(), place() >= 0);
});
