/** The first of the month, or of the next one if the day is later: figures of the last of June are those of 1 July. */
export function firstOfMonth(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (day === 1) return date;
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return `${next}-01`;
}
