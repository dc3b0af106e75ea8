// The page under edit/: teaches Decap CMS to open and to save the handbook's files. A text of YAML comes in, fields in
// their longest form go to Decap; what Decap gives back becomes YAML again, in its shortest form and in our order.
"use strict";

window.CMS_MANUAL_INIT = true;

const Forms = (() => {
  const WIDTH = 110; // as `journeybook format` breaks lines
  const YES = { yes: true, true: true, no: false, false: false };
  const isEmpty = (value) =>
    value === undefined || value === null || value === "" ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0);
  const isFields = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  // From a file to the form. Below `>` YAML joins lines and keeps one line end for an empty line, by which the editor
  // meant a paragraph: the handbook reads it so, and so does the form.

  function parsed(text, yaml) {
    const { EVENT_ID: is, SCALAR_STYLE: style } = yaml;
    const documents = [];
    const open = []; // where the next value goes: the innermost last
    const said = (event) => {
      const value = yaml.getScalarValue(text, event);
      return event.style === style.FOLDED_BLOCK ? value.replace(/\n+$/, "").replace(/\n+/g, "\n\n") : value;
    };
    const named = (fields) => {
      let name;
      return (value) => {
        if (name === undefined) {
          name = value;
          return;
        }
        Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
        name = undefined;
      };
    };
    yaml.loadAll(text, { schema: yaml.FAILSAFE_SCHEMA, maxAliases: 0 }); // throws where a field stands twice, or an alias
    for (const event of yaml.parseEvents(text, {})) {
      if (event.type === is.POP) open.pop();
      else if (event.type === is.DOCUMENT) open.push((value) => documents.push(value));
      else if (event.type === is.SCALAR) open.at(-1)(said(event));
      else {
        const made = event.type === is.MAPPING ? {} : [];
        open.at(-1)(made);
        open.push(event.type === is.MAPPING ? named(made) : (value) => made.push(value));
      }
    }
    return documents[0];
  }

  function laid(value, node) {
    if (value === null || value === undefined) return undefined;
    if (node.is === "number") return /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
    if (node.is === "switch") return YES[String(value).trim().toLowerCase()] ?? value;
    if (node.is === "answer") {
      const answer = YES[String(value).trim().toLowerCase()];
      return answer === undefined ? value : answer ? "yes" : "no";
    }
    if (node.is === "list") {
      const listed = node.one && !Array.isArray(value) ? [value] : value;
      return Array.isArray(listed) ? listed.filter((one) => !isEmpty(one)).map((one) => laid(one, node.item)) : listed;
    }
    if (node.is === "names") {
      if (isFields(value)) return Object.entries(value).map(([name, one]) => ({ name, value: laid(one, node.value) }));
      return node.alone && value !== "" ? [{ value: laid(value, node.value) }] : value;
    }
    if (node.is === "group") {
      const fields = typeof value === "string" && node.short && value !== "" ? { [node.short]: value } : value;
      if (!isFields(fields)) return fields;
      const nodes = Object.fromEntries(node.fields);
      return Object.fromEntries(
        Object.entries(fields).map(([name, one]) => [name, nodes[name] ? laid(one, nodes[name]) : one]),
      );
    }
    return value;
  }

  // From the form to a file: what is empty, or says what its absence says, is not written.

  function short(value, node) {
    if (isEmpty(value)) return undefined;
    if (node.is === "switch") return value === node.usual ? undefined : value;
    if (node.is === "list") {
      const kept = value.map((one) => short(one, node.item)).filter((one) => !isEmpty(one));
      return node.one && kept.length === 1 ? kept[0] : kept;
    }
    if (node.is === "names") {
      const kept = value.map((one) => ({ ...one, value: short(one.value, node.value) })).filter((one) => !isEmpty(one.value));
      if (node.alone && kept.length === 1 && isEmpty(kept[0].name)) return kept[0].value;
      return Object.fromEntries(kept.map((one) => [one.name ?? "", one.value]));
    }
    if (node.is === "group" && isFields(value)) {
      const known = node.fields.map(([name]) => name);
      const kept = [
        ...node.fields.map(([name, inner]) => [name, short(value[name], inner)]),
        ...Object.entries(value).filter(([name]) => !known.includes(name)),
      ].filter(([, one]) => !isEmpty(one));
      return node.short && kept.length === 1 && kept[0][0] === node.short ? kept[0][1] : Object.fromEntries(kept);
    }
    return value;
  }

  // A value as YAML: the lines below its name, the first of which stands beside it.

  const plain = /^[\p{L}\p{N}“‘(/][^\p{Cc}]*$/u;

  const misread = /^(true|false|null|y|n|on|off|\.{3}|\d[\d_.:,+-]*([eExXoO][\da-fA-F_+-]*)?)$/i;
  const number = /^(\d+(\.\d+)?|\d{4}-\d{2}(-\d{2})?)$/;

  function isPlain(text) {
    return plain.test(text) && (number.test(text) || !misread.test(text)) && !/: |:$| #|\s$|^(yes|no)$/i.test(text) && !/^---/.test(text);
  }

  function folded(text, room) {
    const lines = [];
    for (const word of text.split(" ")) {
      const last = lines.length - 1;
      if (last >= 0 && lines[last].length + 1 + word.length <= room) lines[last] += ` ${word}`;
      else lines.push(word);
    }
    return lines;
  }

  function scalar(value, node, indent, used) {
    if (typeof value === "boolean") return [value ? "yes" : "no"];
    if (typeof value === "number") return [String(value)];
    const text = String(value).trim();
    const pad = " ".repeat(indent);
    if (/[^\P{Cc}\n]/u.test(text)) return [JSON.stringify(text)];
    if (text.includes("\n")) return ["|-", ...text.split("\n").map((line) => (line ? pad + line : ""))];
    if (!node?.prose && isPlain(text) && used + text.length <= WIDTH) return [text];
    if (/^(yes|no)$/i.test(text)) return [text];
    if (misread.test(text) && !number.test(text)) return [JSON.stringify(text)];
    if ((!node?.prose && !text.includes(" ") && used + text.length < WIDTH) || text.includes("  ")) return [JSON.stringify(text)];
    return [">-", ...folded(text, WIDTH - indent).map((line) => pad + line)];
  }

  function lines(value, node, indent, used) {
    const pad = " ".repeat(indent);
    if (Array.isArray(value)) {
      const brackets = `[${value.join(", ")}]`;
      if (node?.flow && used + brackets.length <= WIDTH) return [brackets];
      return ["", ...value.flatMap((one) => {
        const [first, ...rest] = lines(one, node?.item, indent + 2, indent + 2);
        return first === "" ? [`${pad}- ${rest[0].trimStart()}`, ...rest.slice(1)] : [`${pad}- ${first}`, ...rest];
      })];
    }
    if (isFields(value)) return ["", ...fields(value, node, indent)];
    return scalar(value, node, indent, used);
  }

  function fields(value, node, indent) {
    const pad = " ".repeat(indent);
    const nodes = node?.is === "group" ? Object.fromEntries(node.fields) : {};
    return Object.entries(value).flatMap(([name, one]) => {
      const key = nodes[name] || isPlain(name) ? name : JSON.stringify(name);
      const inner = node?.is === "names" ? node.value : nodes[name];
      const [first, ...rest] = lines(one, inner, indent + 2, indent + key.length + 2);
      return [`${pad}${key}:${first ? ` ${first}` : ""}`, ...rest];
    });
  }

  return {
    opened: (text, node, yaml) => laid(parsed(text, yaml) ?? {}, node),
    saved: (data, node) => `${fields(short(data, node) ?? {}, node, 0).join("\n")}\n`,
  };
})();

document.addEventListener("DOMContentLoaded", () => {
  const shapes = JSON.parse(document.getElementById("shapes").textContent);
  for (const [kind, node] of Object.entries(shapes)) {
    window.CMS.registerCustomFormat(`journeybook-${kind}`, "yml", {
      fromFile: (text) => Forms.opened(text, node, window.jsyaml),
      toFile: (data) => Forms.saved(data, node),
    });
  }
  window.CMS.init();
});
