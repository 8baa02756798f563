// Hints while somebody types: length, terms of the glossary, the text as the portal will show it;
// and the structure of a body taken over from another language.
(() => {
  const TOKEN = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  const send = (address, data) => fetch(address, {
    method: "POST", body: data, headers: { "X-CSRFToken": TOKEN() },
  }).then((response) => (response.ok ? response.json() : {})).catch(() => ({}));

  function countIn(field) {
    const line = field.querySelector("[data-length]");
    const input = field.querySelector("input[type=text], textarea");
    if (!line || !input) return;
    const { length } = input.value.trim();
    line.hidden = !length;
    line.textContent = line.dataset.text.replace("{number}", length).replace("{ideal}", line.dataset.length);
    line.classList.toggle("writing-length--long", length > Number(line.dataset.length));
  }

  function line(text, className) {
    const item = document.createElement("li");
    item.className = className;
    item.append(text);
    return item;
  }

  async function hint(field, bar) {
    const typed = [...field.querySelectorAll("input[type=text], textarea, [contenteditable=true]")]
      .map((control) => control.value ?? control.innerText).filter(Boolean).join("\n");
    let list = field.querySelector(":scope > .writing-hints");
    if (!list) {
      list = document.createElement("ul");
      list.className = "writing-hints";
      list.setAttribute("role", "status");
      field.append(list);
    }
    const data = new FormData();
    data.set("language", field.dataset.language);
    data.set("text", typed);
    const answer = await send(bar.dataset.hints, data);
    const lines = (answer.hints || []).map((each) => {
      const item = line(each.text, each.isAvoided ? "writing-hint writing-hint--avoid" : "writing-hint");
      each.elsewhere.forEach(({ language, name }) => {
        const word = document.createElement("b");
        word.lang = language;
        word.append(name);
        item.append(` ${language}: `, word);
      });
      return item;
    });
    const isShort = field.querySelectorAll("input[type=text], textarea").length === 1;
    if (answer.shown && isShort) {
      const item = line(`${bar.dataset.shown} `, "writing-hint");
      const shown = document.createElement("span");
      shown.lang = field.dataset.language;
      shown.append(answer.shown);
      item.append(shown);
      lines.push(item);
    }
    list.replaceChildren(...lines);
  }

  // None where the form shows a body only to be read: it has no field then.
  const bodyOf = (name) => document.querySelector(`[name="${CSS.escape(name)}-count"]`)
    && window.wagtail?.editHandler?.getPanelByName(name)?.getBoundWidget();

  async function takeOver(button) {
    const { structure, into, question } = button.dataset;
    const address = new URL(structure, location.href);
    address.searchParams.set("into", into);
    const answer = await send(address, new FormData(button.closest("form")));
    const widget = bodyOf(into);
    if (!answer.state || !widget) return;
    const gone = answer.gone || [];
    if (gone.length && !window.confirm([question, ...gone].join("\n"))) return;
    widget.setState(answer.state);
    button.closest("form").dispatchEvent(new Event("change", { bubbles: true }));
  }

  // Whether a body has the blocks of another one in their order, as far as they belong together.
  function follows(button) {
    const [own, other] = [bodyOf(button.dataset.into), bodyOf(button.dataset.from)];
    if (!own || !other) return false; // what one is like that is only shown, the server knows
    const [blocks, others] = [own, other].map((body) => body?.children || []);
    const isLinked = blocks.some((block) => block.id && others.some(({ id }) => id === block.id));
    return blocks.length === others.length && blocks.every((block, index) =>
      block.type === others[index].type && (!isLinked || block.id === others[index].id));
  }

  function start() {
    const bar = document.querySelector(".writing-bar[data-hints]");
    const form = bar?.closest("form");
    if (!form) return;
    form.querySelectorAll(".writing-field").forEach(countIn);
    const waiting = new WeakMap();
    const later = (event) => {
      const field = event.target.closest(".writing-field[data-language]");
      if (!field) return;
      countIn(field);
      clearTimeout(waiting.get(field));
      waiting.set(field, setTimeout(() => hint(field, bar), 700));
    };
    ["input", "focusin"].forEach((type) => form.addEventListener(type, later));

    // What is written stays with its blocks; of what would go, the editor is asked first.
    const buttons = [...form.querySelectorAll("[data-structure]")];
    const refresh = () => buttons.forEach((button) => { button.hidden = follows(button); });
    buttons.forEach((button) => button.addEventListener("click", () => takeOver(button)));
    const bodies = new Set(buttons.flatMap(({ dataset }) => [dataset.into, dataset.from]));
    bodies.forEach((name) => {
      const body = document.getElementById(`at-${name}`);
      if (body) new MutationObserver(refresh).observe(body, { childList: true, subtree: true });
    });
    refresh();
  }

  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();
