"""An open page comes in; what a reader could not see of it goes out: too small, too faint, sticking out."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

SMALL_TEXT = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('.md-main'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || !holder.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    // What is there for a screen reader alone takes one pixel.
    if (box.width < 2 || box.height < 2 || holder.closest('title, desc, style, script')) continue;
    const svg = holder.closest('svg');
    const scale = svg && holder.getScreenCTM ? Math.hypot(holder.getScreenCTM().a, holder.getScreenCTM().b) : 1;
    const size = parseFloat(getComputedStyle(holder).fontSize) * scale;
    const name = holder.getAttribute('class') || holder.tagName;
    if (size < 11.99) found.push(`${size.toFixed(2)} px: ${name}: ${node.data.trim().slice(0, 40)}`);
  }
  return [...new Set(found)];
}"""

FAINT_TEXT = """() => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1});
  const brush = canvas.getContext('2d', {willReadFrequently: true});
  const colour = css => {
    brush.clearRect(0, 0, 1, 1); brush.fillStyle = css; brush.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3]));
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = colour(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const found = [];
  for (const element of document.querySelectorAll('.md-content *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const box = element.getBoundingClientRect();
    if (!own || element.closest('svg') || !element.checkVisibility({visibilityProperty: true})) continue;
    if (box.width < 2 || box.height < 2) continue;
    const style = getComputedStyle(element), below = ground(element);
    const ink = over(colour(style.color), below);
    const [high, low] = [light(ink), light(below)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    const name = element.className || element.tagName;
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)}: ${name}: ${element.textContent.trim().slice(0, 40)}`);
  }
  return [...new Set(found)];
}"""


FAULTLESS = {"sticks out": 0, "small": [], "faint": []}


def measured(page: Page) -> dict[str, Any]:
    """By how many pixels the page is wider than its window, and which texts are below 12 px or a contrast of 4.5.

    A text in a picture counts in the size it is drawn at. The contrast is that of WCAG 2.2, success criterion 1.4.3,
    against the colours below it; pictures are left out of it.
    """
    return {
        "sticks out": page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"),
        "small": page.evaluate(SMALL_TEXT),
        "faint": page.evaluate(FAINT_TEXT),
    }
