import { IsObject, IsString, type TSchema } from 'typebox'

/* No name and no number looks so. */
const idForm = /^[a-z]{2,7}_[0-9a-f]{1,32}$/
/** Stands for what a person typed: it may be a name or a number. */
const hiddenText = '(hidden)'

/* Where one is in a list says nothing of what was looked for. */
const paging = new Set(['limit', 'cursor', 'withTotal'])

function isFreeText(schema: TSchema | undefined): boolean {
  if (schema === undefined || !IsString(schema)) return false
  return (schema as { readonly format?: string }).format !== 'date-time'
}

/** A list's filter as the audit log may keep it: closed words, ids and times; of a typed text only that there was one. */
export function toldFilter(
  schema: TSchema,
  filter: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const properties: Readonly<Record<string, TSchema>> = IsObject(schema) ? schema.properties : {}
  const told = Object.entries(filter).filter(([name, value]) => value !== undefined && !paging.has(name))
  return Object.fromEntries(
    told.map(([name, value]) => {
      const isTold = !isFreeText(properties[name]) || idForm.test(String(value))
      return [name, isTold ? value : hiddenText]
    }),
  )
}
