// What the other scripts stand on: they start when a page is shown, and remember what a reader chose, on this device
// alone. All of them are joined into one file and share one scope. Without them every page is whole and can be read.

/** Start something on each element of a page, also on pages that the theme exchanges without loading them anew. */
function onPage(selector, start) {
  const run = () => document.querySelectorAll(selector).forEach((element) => {
    if (element.dataset.jbStarted) return;
    element.dataset.jbStarted = "yes";
    start(element);
  });
  if (window.document$) window.document$.subscribe(run);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
}

/** Where the handbook begins; its path is its own place among all that browsers keep for a host. */
const ROOT = new URL("..", document.currentScript.src);
const HANDBOOK = ROOT.pathname;

/** What was kept under a name, or `otherwise`. A browser that keeps nothing (private windows) is no error. */
function recall(name, otherwise) {
  try {
    const kept = localStorage.getItem(`journeybook:${HANDBOOK}:${name}`);
    return kept === null ? otherwise : JSON.parse(kept);
  } catch {
    return otherwise;
  }
}

/** Keep a value under a name; null forgets it. */
function keep(name, value) {
  try {
    const key = `journeybook:${HANDBOOK}:${name}`;
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing is kept, and nothing breaks.
  }
}

/** The id of the role that the reader chose, from a link such as `?role=service-adviser` or from an earlier page. */
function chosenRole() {
  const linked = new URLSearchParams(location.search).get("role");
  if (linked) keep("role", linked);
  return linked || recall("role", "");
}

/** The sentence for a number among an element's `data-said-…`, one for each plural form of the page's language. */
function saidOf(element, n) {
  const said = (form) => element.getAttribute(`data-said-${form}`);
  const form = new Intl.PluralRules(document.documentElement.lang || "en").select(n);
  return (n === 0 && said("none")) || said(form) || said("other");
}
