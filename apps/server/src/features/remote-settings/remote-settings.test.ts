import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settingsCatalogue, type StoredValues } from '../settings/index.ts'
import { effectiveValue } from '../settings/index.ts'
import { type Below, previewOf, type Target, withEdits } from './remote-settings.rules.ts'

const companyId = 'com'
const key = 'handset.lowBatteryPercent' as const

interface Model {
  /** Parent of each unit by index; a unit's parent has a smaller index, -1 is the company. */
  readonly parents: readonly number[]
  /** Unit of each phone by index, -1 for none. */
  readonly phones: readonly number[]
  readonly ofCompany: number | undefined
  readonly ofUnits: readonly (number | undefined)[]
  readonly ofPhones: readonly (number | undefined)[]
}

const value = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined })
const models: fc.Arbitrary<Model> = fc.integer({ min: 1, max: 8 }).chain((units) =>
  fc.integer({ min: 0, max: 8 }).chain((phones) =>
    fc.record({
      parents: fc.tuple(...Array.from({ length: units }, (_, at) => fc.integer({ min: -1, max: at - 1 }))),
      phones: fc.array(fc.integer({ min: -1, max: units - 1 }), { minLength: phones, maxLength: phones }),
      ofCompany: value,
      ofUnits: fc.array(value, { minLength: units, maxLength: units }),
      ofPhones: fc.array(value, { minLength: phones, maxLength: phones }),
    }),
  ),
)

/* The naive model: walk up until somebody says something. */
function unitValue(model: Model, unit: number): number {
  if (unit === -1) return model.ofCompany ?? settingsCatalogue[key].default
  return model.ofUnits[unit] ?? unitValue(model, model.parents[unit] ?? -1)
}
function phoneValue(model: Model, phone: number): number {
  return model.ofPhones[phone] ?? unitValue(model, model.phones[phone] ?? -1)
}
function idsAbove(model: Model, unit: number): string[] {
  return unit === -1 ? [] : [...idsAbove(model, model.parents[unit] ?? -1), `org_${unit}`]
}

function storedOf(model: Model): StoredValues {
  const own = (id: string, set: number | undefined): [string, Map<string, unknown>][] =>
    set === undefined ? [] : [[id, new Map([[key, set]])]]
  return new Map([
    ...own(companyId, model.ofCompany),
    ...model.ofUnits.flatMap((set, at) => own(`org_${at}`, set)),
    ...model.ofPhones.flatMap((set, at) => own(`dev_${at}`, set)),
  ])
}

function phonePlace(model: Model, phone: number) {
  return { companyId, orgUnitIds: idsAbove(model, model.phones[phone] ?? -1), deviceId: `dev_${phone}` }
}

function belowOf(model: Model, root: string): Below {
  const isBelow = (unit: number) => root === companyId || idsAbove(model, unit).includes(root)
  const units = model.parents
    .map((_, at) => ({ orgUnitId: `org_${at}`, name: '', idsAbove: idsAbove(model, at), agents: 1 }))
    .filter((_, at) => isBelow(at))
  const devices = model.phones
    .map((unit, at) => ({
      deviceId: `dev_${at}`,
      name: '',
      orgUnitId: unit === -1 ? null : `org_${unit}`,
      hasAgent: true,
    }))
    .filter((_, at) => isBelow(model.phones[at] ?? -1))
  return { units, devices }
}

test('MON-2: in any tree the nearest value counts, as a naive walk up finds it', () => {
  fc.assert(
    fc.property(models, (model) => {
      const stored = storedOf(model)
      for (const phone of model.phones.keys())
        expect(effectiveValue(stored, phonePlace(model, phone), key)).toBe(phoneValue(model, phone))
      for (const unit of model.parents.keys())
        expect(effectiveValue(stored, { companyId, orgUnitIds: idsAbove(model, unit) }, key)).toBe(
          unitValue(model, unit),
        )
    }),
  )
})

test('MON-2: the preview counts exactly the units and phones whose value then changes', () => {
  fc.assert(
    fc.property(models, value, fc.nat(), (model, next, choice) => {
      const unit = (choice % (model.parents.length + 1)) - 1
      const targetId = unit === -1 ? companyId : `org_${unit}`
      const place = { companyId, orgUnitIds: idsAbove(model, unit) }
      const target: Target = {
        level: unit === -1 ? 'company' : 'org_unit',
        targetId,
        name: '',
        place,
      }
      const after: Model =
        unit === -1 ? { ...model, ofCompany: next } : { ...model, ofUnits: model.ofUnits.with(unit, next) }
      const edits = [next === undefined ? { key } : { key, value: next }]
      expect(withEdits(storedOf(model), targetId, edits).get(targetId)?.get(key)).toBe(next)
      const preview = previewOf(storedOf(model), target, belowOf(model, targetId), edits)
      const phones = [...model.phones.keys()].filter((at) => phoneValue(model, at) !== phoneValue(after, at))
      const units = [...model.parents.keys()].filter((at) => unitValue(model, at) !== unitValue(after, at))
      expect({ devices: preview.devices, orgUnits: preview.orgUnits, agents: preview.agents }).toEqual({
        devices: phones.length,
        orgUnits: units.length,
        agents: units.length,
      })
    }),
  )
})
