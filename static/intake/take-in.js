// Sends the chosen files and the copied text one by one and says how far each has come; without it
// the form sends all of them at once. A copied text keeps its headings, lists and links.
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
    const deliveries = files.map((file) => ({ name: file.name, file }));
    if (pasted.value.trim()) deliveries.push({ name: form.dataset.pasted });
    if (!deliveries.length) return; // the portal says what is missing
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    progress.replaceChildren();
    const left = new DataTransfer();
    const taken = [];
    for (const delivery of deliveries) {
      const result = await send(delivery);
      if (!result.error) taken.push(result);
      if (result.error && delivery.file) left.items.add(delivery.file);
      if (!result.error && !delivery.file) pasted.value = html.value = "";
    }
    // What could not be taken in stays where it was.
    form.elements.files.files = left.files;
    button.disabled = false;
    if (deliveries.length === 1 && taken.length) location.assign(taken[0].address);
  });

  function send({ name, file }) {
    const line = progress.appendChild(document.createElement("li"));
    const label = line.appendChild(document.createElement("span"));
    const bar = line.appendChild(document.createElement("progress"));
    label.textContent = `${form.dataset.sending} ${name}`;
    bar.setAttribute("aria-label", name);
    const data = new FormData(form);
    data.delete("files");
    if (file) {
      data.delete("pasted");
      data.delete("pasted_html");
      data.append("files", file);
    }
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
        label.textContent = `${name}: ${form.dataset.reading}`;
      });
      request.addEventListener("loadend", () => {
        bar.remove();
        resolve(show(line, label, request));
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
    if (result.address) {
      const link = line.appendChild(document.createElement("a"));
      link.href = result.address;
      link.textContent = form.dataset.review;
    }
    return result;
  }
})();
