/**
 * The order in which parts are shown: shuffled, and yet the same for the same learner and the same item.
 * `judge/shuffle.py` does the same sums; tests/judge/shuffle_cases.json holds both to one table.
 */

/**
 * A permutation of 0…count-1: the indices, as the author wrote them, in the order to be shown.
 * @param {string} seed `learner:quiz#item`
 * @param {number} count
 * @returns {number[]}
 */
export function shownOrder(seed, count) {
  const order = Array.from({ length: count }, (_, index) => index);
  const next = mulberry32(hash(seed));
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor((next() * (last + 1)) / 2 ** 32);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** @param {string} text @returns {number} 32 bits: FNV-1a over UTF-16 code units, then murmur's last mix */
function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** @param {number} state @returns {() => number} whole numbers below 2^32 */
function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= (value + Math.imul(value ^ (value >>> 7), value | 61)) | 0;
    return (value ^ (value >>> 14)) >>> 0;
  };
}
