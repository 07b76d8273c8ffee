/**
 * The line to the class: it is opened again whenever it is lost, sooner at first, and not by all phones at once.
 */

const SOONEST = 500, LATEST = 8000, PATIENCE = 40000;

/**
 * @param {string} path of the socket
 * @param {{ lost: () => void, back: () => void, heard: (message: any) => void }} on
 * @returns {{ say: (message: any) => boolean, onOpen: (what: () => void) => void }}
 */
export function openLine(path, on) {
  const address = new URL(path, location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  const whenOpen = [];
  let socket, wait = SOONEST, wasLost = false, opening;
  connect();
  // A phone that was in a pocket, or a network that is there again, need not wait for the next try.
  addEventListener("online", now);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now());
  return {
    say: message => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    onOpen: what => whenOpen.push(what),
  };

  function connect() {
    const mine = socket = new WebSocket(address);
    const giveUp = setTimeout(() => mine.close(), PATIENCE);
    mine.onopen = () => {
      clearTimeout(giveUp);
      wait = SOONEST;
      if (wasLost) on.back();
      wasLost = false;
      for (const what of whenOpen) what();
    };
    mine.onmessage = ({ data }) => on.heard(JSON.parse(data));
    mine.onclose = () => {
      clearTimeout(giveUp);
      if (mine !== socket) return;
      if (!wasLost) on.lost();
      wasLost = true;
      opening = setTimeout(connect, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, LATEST);
    };
  }

  function now() {
    if (socket.readyState !== WebSocket.CLOSED) return;
    clearTimeout(opening);
    connect();
  }
}
