/**
 * The learning platform as it can be talked to through SCORM 1.2: its `API`, found in the windows around this one, and
 * trusted with nothing. A platform that throws, refuses or forgets costs the learner what would be kept, never a quiz.
 */

const WINDOWS = 500; // a frame that holds itself would never end

/** @typedef {Record<"LMSInitialize" | "LMSFinish" | "LMSGetValue" | "LMSSetValue" | "LMSCommit" | "LMSGetLastError",
 *   (...values: string[]) => any>} Api */
/** @typedef {ReturnType<typeof connect>} Platform */

/**
 * The platform's API, looked for as the standard says: in the windows around, then in the one that opened this and
 * those around it. Windows of another origin may not be asked, and end the search.
 * @param {any} own this window
 * @returns {Api | null}
 */
export function findApi(own) {
  return above(own) ?? above(tried(() => own.top.opener)) ?? above(tried(() => own.opener)) ?? null;
}

/**
 * A session with the platform, begun at once.
 * @param {Api | null} api
 */
export function connect(api) {
  /** Whether the platform took part so far. */
  let open = api !== null && answers(() => api.LMSInitialize(""));
  /** Whether it took what must not be lost, and wrote it down, the last time it was asked to. */
  let [kept, written] = [open, open];
  /** @param {string} element */
  const get = (element) => (open ? String(tried(() => api?.LMSGetValue(element)) ?? "") : "");
  /** @param {string} element @param {string | number} value @returns {boolean} whether the platform says it was taken */
  const set = (element, value) => open && answers(() => api?.LMSSetValue(element, String(value)));
  return {
    get,
    set,
    /**
     * Sets what must not be lost, and reads it again, since a platform may say yes and keep nothing.
     * @param {string} element @param {string} value
     */
    keep(element, value) {
      kept = set(element, value) && get(element) === value;
    },
    /** Has the platform write down what it was given. */
    commit() {
      written = open && answers(() => api?.LMSCommit(""));
    },
    finish() {
      if (open) tried(() => api?.LMSFinish(""));
      open = false;
    },
    /** Whether a platform is there. */
    found: open,
    /** Whether it kept all that it was given to keep. */
    keeps: () => kept && written,
  };
}

/** @param {any} from @returns {Api | null} */
function above(from) {
  return tried(() => {
    let at = from;
    for (let count = 0; at && count < WINDOWS; count += 1) {
      if (at.API) return at.API;
      if (at.parent === at) return null;
      at = at.parent;
    }
    return null;
  }) ?? null;
}

/** Whether the platform said true, as a text or as the value: both are met with. @param {() => any} ask */
function answers(ask) {
  return String(tried(ask)) === "true";
}

/** @template T @param {() => T} ask @returns {T | undefined} */
function tried(ask) {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
