/** The few numbers that the measures share. Medians, since one slow run says nothing about the app. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** 0 … count − 1, and for each the two of `pair` in alternating order, so that neither is always the warmed-up one. */
export function* interleaved(pair, count) {
  for (let run = 0; run < count; run += 1) {
    for (const each of run % 2 ? pair.toReversed() : pair) yield each;
  }
}
