// What a reader could not see of an open page: each function returns its findings as texts, none if all is well.
(() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const nameOf = (element) => element.getAttribute("class") || element.tagName;
  const start = (text) => text.trim().replace(/\s+/g, " ").slice(0, 40);
  const once = (found) => [...new Set(found)];

  const texts = (root) => {
    const found = [], walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.trim() && !node.parentElement.closest("title, desc, style, script")) found.push(node);
    }
    return found;
  };

  const rangeOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range;
  };

  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  const colour = (css) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = css;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3]));
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(colour(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  // Relative luminance and contrast ratio as WCAG 2.2 defines them.
  const light = (rgb) => {
    const [red, green, blue] = rgb.map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (ink, below) => {
    const [high, low] = [light(over(ink, below)), light(below)].sort((one, other) => other - one);
    return (high + 0.05) / (low + 0.05);
  };

  const sticksOut = () => Math.max(0, document.documentElement.scrollWidth - innerWidth);

  const small = () => once(texts(".md-main").flatMap((node) => {
    const holder = node.parentElement, box = rangeOf(node).getBoundingClientRect();
    // What is there for a screen reader alone takes one pixel.
    if (!shown(holder) || box.width < 2 || box.height < 2) return [];
    const scale = holder.closest("svg") && holder.getScreenCTM
      ? Math.hypot(holder.getScreenCTM().a, holder.getScreenCTM().b) : 1;
    const size = parseFloat(getComputedStyle(holder).fontSize) * scale;
    return size < 11.99 ? [`${size.toFixed(2)} px: ${nameOf(holder)}: ${start(node.data)}`] : [];
  }));

  // A text in a picture has the colour of its fill, and stands on the shapes that were drawn before it.
  const painted = (element) => {
    const style = getComputedStyle(element), [red, green, blue, alpha] = colour(style.fill);
    return [red, green, blue, style.fill === "none" ? 0 : alpha * style.fillOpacity * style.opacity];
  };
  const shapesOf = (picture) => [...picture.querySelectorAll("path, circle, rect, polygon, ellipse")]
    .filter((shape) => !shape.closest("defs, clipPath, marker") && shown(shape))
    .map((shape) => ({ shape, box: shape.getBoundingClientRect(), ink: painted(shape) }))
    .filter(({ ink }) => ink[3] > 0);
  const groundInPicture = (element, box, shapes) => {
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const below = shapes.filter((one) => one.box.left <= x && x <= one.box.right && one.box.top <= y && y <= one.box.bottom
      && one.shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING
      && one.shape.isPointInFill(new DOMPoint(x, y).matrixTransform(one.shape.getScreenCTM().inverse())));
    return below.reduce((under, { ink }) => over(ink, under), ground(element.closest("svg").parentElement));
  };

  const pictures = new Map();
  const drawn = (picture) => {
    if (!pictures.has(picture)) pictures.set(picture, shapesOf(picture));
    return pictures.get(picture);
  };

  const faint = () => once([...document.querySelectorAll(".md-content *")].flatMap((element) => {
    const picture = element.closest("svg");
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || element.closest("title, desc, style") || !shown(element)) return [];
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return [];
    const ratio = picture ? contrast(painted(element), groundInPicture(element, box, drawn(picture)))
      : contrast(colour(getComputedStyle(element).color), ground(element));
    return ratio < 4.5 ? [`${ratio.toFixed(2)}: ${nameOf(element)}: ${start(element.textContent)}`] : [];
  }));

  // The part of the page in which an element can be seen: frames that scroll cut their contents off.
  const windows = new Map();
  const windowOf = (element) => {
    if (!element || element === document.body) return { left: -1e6, right: 1e6, top: -1e6, bottom: 1e6 };
    if (!windows.has(element)) {
      const outer = windowOf(element.parentElement), style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const found = style.clipPath === "inset(50%)" ? { left: 0, right: 0, top: 0, bottom: 0 }
        : style.overflow === "visible" ? outer
        : {
          left: Math.max(outer.left, box.left), right: Math.min(outer.right, box.right),
          top: Math.max(outer.top, box.top), bottom: Math.min(outer.bottom, box.bottom),
        };
      windows.set(element, found);
    }
    return windows.get(element);
  };

  const overlapping = () => {
    windows.clear();
    const boxes = texts(".md-content").flatMap((node) => {
      const holder = node.parentElement;
      // What is sticky lies above the others on purpose, once the map is scrolled.
      if (!shown(holder) || holder.closest(".jb-cell__lane, .jb-map__corner")) return [];
      const seen = windowOf(holder);
      return [...rangeOf(node).getClientRects()].map((box) => ({
        node,
        left: Math.max(box.left, seen.left), right: Math.min(box.right, seen.right),
        top: Math.max(box.top, seen.top), bottom: Math.min(box.bottom, seen.bottom),
      })).filter((box) => box.right - box.left > 1 && box.bottom - box.top > 1);
    }).sort((one, other) => one.top - other.top);
    const found = [];
    boxes.forEach((one, at) => {
      for (let next = at + 1; next < boxes.length && boxes[next].top < one.bottom - 1; next += 1) {
        const other = boxes[next];
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        // Lines of one text may touch; a serif line box is higher than its letters.
        if (one.node !== other.node && across > 2 && down > 6) {
          found.push(`${start(one.node.data)} / ${start(other.node.data)}`);
        }
      }
    });
    return once(found);
  };

  const cut = () => [...document.querySelectorAll(".md-content *")].filter((element) => {
    if (element.closest("svg") || !shown(element) || element.clientWidth < 2 || element.clientHeight < 2) return false;
    const { overflowX, overflowY } = getComputedStyle(element), clips = (how) => how === "hidden" || how === "clip";
    return (clips(overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (clips(overflowY) && element.scrollHeight > element.clientHeight + 2);
  }).map((element) => `${nameOf(element)}: ${start(element.textContent)}`);

  // What hides each text that cannot be seen. What is folded away is opened first, as a reader can without a script.
  const hidden = () => {
    for (const folded of document.querySelectorAll(".md-content details")) folded.open = true;
    return once(texts(".md-content").filter((node) => !shown(node.parentElement)).map((node) => {
      let hider = node.parentElement;
      const boxed = (element) => shown(element) || getComputedStyle(element).display === "contents";
      while (!boxed(hider.parentElement)) hider = hider.parentElement;
      return nameOf(hider);
    })).sort();
  };

  const moving = () => {
    const longest = (times) => Math.max(...times.split(",").map((time) => parseFloat(time) * (time.includes("ms") ? 1 : 1000)));
    const moves = (style) => longest(style.transitionDuration) > 1 || style.scrollBehavior === "smooth"
      || (style.animationName !== "none" && longest(style.animationDuration) > 1);
    return once([...document.querySelectorAll("*")]
      .filter((element) => [null, "::before", "::after"].some((part) => moves(getComputedStyle(element, part))))
      .map(nameOf));
  };

  // Shapes that say something, and have neither a fill nor a line in a contrast of 3 (WCAG 2.2, 1.4.11). Grids and
  // grounds help the eye along; what they stand for is written beside them.
  const GRID = ".jb-curve__grid, .jb-curve__zero, .jb-spark__zero, .jb-effort__grid, .jb-coverage__whole, .jb-diagram-grid, "
    + ".jb-diagram-section > rect, .jb-diagram-edge-label > rect, .jb-diagram-cluster-label > rect, .jb-phases__scale > line:not([class])";
  const faintShapes = () => once(
    [...document.querySelectorAll(".md-content svg :is(path, line, polyline, circle, rect, polygon)")].flatMap((shape) => {
      if (!shown(shape) || shape.matches(GRID) || shape.closest("defs, clipPath, marker")) return [];
      const style = getComputedStyle(shape), below = ground(shape.ownerSVGElement.parentElement);
      const inks = [style.fill, style.stroke].filter((ink) => ink !== "none" && !ink.startsWith("url")).map(colour);
      const ratio = Math.max(0, ...inks.filter((ink) => ink[3] > 0).map((ink) => contrast(ink, below)));
      const name = shape.getAttribute("class") || `${nameOf(shape.parentElement)} ${shape.tagName}`;
      return ratio < 3 ? [`${ratio.toFixed(2)}: ${name}`] : [];
    }),
  );

  return { sticksOut, small, faint, overlapping, cut, hidden, moving, faintShapes };
})()
