// Which languages the edit form shows: one, or all beside each other. The choice is remembered in
// the browser. Where a hidden language has errors, all are shown.
(() => {
  const KEY = "writing-language";
  const remembered = () => { try { return localStorage.getItem(KEY) || ""; } catch { return ""; } };
  const remember = (value) => { try { localStorage.setItem(KEY, value); } catch { /* a private window */ } };

  function start() {
    const bar = document.querySelector("[data-language-switch]");
    const form = bar?.closest("form");
    if (!form) return;
    const radios = [...bar.querySelectorAll("[type=radio]")];
    const status = form.querySelector("[data-language-status]");
    const codes = radios.map((radio) => radio.value).filter(Boolean);

    const sheet = new CSSStyleSheet();
    codes.forEach((code) => sheet.insertRule(
      `[data-shown="${code}"] [data-language]:not([data-language="${code}"]) { display: none !important; }`,
    ));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

    const errorsIn = (code) =>
      form.querySelectorAll(`[data-language="${code}"] .error-message`).length;

    function countErrors() {
      codes.forEach((code) => {
        const number = errorsIn(code);
        const badge = bar.querySelector(`[data-errors-in="${code}"]`);
        badge.hidden = !number;
        badge.textContent = number ? status.dataset.errors.replace("{number}", number) : "";
      });
    }

    function show(code, announce = false) {
      form.dataset.shown = code;
      radios.forEach((radio) => { radio.checked = radio.value === code; });
      const chosen = radios.find((radio) => radio.checked);
      if (announce && chosen) {
        const name = chosen.parentElement.querySelector("[lang]")?.textContent || "";
        status.textContent = code ? status.dataset.one.replace("{language}", name) : status.dataset.all;
      }
      form.dispatchEvent(new CustomEvent("writing:shown"));
    }

    bar.addEventListener("change", (event) => {
      event.stopPropagation(); // not a change of the page
      remember(event.target.value);
      show(event.target.value, true);
    });

    // A link to a field, as those of the checklist, makes its language visible.
    form.addEventListener("writing:reveal", (event) => {
      const language = event.target.closest?.("[data-language]")?.dataset.language;
      if (language && form.dataset.shown && form.dataset.shown !== language) show("", true);
    });

    // Spelling is checked in the language of the text, also in blocks that are added later.
    form.addEventListener("focusin", (event) => {
      const language = event.target.closest("[data-language]")?.dataset.language;
      if (language && event.target.matches("input, textarea, [contenteditable]")) event.target.lang = language;
    });

    countErrors();
    const chosen = codes.includes(remembered()) ? remembered() : "";
    const hidesErrors = chosen && codes.some((code) => code !== chosen && errorsIn(code));
    show(hidesErrors ? "" : chosen);
    bar.hidden = false;
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
