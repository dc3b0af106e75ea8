// The first week: what a reader has done is ticked, and remembered on this device alone.

onPage(".jb-task__box[data-tick]", (place) => {
  const week = document.querySelector(".jb-week")?.dataset.week ?? "";
  const name = `week:${week}`;
  const box = document.createElement("input");
  const about = place.parentElement.querySelector(".jb-task__text");
  box.type = "checkbox";
  // A question is named by all of it: two of them may lead to one step.
  const named = (about.querySelector("small") && about.querySelector("a")) ?? about;
  box.setAttribute("aria-label", `${place.dataset.label}: ${named.textContent.trim().replace(/\s+/g, " ")}`);
  box.checked = recall(name, []).includes(place.dataset.tick);
  box.addEventListener("change", () => {
    const others = recall(name, []).filter((tick) => tick !== place.dataset.tick);
    keep(name, box.checked ? [...others, place.dataset.tick] : others);
  });
  place.removeAttribute("aria-hidden");
  place.classList.add("jb-task__box--live");
  place.append(box);
  for (const kept of document.querySelectorAll(".jb-week__kept")) kept.hidden = false;
});
