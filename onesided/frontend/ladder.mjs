/**
 * The ladder: after how many days a question comes back. Whoever still knows the answer then climbs one rung and waits
 * longer; whoever does not goes back. `progress/ladder.py` climbs the same way; tests/progress/ladder_cases.json holds
 * both to one table.
 */

/**
 * The rung, from 0, where these answers lead, and the day on which the question is due; null without an answer.
 * @param {[day: number, right: boolean, sure: boolean][]} answers oldest first, one a day
 * @param {number[]} days the wait on each rung
 * @returns {{rung: number, due: number} | null}
 */
export function climb(answers, days) {
  let [rung, due] = [-1, 0];
  for (const [day, right, sure] of answers) {
    if (rung < 0) {
      [rung, due] = [0, day + days[0]];
    } else if (right && day >= due) {
      rung = Math.min(rung + 1, days.length - 1);
      due = day + days[rung];
    } else if (!right) {
      rung = sure ? 0 : Math.max(0, rung - 1);
      due = day + (sure ? 1 : days[rung]);
    }
  }
  return rung < 0 ? null : { rung, due };
}
