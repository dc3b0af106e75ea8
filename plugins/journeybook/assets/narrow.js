// Narrows a list down to what a reader asks for. What is asked for stands in the address, so that it can be shared.
// The theme takes `?q=` for its search and opens it: what is typed here stands in the address as `words`.

/** A text as it is compared: no accents, no capitals. */
function plainly(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

onPage(".jb-narrow", (form) => {
  const entries = [...document.querySelectorAll(".jb-narrowed")].map((element) => ({
    element, text: plainly(element.textContent), section: element.closest(".jb-section"),
  }));
  const fields = [...form.elements].filter((field) => field.name);
  const said = form.querySelector("output");

  const shows = (entry) => fields.every((field) => {
    if (!field.value.trim()) return true;
    if (field.name === "words") return plainly(field.value).split(/\s+/).every((word) => entry.text.includes(word));
    return (entry.element.dataset[field.name] || "").split(" ").includes(field.value);
  });

  const narrow = () => {
    const shown = entries.filter(shows);
    const sections = new Set(shown.map((entry) => entry.section));
    for (const entry of entries) entry.element.hidden = !shown.includes(entry);
    for (const section of new Set(entries.map((entry) => entry.section))) {
      if (!section) continue;
      section.hidden = !sections.has(section);
      // The theme's table of contents leads to no part that is not shown.
      const leads = `.md-nav--secondary a[href$="#${CSS.escape(section.firstElementChild.id)}"]`;
      for (const link of document.querySelectorAll(leads)) link.closest("li").hidden = section.hidden;
    }
    said.textContent = saidOf(form, shown.length).replace("{n}", shown.length);
  };

  const address = () => {
    const url = new URL(location);
    for (const field of fields) {
      if (field.value.trim()) url.searchParams.set(field.name, field.value.trim());
      else url.searchParams.delete(field.name);
    }
    history.replaceState(history.state, "", url);
  };

  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = field.name === form.dataset.remembers ? chosenRole() : asked.get(field.name) || "";
    // A value that is no choice any more narrows nothing down.
    field.value = field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value) ? value : "";
  }
  const changed = () => {
    narrow();
    address();
    const remembered = fields.find((field) => field.name === form.dataset.remembers);
    if (remembered) keep(remembered.name, remembered.value || null);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.hidden = false;
  narrow();
});
