export { readTable, type Table, type TableLimits, TableUnreadableError } from './read-table.ts'
