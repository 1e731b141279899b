/** Customers' names and numbers behind their masks (SEC-12). */
export const maskingTexts = {
  'console.permission.names:see': 'See customers’ names',
  'console.permission.names:reveal': 'Reveal customers’ names',
  'setting_group.customers': 'Customers’ data',
  'setting.customers.nameMasking': 'Mask customers’ names and numbers at the company',
  'setting_help.customers.nameMasking':
    'By role: shown to whoever has the permission to see names. Always: hidden from everybody; each look leaves a trace.',
  'setting.customers.isRevealReasonRequired': 'Reason for revealing required',
  'setting_help.customers.isRevealReasonRequired': 'Whoever reveals a number or name must say why.',
  'setting.customers.revealsPerHour': 'Reveals an hour',
  'setting_help.customers.revealsPerHour':
    'How many numbers and names one person may reveal in an hour. At the limit further ones are refused and an alert is raised. 0 sets no limit.',
  'setting.customers.numberSearchesPerHour': 'Searches by whole number an hour',
  'setting_help.customers.numberSearchesPerHour':
    'How often one person without the permission to reveal numbers may search by a whole number in an hour. 0 sets no limit.',
  'setting.handset.isNumberMasked': 'Mask numbers on the phone',
  'setting_help.handset.isNumberMasked':
    'The phone shows customers’ numbers as 010-****-1234; it dials them whole.',
  'setting.handset.isNameMasked': 'Mask names on the phone',
  'setting_help.handset.isNameMasked':
    'Customers’ names and references are masked before they are sent to the phone.',
  'setting_option.never': 'Never',
  'setting_option.by_role': 'By role',
  'setting_option.always': 'Always',
  'console.audit_action.calls.name_revealed': 'Revealed a customer’s name',
  'console.audit_action.customers.number_searched': 'Searched customers by a whole number',
  'console.audit_action.customers.unusual_looks': 'Unusual number of looks at customers',
  'console.key.reveal_number': 'Show the number',
  'console.key.reveal_name': 'Show the name',
  'console.call.reveal_name_title': 'Show the customer’s name and reference.',
  'console.listen_kind.reveal': 'Reveals',
}
