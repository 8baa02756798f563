// Sends the chosen files one by one and says how far each has come; without it the form sends all
// of them at once. A copied text keeps its headings, lists and links.
(() => {
  const form = document.querySelector("[data-take-in]");
  if (!form) return;
  const progress = form.querySelector("[data-progress]");
  const pasted = form.elements.pasted;
  const html = form.elements.pasted_html;

  pasted.addEventListener("paste", (event) => {
    const copied = event.clipboardData.getData("text/html");
    if (copied && !pasted.value.trim()) html.value = copied;
  });
  // What is typed after the paste counts, and that has no mark-up.
  pasted.addEventListener("input", (event) => {
    if (event.inputType !== "insertFromPaste") html.value = "";
  });

  form.addEventListener("submit", async (event) => {
    const files = [...form.elements.files.files];
    if (files.length < 2) return;
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    progress.replaceChildren();
    for (const file of files) await send(file);
    button.disabled = false;
    form.elements.files.value = "";
  });

  function send(file) {
    const line = progress.appendChild(document.createElement("li"));
    const label = line.appendChild(document.createElement("span"));
    const bar = line.appendChild(document.createElement("progress"));
    label.textContent = `${form.dataset.sending} ${file.name}`;
    bar.setAttribute("aria-label", file.name);
    const data = new FormData(form);
    data.delete("files");
    data.delete("pasted");
    data.delete("pasted_html");
    data.append("files", file);
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("POST", form.action || location.href);
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        bar.max = event.total;
        bar.value = event.loaded;
      });
      request.upload.addEventListener("load", () => {
        bar.removeAttribute("value");
        label.textContent = `${file.name}: ${form.dataset.reading}`;
      });
      request.addEventListener("loadend", () => {
        bar.remove();
        show(line, label, request);
        resolve();
      });
      request.send(data);
    });
  }

  function show(line, label, request) {
    let result = { error: form.dataset.failed };
    try {
      [result] = JSON.parse(request.responseText).results;
    } catch {
      // The answer was no answer of the portal.
    }
    line.className = result.error ? "intake-failed" : "intake-done";
    label.textContent = `${result.error || result.message} `;
    if (!result.address) return;
    const link = line.appendChild(document.createElement("a"));
    link.href = result.address;
    link.textContent = form.dataset.review;
  }
})();
