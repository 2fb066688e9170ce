const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The month of an ISO date in words: `June 2026`. */
export const formatMonth = (date: string): string => `${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** An ISO date in words: `1 April 2022`. */
export const formatDate = (date: string): string => `${Number(date.slice(8, 10))} ${formatMonth(date)}`;
