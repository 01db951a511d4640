// Where the session is: beside the page, so that a proxy needs no telling, under whatever path it serves us.
const session = new URL("ws", location.href);
session.protocol = session.protocol.replace("http", "ws");
session.search = session.hash = "";
const terminal = document.getElementById("terminal");
terminal.dataset.sessionWebsocketUrl = session.href;
document.getElementById("again").addEventListener("click", () => location.reload());

// Keys go to the explorer at once, without a click: the terminal's field for keys has the focus as soon as it is there,
// and again when the window has it.
const focusKeys = () => terminal.querySelector(".xterm-helper-textarea")?.focus({ preventScroll: true });
new MutationObserver((_, observer) => {
  if (terminal.querySelector(".xterm-helper-textarea")) {
    observer.disconnect();
    focusKeys();
  }
}).observe(terminal, { childList: true, subtree: true });
window.addEventListener("focus", focusKeys);
