// What a reader sees whose search found nothing: words that are in the handbook and nearly what was typed, and lists
// to look through. `SEARCH` is written before this script: its words and links in the handbook's language.

/** How many letters must be changed, left out or added to make one word of another; more than `most` is not counted. */
function apart(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const above = row;
    row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1;
      row[to] = Math.min(above[to] + 1, row[to - 1] + 1, above[to - 1] + same);
    }
    if (Math.min(...row) > most) return most + 1;
  }
  return row[other.length];
}

/** Every word of the handbook in the search's index, with how much it weighs: most in a title or a name. */
async function indexedWords() {
  // Opened from a folder, the theme has put the index into a variable; nothing can be fetched there.
  const index = window.__index ? await window.__index
    : await (await fetch(new URL("search/search_index.json", ROOT))).json();
  const found = new Map();
  const count = (text, weight) => {
    for (const word of text.replace(/<[^>]+>|&[^;]+;/g, " ").toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) || []) {
      found.set(word, Math.max(found.get(word) || 0, weight));
    }
  };
  for (const entry of index.docs) {
    count(`${entry.title} ${entry.known_as || ""}`, 2);
    count(entry.text, 1);
  }
  return found;
}

/** What was typed with each word replaced by the nearest one of the handbook; "" where there is nothing near. */
function meant(typed, known) {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const nearest = words.map((word) => {
    if (known.has(word)) return word;
    const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
    let best = "", least = Infinity;
    for (const [other, weight] of known) {
      const far = apart(word, other, most);
      // Of words that are equally near, one in a title, and with the same first letter, is more likely meant.
      const doubt = 10 * far - weight - (other[0] === word[0] ? 5 : 0);
      if (far <= most && doubt < least) [best, least] = [other, doubt];
    }
    return best;
  });
  return nearest.filter(Boolean).join(" ");
}

const searchResult = document.querySelector("[data-md-component=search-result]");
const searchQuery = document.querySelector("[data-md-component=search-query]");
if (searchResult && searchQuery) {
  const list = searchResult.lastElementChild, help = document.createElement("div");
  let known = null, asked = "";
  help.className = "jb-search-help";
  help.hidden = true;
  list.before(help);

  const retype = (words) => {
    searchQuery.value = words;
    searchQuery.focus();
    searchQuery.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  };

  const offer = (words) => {
    const ways = document.createElement("p"), links = document.createElement("p");
    if (words) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
      button.addEventListener("click", () => retype(words));
      const [before, after] = SEARCH.meant.split("{words}");
      ways.append(before, button, after || "");
    }
    links.append(`${SEARCH.lists} `);
    for (const [name, href] of SEARCH.links) {
      links.append(Object.assign(document.createElement("a"), { textContent: name, href: new URL(href, ROOT) }), " ");
    }
    help.replaceChildren(...(words ? [ways, links] : [links]));
    help.hidden = false;
  };

  const look = async () => {
    const typed = searchQuery.value.trim();
    asked = typed;
    help.hidden = true;
    if (!typed || list.children.length > 0 || list.hidden) return;
    known = known || indexedWords().catch(() => new Map());
    const words = meant(typed, await known);
    if (asked === typed && list.children.length === 0) offer(words === typed.toLowerCase() ? "" : words);
  };
  // The theme says how much it found each time that it has looked.
  new MutationObserver(look).observe(searchResult.firstElementChild, { childList: true });
  new MutationObserver(() => { if (list.children.length > 0) help.hidden = true; }).observe(list, { childList: true });
}
