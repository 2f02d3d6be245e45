const AROUND_CURRENT = 1;

/**
 * The numbered pages to offer: the first, the last, the current with its neighbours, and `null` for each gap between
 * them. Seven entries at most, so that the row never wraps.
 */
export function pageNumbers(current: number, pageCount: number): (number | null)[] {
  const wanted = new Set([1, pageCount]);
  for (let page = current - AROUND_CURRENT; page <= current + AROUND_CURRENT; page += 1) {
    if (page >= 1 && page <= pageCount) wanted.add(page);
  }
  const numbers: (number | null)[] = [];
  let previous = 0;
  for (const page of [...wanted].sort((a, b) => a - b)) {
    if (page - previous === 2) numbers.push(page - 1);
    else if (page - previous > 2) numbers.push(null);
    numbers.push(page);
    previous = page;
  }
  return numbers;
}
