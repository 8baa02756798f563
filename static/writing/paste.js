// Headings in pasted text become blocks of their own, as in a text that was written here.
(() => {
  const HEADINGS = "h1, h2, h3, h4, h5, h6";
  const FRAMES = 120; // how long a new block may take to be ready for its text
  let isOurs = false;

  const escaped = (text) => { const p = document.createElement("p"); p.textContent = text; return p.innerHTML; };

  // What was copied, as a list of headings and of the text between them.
  function partsOf(html) {
    const parts = [];
    const add = (node) => {
      const text = node.textContent.replace(/\s+/g, " ").trim();
      const isElement = node.nodeType === Node.ELEMENT_NODE;
      if (!text || node.nodeType === Node.COMMENT_NODE || (isElement && node.matches("style, script"))) return;
      if (isElement && node.matches(HEADINGS)) parts.push({ heading: text, level: node.tagName > "H2" ? "h3" : "h2" });
      else if (isElement && node.querySelector(HEADINGS)) node.childNodes.forEach(add);
      else {
        const source = isElement ? node.outerHTML : `<p>${escaped(text)}</p>`;
        if (parts.length && parts.at(-1).html) parts.at(-1).html += source;
        else parts.push({ html: source });
      }
    };
    new DOMParser().parseFromString(html, "text/html").body.childNodes.forEach(add);
    return parts;
  }

  function put(editor, html) {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", new DOMParser().parseFromString(html, "text/html").body.textContent);
    isOurs = true;
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    isOurs = false;
  }

  function putWhenReady(element, html, frames = FRAMES) {
    const editor = element.querySelector(".public-DraftEditor-content");
    if (editor) put(editor, html);
    else if (frames) requestAnimationFrame(() => putWhenReady(element, html, frames - 1));
  }

  // The body that the editor stands in, and its place there; nothing where headings have no block.
  function placeOf(editor) {
    const element = editor.closest("[data-streamfield-child]");
    const column = element?.parentElement.closest("[data-field][data-contentpath]")?.dataset.contentpath;
    const body = column && window.wagtail.editHandler?.getPanelByName(column)?.getBoundWidget();
    const index = body?.children?.findIndex((child) => child.element === element && child.type === "paragraph") ?? -1;
    return index >= 0 && body.blockDef.childBlockDefsByName?.heading ? { body, index } : null;
  }

  function insert({ body, index }, parts) {
    parts.forEach(({ heading, level, html }, offset) => {
      const type = heading ? "heading" : "paragraph";
      const value = heading ? { text: heading, level } : body.blockDef.initialChildStates[type];
      const child = body.insert({ type, value, id: crypto.randomUUID?.() }, index + 1 + offset, { animate: false, focus: false });
      if (html) putWhenReady(child.element, html);
    });
  }

  document.addEventListener("paste", (event) => {
    const editor = !isOurs && event.target.closest?.(".public-DraftEditor-content");
    const html = editor && event.clipboardData?.getData("text/html");
    if (!html) return;
    const parts = partsOf(html);
    if (!parts.some((part) => part.heading)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const place = placeOf(editor);
    if (!place) {
      put(editor, parts.map((part) => part.html || `<p><b>${escaped(part.heading)}</b></p>`).join(""));
      return;
    }
    const [first, ...rest] = parts;
    if (first.html) put(editor, first.html);
    insert(place, first.html ? rest : parts);
  }, true);
})();
