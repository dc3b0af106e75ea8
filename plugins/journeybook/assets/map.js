// The map: a reader chooses which rows it shows, and a role whose work lights up.

onPage(".jb-map__controls", (form) => {
  const view = form.closest(".jb-map-view");
  const steps = [...view.querySelectorAll(".jb-map__step")];
  const dots = view.querySelectorAll(".jb-glance__dot");
  const lanes = [...form.querySelectorAll("[name=lane]")];
  const role = form.elements.role;
  const said = form.querySelector("output");

  const showLanes = () => {
    for (const { value, checked } of lanes) {
      for (const part of view.querySelectorAll(`.jb-cell--${value}, .jb-label--${value}`)) part.hidden = !checked;
    }
  };

  // Lanes of other journeys that are hidden stay hidden there.
  const keepLanes = () => {
    const here = new Set(lanes.map((lane) => lane.value));
    const elsewhere = recall("lanes", []).filter((lane) => !here.has(lane));
    const hidden = lanes.filter((lane) => !lane.checked).map((lane) => lane.value);
    keep("lanes", [...elsewhere, ...hidden]);
    showLanes();
    address();
  };

  const titleOf = (id) => [...role.options].find((option) => option.value === id)?.text ?? id;

  const light = (step, path) => {
    for (const person of step.querySelectorAll("[data-role]")) {
      if (!path.includes(person.dataset.role)) continue;
      person.classList.add("jb-cell__lit");
      person.closest(".jb-cell").classList.add("jb-cell--lit");
    }
    const onward = getComputedStyle(form).direction === "rtl" ? " ← " : " → ";
    const mark = document.createElement("small");
    mark.className = "jb-map__lit";
    mark.textContent = path.length > 1
      ? form.dataset.through.replace("{path}", () => path.slice(1).map(titleOf).join(onward))
      : form.dataset.here;
    step.querySelector(".jb-map__step-title").append(" ", mark);
  };

  const lightUp = () => {
    for (const mark of view.querySelectorAll(".jb-map__lit")) mark.remove();
    for (const lit of view.querySelectorAll(".jb-cell--lit, .jb-cell__lit")) lit.classList.remove("jb-cell--lit", "jb-cell__lit");
    for (const dot of dots) dot.classList.remove("jb-glance__dot--lit");
    const ways = role.selectedOptions[0]?.dataset.ways;
    if (!ways) return [];
    const reached = [];
    for (const way of ways.split(" ")) {
      const [path, numbers] = way.split("=");
      for (const number of numbers.split(",").map(Number)) {
        light(steps[number - 1], path.split(">"));
        dots[number - 1]?.classList.add("jb-glance__dot--lit");
        reached.push(number);
      }
    }
    return reached.sort((one, other) => one - other);
  };

  const announce = (chosen) => {
    const reached = lightUp();
    const sentence = saidOf(form, reached.length);
    said.textContent = chosen ? sentence.replace("{n}", reached.length).replace("{steps}", reached.join(", ")) : "";
    return reached;
  };

  const address = () => {
    const url = new URL(location);
    if (role?.value) url.searchParams.set("role", role.value);
    else url.searchParams.delete("role");
    const without = lanes.filter((lane) => !lane.checked).map((lane) => lane.value);
    if (without.length) url.searchParams.set("hide", without.join("."));
    else url.searchParams.delete("hide");
    history.replaceState(history.state, "", url);
  };

  // The page stays where it is; only the frame moves, so that the step stands beside the names of the rows.
  const beginWith = (step) => {
    const frame = view.querySelector(".jb-map__frame"), labels = view.querySelector(".jb-map__lanes");
    const [from, to] = [labels, step].map((part) => part.getBoundingClientRect());
    const rtl = getComputedStyle(form).direction === "rtl";
    if (labels.checkVisibility()) frame.scrollLeft += rtl ? to.right - from.left : to.left - from.right;
  };

  // A stage's name may take two lines; what sticks below it has to know.
  const stage = view.querySelector(".jb-map__stage-title");
  new ResizeObserver(() => view.style.setProperty("--jb-stage-head", `${stage.offsetHeight}px`)).observe(stage);

  // A link alone brings a stage only just into the frame; it should begin beside the names of the rows.
  for (const link of view.querySelectorAll(".jb-glance a")) {
    const there = document.getElementById(link.hash.slice(1));
    link.addEventListener("click", () => setTimeout(() => there.scrollIntoView({ block: "start", inline: "start" })));
  }

  // A link such as ?hide=thinking.questions shows the map as its sender saw it, and leaves the reader's own choice alone.
  const linked = new URLSearchParams(location.search);
  const hidden = new Set(linked.get("hide")?.split(".") ?? recall("lanes", []));
  for (const lane of lanes) lane.checked = !hidden.has(lane.value);
  showLanes();
  if (role) {
    const chosen = chosenRole();
    role.value = [...role.options].some((option) => option.value === chosen) ? chosen : "";
    const [lit] = announce(chosen);
    if (lit && linked.has("role")) beginWith(steps[lit - 1]);
    role.addEventListener("change", () => {
      keep("role", role.value || null);
      address();
      // What is lit may stand outside the frame: the first of it comes into sight.
      const [first] = announce(role.value);
      if (first) steps[first - 1].scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }
  for (const lane of lanes) lane.addEventListener("change", keepLanes);
  form.elements.everything.addEventListener("click", () => {
    for (const lane of lanes) lane.checked = true;
    keepLanes();
  });
  form.elements.print.addEventListener("click", () => window.print());
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const choice of form.querySelectorAll("[hidden]")) choice.hidden = false;
});
