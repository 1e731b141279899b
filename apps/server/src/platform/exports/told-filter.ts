import { IsObject, IsString, type TSchema } from 'typebox'

/* No name and no number looks so. */
const idForm = /^[a-z]{2,7}_[0-9a-f]{1,32}$/
/** Stands for what a person typed: it may be a name or a number. */
const hiddenText = '(hidden)'

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
  const told = Object.entries(filter).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    told.map(([name, value]) => {
      const isTold = !isFreeText(properties[name]) || idForm.test(String(value))
      return [name, isTold ? value : hiddenText]
    }),
  )
}
