/**
 * Turns a catalogue of sentences into a way to say them.
 */

/**
 * @param {Record<string, string | {one: string, other: string}>} catalogue
 * @returns {(name: string, values?: Record<string, string | number>) => string} fills the {gaps} of the sentence of
 *   that name; `count` picks between one and other
 */
export function speaker(catalogue) {
  return (name, values = {}) => {
    const found = catalogue[name] ?? name;
    const sentence = typeof found === "string" ? found : found[values.count === 1 ? "one" : "other"];
    return sentence.replace(/\{(\w+)\}/g, (_, gap) => String(values[gap]));
  };
}
