/** What reads and writes workbooks. */
export { CFB, read, utils, write } from '@e965/xlsx';
