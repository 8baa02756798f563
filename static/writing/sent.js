// A page of the admin that answers to a sent edit form: what was kept of it is forgotten.
(() => {
  let sent = null;
  try { sent = JSON.parse(sessionStorage.getItem("writing-sent")); } catch { /* nothing was sent */ }
  if (!sent) return;
  document.addEventListener("DOMContentLoaded", () => {
    const from = document.referrer && new URL(document.referrer).pathname;
    const failed = document.querySelector(".w-field--error, .messages .error, .messages .warning");
    const isSignedIn = document.getElementById("wagtail-sidebar"); // not where one signs in
    if (from === sent.path && isSignedIn && !failed) localStorage.removeItem(sent.key);
    sessionStorage.removeItem("writing-sent");
  });
})();
