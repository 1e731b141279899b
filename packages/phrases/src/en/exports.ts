import type { exportTexts as ko } from '../ko/exports.ts'

export const exportTexts: Readonly<Record<keyof typeof ko, string>> = {
  'exports.about': 'About',
  'exports.made_by': 'Exported by',
  'exports.made_at': 'Exported at',
  'exports.reason': 'Reason',
  'exports.rows': 'Rows',
  'exports.filter': 'Filter',
  'exports.no_filter': 'None (everything)',
  'exports.from_to': '{from} to {to}',
  'exports.ends_with': 'ending in {digits}',
  'exports.seconds': '{name} (seconds)',
  'exports.bytes': '{name} (bytes)',
  'console.export.title': 'Export the list',
  'console.export.button': 'Export',
  'console.export.xlsx': 'Excel (.xlsx)',
  'console.export.csv': 'CSV (.csv)',
  'console.export.format': 'Format',
  'console.export.reason': 'Reason for the export',
  'console.export.reason_help':
    'Something that can be checked later, such as a case number. It is kept in the usage history.',
  'console.export.reason_required': 'At least 5 characters.',
  'console.export.what':
    'Everything that fits the present filter, {count}. What is masked on screen is masked in the file.',
  'console.export.start': 'Export',
  'console.export.running': 'Exporting {rows} rows · {bytes}',
  'console.export.preparing': 'The file is being prepared.',
  'console.export.done': '{rows} rows exported ({bytes}).',
  'console.export.stop': 'Stop',
  'console.export.broken': 'The file did not arrive whole and was not saved. Please try again.',
}
